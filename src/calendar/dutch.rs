//! Dates in Dutch words.

use chrono::{Datelike, NaiveDate, NaiveTime};

pub(super) const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// Monday first.
pub(super) const WEEKDAYS: [&str; 7] = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

/// A date with its weekday: "maandag 2 maart 2026".
#[must_use]
pub fn long_date(d: NaiveDate) -> String {
    format!("{} {}", weekday(d), short_date(d))
}

/// A date in words: "2 maart 2026".
#[must_use]
pub fn short_date(d: NaiveDate) -> String {
    format!("{} {} {}", d.day(), month_name(d.month()), d.year())
}

/// The weekday of a date: "maandag".
pub(super) fn weekday(d: NaiveDate) -> &'static str {
    let number = d.weekday().num_days_from_monday() as usize;
    WEEKDAYS.get(number).copied().unwrap_or_default()
}

/// The name of a month, counted from 1.
pub(super) fn month_name(month: u32) -> &'static str {
    let number = month.saturating_sub(1) as usize;
    MONTHS.get(number).copied().unwrap_or_default()
}

/// A time as Dutch text writes it: "14.30 uur".
pub(super) fn clock_time(time: NaiveTime) -> String {
    format!("{} uur", time.format("%H.%M"))
}

/// The text with its first letter as a capital.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
