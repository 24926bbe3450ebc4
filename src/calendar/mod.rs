//! Days, terms and their ends: the calendar of the Algemene termijnenwet (Atw).
//!
//! A [`Duration`] is read from the regulation, a [`Moment`] from the case; a
//! [`Calendar`] says which days are working days and whether an end rolls.
//! [`Calendar::compute`] gives the end, [`Calendar::explain`] tells in Dutch how
//! it was found. Both run the same code through one tracer, so the sentence can
//! never differ from the date.
//!
//! The layers, lowest first: `easter` and `holidays` (art. 3 lid 1 and 2),
//! `equated` (lid 3, a dated data file), `table` (one byte per day), `workdays`
//! (sets A to D and closing days), `reckoning` (counting, art. 1, 2 and 4), `story`
//! (the explanation). `parse_date` reads the dates officers write.

mod amsterdam;
mod clock;
mod date_problem;
mod day_kind;
mod duration;
mod duration_problem;
mod dutch;
mod easter;
mod end_rule;
mod equated;
mod holidays;
mod moment;
mod months;
mod parse_date;
mod period;
mod published;
mod reckoning;
mod skipped;
mod story;
mod table;
mod trace;
mod unknown_word;
mod wording;
mod workday_set;
mod workdays;

#[cfg(test)]
mod tests;

pub use amsterdam::{hours_ahead, to_utc};
pub use date_problem::DateProblem;
pub use day_kind::{DayKind, day_kind};
pub use duration::{Duration, Unit};
pub use duration_problem::DurationProblem;
pub use dutch::{long_date, short_date};
pub use end_rule::EndRule;
pub use equated::{EquatedStatus, calendar_version, equated_status};
pub use holidays::holiday_name;
pub use moment::Moment;
pub use parse_date::{DateForm, ParsedDate, parse_date};
pub use period::{Period, PeriodLength, PeriodProblem};
pub use published::{PublishedCalendar, PublishedKind};
pub use reckoning::Computed;
pub use unknown_word::UnknownWord;
pub use workday_set::WorkdaySet;
pub use workdays::Calendar;
