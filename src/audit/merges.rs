//! Merges that changed something by hand, or passed over the work of a side.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::case::id_of;
use crate::check::codes::{MERGE_BY_HAND, MERGE_DROPPED_SIDE};
use crate::document::list_in_dutch;
use crate::git::{Commit, GitProblem, Id};
use crate::trail::Act;

use super::{Finding, Subject, pieces};

pub(super) fn run(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), GitProblem> {
    let trail = subject.trail;
    for entry in trail.entries.iter().filter(|entry| entry.act == Act::MergedByHand) {
        let by_hand = hand(subject, &entry.commit, &entry.path, entry.after)?;
        by_hand.into_iter().for_each(|what| {
            findings.push(Finding::about_case(&MERGE_BY_HAND, entry, format!("bij het samenvoegen {what}")));
        });
    }
    for (commit, change) in trail.regulations.iter().filter(|(commit, _)| commit.parents.len() > 1) {
        if let Some(what) = hand(subject, commit, &change.path, change.after)? {
            let message = format!("bij het samenvoegen van {} {what}", change.path);
            findings.push(Finding::about_commit(&MERGE_BY_HAND, commit, message));
        }
    }
    for (commit, dropped) in &trail.dropped {
        let case = dropped.path.strip_prefix("cases/").and_then(|path| id_of(path).ok());
        if case.is_none() && !dropped.path.starts_with("regulations/") {
            continue;
        }
        let other = commit.parents.iter().find(|parent| **parent != dropped.parent);
        let base = base(subject, dropped.parent, other.copied(), &dropped.path)?;
        let whole = |id: Option<Id>| subject.version(id);
        let lost = pieces::lost(&whole(base)?, &whole(dropped.lost)?, &whole(dropped.kept)?);
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

/// What a hand did in a merge beside joining.
fn hand(
    subject: &Subject<'_>,
    commit: &Arc<Commit>,
    path: &str,
    after: Option<Id>,
) -> Result<Option<String>, GitProblem> {
    let [one, other] = commit.parents[..] else {
        return Ok(Some("van meer dan twee kanten is het bestand anders dan aan elke kant".to_owned()));
    };
    if after.is_none() {
        return Ok(Some("is het bestand weggehaald".to_owned()));
    }
    let base = subject.version(base(subject, one, Some(other), path)?)?;
    let side = |commit| subject.archive.file_at(commit, path).and_then(|id| subject.version(id));
    let places = pieces::by_hand(&base, [&side(one)?, &side(other)?], &subject.version(after)?);
    Ok((!places.is_empty()).then(|| format!("met de hand veranderd: {}", names(places))))
}

/// What a file was when two sides parted.
fn base(subject: &Subject<'_>, one: Id, other: Option<Id>, path: &str) -> Result<Option<Id>, GitProblem> {
    let Some(other) = other else { return Ok(None) };
    match subject.archive.parted(one, other)? {
        Some(parted) => subject.archive.file_at(parted, path),
        None => Ok(None),
    }
}

fn names(places: BTreeSet<String>) -> String {
    list_in_dutch(&places.into_iter().collect::<Vec<_>>(), "en")
}
