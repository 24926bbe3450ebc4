//! Cases that were deleted, and numbers that were given to a second case.

use crate::check::codes::{CASE_DELETED, ID_USED_AGAIN};
use crate::diagnostic::Severity;
use crate::git::{GitProblem, Id};
use crate::trail::{Act, Entry, Field, Kind, Snapshot};

use super::wording::day;
use super::{Finding, Subject};

pub(super) fn run(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), GitProblem> {
    for entries in subject.by_case().into_values() {
        // The version that last held the number.
        let mut held: Option<Id> = None;
        for entry in entries {
            match entry.act {
                _ if entry.after.is_none() => deleted(subject, entry, findings),
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
    if complainant(&before) != complainant(&after) || before.received != after.received {
        let message = format!(
            "het nummer is voor een tweede zaak gebruikt: eerst ontvangen op {}, nu op {}",
            day(before.received),
            day(after.received)
        );
        findings.push(Finding::about_case(&ID_USED_AGAIN, entry, message));
    }
}

fn complainant(version: &Snapshot) -> Option<&str> {
    version.front.get("klager.naam").or_else(|| version.front.get("klager")).map(String::as_str)
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
