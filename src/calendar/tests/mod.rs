//! Tests of the calendar: worked examples, golden files, properties.

mod days;
mod explanations;
mod golden;
mod hours;
mod other_library;
mod periods;
mod properties;
mod reading_dates;
mod reading_durations;
mod rules;
mod vectors;

use chrono::NaiveDate;

use super::{Calendar, Duration, EndRule, Moment, WorkdaySet};

/// A date from its ISO text.
fn date(text: &str) -> NaiveDate {
    text.parse().expect("an ISO date")
}

fn duration(text: &str) -> Duration {
    text.parse().expect("a duration")
}

fn calendar(workdays: WorkdaySet, end: EndRule) -> Calendar {
    Calendar::new(workdays, end, Vec::new())
}

/// The nominal and the last day of a term.
fn ends(calendar: &Calendar, start: &str, length: &str) -> (String, String) {
    let computed = calendar.compute(Moment::from(date(start)), duration(length));
    (computed.nominal.to_string(), computed.due.to_string())
}

/// The rows of a data file, without comments and heading.
fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split(';').collect())
}
