//! The types a report is made of.

use std::sync::Arc;

use crate::calendar::Period;
use crate::document::{Dated, Document, Section, Suppression, Text};
use crate::measure::Measure;
use crate::source::{Source, Span};

use super::figures::Figures;

/// One report.
#[derive(Debug)]
pub struct Report {
    /// The file.
    pub document: Document,
    /// The short name of the regulation whose complaints it is about; the repository fills in its default.
    pub slug: Option<Text>,
    /// What it is about.
    pub period: Period,
    /// The day it was drawn up (opgesteld).
    pub made: Option<Dated>,
    /// By whom (opgesteld_door).
    pub made_by: Option<Text>,
    /// The meeting it was discussed in (besproken).
    pub discussed: Option<Discussion>,
    /// What is advised (aanbevelingen).
    pub recommendations: Vec<Text>,
    /// What will be done (maatregelen).
    pub measures: Vec<Measure>,
    /// Who was told about the regulation, and how (voorlichting).
    pub information: Vec<Informed>,
    /// How staff was trained (training).
    pub trainings: Vec<Trained>,
    /// The figures, as they were counted last (cijfers); nothing when they cannot be read or cannot be true.
    pub figures: Option<Figures>,
    /// Whether the public may read its figures (publiceren).
    pub publish: bool,
    /// Sections of the body.
    pub sections: Vec<Section>,
    /// Findings the officer accepts, with reason and end (negeer).
    pub suppressions: Vec<Suppression>,
}

/// The meeting a report was discussed in (besproken).
#[derive(Debug, Clone)]
pub struct Discussion {
    /// The day (op).
    pub on: Option<Dated>,
    /// Who took part: roles or teams (met).
    pub with: Vec<Text>,
    /// What was decided (besluit).
    pub decision: Option<Text>,
    /// Where the minutes are (notulen).
    pub minutes: Option<Text>,
    /// Where it stands.
    pub span: Span,
}

/// That somebody was told about the regulation (voorlichting).
#[derive(Debug, Clone)]
pub struct Informed {
    /// The channel, as the regulation names it (kanaal).
    pub channel: Text,
    /// The day (op).
    pub on: Option<Dated>,
    /// By what: the page, the letter, the clause (middel).
    pub means: Option<Text>,
    /// By whom (door).
    pub by: Option<Text>,
    /// To whom (aan).
    pub to: Option<Text>,
    /// Where it stands.
    pub span: Span,
}

/// A training of staff (training).
#[derive(Debug, Clone)]
pub struct Trained {
    /// The day (op).
    pub on: Option<Dated>,
    /// What about (onderwerp).
    pub subject: Option<Text>,
    /// Who took part: roles, teams or a number (wie).
    pub who: Vec<Text>,
    /// Where it stands.
    pub span: Span,
}

impl Report {
    /// The file.
    #[must_use]
    pub fn source(&self) -> &Arc<Source> {
        &self.document.source
    }

    /// Its path in the repository.
    #[must_use]
    pub fn path(&self) -> &str {
        self.document.source.path()
    }

    /// Whether it is about the complaints under a regulation.
    #[must_use]
    pub fn is_about(&self, slug: &str) -> bool {
        self.slug.as_ref().is_some_and(|own| own.text == slug)
    }

    /// Whether another report under the same regulation is about a longer period that holds this one.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        let same = other.slug.as_ref().is_some_and(|slug| self.is_about(&slug.text));
        same && other.period.length() > self.period.length() && other.period.holds(self.period.first())
    }

    /// Whether the public may read its figures: it says so, and they are final.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.publish && self.slug.is_some() && self.figures.as_ref().is_some_and(|figures| !figures.provisional)
    }

    /// The day it was discussed, as of a day.
    #[must_use]
    pub fn discussed_on(&self, on: chrono::NaiveDate) -> Option<Dated> {
        self.discussed.as_ref()?.on.filter(|day| day.date() <= on)
    }

    /// What was decided, when it was discussed by a day.
    #[must_use]
    pub fn decision(&self, on: chrono::NaiveDate) -> Option<&Text> {
        self.discussed_on(on)?;
        self.discussed.as_ref()?.decision.as_ref()
    }
}
