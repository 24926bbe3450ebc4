//! What day it is.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc, Weekday};

/// Today in Europe/Amsterdam.
///
/// The offset follows Directive 2000/84/EC: summer time from the last Sunday of March to the last Sunday of
/// October, both at 01:00 UTC.
#[must_use]
pub fn today() -> NaiveDate {
    amsterdam_date(Utc::now())
}

fn amsterdam_date(now: DateTime<Utc>) -> NaiveDate {
    let naive = now.naive_utc();
    let change = |month| last_sunday(naive.year(), month).and_then(|day| day.and_hms_opt(1, 0, 0));
    let summer = match (change(3), change(10)) {
        (Some(begin), Some(end)) => begin <= naive && naive < end,
        _ => false,
    };
    (naive + TimeDelta::hours(if summer { 2 } else { 1 })).date()
}

fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    // Both March and October have 31 days.
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let back = last.weekday().days_since(Weekday::Sun);
    last.checked_sub_days(Days::new(u64::from(back)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> String {
        amsterdam_date(text.parse().expect("a moment")).to_string()
    }

    #[test]
    fn the_day_changes_at_midnight_in_amsterdam() {
        assert_eq!(at("2026-01-01T22:59:59Z"), "2026-01-01");
        assert_eq!(at("2026-01-01T23:00:00Z"), "2026-01-02");
        assert_eq!(at("2026-07-01T21:59:59Z"), "2026-07-01");
        assert_eq!(at("2026-07-01T22:00:00Z"), "2026-07-02");
        assert_eq!(at("2026-10-25T22:30:00Z"), "2026-10-25");
    }
}
