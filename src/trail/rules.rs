//! Which regulation versions there were at each commit.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::calendar::parse_date;
use crate::diagnostic::Findings;
use crate::document::{self, Document};
use crate::git::{Archive, Id, Step};

/// A version as far as binding goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Version {
    from: NaiveDate,
    until: Option<NaiveDate>,
}

/// The regulations as they stood at a commit, followed from the oldest commit on.
#[derive(Debug, Default, Clone)]
pub(super) struct Rules {
    /// By short name and path.
    versions: BTreeMap<(String, String), Version>,
    known: BTreeMap<Id, Option<Version>>,
}

impl Rules {
    /// Takes in what a commit did to the regulations.
    pub(super) fn follow(&mut self, archive: &Archive, step: &Step) {
        for change in step.changes.iter().filter(|change| change.path.starts_with("regulations/")) {
            let Some(slug) = slug(&change.path) else { continue };
            let key = (slug, change.path.clone());
            match change.after.and_then(|id| *self.known.entry(id).or_insert_with(|| read(archive, id))) {
                Some(version) => self.versions.insert(key, version),
                None => self.versions.remove(&key),
            };
        }
    }

    /// How they stand now.
    pub(super) fn snapshot(&self) -> Self {
        Self { versions: self.versions.clone(), known: BTreeMap::new() }
    }

    /// The version of a regulation that binds a case received on a day.
    pub(super) fn binding(&self, named: &str, received: Option<NaiveDate>) -> Option<(String, NaiveDate)> {
        let (slug, pinned) = match named.split_once('@') {
            Some((slug, version)) => (slug, version.parse::<NaiveDate>().ok()),
            None => (named, None),
        };
        let versions = self.versions.iter().filter(|((own, _), _)| own == slug).map(|(_, version)| version);
        let fits = |version: &&Version| match (pinned, received) {
            (Some(pinned), _) => version.from == pinned,
            (None, Some(day)) => version.from <= day && version.until.is_none_or(|until| day < until),
            (None, None) => false,
        };
        versions.filter(fits).map(|version| version.from).max().map(|from| (slug.to_owned(), from))
    }
}

fn slug(path: &str) -> Option<String> {
    let rest = path.strip_prefix("regulations/")?.strip_suffix(".md")?;
    Some(rest.split('/').next().unwrap_or(rest).to_owned())
}

fn read(archive: &Archive, id: Id) -> Option<Version> {
    let source = document::of_bytes(archive.blob(id).ok()?, "regeling.md", &mut Findings::new())?;
    let (document, _) = Document::parse(&source);
    let day = |key: &str| {
        let text = document.front.get(key).and_then(|node| node.as_str())?;
        parse_date(text).ok().map(|parsed| parsed.moment.date)
    };
    Some(Version { from: day("in_werking")?, until: day("vervallen") })
}
