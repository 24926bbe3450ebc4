//! The clock of Europe/Amsterdam: summer and winter time.
//!
//! Hours of a term are elapsed hours, so the night the clock changes matters. The
//! rule is that of Directive 2000/84/EC, in force in this form since 1996: summer
//! time from the last Sunday of March to the last Sunday of October, 01:00 UTC.
//! Before 1996 winter time is used throughout.

use chrono::{Datelike, Days, Duration, NaiveDate, NaiveDateTime};

const WINTER: i64 = 1;
const SUMMER: i64 = 2;

/// The instant in UTC of a time on the clock.
///
/// A time the clock skips in March is the instant of the jump. A time it shows
/// twice in October is the second one, so that a term never starts too early.
#[must_use]
pub fn to_utc(local: NaiveDateTime) -> NaiveDateTime {
    let winter = shift(local, -WINTER);
    if hours_ahead(winter) == WINTER {
        return winter;
    }
    let summer = shift(local, -SUMMER);
    if hours_ahead(summer) == SUMMER {
        return summer;
    }
    // Skipped: the jump is at 01:00 UTC.
    winter.date().and_hms_opt(1, 0, 0).unwrap_or(winter)
}

/// The time on the clock at an instant in UTC.
///
/// In the hour the clock will show again it is the start of the second showing, so
/// that [`to_utc`] reads it as no earlier and a later instant is never shown earlier.
pub(super) fn from_utc(utc: NaiveDateTime) -> NaiveDateTime {
    let (ahead, soon) = (hours_ahead(utc), shift(utc, 1));
    match change(utc.year(), 10) {
        Some(end) if ahead == SUMMER && soon >= end => shift(end, WINTER),
        _ => shift(utc, ahead),
    }
}

/// How many hours the clock in Amsterdam is ahead of UTC: 1 or 2.
#[must_use]
pub fn hours_ahead(utc: NaiveDateTime) -> i64 {
    let year = utc.year();
    let summer = year >= 1996
        && change(year, 3).is_some_and(|start| start <= utc)
        && change(year, 10).is_some_and(|end| utc < end);
    if summer { SUMMER } else { WINTER }
}

/// 01:00 UTC on the last Sunday of a month of 31 days.
fn change(year: i32, month: u32) -> Option<NaiveDateTime> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let back = u64::from(last.weekday().num_days_from_sunday());
    last.checked_sub_days(Days::new(back))?.and_hms_opt(1, 0, 0)
}

/// Hours later, or the last or first instant chrono knows.
pub(super) fn shift(at: NaiveDateTime, hours: i64) -> NaiveDateTime {
    at.checked_add_signed(Duration::hours(hours)).unwrap_or(if hours < 0 {
        NaiveDateTime::MIN
    } else {
        NaiveDateTime::MAX
    })
}
