//! Working out one term: start, end, extensions, and how it stands on a day.

use chrono::NaiveDate;

use crate::calendar::Moment;
use crate::case::{Case, Event};
use crate::regulation::{Addressee, Hardness, Regulation, TermRule};

use super::Deadline;
use super::condition::applies;
use super::extension::extend;

/// How a term stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It runs.
    Open,
    /// Its end has passed and the organisation had to act.
    Overdue,
    /// It was met in time.
    Met,
    /// It was met after its end.
    Late,
    /// Nothing has to be done any more: a window has closed, a target has passed, the case was ended.
    Lapsed,
}

impl Status {
    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Met => "met",
            Self::Late => "late",
            Self::Lapsed => "lapsed",
        }
    }
}

/// An event with its place in the course and its day.
type Dated<'a> = (usize, &'a Event, NaiveDate);

pub(super) fn work_out<'a>(
    case: &'a Case,
    regulation: &'a Regulation,
    rule: &'a TermRule,
    on: NaiveDate,
) -> Option<Deadline<'a>> {
    let past = || {
        let dated = case.course.iter().enumerate().filter_map(|(index, event)| Some((index, event, event.date()?)));
        dated.filter(move |(_, event, day)| *day <= on && event.waived().is_none())
    };
    let first = latest(past().filter(|(_, event, _)| rule.runs_from(&event.step.text)))?;
    if !applies(&rule.when, case, regulation, Some(first.1)) {
        return None;
    }
    let start = match &rule.repeats_until {
        // A recurring term starts anew at each of its steps, until the step that ends the row.
        Some(until) => {
            let stop = past().filter(|(_, event, day)| event.step.text == until.text && *day >= first.2);
            let stop = stop.map(|(_, _, day)| day).min().unwrap_or(on);
            let steps = past().filter(|(_, event, _)| rule.is_met_by(&event.step.text));
            latest(steps.filter(|(_, _, day)| first.2 <= *day && *day <= stop)).unwrap_or(first)
        }
        None => first,
    };
    let started = start.1.on?.moment;
    let computed = rule.calendar.compute(started, rule.duration);
    let (due, extended_from, extensions) = match &rule.extension {
        Some(extension) => extend(case, rule, extension, started, (computed.nominal, computed.due), on),
        None => (computed.due, None, Vec::new()),
    };
    let met = met_by(past(), rule, start);
    let ended = case.course.iter().enumerate().find(|event| ends((case, regulation), rule, *event, start, on));
    let mut deadline = Deadline {
        case,
        regulation,
        rule,
        start: start.1,
        started,
        nominal: computed.nominal,
        due,
        extended_from,
        extensions,
        met_on: met.map(|(_, _, day)| day),
        ended_by: ended.map(|(_, event)| event).filter(|_| met.is_none()),
        status: Status::Open,
        on,
    };
    deadline.status = status(&deadline, met.and_then(|(_, event, _)| event.on).map(|on| on.moment));
    Some(deadline)
}

/// The last of the events, by day and then by place in the file.
fn latest<'a>(events: impl Iterator<Item = Dated<'a>>) -> Option<Dated<'a>> {
    events.max_by_key(|(index, _, day)| (*day, *index))
}

/// The first event on or after the start that meets the term. A complaint that came before the window for
/// complaints opened is in time as well.
fn met_by<'a>(events: impl Iterator<Item = Dated<'a>>, rule: &TermRule, start: Dated<'a>) -> Option<Dated<'a>> {
    let meets = |step: &str| match &rule.repeats_until {
        Some(until) => until.text == step,
        None => rule.is_met_by(step),
    };
    let early = |event: &Event| rule.addressee == Addressee::Complainant && event.step.text == "ontvangen";
    events
        .filter(|(index, event, day)| *index != start.0 && (*day >= start.2 || early(event)) && meets(&event.step.text))
        .min_by_key(|(index, _, day)| (*day, *index))
}

/// Whether an event ends a term of the organisation without meeting it: the case was closed, or the step waived.
fn ends(
    (case, regulation): (&Case, &Regulation),
    rule: &TermRule,
    (index, event): (usize, &Event),
    start: Dated<'_>,
    on: NaiveDate,
) -> bool {
    if rule.addressee == Addressee::Complainant || index == start.0 || event.date().is_some_and(|day| day > on) {
        return false;
    }
    // A step that was waived did not happen, so it needs no day.
    if event.waived().is_some() && rule.is_met_by(&event.step.text) {
        let waivable = regulation.step(&event.step.text).is_some_and(|step| step.waivable);
        if !waivable || !event.is_waived_with_reason() {
            return false; // a waiver that does not count must not silence a term
        }
        return event.date().is_none_or(|day| day >= start.2);
    }
    let closing = case.closed(on).is_some_and(|closed| std::ptr::eq(closed, event));
    closing && event.date().is_some_and(|day| (day, index) > (start.2, start.0))
}

fn status(deadline: &Deadline<'_>, met: Option<Moment>) -> Status {
    let end = deadline.due.date;
    match met {
        Some(met) if is_after(met, deadline.due) => Status::Late,
        Some(_) => Status::Met,
        None if deadline.ended_by.is_some() => Status::Lapsed,
        None if deadline.on <= end => Status::Open,
        None if deadline.rule.addressee == Addressee::Organisation && deadline.rule.hardness == Hardness::Hard => {
            Status::Overdue
        }
        None => Status::Lapsed,
    }
}

/// Whether a moment lies after an end. Only a term in hours has a minute to miss, and only an event with a time
/// can miss it.
fn is_after(met: Moment, due: Moment) -> bool {
    match (met.time, due.time) {
        (Some(met_at), Some(due_at)) if met.date == due.date => met_at > due_at,
        _ => met.date > due.date,
    }
}
