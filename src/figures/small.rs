//! What the public may know of figures: no count so small that it is about somebody, and none that can be worked out.
//!
//! Left out whole are counts that give others away by subtraction (open, reopened, withdrawn), what is written in free
//! words by officers (causes, reasons), what is about staff (departments, signals), and the shortest and longest time,
//! which are of one case. Reports of periods that overlap (a year and its quarters) give small counts away together:
//! whoever publishes has to choose one length.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::report::Figures;
use crate::report::figures::Split;

use super::ENOUGH;

mod cells;
mod term;

pub use cells::Cells;
pub use term::PublicTerm;

/// The smallest count, beside nought, that is told to anybody.
pub const LEAST: usize = 5;

/// A count for anybody to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// This many.
    Exactly(usize),
    /// At least one and fewer than [`LEAST`].
    Few,
}

/// The figures of a period for anybody to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublicFigures {
    /// The last day that was counted.
    #[serde(serialize_with = "iso")]
    pub until: NaiveDate,
    /// Whether the period was not over.
    pub provisional: bool,
    /// Complaints received.
    pub received: Told,
    /// Received complaints by each axis of classification; none when there were few.
    #[serde(serialize_with = "by_name")]
    pub classification: Vec<(String, Cells)>,
    /// Received complaints by the way they came.
    pub channel: Option<Cells>,
    /// Judged complaints by outcome.
    pub outcome: Option<Cells>,
    /// The terms of the organisation.
    pub terms: Vec<PublicTerm>,
    /// Half of the handled complaints were closed within so many days; nothing when they were few.
    pub median_days: Option<i64>,
}

impl Told {
    /// A count as it may be told.
    #[must_use]
    pub fn of(count: usize) -> Self {
        if count > 0 && count < LEAST { Self::Few } else { Self::Exactly(count) }
    }

    /// As people read it: `12`, `geen`, `minder dan 5`.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Exactly(0) => "geen".to_owned(),
            Self::Exactly(count) => count.to_string(),
            Self::Few => format!("minder dan {LEAST}"),
        }
    }
}

impl Serialize for Told {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Exactly(count) => serializer.serialize_u64(*count as u64),
            Self::Few => serializer.serialize_str(&format!("<{LEAST}")),
        }
    }
}

/// The figures for anybody to read.
#[must_use]
pub fn public(figures: &Figures) -> PublicFigures {
    let received = Told::of(figures.received);
    let many = figures.received >= LEAST;
    let cells = |split: &Split| Some(Cells::of(split)).filter(|_| many && *split != Split::default());
    let median = figures.to_closing.filter(|days| days.count >= ENOUGH).map(|days| days.median);
    PublicFigures {
        until: figures.until,
        provisional: figures.provisional,
        received,
        classification: figures
            .classification
            .iter()
            .filter_map(|(axis, split)| Some((axis.clone(), cells(split)?)))
            .collect(),
        channel: cells(&figures.channel),
        outcome: cells(&figures.outcome),
        terms: figures.terms.iter().map(|term| PublicTerm::of(&term.term, term.kept)).collect(),
        median_days: median,
    }
}

fn iso<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

fn by_name<S: Serializer>(axes: &[(String, Cells)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(axes.iter().map(|(axis, cells)| (axis, cells)))
}
