//! A stretch of time a report is about (tijdvak): a year, half a year, a quarter.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};

use super::{Duration, Unit};

/// The length of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodLength {
    /// `2026-k1`: three months.
    Quarter,
    /// `2026-h1`: six months.
    Half,
    /// `2026`: a calendar year.
    Year,
}

/// A year, half a year or a quarter of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    year: i32,
    length: PeriodLength,
    /// Which one of the year, counted from nought.
    part: u32,
}

/// A text that names no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodProblem;

impl PeriodProblem {
    /// What may be written, in Dutch.
    pub const HELP: &'static str =
        "schrijf een jaar (2026), een half jaar (2026-h1 of 2026-h2) of een kwartaal (2026-k1 tot en met 2026-k4)";
}

impl PeriodLength {
    /// Every length, the shortest first.
    pub const ALL: [Self; 3] = [Self::Quarter, Self::Half, Self::Year];

    /// How many months.
    #[must_use]
    pub const fn months(self) -> u32 {
        match self {
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
        }
    }

    /// The period that repeats after a duration: `1 jaar`, `12 maanden`, `6 maanden`, `3 maanden`.
    #[must_use]
    pub fn of(duration: Duration) -> Option<Self> {
        match (duration.amount, duration.unit) {
            (1, Unit::Year) | (12, Unit::Month) => Some(Self::Year),
            (6, Unit::Month) => Some(Self::Half),
            (3, Unit::Month) => Some(Self::Quarter),
            _ => None,
        }
    }
}

impl Period {
    /// Reads `2026`, `2026-h1`, `2026-k3`; `2026-q3` is the same quarter.
    ///
    /// # Errors
    /// Anything else, and years before 1900 or after 2199.
    pub fn parse(text: &str) -> Result<Self, PeriodProblem> {
        let text = text.trim().to_lowercase();
        let (year, part) = text.split_once('-').map_or((text.as_str(), None), |(year, part)| (year, Some(part)));
        if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(PeriodProblem);
        }
        let year = year.parse().ok().filter(|year| (1900..2200).contains(year)).ok_or(PeriodProblem)?;
        let (length, part) = match part {
            None => (PeriodLength::Year, 0),
            Some("h1") => (PeriodLength::Half, 0),
            Some("h2") => (PeriodLength::Half, 1),
            Some("k1" | "q1") => (PeriodLength::Quarter, 0),
            Some("k2" | "q2") => (PeriodLength::Quarter, 1),
            Some("k3" | "q3") => (PeriodLength::Quarter, 2),
            Some("k4" | "q4") => (PeriodLength::Quarter, 3),
            Some(_) => return Err(PeriodProblem),
        };
        Ok(Self { year, length, part })
    }

    /// The period of a length a day lies in.
    #[must_use]
    pub fn holding(day: NaiveDate, length: PeriodLength) -> Self {
        Self { year: day.year(), length, part: day.month0() / length.months() }
    }

    /// How long it is.
    #[must_use]
    pub const fn length(self) -> PeriodLength {
        self.length
    }

    /// The calendar year it lies in.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.part * self.length.months() + 1, 1).unwrap_or_default()
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        let after = self.next().first();
        after.checked_sub_days(Days::new(1)).unwrap_or(after)
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        Self::holding(day, self.length) == self
    }

    /// Whether it is over on a day: its last day has passed.
    #[must_use]
    pub fn is_over(self, on: NaiveDate) -> bool {
        self.last() < on
    }

    /// How many days it has.
    #[must_use]
    pub fn days(self) -> i64 {
        (self.last() - self.first()).num_days() + 1
    }

    /// The one after it, just as long.
    #[must_use]
    pub fn next(self) -> Self {
        match (self.part + 1) * self.length.months() {
            12.. => Self { year: self.year + 1, part: 0, ..self },
            _ => Self { part: self.part + 1, ..self },
        }
    }

    /// The one before it, just as long.
    #[must_use]
    pub fn previous(self) -> Self {
        match self.part {
            0 => Self { year: self.year - 1, part: 12 / self.length.months() - 1, ..self },
            part => Self { part: part - 1, ..self },
        }
    }

    /// As it stands at the head of a table: `2026`, `2026 H1`, `2026 K3`.
    #[must_use]
    pub fn label(self) -> String {
        self.to_string().to_uppercase().replace('-', " ")
    }

    /// As part of a sentence: `2026`, `het eerste halfjaar 2026`.
    #[must_use]
    pub fn in_sentence(self) -> String {
        let article = if self.length == PeriodLength::Year { "" } else { "het " };
        format!("{article}{}", self.name())
    }

    /// In words: `2026`, `eerste halfjaar 2026`, `derde kwartaal 2026`.
    #[must_use]
    pub fn name(self) -> String {
        let which = ["eerste", "tweede", "derde", "vierde"].get(self.part as usize).copied().unwrap_or_default();
        match self.length {
            PeriodLength::Year => self.year.to_string(),
            PeriodLength::Half => format!("{which} halfjaar {}", self.year),
            PeriodLength::Quarter => format!("{which} kwartaal {}", self.year),
        }
    }
}

/// As it is written in a file: `2026`, `2026-h1`, `2026-k3`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length {
            PeriodLength::Year => write!(f, "{}", self.year),
            PeriodLength::Half => write!(f, "{}-h{}", self.year, self.part + 1),
            PeriodLength::Quarter => write!(f, "{}-k{}", self.year, self.part + 1),
        }
    }
}

/// By first day; of two that begin together the shorter is first.
impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.first(), self.length).cmp(&(other.first(), other.length))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
