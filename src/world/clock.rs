//! What day it is.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::calendar::hours_ahead;

/// Today in Europe/Amsterdam.
#[must_use]
pub fn today() -> NaiveDate {
    amsterdam_date(Utc::now())
}

fn amsterdam_date(now: DateTime<Utc>) -> NaiveDate {
    let naive = now.naive_utc();
    (naive + TimeDelta::hours(hours_ahead(naive))).date()
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
