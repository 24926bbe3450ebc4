//! Why a text is not a date.

use std::fmt;

use chrono::NaiveDate;

use super::dutch::{month_name, short_date, weekday};
use super::months::days_in_month;
use super::table::YEARS;

/// What is wrong with the text of a date (datum). It never repeats free text, which
/// could be a person's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateProblem {
    /// Nothing that looks like a date.
    Unreadable,
    /// A day, a month or a year is missing.
    Incomplete,
    /// The year has one or two digits.
    ShortYear,
    /// The year lies outside 1900..=2199.
    YearOutOfRange {
        /// The year as written.
        year: u32,
    },
    /// There is no such month.
    NoSuchMonth {
        /// The month as written.
        month: u32,
    },
    /// The month has no such day.
    NoSuchDay {
        /// The year.
        year: i32,
        /// The month, 1..=12.
        month: u32,
        /// The day as written.
        day: u32,
    },
    /// The weekday does not go with the date.
    WrongWeekday {
        /// The date without its weekday.
        date: NaiveDate,
        /// The weekday as written.
        said: &'static str,
    },
    /// What follows the date is no time.
    BadTime,
}

impl DateProblem {
    /// What is wrong, in Dutch.
    #[must_use]
    pub fn message(&self) -> String {
        match *self {
            Self::Unreadable => "deze datum is niet te lezen".to_owned(),
            Self::Incomplete => "deze datum is niet compleet: dag, maand en jaar zijn alle drie nodig".to_owned(),
            Self::ShortYear => "het jaar van deze datum heeft geen vier cijfers".to_owned(),
            Self::YearOutOfRange { year } => {
                format!("het jaar {year} ligt niet tussen {} en {}", YEARS.start(), YEARS.end())
            }
            Self::NoSuchMonth { month } => format!("maand {month} bestaat niet"),
            Self::NoSuchDay { year, month, day } => {
                let (name, days) = (month_name(month), days_in_month(year, month));
                format!("{day} {name} {year} bestaat niet: {name} {year} heeft {days} dagen")
            }
            Self::WrongWeekday { date, said } => {
                format!("{} is een {}, geen {said}", short_date(date), weekday(date))
            }
            Self::BadTime => "de tijd bij deze datum is niet te lezen".to_owned(),
        }
    }

    /// How to mend it, in Dutch.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::NoSuchMonth { .. } => {
                "schrijf jaar-maand-dag, zoals 2026-03-04, of dag-maand-jaar, zoals 4-3-2026".to_owned()
            }
            Self::WrongWeekday { date, .. } => {
                format!("kijk welke dag bedoeld is en schrijf die als jaar-maand-dag, zoals {date}")
            }
            Self::BadTime => {
                "schrijf de tijd als uren:minuten van 00:00 tot en met 23:59, zoals 2026-03-04 14:30".to_owned()
            }
            Self::YearOutOfRange { .. } | Self::ShortYear => {
                "schrijf het jaar met vier cijfers, zoals 2026-03-04".to_owned()
            }
            Self::Unreadable | Self::Incomplete | Self::NoSuchDay { .. } => {
                "schrijf de datum als jaar-maand-dag, zoals 2026-03-04".to_owned()
            }
        }
    }
}

impl fmt::Display for DateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.message(), self.help())
    }
}

impl std::error::Error for DateProblem {}
