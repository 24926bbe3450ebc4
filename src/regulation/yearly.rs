//! What a regulation asks of the organisation beside its cases: reports, measures, training, telling people.

use crate::calendar::{Duration, PeriodLength};
use crate::document::Text;
use crate::source::Span;

use super::Refs;

/// A periodic report (verslag).
#[derive(Debug, Clone)]
pub struct Report {
    /// Its name.
    pub name: Text,
    /// How often (elke).
    pub every: Option<Duration>,
    /// How long after the period it is ready (gereed).
    pub ready: Option<Duration>,
    /// Whether it is discussed (bespreken).
    pub discussed: bool,
    /// Whether the discussion ends in a decision (besluit).
    pub decided: bool,
    /// Whether it is needed only over a period in which complaints came in (alleen_met_klachten).
    pub only_with_complaints: bool,
    /// Whether the public gets to read it (openbaar).
    pub public: bool,
    /// The role that makes it (wie).
    pub by: Option<Text>,
    /// Its articles.
    pub articles: Refs,
    /// Where it stands.
    pub span: Span,
}

/// What becomes of measures (maatregelen).
#[derive(Debug, Clone)]
pub struct MeasuresRule {
    /// Whether each has an owner and a day it is planned for (eigenaar).
    pub owner: bool,
    /// How long after it was carried out its effect is judged (effect); `effect: ja` says no length and is read as a
    /// year, for the effect then shows in the next yearly report.
    pub effect: Option<Duration>,
    /// Its articles.
    pub articles: Refs,
    /// Where it stands.
    pub span: Span,
}

/// Training of staff (opleiding).
#[derive(Debug, Clone)]
pub struct Training {
    /// How often (elke).
    pub every: Option<Duration>,
    /// Its articles.
    pub articles: Refs,
    /// Where it stands.
    pub span: Span,
}

/// An information duty (voorlichting).
#[derive(Debug, Clone)]
pub struct Information {
    /// Where or how (kanaal).
    pub channel: Text,
    /// Whom (aan).
    pub to: Option<Text>,
    /// When.
    pub moment: Option<Text>,
    /// The role that tells (wie).
    pub by: Option<Text>,
    /// How often it is looked at (elke); a year when nothing is said.
    pub every: Option<Duration>,
    /// The step of a case that shows it was done (stap): then every case is its own evidence.
    pub step: Option<Text>,
    /// Its articles.
    pub articles: Refs,
    /// Where it stands.
    pub span: Span,
}

impl Report {
    /// The length of the periods it is about; `None` when nothing is said, or no period of the calendar.
    #[must_use]
    pub fn period(&self) -> Option<PeriodLength> {
        self.every.and_then(PeriodLength::of)
    }
}
