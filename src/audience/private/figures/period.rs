//! A quarter or a year.

use chrono::NaiveDate;

use super::day_before;

/// A part of time with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// `2026`, `2026 K1`.
    pub name: String,
    from: NaiveDate,
    /// The first day after it.
    to: NaiveDate,
}

impl Period {
    pub(super) fn year(year: i32) -> Option<Self> {
        let from = NaiveDate::from_ymd_opt(year, 1, 1)?;
        Some(Self { name: year.to_string(), from, to: NaiveDate::from_ymd_opt(year + 1, 1, 1)? })
    }

    /// A quarter, counted from nought.
    pub(super) fn quarter(year: i32, quarter: i32) -> Option<Self> {
        let start = |year, quarter: i32| NaiveDate::from_ymd_opt(year, u32::try_from(quarter * 3 + 1).ok()?, 1);
        let (next, first) = if quarter == 3 { (year + 1, 0) } else { (year, quarter + 1) };
        Some(Self { name: format!("{year} K{}", quarter + 1), from: start(year, quarter)?, to: start(next, first)? })
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && day < self.to
    }

    /// Its last day.
    #[must_use]
    pub fn last(&self) -> NaiveDate {
        day_before(self.to)
    }
}
