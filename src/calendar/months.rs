//! Months and years later.

use chrono::{Datelike, Months, NaiveDate};

/// The same day number a number of months later, or that month's last day when it
/// is shorter (Hoge Raad 1 September 2017, ECLI:NL:HR:2017:2225).
///
/// Beyond chrono's range: its last day.
pub(super) fn months_later(d: NaiveDate, months: u32) -> NaiveDate {
    // chrono keeps to the last day of a shorter month, which a test holds it to.
    d.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The number of days of a month; 31 outside chrono's range.
pub(super) fn days_in_month(year: i32, month: u32) -> u32 {
    NaiveDate::from_ymd_opt(year, month, 1).map_or(31, |first| {
        let last = months_later(first, 1).pred_opt().unwrap_or(first);
        last.day()
    })
}
