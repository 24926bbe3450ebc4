//! Rules that changed under a case: another regulation, or another text of the same version.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::check::codes::{REGULATION_CHANGED_FOR_CASE, REGULATION_EDITED_IN_FORCE};
use crate::document::list_in_dutch;
use crate::git::{Change, Commit, GitProblem, Id};
use crate::trail::{Act, Field, Kind, Snapshot, difference};

use super::wording::{day, day_of, field, is_key};
use super::{Finding, Subject};

/// What says who or where, not what is due.
const FREE: [&str; 4] = ["contact", "rollen", "negeer", "voorbeeld"];

pub(super) fn run(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), GitProblem> {
    for entry in subject.trail.entries.iter().filter(|entry| matches!(entry.act, Act::Changed | Act::Moved)) {
        for change in &entry.changes {
            if matches!(&change.field, Field::Front(path) if path == "regeling") {
                let name = |value: &Option<String>| match value.as_deref() {
                    None | Some("") => "geen (de standaard)".to_owned(),
                    Some(slug) if is_key(slug) => slug.to_owned(),
                    Some(_) => "iets anders".to_owned(),
                };
                let message = format!("`regeling` {} → {}", name(&change.before), name(&change.after));
                findings.push(Finding::about_case(&REGULATION_CHANGED_FOR_CASE, entry, message));
            }
        }
    }
    let mut by_commit: BTreeMap<Id, (&Arc<Commit>, Vec<&Change>)> = BTreeMap::new();
    for (commit, change) in &subject.trail.regulations {
        // What a merge did by hand is told among the merges.
        if commit.parents.len() < 2 && change.path.ends_with(".md") {
            by_commit.entry(commit.id).or_insert_with(|| (commit, Vec::new())).1.push(change);
        }
    }
    for (commit, changes) in by_commit.into_values() {
        for change in changes.iter().filter(|change| change.before.is_some()) {
            edited(subject, commit, change, &changes, findings);
        }
    }
    Ok(())
}

fn edited(
    subject: &Subject<'_>,
    commit: &Arc<Commit>,
    change: &Change,
    beside: &[&Change],
    findings: &mut Vec<Finding>,
) {
    let Some(before) = subject.version(change.before) else { return };
    let (Some(from), Some(recorded)) = (in_force_from(&before), commit.committed.day()) else { return };
    if from > recorded {
        return;
    }
    let mut after = change.after;
    if after.is_none() {
        // A version that went to a file of its own is still the same version.
        for other in beside.iter().filter(|other| other.before.is_none() && slug(&other.path) == slug(&change.path)) {
            let version = subject.version(other.after);
            if version.is_some_and(|version| in_force_from(&version) == Some(from)) {
                after = other.after;
            }
        }
    }
    let what = match after {
        None => "weggehaald".to_owned(),
        Some(_) => {
            let Some(after) = subject.version(after) else { return };
            let changed = changed(&before, &after);
            if changed.is_empty() {
                return;
            }
            format!("veranderd zonder nieuwe versie: {}", list_in_dutch(&changed.into_iter().collect::<Vec<_>>(), "en"))
        }
    };
    let message = format!("{}, in werking vanaf {}, is {what}", change.path, day(Some(from)));
    findings.push(Finding::about_commit(&REGULATION_EDITED_IN_FORCE, commit, message));
}

/// What of a version changed that people can rely on. That it ends is how a new version begins.
fn changed(before: &Snapshot, after: &Snapshot) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for change in difference(before, after) {
        match &change.field {
            Field::Body => {
                names.insert("de tekst".to_owned());
            }
            Field::Front(path) => {
                let name = path.split(['.', '[']).next().unwrap_or(path);
                let ends = name == "vervallen" && change.kind == Kind::Added;
                if !ends && !FREE.contains(&name) {
                    names.insert(field(path));
                }
            }
            Field::Course(..) => {}
        }
    }
    names
}

fn in_force_from(version: &Snapshot) -> Option<chrono::NaiveDate> {
    version.front.get("in_werking").and_then(|value| day_of(value))
}

fn slug(path: &str) -> &str {
    let rest = path.strip_prefix("regulations/").unwrap_or(path);
    rest.split('/').next().unwrap_or(rest).trim_end_matches(".md")
}
