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
        let mut held_since: Option<Id> = None;
        let given_way = given_way(subject, &entries);
        for entry in entries {
            match entry.act {
                _ if entry.after.is_none() => deleted(subject, entry, &given_way, findings),
                Act::Restored => restored(subject, entry, held, findings),
                Act::Registered => {
                    if let (Some(held), Some(id)) = (held, entry.after)
                        && held != id
                    {
                        let mended = given_way.iter().any(|way| way.explains(subject, entry, held_since));
                        registered_again(subject, entry, (held, id), mended, findings);
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
            held_since = Some(entry.commit.id);
        }
    }
    Ok(())
}

/// The commits of a number that two sides gave out without knowing of each other, and one gave way, as `save --sync`
/// does: that in which it got another, and those that registered a case on the other side.
struct GivenWay {
    renumbered: Id,
    other_side: BTreeSet<Id>,
}

impl GivenWay {
    /// Whether a second registration is one of the two sides, whichever git lists first. A third case after the mend
    /// is neither, nor is a number that one side used twice.
    fn explains(&self, subject: &Subject<'_>, entry: &Entry, held_since: Option<Id>) -> bool {
        let ours = |commit: Id| subject.archive.descends(self.renumbered, commit).unwrap_or(false);
        let theirs = |commit: Id| self.other_side.contains(&commit);
        let commit = entry.commit.id;
        held_since.is_some_and(|held| theirs(commit) && ours(held) || ours(commit) && !ours(held))
    }
}

fn given_way(subject: &Subject<'_>, entries: &[&Entry]) -> Vec<GivenWay> {
    let follows = |later: Id, earlier: Id| subject.archive.descends(later, earlier).unwrap_or(true);
    let renumbered = entries.iter().filter(|entry| entry.after.is_none() && renumbering(subject, entry).is_some());
    let of = |gone: &&Entry| {
        let gone = gone.commit.id;
        let registered = entries.iter().filter(|entry| entry.act == Act::Registered).map(|entry| entry.commit.id);
        let other_side = registered.filter(|id| !follows(*id, gone) && !follows(gone, *id)).collect();
        GivenWay { renumbered: gone, other_side }
    };
    renumbered.map(of).filter(|way| !way.other_side.is_empty()).collect()
}

/// The same bytes under another number, in the same commit.
fn renumbering<'s>(subject: &'s Subject<'_>, entry: &Entry) -> Option<&'s Entry> {
    subject
        .trail
        .entries
        .iter()
        .find(|other| other.commit.id == entry.commit.id && other.act == Act::Registered && other.after == entry.before)
}

fn deleted(subject: &Subject<'_>, entry: &Entry, given_way: &[GivenWay], findings: &mut Vec<Finding>) {
    let mended = given_way.iter().any(|way| way.renumbered == entry.commit.id);
    let how = match renumbering(subject, entry) {
        Some(other) if mended => {
            format!("zaak kreeg het nummer {}: twee kanten gaven dit nummer zonder het te weten", other.case)
        }
        Some(other) => format!("zaak verwijderd: dezelfde zaak kreeg het nummer {}", other.case),
        None => "zaak verwijderd, en niet door een vernietiging".to_owned(),
    };
    findings.push(softened(Finding::about_case(&CASE_DELETED, entry, how), mended));
}

/// Still told, for who looks a number up must know; but nothing is wrong.
fn softened(finding: Finding, mended: bool) -> Finding {
    if mended { Finding { severity: Severity::Info, ..finding } } else { finding }
}

fn registered_again(
    subject: &Subject<'_>,
    entry: &Entry,
    (held, id): (Id, Id),
    mended: bool,
    findings: &mut Vec<Finding>,
) {
    let (Some(before), Some(after)) = (subject.version(Some(held)), subject.version(Some(id))) else { return };
    if !before.is_same_case(&after) {
        let message = format!(
            "het nummer is voor een tweede zaak gebruikt: eerst ontvangen op {}, nu op {}",
            day(before.received),
            day(after.received)
        );
        findings.push(softened(Finding::about_case(&ID_USED_AGAIN, entry, message), mended));
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
