//! Events that were changed or removed after they were recorded.

use std::collections::BTreeMap;

use crate::check::codes::{CHANGED_AFTER_REGISTRATION, CHANGED_TERM_DATE};
use crate::diagnostic::Severity;
use crate::document::list_in_dutch;
use crate::git::GitProblem;
use crate::repository::Repository;
use crate::trail::{Act, Entry, Field, FieldChange, Kind, Snapshot};

use super::wording::{field, label, on_day, shown};
use super::{Finding, Subject};

pub(super) fn run(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), GitProblem> {
    // What a hand did in a merge is also there with the old and the new value.
    let edits = |entry: &&Entry| matches!(entry.act, Act::Changed | Act::Moved | Act::MergedByHand);
    for entry in subject.trail.entries.iter().filter(edits) {
        let mut after: Option<Snapshot> = None;
        for (index, changes) in changed(entry) {
            let Some(step) = changes.first().and_then(|change| change.step.as_deref()) else { continue };
            let (term, rest): (Vec<&FieldChange>, Vec<_>) =
                changes.into_iter().partition(|change| is_term_date(subject.repository, entry, change, step));
            for change in term {
                let message = format!("{}: {}", label(step), old_and_new(change, step));
                findings.push(Finding::about_case(&CHANGED_TERM_DATE, entry, message));
            }
            if rest.is_empty() {
                continue;
            }
            if after.is_none() {
                after = subject.version(entry.after);
            }
            let event = after.as_ref().and_then(|after| after.course.get(index));
            let day = on_day(event.and_then(|event| event.pairs.get(step)).map(String::as_str));
            let parts: Vec<String> = rest.iter().map(|change| old_and_new(change, step)).collect();
            let message = format!("{}{day}: {}", label(step), list_in_dutch(&parts, "en"));
            let mut finding = Finding::about_case(&CHANGED_AFTER_REGISTRATION, entry, message);
            // To say more than one said before takes nothing away.
            if rest.iter().all(|change| is_addition(change)) {
                finding.severity = Severity::Info;
            }
            findings.push(finding);
        }
        for change in entry.changes.iter().filter(|change| change.kind == Kind::Removed && change.from.is_none()) {
            if let (Field::Course(_, key), Some(step)) = (&change.field, &change.step)
                && key == step
            {
                let message = format!("{}{} weggehaald", label(step), on_day(change.before.as_deref()));
                findings.push(Finding::about_case(&CHANGED_AFTER_REGISTRATION, entry, message));
            }
        }
    }
    Ok(())
}

/// The changes of events that were there already, by their place in the new version.
fn changed(entry: &Entry) -> BTreeMap<usize, Vec<&FieldChange>> {
    let mut events: BTreeMap<usize, Vec<&FieldChange>> = BTreeMap::new();
    for change in entry.changes.iter().filter(|change| change.from.is_some()) {
        if let Field::Course(index, _) = change.field {
            events.entry(index).or_default().push(change);
        }
    }
    events
}

fn key(change: &FieldChange) -> &str {
    match &change.field {
        Field::Course(_, key) => key,
        _ => "",
    }
}

fn is_addition(change: &FieldChange) -> bool {
    change.before.as_deref().is_none_or(str::is_empty)
}

/// Whether a term starts from this day, is met by it, or was moved to it. Under a version that is not here any more
/// every day of an event may be one.
fn is_term_date(repository: &Repository, entry: &Entry, change: &FieldChange, step: &str) -> bool {
    if is_addition(change) || !(key(change) == step || key(change) == "tot") {
        return false;
    }
    let version = entry.regulation.as_ref().and_then(|(slug, version)| {
        repository.regulations.iter().find(|regulation| regulation.slug == *slug && regulation.version == *version)
    });
    // The day of receipt also decides which version binds.
    version.is_none_or(|regulation| {
        step == "ontvangen"
            || regulation.terms.iter().any(|term| {
                let extends = term.extension.as_ref().is_some_and(|extension| extension.step.text == step);
                extends || term.steps.iter().chain(&term.after).any(|own| own.text == step)
            })
    })
}

/// What changed, with the values when they are nobody's.
fn old_and_new(change: &FieldChange, step: &str) -> String {
    let name = if key(change) == step { "datum".to_owned() } else { field(key(change)) };
    let values = (change.before.as_deref().and_then(shown), change.after.as_deref().and_then(shown));
    match (change.kind, values) {
        (_, (Some(before), Some(after))) => format!("{name} {before} → {after}"),
        (Kind::Added, _) => format!("{name} toegevoegd"),
        (Kind::Removed, (Some(before), _)) => format!("{name} {before} weggehaald"),
        (Kind::Removed, _) => format!("{name} weggehaald"),
        (Kind::Changed, _) if is_addition(change) => format!("{name} ingevuld"),
        (Kind::Changed, (Some(before), None)) if change.after.as_deref() == Some("") => {
            format!("{name} {before} weggehaald")
        }
        (Kind::Changed, _) => format!("{name} veranderd"),
    }
}
