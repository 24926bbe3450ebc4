//! Comparison with the PyPI library `holidays`, 2000 up to and including 2100.
//!
//! The library models days off, this calendar an act. Both mean New Year, Easter
//! Monday, the King's or Queen's birthday, Ascension, Whit Monday, both days of
//! Christmas and, in the version compared with, Good Friday. 5 May is `public` there
//! in lustrum years only and `optional` every year; the act has it every year.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::date;
use crate::calendar::holidays::holidays;

const THEIRS: &str = include_str!("../../../tests/data/holidays-nl.csv");

fn theirs(category: &str) -> BTreeSet<(NaiveDate, String)> {
    THEIRS
        .lines()
        .skip(2)
        .map(|line| line.split(',').collect::<Vec<_>>())
        .filter(|row| row[2] == category)
        .map(|row| (date(row[0]), row[1].to_owned()))
        .collect()
}

fn ours() -> BTreeSet<(NaiveDate, String)> {
    (2000..=2100).flat_map(holidays).map(|holiday| (holiday.date.expect("a date"), holiday.name.to_owned())).collect()
}

#[test]
fn the_days_both_mean_are_the_same() {
    let without_5_may = |days: BTreeSet<(NaiveDate, String)>| -> BTreeSet<_> {
        days.into_iter().filter(|(_, name)| name != "Bevrijdingsdag").collect()
    };
    let (ours, theirs) = (without_5_may(ours()), without_5_may(theirs("public")));
    assert_eq!(ours.len(), 101 * 8);
    let missing: Vec<_> = theirs.difference(&ours).collect();
    let extra: Vec<_> = ours.difference(&theirs).collect();
    assert!(missing.is_empty() && extra.is_empty(), "{missing:?} {extra:?}");
}

#[test]
fn the_fifth_of_may_counts_every_year_here_and_each_lustrum_there() {
    let mays = |days: BTreeSet<(NaiveDate, String)>| -> Vec<i32> {
        let days = days.into_iter().filter(|(_, name)| name == "Bevrijdingsdag");
        days.map(|(day, _)| day.year()).collect()
    };
    let every: Vec<i32> = (2000..=2100).collect();
    assert_eq!(mays(ours()), every);
    assert_eq!(mays(theirs("optional")), every);
    let lustra: Vec<i32> = every.into_iter().filter(|year| year % 5 == 0).collect();
    assert_eq!(mays(theirs("public")), lustra);
}

#[test]
fn the_file_names_the_version_of_the_library() {
    let heading = THEIRS.lines().next().expect("a heading");
    assert!(heading.contains("holidays 0."), "{heading}");
}
