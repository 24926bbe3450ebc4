//! The date of Easter Sunday (eerste paasdag).

use chrono::NaiveDate;

/// Easter Sunday of a year, Gregorian calendar ("anonymous" computus,
/// Meeus/Jones/Butcher). `None` only for a year chrono cannot hold.
pub(super) fn easter(year: i32) -> Option<NaiveDate> {
    // The whole Gregorian cycle of Easter is 5,700,000 years; this keeps the
    // arithmetic below positive for every year chrono knows.
    let y = year.rem_euclid(5_700_000);
    let (century, rest) = (y / 100, y % 100);
    let golden = y % 19;
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let day = epact + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(day / 31).ok()?, u32::try_from(day % 31 + 1).ok()?)
}
