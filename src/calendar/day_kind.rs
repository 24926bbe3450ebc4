//! What a day is: an ordinary weekday, weekend, holiday or decree day.

use chrono::{Datelike, NaiveDate, Weekday};

use super::equated::equated_on;
use super::holidays::holiday_name;
use super::table::{GOOD_FRIDAY, flags};

/// What a day is (soort dag). A holiday in a weekend is weekend here;
/// [`holiday_name`](super::holiday_name) still gives its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayKind {
    /// Monday to Friday and nothing else.
    Weekday,
    /// A Saturday.
    Saturday,
    /// A Sunday.
    Sunday,
    /// A holiday (feestdag) of art. 3 lid 1 Atw on a weekday, with its name.
    Holiday(&'static str),
    /// Good Friday (Goede Vrijdag), art. 3 lid 2 Atw.
    GoodFriday,
    /// A day equated by royal decree (gelijkgestelde dag), art. 3 lid 3 Atw.
    Equated {
        /// Which day it is, in Dutch: "dag na Hemelvaartsdag".
        name: &'static str,
        /// The decree, in Dutch.
        source: &'static str,
    },
}

/// What a day is.
#[must_use]
pub fn day_kind(d: NaiveDate) -> DayKind {
    match d.weekday() {
        Weekday::Sat => DayKind::Saturday,
        Weekday::Sun => DayKind::Sunday,
        _ => match flags(d) {
            0 => DayKind::Weekday,
            GOOD_FRIDAY => DayKind::GoodFriday,
            _ => named(d),
        },
    }
}

fn named(d: NaiveDate) -> DayKind {
    match (holiday_name(d), equated_on(d)) {
        (Some(name), _) => DayKind::Holiday(name),
        (None, Some(day)) => DayKind::Equated { name: &day.name, source: &day.source },
        (None, None) => DayKind::Weekday,
    }
}
