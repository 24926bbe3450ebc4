//! Merges that changed something by hand, or passed over the work of a side.

use std::collections::{BTreeMap, BTreeSet};

use crate::case::id_of;
use crate::check::codes::{MERGE_BY_HAND, MERGE_DROPPED_SIDE};
use crate::diagnostic::Severity;
use crate::document::list_in_dutch;
use crate::git::{Commit, GitProblem, Id};
use crate::trail::Snapshot;

use super::pieces::{self, Joined, TEXT};
use super::{Finding, Subject};

pub(super) fn run(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), GitProblem> {
    let trail = subject.trail;
    let places = Places::new(subject);
    for (commit, change) in trail.joined.iter().filter(|(_, change)| change.after.is_some()) {
        let about =
            |code, message| Finding { case: case_of(&change.path), ..Finding::about_commit(code, commit, message) };
        let [one, other] = commit.parents[..] else {
            findings.push(about(&MERGE_BY_HAND, format!("bij het samenvoegen {SEVERAL}")));
            continue;
        };
        let Some(joined) = places.joined((one, other), commit, &change.path) else { continue };
        if !joined.by_hand.is_empty() {
            let message = format!("bij het samenvoegen met de hand veranderd: {}", names(joined.by_hand));
            findings.push(about(&MERGE_BY_HAND, message));
        }
        for (side, lost) in commit.parents.iter().zip(joined.passed_over).filter(|(_, lost)| !lost.is_empty()) {
            let chosen = lost.iter().all(|place| joined.chosen.contains(place) && place != TEXT);
            let finding = about(&MERGE_DROPPED_SIDE, dropped(subject, *side, "", lost));
            // Where both sides changed one thing, somebody chose; that is worth a look, no more.
            let severity = if chosen { Severity::Warning } else { finding.severity };
            findings.push(Finding { severity, ..finding });
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
        let about = if case.is_none() { format!(" van {}", dropped.path) } else { String::new() };
        let message = self::dropped(subject, dropped.parent, &about, lost);
        findings.push(Finding { case, ..Finding::about_commit(&MERGE_DROPPED_SIDE, commit, message) });
    }
    Ok(())
}

/// What is said of a merge of three sides or more.
const SEVERAL: &str = "van meer dan twee kanten is het bestand anders dan aan elke kant";

/// That the work of a side is not in a merge, and whose it was.
fn dropped(subject: &Subject<'_>, side: Id, about: &str, lost: BTreeSet<String>) -> String {
    let last = subject.trail.commits.iter().find(|commit| commit.id == side);
    let whose = last.map(|last| format!(", met als laatste {}", last.author.name)).unwrap_or_default();
    let (short, lost) = (side.short(), names(lost));
    format!("bij het samenvoegen{about} is het werk van een kant weggevallen (tot {short}{whose}): {lost}")
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

    /// What a merge made of its two sides.
    fn joined(&self, (one, other): (Id, Id), commit: &Commit, path: &str) -> Option<Joined> {
        let base = self.base(one, Some(other), path)?;
        let sides = [&self.version(one, path)?, &self.version(other, path)?];
        Some(pieces::joined(&base, sides, &self.version(commit.id, path)?))
    }

    /// What a hand did in a merge beside joining, or what it left out.
    fn hand(&self, commit: &Commit, path: &str) -> Option<String> {
        let [one, other] = commit.parents[..] else { return Some(SEVERAL.to_owned()) };
        let joined = self.joined((one, other), commit, path)?;
        let all: BTreeSet<String> = joined.passed_over.into_iter().fold(joined.by_hand, |all, side| &all | &side);
        (!all.is_empty()).then(|| format!("met de hand veranderd: {}", names(all)))
    }
}

fn case_of(path: &str) -> Option<String> {
    path.strip_prefix("cases/").and_then(|path| id_of(path).ok())
}

fn names(places: BTreeSet<String>) -> String {
    list_in_dutch(&places.into_iter().collect::<Vec<_>>(), "en")
}
