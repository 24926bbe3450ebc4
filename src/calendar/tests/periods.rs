//! Years, half-years and quarters.

use chrono::NaiveDate;
use proptest::prelude::*;

use crate::calendar::{Period, PeriodLength};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn period(text: &str) -> Period {
    Period::parse(text).expect("a period")
}

#[test]
fn first_and_last_days() {
    for (text, first, last, name) in [
        ("2026", "2026-01-01", "2026-12-31", "2026"),
        ("2026-h1", "2026-01-01", "2026-06-30", "eerste halfjaar 2026"),
        ("2026-H2", "2026-07-01", "2026-12-31", "tweede halfjaar 2026"),
        ("2024-k1", "2024-01-01", "2024-03-31", "eerste kwartaal 2024"),
        ("2026-q4", "2026-10-01", "2026-12-31", "vierde kwartaal 2026"),
    ] {
        let period = period(text);
        assert_eq!((period.first(), period.last()), (day(first), day(last)), "{text}");
        assert_eq!(period.name(), name);
        assert!(!period.is_over(day(last)) && period.is_over(day(last).succ_opt().expect("a day")));
    }
    assert_eq!(period("2026-q4").to_string(), "2026-k4");
    assert_eq!((period("2026-q4").label(), period("2026").label()), ("2026 K4".to_owned(), "2026".to_owned()));
    assert_eq!(period("2024").days(), 366);
}

#[test]
fn what_is_no_period() {
    for text in ["", "26", "2026-", "2026-h3", "2026-k5", "2026-k0", "h1-2026", "2026-01", "20260", "1026", "+026"] {
        assert!(Period::parse(text).is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn every_day_lies_in_one_period_of_each_length(days in 0i64..80_000) {
        let on = day("1970-01-01") + chrono::Duration::days(days);
        for length in [PeriodLength::Year, PeriodLength::Half, PeriodLength::Quarter] {
            let period = Period::holding(on, length);
            prop_assert!(period.first() <= on && on <= period.last());
            prop_assert!(!period.next().holds(on) && !period.previous().holds(on));
            prop_assert_eq!(period.next().previous(), period);
            prop_assert_eq!(Period::parse(&period.to_string()), Ok(period));
            prop_assert_eq!(period.last().succ_opt(), Some(period.next().first()));
        }
    }
}
