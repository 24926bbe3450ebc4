//! A day, or a minute of a day, on the clock of Europe/Amsterdam.

use std::cmp::Ordering;
use std::fmt;

use chrono::{NaiveDate, NaiveTime, Timelike};

/// A day (dag) with or without a time (tijdstip), as the clock in Amsterdam shows it.
///
/// Without a time it is the day as a whole: as an end it means 24:00, so it sorts
/// after every time of that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The day.
    pub date: NaiveDate,
    /// The time, where one was given or counted in hours.
    pub time: Option<NaiveTime>,
}

impl Moment {
    /// A minute of a day.
    #[must_use]
    pub const fn at(date: NaiveDate, time: NaiveTime) -> Self {
        Self { date, time: Some(time) }
    }
}

impl From<NaiveDate> for Moment {
    fn from(date: NaiveDate) -> Self {
        Self { date, time: None }
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> Ordering {
        let rank = |m: &Self| (m.date, m.time.is_none(), m.time);
        rank(self).cmp(&rank(other))
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Moment {
    /// ISO 8601: `2026-03-04`, `2026-03-04T14:30`, with seconds only where there are any.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        match self.time {
            None => Ok(()),
            Some(time) if time.second() == 0 => write!(f, "T{}", time.format("%H:%M")),
            Some(time) => write!(f, "T{}", time.format("%H:%M:%S")),
        }
    }
}
