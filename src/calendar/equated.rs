//! Days equated with a holiday by royal decree (gelijkgestelde dagen), art. 3 lid 3 Atw.

use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::Deserialize;

/// How much is known of the equated days of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EquatedStatus {
    /// Every decree day of the year is recorded.
    Known,
    /// Some decree days of the year may be missing.
    Incomplete,
    /// No decree has been made for the year yet.
    NotYetKnown,
    /// The year lies before the records.
    BeforeRecords,
}

/// One equated day with its source.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct EquatedDay {
    pub date: NaiveDate,
    pub name: String,
    pub source: String,
}

/// The data file, read.
#[derive(Debug, Default)]
pub(super) struct Equated {
    pub updated: String,
    ranges: Vec<(i32, i32, EquatedStatus)>,
    pub days: Vec<EquatedDay>,
}

/// How much is known of the equated days (gelijkgestelde dagen) of a year.
#[must_use]
pub fn equated_status(year: i32) -> EquatedStatus {
    let ranges = &equated().ranges;
    if let Some((_, _, status)) = ranges.iter().find(|(from, to, _)| (*from..=*to).contains(&year)) {
        *status
    } else if ranges.iter().any(|(from, ..)| *from > year) {
        EquatedStatus::BeforeRecords
    } else {
        EquatedStatus::NotYetKnown
    }
}

/// The day the equated days were last brought up to date, ISO: the version of the calendar.
#[must_use]
pub fn calendar_version() -> &'static str {
    &equated().updated
}

/// The equated day on a date, if it is one.
pub(super) fn equated_on(d: NaiveDate) -> Option<&'static EquatedDay> {
    let days = &equated().days;
    let found = days.binary_search_by_key(&d, |day| day.date).ok()?;
    days.get(found)
}

/// The data built into the program. A test reads the same text, so the empty
/// default, under which every year is "not yet known", is never shipped.
pub(super) fn equated() -> &'static Equated {
    static DATA: OnceLock<Equated> = OnceLock::new();
    DATA.get_or_init(|| read(include_str!("equated.toml")).unwrap_or_default())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    updated: String,
    jaren: Vec<Years>,
    dag: Vec<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Years {
    van: i32,
    tot: i32,
    status: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Day {
    datum: String,
    naam: String,
    bron: String,
}

/// Reads the data file; `None` when it is not what it should be.
pub(super) fn read(text: &str) -> Option<Equated> {
    let file: File = toml::from_str(text).ok()?;
    file.updated.parse::<NaiveDate>().ok()?;
    let ranges = file.jaren.into_iter().map(|years| {
        let status = match years.status.as_str() {
            "bekend" => EquatedStatus::Known,
            "onvolledig" => EquatedStatus::Incomplete,
            _ => return None,
        };
        Some((years.van, years.tot, status))
    });
    let days = file
        .dag
        .into_iter()
        .map(|day| Some(EquatedDay { date: day.datum.parse().ok()?, name: day.naam, source: day.bron }));
    let ranges = ranges.collect::<Option<Vec<_>>>()?;
    let mut days = days.collect::<Option<Vec<_>>>()?;
    days.sort_by_key(|day| day.date);
    Some(Equated { updated: file.updated, ranges, days })
}
