//! Extensions (verlengingen): which of them move the end of a term, and which do not.

use chrono::NaiveDate;

use crate::calendar::{Moment, parse_date};
use crate::case::{Case, Event};
use crate::regulation::{Extension, TermRule};

/// An extension as told.
#[derive(Debug)]
pub struct Extended<'a> {
    /// The event that told it.
    pub event: &'a Event,
    /// The new end it gives.
    pub to: Option<NaiveDate>,
    /// The end it would replace.
    pub before: Moment,
    /// The latest end the regulation allows.
    pub latest: Option<NaiveDate>,
    /// What is wrong with it; without a fault it counts.
    pub fault: Option<ExtensionFault>,
}

/// Why an extension does not count, or counts only in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExtensionFault {
    /// It was told after the end it would replace.
    ToldLate,
    /// It gives no new end.
    NoNewDate,
    /// The new end is not later than the old one.
    NotLater,
    /// The term was extended often enough already.
    TooOften,
    /// The new end is beyond the maximum; the maximum counts.
    BeyondMaximum,
}

/// Applies the extensions told by `on`; gives the end that counts and the one before it.
pub(super) fn extend<'a>(
    case: &'a Case,
    rule: &TermRule,
    extension: &'a Extension,
    started: Moment,
    (nominal, due): (Moment, Moment),
    on: NaiveDate,
) -> (Moment, Option<Moment>, Vec<Extended<'a>>) {
    let latest = extension.at_most.map(|most| rule.calendar.compute(nominal, most).due.date);
    let mut told: Vec<&Event> = case
        .all(&extension.step.text)
        .filter(|event| event.date().is_some_and(|day| started.date <= day && day <= on))
        .collect();
    told.sort_by_key(|event| event.date());
    let (mut now, mut from, mut counted) = (due, None, 0);
    let mut extended = Vec::new();
    for event in told {
        let to = event.text("tot").and_then(|text| parse_date(text).ok()).map(|parsed| parsed.moment.date);
        let fault = match to {
            _ if event.date().is_some_and(|day| day > now.date) => Some(ExtensionFault::ToldLate),
            None => Some(ExtensionFault::NoNewDate),
            Some(_) if extension.times.is_some_and(|times| counted >= times) => Some(ExtensionFault::TooOften),
            Some(to) if to <= now.date => Some(ExtensionFault::NotLater),
            Some(to) if latest.is_some_and(|latest| to > latest) => Some(ExtensionFault::BeyondMaximum),
            Some(_) => None,
        };
        extended.push(Extended { event, to, before: now, latest, fault });
        let end = match (fault, to, latest) {
            (None, Some(to), _) => to,
            (Some(ExtensionFault::BeyondMaximum), _, Some(latest)) if latest > now.date => latest,
            _ => continue,
        };
        counted += 1;
        from = Some(now);
        now = Moment::from(end);
    }
    (now, from, extended)
}
