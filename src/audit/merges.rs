//! Merges that changed something by hand, or passed over the work of a side.

use std::collections::{BTreeMap, BTreeSet};

use crate::case::id_of;
use crate::check::codes::{MERGE_BY_HAND, MERGE_DROPPED_SIDE};
use crate::document::list_in_dutch;
use crate::git::{Commit, GitProblem, Id};
use crate::trail::{Act, Snapshot};

use super::{Finding, Subject, pieces};

pub(super) fn run(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), GitProblem> {
    let trail = subject.trail;
    let places = Places::new(subject);
    for entry in trail.entries.iter().filter(|entry| entry.act == Act::MergedByHand && entry.after.is_some()) {
        if let Some(what) = places.hand(&entry.commit, &entry.path) {
            findings.push(Finding::about_case(&MERGE_BY_HAND, entry, format!("bij het samenvoegen {what}")));
        }
    }
    for (commit, change) in trail.regulations.iter().filter(|(commit, _)| commit.parents.len() > 1) {
        let what = match change.after {
            Some(_) => places.hand(commit, &change.path),
            None => Some("is het bestand weggehaald".to_owned()),
        };
        if let Some(what) = what {
            let message = format!("bij het samenvoegen van {} {what}", change.path);
            findings.push(Finding::about_commit(&MERGE_BY_HAND, commit, message));
        }
    }
    for (commit, dropped) in &trail.dropped {
        let case = case_of(&dropped.path);
        if case.is_none() && !dropped.path.starts_with("regulations/") {
            continue;
        }
        let other = commit.parents.iter().find(|parent| **parent != dropped.parent);
        let base = places.base(dropped.parent, other.copied(), &dropped.path);
        // The file may have gone to another place in the merge.
        let versions = base.zip(subject.version(dropped.lost)).zip(places.version(commit.id, &dropped.path));
        let Some(((base, side), kept)) = versions else { continue };
        let lost = pieces::lost(&base, &side, &kept);
        if lost.is_empty() {
            continue;
        }
        let side = trail.commits.iter().find(|commit| commit.id == dropped.parent);
        let whose = side.map(|side| format!(", met als laatste {}", side.author.name)).unwrap_or_default();
        let about = if case.is_none() { format!(" van {}", dropped.path) } else { String::new() };
        let message = format!(
            "bij het samenvoegen{about} is het werk van een kant weggevallen (tot {}{whose}): {}",
            dropped.parent.short(),
            names(lost)
        );
        findings.push(Finding { case, ..Finding::about_commit(&MERGE_DROPPED_SIDE, commit, message) });
    }
    Ok(())
}

/// Every place each case has ever stood: a case is its number, not its path.
struct Places<'a> {
    subject: &'a Subject<'a>,
    of_case: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Places<'a> {
    fn new(subject: &'a Subject<'a>) -> Self {
        let mut of_case: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for entry in &subject.trail.entries {
            of_case.entry(&entry.case).or_default().insert(&entry.path);
        }
        Self { subject, of_case }
    }

    /// What a commit had at a path, or of the case of that path anywhere else.
    fn version(&self, commit: Id, path: &str) -> Option<Snapshot> {
        let case = case_of(path);
        let elsewhere = case.as_deref().and_then(|case| self.of_case.get(case)).into_iter().flatten().copied();
        for path in std::iter::once(path).chain(elsewhere) {
            if let Some(id) = self.subject.noted(commit, self.subject.archive.file_at(commit, path))? {
                return self.subject.version(Some(id));
            }
        }
        Some(Snapshot::default())
    }

    /// What it was when two sides parted.
    fn base(&self, one: Id, other: Option<Id>, path: &str) -> Option<Snapshot> {
        let parted = match other {
            Some(other) => self.subject.noted(other, self.subject.archive.parted(one, other))?,
            None => None,
        };
        parted.map_or_else(|| Some(Snapshot::default()), |parted| self.version(parted, path))
    }

    /// What a hand did in a merge beside joining.
    fn hand(&self, commit: &Commit, path: &str) -> Option<String> {
        let [one, other] = commit.parents[..] else {
            return Some("van meer dan twee kanten is het bestand anders dan aan elke kant".to_owned());
        };
        let base = self.base(one, Some(other), path)?;
        let sides = [&self.version(one, path)?, &self.version(other, path)?];
        let places = pieces::by_hand(&base, sides, &self.version(commit.id, path)?);
        (!places.is_empty()).then(|| format!("met de hand veranderd: {}", names(places)))
    }
}

fn case_of(path: &str) -> Option<String> {
    path.strip_prefix("cases/").and_then(|path| id_of(path).ok())
}

fn names(places: BTreeSet<String>) -> String {
    list_in_dutch(&places.into_iter().collect::<Vec<_>>(), "en")
}
