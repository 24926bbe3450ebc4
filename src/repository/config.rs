//! `klacht.toml`: what holds for the whole repository.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::diagnostic::Findings;
use crate::document::{Fields, Text, codes, parse_toml};
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
    /// Addresses that moved (verwijzingen), those that work.
    pub redirects: Vec<Redirect>,
    /// Closing days of the whole organisation.
    pub closed: Vec<NaiveDate>,
    /// After how many working days a recording is late (controle: laat_na); five when nothing is said.
    pub late_after: Option<u32>,
    /// From which day on the reports of the year are asked for (verslagen_vanaf); without it from the first complaint.
    pub reports_from: Option<NaiveDate>,
    /// Whether every commit must be signed (controle: handtekening).
    pub signatures: bool,
    /// The file, when there is one.
    pub source: Option<Arc<Source>>,
}

/// An address that moved.
#[derive(Debug, Clone)]
pub struct Redirect {
    /// The old address below the site, without slashes around it.
    pub from: Text,
    /// The page it leads to, below the site.
    pub to: Text,
}

impl Config {
    /// Reads the configuration; what is wrong is a finding.
    #[must_use]
    pub fn read(source: &Arc<Source>) -> (Self, Findings) {
        let (map, mut findings) = parse_toml(source);
        let mut fields = Fields { source, findings: &mut findings };
        fields.unknown_keys(
            &map,
            &[
                "organisatie",
                "regeling",
                "thema",
                "basis_url",
                "verslagen_vanaf",
                "kalender",
                "controle",
                "verwijzingen",
            ],
            "klacht.toml",
        );
        let mut config = Self {
            organisation: fields.text(&map, "organisatie").map(|text| text.text.into()),
            default_regulation: fields.text(&map, "regeling"),
            theme: fields.text(&map, "thema"),
            base_url: fields.text(&map, "basis_url").map(|text| text.text.trim_end_matches('/').to_owned()),
            redirects: Vec::new(),
            closed: Vec::new(),
            late_after: None,
            signatures: false,
            reports_from: fields.date(&map, "verslagen_vanaf").map(|day| day.date()),
            source: Some(Arc::clone(source)),
        };
        if let Some(calendar) = fields.map(&map, "kalender") {
            fields.unknown_keys(calendar, &["gesloten"], "de kalender");
            for text in fields.texts(calendar, "gesloten") {
                config.closed.extend(fields.read_date("gesloten", &text).map(|day| day.date()));
            }
        }
        if let Some(moved) = fields.map(&map, "verwijzingen") {
            for entry in moved {
                let old = entry.key.text.trim().trim_matches('/').to_owned();
                if let Some(to) = fields.text(moved, &entry.key.text) {
                    let new = to.text.trim().trim_start_matches('/').to_owned();
                    config.redirects.push(Redirect {
                        from: Text { text: old.into(), span: entry.key.span },
                        to: Text { text: new.into(), span: to.span },
                    });
                }
            }
        }
        if let Some(audit) = fields.map(&map, "controle") {
            fields.unknown_keys(audit, &["laat_na", "handtekening"], "de controle");
            config.signatures = fields.yes(audit, "handtekening");
            if let Some(text) = fields.text(audit, "laat_na") {
                config.late_after = text.text.parse().ok();
                if config.late_after.is_none() {
                    let message = "bij `laat_na` hoort een aantal werkdagen".to_owned();
                    fields.report(&codes::WRONG_SHAPE, text.span, message, "schrijf een getal, zoals 5");
                }
            }
        }
        (config, findings)
    }
}
