//! From a start and a length to an end.

use chrono::NaiveDate;

use super::amsterdam::{from_utc, shift, to_utc};
use super::duration::{Duration, Unit};
use super::end_rule::EndRule;
use super::moment::Moment;
use super::months::months_later;
use super::story::Story;
use super::table::flags;
use super::trace::{Silent, Trace};
use super::workday_set::WorkdaySet;
use super::workdays::{Calendar, days_later};

/// A computed end (einddatum) with where it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Computed {
    /// The event the term runs from; its day is not counted.
    pub start: Moment,
    /// Where counting ends (nominaal).
    pub nominal: Moment,
    /// The last day, or for hours the last minute, of the term (uiterlijk). Never
    /// before `nominal`.
    pub due: Moment,
}

impl Calendar {
    /// The end of a term that starts with an event at `start`.
    ///
    /// The day of the event is not counted. Weeks are seven days; months and years
    /// keep the day number or take the last day of a shorter month; working days
    /// start with the first one after the event; hours run from the minute, or from
    /// 24:00 when the event has no time. An end beyond chrono's range is its last
    /// day. Allocates nothing.
    #[must_use]
    pub fn compute(&self, start: Moment, d: Duration) -> Computed {
        self.run(start, d, &mut Silent)
    }

    /// How [`compute`](Self::compute) finds the end, in Dutch: one line per step.
    #[must_use]
    pub fn explain(&self, start: Moment, d: Duration) -> Vec<String> {
        let mut story = Story::new(self, start, d);
        let computed = self.run(start, d, &mut story);
        story.finish(computed)
    }

    /// The one algorithm behind `compute` and `explain`.
    pub(super) fn run(&self, start: Moment, d: Duration, trace: &mut impl Trace) -> Computed {
        let date = start.date;
        let nominal = match d.unit {
            Unit::Hour => hours_later(start, d.amount),
            Unit::Day => days_later(date, d.amount.into()).into(),
            Unit::Week => days_later(date, u64::from(d.amount) * 7).into(),
            Unit::Month => months_later(date, d.amount).into(),
            Unit::Year => months_later(date, d.amount.saturating_mul(12)).into(),
            Unit::Workday => self.nth_workday(date, d.amount, trace).into(),
        };
        trace.nominal(nominal);
        let due = match self.end {
            EndRule::Nominal => nominal,
            EndRule::Atw if excluded_by_art_4(d) => {
                trace.excluded();
                nominal
            }
            EndRule::Atw => atw_end(date, d, nominal.date, trace).into(),
            EndRule::NextWorkday if d.unit == Unit::Hour => nominal,
            EndRule::NextWorkday => {
                let off = |day| !self.is_workday(day);
                roll(nominal.date, self.end, off, trace).into()
            }
        };
        Computed { start, nominal, due }
    }

    fn nth_workday(&self, start: NaiveDate, n: u32, trace: &mut impl Trace) -> NaiveDate {
        let (mut day, mut left) = (start, n);
        while left > 0 {
            let Some(next) = day.succ_opt() else { break };
            day = next;
            if self.is_workday(day) {
                left -= 1;
                trace.counted(day);
            } else {
                trace.skipped(day);
            }
        }
        day
    }
}

/// Elapsed hours later. Without a time the term starts at 24:00, and ends on a
/// whole day when it ends at 24:00.
fn hours_later(start: Moment, hours: u32) -> Moment {
    let midnight = chrono::NaiveTime::MIN;
    let local = match start.time {
        Some(time) => start.date.and_time(time),
        None => days_later(start.date, 1).and_time(midnight),
    };
    let end = from_utc(shift(to_utc(local), hours.into()));
    match end.date().pred_opt() {
        Some(day) if start.time.is_none() && end.time() == midnight => day.into(),
        _ => Moment::at(end.date(), end.time()),
    }
}

/// Art. 4 Atw: hours, more than 90 days, twelve weeks or three months, and years.
fn excluded_by_art_4(d: Duration) -> bool {
    match d.unit {
        Unit::Hour | Unit::Year => true,
        Unit::Day | Unit::Workday => d.amount > 90,
        Unit::Week => d.amount > 12,
        Unit::Month => d.amount > 3,
    }
}

/// Art. 1 lid 1 and then art. 2 Atw. What the act calls a day off does not depend on
/// the working days of the term or on own closing days.
fn atw_end(start: NaiveDate, d: Duration, nominal: NaiveDate, trace: &mut impl Trace) -> NaiveDate {
    let off = |day| flags(day) & WorkdaySet::Atw.mask() != 0;
    let end = roll(nominal, EndRule::Atw, off, trace);
    let three_days = match d.unit {
        Unit::Day | Unit::Workday => d.amount >= 3,
        Unit::Hour | Unit::Week | Unit::Month | Unit::Year => true,
    };
    let within = start.iter_days().skip(1).take_while(|day| *day <= end);
    // After art. 1 the end itself is one working day, so one more is all it can need.
    if !three_days || within.filter(|day| !off(*day)).nth(1).is_some() {
        return end;
    }
    trace.lengthened();
    roll(days_later(end, 1), EndRule::Atw, off, trace)
}

/// The day itself, or the first day after it that is not off.
fn roll(end: NaiveDate, rule: EndRule, off: impl Fn(NaiveDate) -> bool, trace: &mut impl Trace) -> NaiveDate {
    let mut day = end;
    while off(day) {
        let Some(next) = day.succ_opt() else { break };
        trace.moved(day, rule);
        day = next;
    }
    day
}
