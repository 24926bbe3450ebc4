//! Working out one term: start, end, extensions, and how it stands on a day.

use chrono::NaiveDate;

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
    let start = match rule.repeats_until {
        // A recurring norm starts anew at each of its steps.
        Some(_) => latest(past().filter(|(_, event, day)| rule.is_met_by(&event.step.text) && *day >= first.2))
            .unwrap_or(first),
        None => first,
    };
    let started = start.1.on?.moment;
    let computed = rule.calendar.compute(started, rule.duration);
    let (due, extended_from, extensions) = match &rule.extension {
        Some(extension) => extend(case, rule, extension, started, (computed.nominal, computed.due), on),
        None => (computed.due, None, Vec::new()),
    };
    let met = met_by(past(), rule, start);
    let ended = case
        .course
        .iter()
        .enumerate()
        .filter(|(index, event)| ends(case, rule, *index, event, start))
        .map(|(_, event)| event)
        .next();
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
        ended_by: ended.filter(|event| met.is_none() && event.date().is_some_and(|day| day <= on)),
        status: Status::Open,
        on,
    };
    deadline.status = status(&deadline);
    Some(deadline)
}

/// The last of the events, by day and then by place in the file.
fn latest<'a>(events: impl Iterator<Item = Dated<'a>>) -> Option<Dated<'a>> {
    events.max_by_key(|(index, _, day)| (*day, *index))
}

/// The first event on or after the start that meets the term.
fn met_by<'a>(events: impl Iterator<Item = Dated<'a>>, rule: &TermRule, start: Dated<'a>) -> Option<Dated<'a>> {
    let meets = |step: &str| match &rule.repeats_until {
        Some(until) => until.text == step,
        None => rule.is_met_by(step),
    };
    events
        .filter(|(index, event, day)| *index != start.0 && *day >= start.2 && meets(&event.step.text))
        .min_by_key(|(index, _, day)| (*day, *index))
}

/// Whether an event ends a term of the organisation without meeting it: the case was closed, or the step waived.
fn ends(case: &Case, rule: &TermRule, index: usize, event: &Event, start: Dated<'_>) -> bool {
    if rule.addressee == Addressee::Complainant || index == start.0 {
        return false;
    }
    if event.waived().is_some() && rule.is_met_by(&event.step.text) {
        return true;
    }
    let closing = case.closed().is_some_and(|closed| std::ptr::eq(closed, event));
    closing && event.date().is_some_and(|day| day >= start.2)
}

fn status(deadline: &Deadline<'_>) -> Status {
    let end = deadline.due.date;
    let waived = || {
        deadline.case.course.iter().any(|event| {
            event.waived().is_some() && event.date().is_none() && deadline.rule.is_met_by(&event.step.text)
        })
    };
    match deadline.met_on {
        Some(day) if day <= end => Status::Met,
        Some(_) => Status::Late,
        None if deadline.ended_by.is_some() || waived() => Status::Lapsed,
        None if deadline.on <= end => Status::Open,
        None if deadline.rule.addressee == Addressee::Organisation && deadline.rule.hardness == Hardness::Hard => {
            Status::Overdue
        }
        None => Status::Lapsed,
    }
}
