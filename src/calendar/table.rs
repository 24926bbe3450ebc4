//! One byte of flags per day, for 1900 up to and including 2199.

use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate, Weekday};

use super::equated::{equated, equated_on};
use super::holidays::holidays;

/// Saturday or Sunday.
pub(super) const WEEKEND: u8 = 1;
/// A holiday of art. 3 lid 1 Atw.
pub(super) const HOLIDAY: u8 = 2;
/// Good Friday, art. 3 lid 2 Atw.
pub(super) const GOOD_FRIDAY: u8 = 4;
/// A day equated by decree, art. 3 lid 3 Atw.
pub(super) const EQUATED: u8 = 8;

/// The years of the table; also the years a date may be written in.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;
/// 1900-01-01, counted in days from 0001-01-01 = 1.
const FIRST_DAY: i32 = 693_596;
/// The days of [`YEARS`].
const DAYS: i32 = 109_573;

/// The flags of a day. Outside the table they are computed: slower, never wrong.
pub(super) fn flags(d: NaiveDate) -> u8 {
    let found = index(d).and_then(|i| table().get(i));
    found.copied().unwrap_or_else(|| computed_flags(d))
}

/// How many days after `from`, up to and including `to`, have none of the flags of `mask`.
pub(super) fn count_without(mask: u8, from: NaiveDate, to: NaiveDate) -> i64 {
    let stretch = match (index(from), index(to)) {
        (Some(first), Some(last)) => table().get(first + 1..=last),
        _ => None,
    };
    let free = |flags: u8| i64::from(flags & mask == 0);
    match stretch {
        Some(bytes) => bytes.iter().map(|flags| free(*flags)).sum(),
        None => from.iter_days().skip(1).take_while(|d| *d <= to).map(|d| free(flags(d))).sum(),
    }
}

fn index(d: NaiveDate) -> Option<usize> {
    usize::try_from(d.num_days_from_ce() - FIRST_DAY).ok()
}

fn table() -> &'static [u8] {
    static TABLE: OnceLock<Vec<u8>> = OnceLock::new();
    TABLE.get_or_init(build)
}

fn build() -> Vec<u8> {
    // 1900-01-01 was a Monday.
    let mut table: Vec<u8> = (0..DAYS).map(|i| u8::from(i % 7 >= 5) * WEEKEND).collect();
    let mut mark = |d: NaiveDate, flag| {
        if let Some(byte) = index(d).and_then(|i| table.get_mut(i)) {
            *byte |= flag;
        }
    };
    for holiday in YEARS.flat_map(holidays) {
        if let Some(date) = holiday.date {
            mark(date, if holiday.good_friday { GOOD_FRIDAY } else { HOLIDAY });
        }
    }
    for day in &equated().days {
        mark(day.date, EQUATED);
    }
    table
}

/// The flags of a day without the table.
pub(super) fn computed_flags(d: NaiveDate) -> u8 {
    let weekend = matches!(d.weekday(), Weekday::Sat | Weekday::Sun);
    let mut flags = u8::from(weekend) * WEEKEND;
    for holiday in holidays(d.year()) {
        if holiday.date == Some(d) {
            flags |= if holiday.good_friday { GOOD_FRIDAY } else { HOLIDAY };
        }
    }
    if equated_on(d).is_some() {
        flags |= EQUATED;
    }
    flags
}
