//! Which letters a case can have now, and what each still lacks.

use crate::calendar::{Moment, short_date};
use crate::case::Event;
use crate::check::CaseContext;
use crate::letter::{self as letters, KINDS, Kind, Refusal, Sends, Wanted};
use crate::regulation::Regulation;
use crate::repository::{Bound, Repository};

use super::super::casework::given::Given;
use super::super::casework::step::take;
use super::{Ending, Opened, Problem, Session, derived, rooted};

/// Shows them: what is next first, then what else can be, then what was.
pub(super) fn show(
    session: &mut Session,
    opened: &Opened,
    before: &Repository,
    bound: &Bound,
    regulation: &Regulation,
) -> Result<Ending, Problem> {
    let case = &bound.case;
    let context = CaseContext::new(before, bound, session.on);
    let steps = context.as_ref().map(CaseContext::next).unwrap_or_default();
    let rank = |kind: &Kind| steps.iter().position(|next| next.step == kind.step || next.or.contains(&kind.step));
    let once = |kind: &Kind| matches!(kind.sends, Sends::Step | Sends::Tells) && case.first(kind.step).is_some();
    let closed = case.closed(session.on).is_some();
    let late = |kind: &Kind| {
        !closed
            || ["afgesloten", "ingetrokken", "niet-ontvankelijk", "heropend", "voorgelegd", "uitspraak", "ondertekend"]
                .contains(&kind.step)
    };
    // The invitation stands in the list once for each side.
    let mut can: Vec<&Kind> = KINDS
        .iter()
        .filter(|kind| {
            letters::possible(kind, case, regulation) && kind.step != "uitgenodigd" && !once(kind) && late(kind)
        })
        .collect();
    can.sort_by_key(|kind| rank(kind).unwrap_or(usize::MAX));
    if !can.is_empty() {
        session.output.line(&format!("{}: deze brieven kunnen nu", opened.id))?;
    }
    for kind in can {
        let due = rank(kind).and_then(|at| steps[at].term).map(|(_, due)| format!(", uiterlijk {}", short_date(due)));
        let turn = match (rank(kind), due) {
            (Some(_), due) => format!(" (aan de beurt{})", due.unwrap_or_default()),
            (None, _) => String::new(),
        };
        let lacks = lacking(session, opened, bound, regulation, kind);
        let lacks = if lacks.is_empty() { String::new() } else { format!("; nodig: {lacks}") };
        session.output.line(&format!("  {:<20} {}{turn}{lacks}", kind.step, kind.name))?;
    }
    let was = KINDS.iter().filter_map(|kind| {
        let event = case.all(kind.step).filter(|event| event.waived().is_none()).last()?;
        Some((kind, event.date()?))
    });
    let was: Vec<String> = was
        .filter(|(kind, _)| kind.sends != Sends::Invites)
        .map(|(kind, day)| format!("  {:<20} {}, {}", kind.step, kind.name, short_date(day)))
        .collect();
    if !was.is_empty() {
        session.output.line("brieven bij stappen die er al staan")?;
        was.iter().try_for_each(|line| session.output.line(line))?;
    }
    Ok(Ending::Fine)
}

/// The keys of what is missing, were the letter made now.
fn lacking(session: &Session, opened: &Opened, bound: &Bound, regulation: &Regulation, kind: &'static Kind) -> String {
    let recipients = letters::recipients(kind, &bound.case, regulation, None);
    let standing = bound.case.all(kind.step).any(|event| event.date().is_some());
    let step = kind.recorded();
    let (step, repository) = if kind.sends == Sends::Answers {
        if !standing {
            return format!("de stap `{}`", kind.step);
        }
        (kind.step, rooted(opened, opened.with(&opened.bytes)))
    } else {
        let mut given = Given::default();
        derived(&mut given, kind, regulation, &recipients);
        match take(opened, &bound.case, step, given, Some(Moment::from(session.on))) {
            Ok(bytes) => (step, rooted(opened, opened.with(&bytes))),
            Err(_) => return "een zaak die te bewerken is".to_owned(),
        }
    };
    let Some(staged) = repository.case(&opened.id) else { return String::new() };
    let Some(context) = CaseContext::new(&repository, staged, session.on) else { return String::new() };
    let Some(event): Option<&Event> = staged.case.all(step).last() else { return String::new() };
    let mut keys: Vec<String> = Vec::new();
    for recipient in recipients {
        let wanted = Wanted { kind, event, recipient, date: session.on, by_mail: false };
        if let Err(Refusal::Gaps(gaps)) = letters::compose(&context, &wanted) {
            keys.extend(gaps.into_iter().map(|gap| gap.key));
        }
    }
    keys.dedup();
    let mut seen = Vec::new();
    keys.retain(|key| {
        !seen.contains(key) && {
            seen.push(key.clone());
            true
        }
    });
    keys.join(", ")
}
