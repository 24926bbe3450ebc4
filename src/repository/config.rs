//! `klacht.toml`: what holds for the whole repository.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::diagnostic::Findings;
use crate::document::{Fields, Text, parse_toml};
use crate::source::Source;

/// The configuration; every field has a default.
#[derive(Debug, Default)]
pub struct Config {
    /// The organisation.
    pub organisation: Option<String>,
    /// The regulation of cases that name none.
    pub default_regulation: Option<Text>,
    /// The theme, a folder under `themes/`.
    pub theme: Option<Text>,
    /// Where the public site will stand, without a slash at the end.
    pub base_url: Option<String>,
    /// Closing days of the whole organisation.
    pub closed: Vec<NaiveDate>,
    /// The file, when there is one.
    pub source: Option<Arc<Source>>,
}

impl Config {
    /// Reads the configuration; what is wrong is a finding.
    #[must_use]
    pub fn read(source: &Arc<Source>) -> (Self, Findings) {
        let (map, mut findings) = parse_toml(source);
        let mut fields = Fields { source, findings: &mut findings };
        fields.unknown_keys(&map, &["organisatie", "regeling", "thema", "basis_url", "kalender"], "klacht.toml");
        let mut config = Self {
            organisation: fields.text(&map, "organisatie").map(|text| text.text.into()),
            default_regulation: fields.text(&map, "regeling"),
            theme: fields.text(&map, "thema"),
            base_url: fields.text(&map, "basis_url").map(|text| text.text.trim_end_matches('/').to_owned()),
            closed: Vec::new(),
            source: Some(Arc::clone(source)),
        };
        if let Some(calendar) = fields.map(&map, "kalender") {
            fields.unknown_keys(calendar, &["gesloten"], "de kalender");
            for text in fields.texts(calendar, "gesloten") {
                config.closed.extend(fields.read_date("gesloten", &text).map(|day| day.date()));
            }
        }
        (config, findings)
    }
}
