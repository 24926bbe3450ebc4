//! Single days: working days, closing days, the table, names.

use chrono::{Datelike, NaiveDate};

use super::{calendar, date};
use crate::calendar::table::{YEARS, computed_flags, flags};
use crate::calendar::{Calendar, DayKind, EndRule, Moment, WorkdaySet, day_kind, holiday_name, long_date, short_date};

#[test]
fn the_table_says_what_the_rules_say() {
    let first = date("1900-01-01");
    let days = first.iter_days().take_while(|d| YEARS.contains(&d.year()));
    let mut count = 0;
    for day in days.step_by(3).chain(date("2020-01-01").iter_days().take(4000)) {
        assert_eq!(flags(day), computed_flags(day), "{day}");
        count += 1;
    }
    assert_eq!(count, 109_573usize.div_ceil(3) + 4000);
    assert_eq!(flags(date("2199-12-31")), computed_flags(date("2199-12-31")));
    assert_eq!(flags(date("1899-12-31")), computed_flags(date("1899-12-31")));
    assert_eq!(flags(date("2200-01-01")), computed_flags(date("2200-01-01")));
    // 2200-04-04 is Good Friday: Easter is on 6 April that year.
    assert_eq!(day_kind(date("2200-04-04")), DayKind::GoodFriday);
}

#[test]
fn each_set_has_its_days() {
    // In order: ordinary, equated, Good Friday, holiday, weekend.
    let days = ["2026-05-13", "2026-05-15", "2026-04-03", "2026-05-14", "2026-05-16"];
    for (set, working) in WorkdaySet::ALL.into_iter().zip([1, 2, 3, 4]) {
        for (i, day) in days.into_iter().enumerate() {
            let found = calendar(set, EndRule::Nominal).is_workday(date(day));
            assert_eq!(found, i < working, "{set} {day}");
        }
    }
}

#[test]
fn a_closing_day_is_a_working_day_in_no_set() {
    let closed = vec![date("2026-12-29"), date("2026-12-28"), date("2026-12-28")];
    for set in WorkdaySet::ALL {
        let calendar = Calendar::new(set, EndRule::Nominal, closed.clone());
        assert_eq!(calendar.closed, [date("2026-12-28"), date("2026-12-29")]);
        assert!(!calendar.is_workday(date("2026-12-28")));
        assert!(calendar.is_workday(date("2026-12-30")));
        assert_eq!(calendar.next_workday(date("2026-12-27")), date("2026-12-30"));
        assert_eq!(calendar.workdays_between(date("2026-12-26"), date("2026-12-30")), 1);
        assert_eq!(calendar.workdays_between(date("2026-12-30"), date("2026-12-26")), -1);
    }
}

#[test]
fn days_are_measured_from_a_closing_day_and_outside_the_table() {
    let calendar = Calendar::new(WorkdaySet::Atw, EndRule::Nominal, vec![date("2026-03-02")]);
    assert_eq!(calendar.workdays_between(date("2026-03-02"), date("2026-03-03")), 1);
    // 1 January 2200 is a Wednesday.
    assert_eq!(calendar.workdays_between(date("2199-12-30"), date("2200-01-03")), 3);
    assert_eq!(calendar.workdays_between(date("2200-01-02"), date("2200-01-03")), 1);
    assert_eq!(calendar.workdays_between(date("2200-01-03"), date("2200-01-03")), 0);
}

#[test]
fn the_next_workday_is_never_the_day_itself() {
    let calendar = Calendar::default();
    assert_eq!(calendar.next_workday(date("2026-03-04")), date("2026-03-05"));
    assert_eq!(calendar.workday_from(date("2026-03-04")), date("2026-03-04"));
    assert_eq!(calendar.next_workday(date("2026-04-02")), date("2026-04-07"));
}

#[test]
fn far_dates_never_panic() {
    for set in WorkdaySet::ALL {
        for end in EndRule::ALL {
            let calendar = Calendar::new(set, end, vec![NaiveDate::MAX]);
            for day in [NaiveDate::MIN, NaiveDate::MAX, NaiveDate::MAX - chrono::Days::new(3)] {
                for unit in ["uur", "dagen", "werkdagen", "weken", "maanden", "jaar"] {
                    for amount in [1, 3, 9999] {
                        let length = super::duration(&format!("{amount} {unit}"));
                        let computed = calendar.compute(Moment::from(day), length);
                        assert!(computed.due.date >= day, "{day} {length}");
                    }
                }
                let lines = calendar.explain(Moment::from(day), super::duration("5 werkdagen"));
                assert!(lines.len() >= 3);
                assert!(calendar.next_workday(day) >= day);
            }
            assert!(!calendar.is_workday(NaiveDate::MAX));
        }
    }
}

#[test]
fn days_have_names() {
    assert_eq!(long_date(date("2026-03-02")), "maandag 2 maart 2026");
    assert_eq!(short_date(date("2026-12-31")), "31 december 2026");
    assert_eq!(holiday_name(date("2016-05-05")), Some("Hemelvaartsdag en Bevrijdingsdag"));
    assert_eq!(holiday_name(date("2013-04-30")), Some("Koninginnedag"));
    assert_eq!(holiday_name(date("2006-04-29")), Some("Koninginnedag"));
    assert_eq!(holiday_name(date("2025-04-27")), None);
    assert_eq!(holiday_name(date("2025-04-26")), Some("Koningsdag"));
    assert_eq!(day_kind(date("2025-04-26")), DayKind::Saturday);
    assert_eq!(day_kind(date("2026-04-05")), DayKind::Sunday);
    assert_eq!(day_kind(date("2026-04-06")), DayKind::Holiday("tweede paasdag"));
    assert_eq!(day_kind(date("2026-04-07")), DayKind::Weekday);
    let DayKind::Equated { name, source } = day_kind(date("2026-05-15")) else {
        panic!("15 May 2026 is equated");
    };
    assert_eq!(name, "dag na Hemelvaartsdag");
    assert!(source.contains("Staatscourant 2025, 24713"), "{source}");
}
