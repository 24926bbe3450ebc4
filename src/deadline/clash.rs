//! Two terms of one regulation held against each other, day by day.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::calendar::Moment;
use crate::regulation::TermRule;

/// A day of start on which a term that should end first ends last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clash {
    /// The day both terms start.
    pub start: NaiveDate,
    /// The end of the term that should end first.
    pub first: NaiveDate,
    /// The end of the term that should end last, which is earlier.
    pub second: NaiveDate,
}

/// The days of start on which `first` ends after `second`.
#[must_use]
pub fn clashes(first: &TermRule, second: &TermRule, days: RangeInclusive<NaiveDate>) -> Vec<Clash> {
    let end = |term: &TermRule, start: NaiveDate| term.calendar.compute(Moment::from(start), term.duration).due.date;
    days.start()
        .iter_days()
        .take_while(|day| days.contains(day))
        .map(|start| Clash { start, first: end(first, start), second: end(second, start) })
        .filter(|clash| clash.first > clash.second)
        .collect()
}
