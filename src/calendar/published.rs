//! The calendar as data, for who reckons elsewhere: the calculator of the public pages.
//!
//! Holidays are worked out here and nowhere else; a reader of this data needs no rule of Easter or of the King's
//! birthday, only to know Saturdays and Sundays.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Serialize;

use super::day_kind::day_kind;
use super::dutch::short_date;
use super::equated::{calendar_version, equated_status};
use super::skipped::label;
use super::story::member_of_art_3;
use super::table::{WEEKEND, flags};
use super::wording::{clause, unknown_years_of};
use super::workday_set::WorkdaySet;

/// The days off of a range of years, with all that an explanation says of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublishedCalendar {
    /// The day the equated days were brought up to date, in words.
    pub updated: String,
    /// The first year.
    pub from: i32,
    /// The last year.
    pub to: i32,
    /// The flags that make a day no working day, by the word of the set.
    pub sets: BTreeMap<&'static str, u8>,
    /// The flag of a Saturday and a Sunday.
    pub weekend: u8,
    /// What a day in a weekend is.
    pub weekend_clause: String,
    /// What an own closing day is.
    pub closed_clause: String,
    /// What an own closing day is called in a list.
    pub closed_label: String,
    /// What days off are, each once.
    pub kinds: Vec<PublishedKind>,
    /// Days off from Monday to Friday, ISO, with the index of their kind.
    pub days: BTreeMap<String, usize>,
    /// Years whose equated days are not all known, with the end of the sentence that says so.
    pub unknown: BTreeMap<i32, String>,
}

/// What a day off is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublishedKind {
    /// Its flags.
    pub flags: u8,
    /// The end of a sentence: `is Goede Vrijdag`.
    pub clause: String,
    /// Its name in a list.
    pub label: String,
    /// Where the act names it: ` en artikel 3 lid 2`.
    pub law: &'static str,
}

impl PublishedCalendar {
    /// The days off of these years.
    #[must_use]
    pub fn new(years: RangeInclusive<i32>) -> Self {
        let (from, to) = (*years.start(), *years.end());
        let version = calendar_version();
        let mut calendar = Self {
            updated: version.parse().map_or_else(|_| version.to_owned(), short_date),
            from,
            to,
            sets: WorkdaySet::ALL.into_iter().map(|set| (set.word(), set.mask())).collect(),
            weekend: WEEKEND,
            weekend_clause: clause(Some(super::DayKind::Saturday)),
            closed_clause: clause(None),
            closed_label: label(None),
            kinds: Vec::new(),
            days: BTreeMap::new(),
            unknown: years
                .filter_map(|year| Some((year, unknown_years_of(equated_status(year))?.to_owned())))
                .collect(),
        };
        let mut day = NaiveDate::from_ymd_opt(from, 1, 1);
        while let Some(date) = day.filter(|date| date.year() <= to) {
            calendar.add(date);
            day = date.checked_add_days(Days::new(1));
        }
        calendar
    }

    fn add(&mut self, date: NaiveDate) {
        let flags = flags(date);
        if flags == 0 || matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
            return;
        }
        let kind = Some(day_kind(date));
        let kind = PublishedKind { flags, clause: clause(kind), label: label(kind), law: member_of_art_3(kind) };
        let known = self.kinds.iter().position(|known| *known == kind);
        let index = known.unwrap_or_else(|| {
            self.kinds.push(kind);
            self.kinds.len() - 1
        });
        self.days.insert(date.to_string(), index);
    }
}
