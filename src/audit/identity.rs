//! Cases that were deleted, and numbers that were given to a second case.

use std::collections::BTreeSet;

use crate::check::codes::{CASE_DELETED, CHANGED_AFTER_REGISTRATION, ID_USED_AGAIN};
use crate::diagnostic::Severity;
use crate::document::list_in_dutch;
use crate::git::{GitProblem, Id};
use crate::trail::{Act, Entry, Field, FieldChange, Kind, difference};

use super::wording::{day, field, label};
use super::{Finding, Subject};

pub(super) fn run(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), GitProblem> {
    for entries in subject.by_case().into_values() {
        // The version that last held the number.
        let mut held: Option<Id> = None;
        for entry in entries {
            match entry.act {
                _ if entry.after.is_none() => deleted(subject, entry, findings),
                Act::Restored => restored(subject, entry, held, findings),
                Act::Registered => {
                    if let (Some(held), Some(id)) = (held, entry.after)
                        && held != id
                    {
                        registered_again(subject, entry, held, id, findings);
                    }
                }
                Act::Changed | Act::Moved if is_another(entry) => {
                    let message = "de klager en de dag van ontvangst zijn samen vervangen: \
                                   is dit nog dezelfde zaak?";
                    let finding = Finding::about_case(&ID_USED_AGAIN, entry, message.to_owned());
                    findings.push(Finding { severity: Severity::Warning, ..finding });
                }
                _ => {}
            }
            held = entry.after.or(entry.before).or(held);
        }
    }
    Ok(())
}

fn deleted(subject: &Subject<'_>, entry: &Entry, findings: &mut Vec<Finding>) {
    let moved = subject.trail.entries.iter().find(|other| {
        other.commit.id == entry.commit.id && other.act == Act::Registered && other.after == entry.before
    });
    let how = match moved {
        Some(other) => format!("zaak verwijderd: dezelfde zaak kreeg het nummer {}", other.case),
        None => "zaak verwijderd, en niet door een vernietiging".to_owned(),
    };
    findings.push(Finding::about_case(&CASE_DELETED, entry, how));
}

fn registered_again(subject: &Subject<'_>, entry: &Entry, held: Id, id: Id, findings: &mut Vec<Finding>) {
    let (Some(before), Some(after)) = (subject.version(Some(held)), subject.version(Some(id))) else { return };
    if !before.is_same_case(&after) {
        let message = format!(
            "het nummer is voor een tweede zaak gebruikt: eerst ontvangen op {}, nu op {}",
            day(before.received),
            day(after.received)
        );
        findings.push(Finding::about_case(&ID_USED_AGAIN, entry, message));
    }
}

/// A case that came back is as it went; what differs was changed without a change being recorded.
fn restored(subject: &Subject<'_>, entry: &Entry, held: Option<Id>, findings: &mut Vec<Finding>) {
    let (Some(before), Some(after)) = (subject.version(held), subject.version(entry.after)) else { return };
    let differs = difference(&before, &after);
    let name = |change: &FieldChange| match &change.field {
        Field::Front(path) => field(path),
        Field::Course(_, key) => label(change.step.as_ref().unwrap_or(key)).to_owned(),
        Field::Body => "de tekst".to_owned(),
    };
    let names: BTreeSet<String> = differs.iter().map(name).collect();
    if !names.is_empty() {
        let names = list_in_dutch(&names.into_iter().collect::<Vec<_>>(), "en");
        let message = format!("zaak teruggezet, maar anders dan zij werd verwijderd: {names}");
        findings.push(Finding::about_case(&CHANGED_AFTER_REGISTRATION, entry, message));
    }
}

/// Whether both what tells a case from another were replaced at once.
fn is_another(entry: &Entry) -> bool {
    let person = entry.changes.iter().any(|change| {
        change.kind == Kind::Changed
            && matches!(&change.field, Field::Front(path) if path == "klager.naam" || path == "klager")
    });
    let received = entry.changes.iter().any(|change| {
        change.kind == Kind::Changed && matches!(&change.field, Field::Course(_, key) if key == "ontvangen")
    });
    person && received
}
