//! What a computation tells while it runs.

use chrono::NaiveDate;

use super::end_rule::EndRule;
use super::moment::Moment;

/// Hears every step of a computation. Each step is optional, so that the silent
/// trace costs nothing.
pub(super) trait Trace {
    /// A day was counted as a working day.
    fn counted(&mut self, _day: NaiveDate) {}
    /// A day was passed over because it is no working day.
    fn skipped(&mut self, _day: NaiveDate) {}
    /// Counting has ended.
    fn nominal(&mut self, _end: Moment) {}
    /// Art. 4 Atw keeps the act away from this term.
    fn excluded(&mut self) {}
    /// The end may not be this day and moves to the next.
    fn moved(&mut self, _day: NaiveDate, _rule: EndRule) {}
    /// Art. 2 Atw: only one working day so far.
    fn lengthened(&mut self) {}
}

/// Hears nothing.
pub(super) struct Silent;

impl Trace for Silent {}
