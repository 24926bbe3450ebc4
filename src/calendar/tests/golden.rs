//! The holidays of 2024 up to and including 2032.

use chrono::Datelike;

use super::{date, rows};
use crate::calendar::equated::{equated, read};
use crate::calendar::{DayKind, EquatedStatus, calendar_version, day_kind, equated_status, holiday_name, long_date};

#[test]
fn holidays_fall_on_the_right_days() {
    let columns =
        ["Goede Vrijdag", "tweede paasdag", "Koningsdag", "Bevrijdingsdag", "Hemelvaartsdag", "tweede pinksterdag"];
    for row in rows(include_str!("holidays.csv")) {
        for (name, cell) in columns.into_iter().zip(&row[1..]) {
            let (weekday, day) = cell.split_once(' ').expect("weekday and date");
            assert_eq!(holiday_name(date(day)), Some(name), "{cell}");
            assert!(long_date(date(day)).starts_with(weekday), "{cell}");
        }
        let year: i32 = row[0].parse().expect("a year");
        let listed: Vec<&str> = row[7].split(',').filter(|day| *day != "onbekend").collect();
        let days: Vec<String> =
            (equated().days.iter()).filter(|day| day.date.year() == year).map(|day| day.date.to_string()).collect();
        assert_eq!(days, listed, "{year}");
        let known = equated_status(year) == EquatedStatus::Known;
        assert_eq!(known, row[7] != "onbekend", "{year}");
    }
}

#[test]
fn the_data_file_is_read_whole() {
    let data = read(include_str!("../equated.toml")).expect("a readable data file");
    assert_eq!(data.days.len(), include_str!("../equated.toml").matches("\n[[dag]]").count());
    assert_eq!(data.days.len(), 38);
    assert_eq!(calendar_version(), "2026-11-01");
    for pair in data.days.windows(2) {
        assert!(pair[0].date < pair[1].date, "{}", pair[1].date);
    }
    for day in &data.days {
        let kind = day_kind(day.date);
        assert!(matches!(kind, DayKind::Equated { .. }), "{}: {kind:?}", day.date);
        assert_eq!(holiday_name(day.date), None);
        assert!(day.source.contains("besluit"), "{}", day.date);
    }
}

#[test]
fn a_spoilt_data_file_is_refused() {
    let good = include_str!("../equated.toml");
    for (from, to) in [
        ("updated = \"2026-11-01\"", "updated = \"gisteren\""),
        ("\"2026-05-15\"", "\"2026-05-32\""),
        ("\"onvolledig\"", "\"misschien\""),
        ("naam =", "name ="),
    ] {
        assert!(good.contains(from), "{from}");
        assert!(read(&good.replacen(from, to, 1)).is_none(), "{to}");
    }
}

#[test]
fn it_is_said_how_much_is_known_of_a_year() {
    let all = |years: std::ops::RangeInclusive<i32>, status| {
        for year in years {
            assert_eq!(equated_status(year), status, "{year}");
        }
    };
    all(1900..=2004, EquatedStatus::BeforeRecords);
    all(2005..=2016, EquatedStatus::Known);
    all(2017..=2022, EquatedStatus::Incomplete);
    all(2023..=2028, EquatedStatus::Known);
    all(2029..=2199, EquatedStatus::NotYetKnown);
}
