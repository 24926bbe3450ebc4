//! Which regulation versions there were at each commit.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::calendar::parse_date;
use crate::diagnostic::Findings;
use crate::document::{self, Document, YesNo, yes_no};
use crate::git::{Archive, Found, Id};

use super::Unread;

/// A version as far as binding goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Version {
    from: NaiveDate,
    until: Option<NaiveDate>,
}

/// The regulations as they stand in a commit.
#[derive(Debug, Default)]
pub(super) struct Rules {
    /// The versions by short name.
    versions: Vec<(String, Version)>,
    /// The regulation of cases that name none.
    default: Option<String>,
    /// Whether the settings ask for a signature under every commit.
    pub(super) signed: bool,
}

/// The regulations of every commit: most commits share theirs with the one before.
pub(super) struct Books<'a> {
    archive: &'a Archive,
    default: Option<&'a str>,
    seen: HashMap<[Option<Found>; 2], Arc<Rules>>,
    known: HashMap<Id, Option<Version>>,
    /// What could not be read.
    pub(super) unread: Vec<Unread>,
}

impl<'a> Books<'a> {
    pub(super) fn new(archive: &'a Archive, default: Option<&'a str>) -> Self {
        Self { archive, default, seen: HashMap::new(), known: HashMap::new(), unread: Vec::new() }
    }

    /// How they stand in a commit, by its folder of regulations and its settings.
    pub(super) fn at(&mut self, regulations: Option<Found>, settings: Option<Found>) -> Arc<Rules> {
        if let Some(rules) = self.seen.get(&[regulations, settings]) {
            return Arc::clone(rules);
        }
        let (default, signed) = match settings.filter(|found| !found.folder) {
            Some(settings) => self.bytes(settings.id).map(said).unwrap_or_default(),
            None => (self.default.map(str::to_owned), false),
        };
        let files = match regulations.filter(|found| found.folder) {
            Some(folder) => self.archive.files(folder.id, "regulations").unwrap_or_else(|problem| {
                self.unread.push(Unread { id: None, reason: problem.reason });
                Vec::new()
            }),
            None => Vec::new(),
        };
        let mut versions = Vec::with_capacity(files.len());
        for (slug, id) in files.iter().filter_map(|file| Some((slug(&file.path)?, file.after?))) {
            let version = match self.known.get(&id) {
                Some(known) => *known,
                None => {
                    let version = self.bytes(id).and_then(read);
                    self.known.insert(id, version);
                    version
                }
            };
            versions.extend(version.map(|version| (slug, version)));
        }
        let rules = Arc::new(Rules { versions, default, signed });
        self.seen.insert([regulations, settings], Arc::clone(&rules));
        rules
    }

    fn bytes(&mut self, id: Id) -> Option<Vec<u8>> {
        match self.archive.blob(id) {
            Ok(bytes) => Some(bytes),
            Err(problem) => {
                self.unread.push(Unread { id: Some(id), reason: problem.reason });
                None
            }
        }
    }
}

impl Rules {
    /// The version of a regulation that binds a case received on a day.
    pub(super) fn binding(&self, named: Option<&str>, received: Option<NaiveDate>) -> Option<(String, NaiveDate)> {
        let named = named.or(self.default.as_deref())?;
        let (slug, pinned) = match named.split_once('@') {
            Some((slug, version)) => (slug, Some(version.parse::<NaiveDate>().ok()?)),
            None => (named, None),
        };
        let versions = self.versions.iter().filter(|(own, _)| own == slug).map(|(_, version)| version);
        let fits = |version: &&Version| match (pinned, received) {
            (Some(pinned), _) => version.from == pinned,
            (None, Some(day)) => version.from <= day && version.until.is_none_or(|until| day < until),
            (None, None) => false,
        };
        versions.filter(fits).map(|version| version.from).max().map(|from| (slug.to_owned(), from))
    }
}

/// The regulation that settings (`klacht.toml`) name for cases that name none.
#[must_use]
pub fn default(bytes: Vec<u8>) -> Option<String> {
    said(bytes).0
}

/// What settings say: the regulation of cases that name none, and whether every commit must be signed.
fn said(bytes: Vec<u8>) -> (Option<String>, bool) {
    let Some(source) = document::of_bytes(bytes, "klacht.toml", &mut Findings::new()) else { return (None, false) };
    let (settings, _) = document::parse_toml(&source);
    let default = settings.get("regeling").and_then(|node| node.as_str()).map(|text| text.trim().to_owned());
    let audit = settings.get("controle").and_then(|node| node.as_map());
    let signed = audit.and_then(|audit| audit.get("handtekening")).and_then(|node| node.as_str());
    (default, signed.and_then(yes_no) == Some(YesNo::Yes))
}

fn slug(path: &str) -> Option<String> {
    let rest = path.strip_prefix("regulations/")?.strip_suffix(".md")?;
    Some(rest.split('/').next().unwrap_or(rest).to_owned())
}

fn read(bytes: Vec<u8>) -> Option<Version> {
    let source = document::of_bytes(bytes, "regeling.md", &mut Findings::new())?;
    let (document, _) = Document::parse(&source);
    let day = |key: &str| {
        let text = document.front.get(key).and_then(|node| node.as_str())?;
        parse_date(text).ok().map(|parsed| parsed.moment.date)
    };
    Some(Version { from: day("in_werking")?, until: day("vervallen") })
}
