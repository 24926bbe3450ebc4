//! The duties of the year with all a check needs to judge them.

use chrono::NaiveDate;

use crate::calendar::short_date;
use crate::deadline::Status;
use crate::diagnostic::{Code, Diagnostic};
use crate::duties::{Duty, Held, Kind, duties, held};
use crate::repository::Repository;

use super::citation;

/// The duties of the year as of a day.
#[derive(Debug)]
pub struct YearContext<'a> {
    /// Everything there is.
    pub repository: &'a Repository,
    /// The duties, worked out.
    pub duties: Vec<Duty<'a>>,
    /// Today.
    pub on: NaiveDate,
}

impl<'a> YearContext<'a> {
    /// Works out the duties.
    #[must_use]
    pub fn new(repository: &'a Repository, on: NaiveDate) -> Self {
        let mut duties = duties(repository, on);
        // What a report that cannot be read would show is unknown; that it cannot be read is said elsewhere.
        duties.retain(|duty| !duty.report.is_some_and(|report| report.document.broken));
        Self { repository, duties, on }
    }

    /// The duties of a kind whose last day has passed.
    pub fn overdue(&self, kind: Kind) -> impl Iterator<Item = &Duty<'a>> {
        self.duties.iter().filter(move |duty| duty.kind == kind && duty.status == Status::Overdue)
    }

    /// Every measure in a report that can be read.
    pub fn measures(&self) -> impl Iterator<Item = Held<'a>> {
        held(self.repository).filter(|held| !held.report.document.broken)
    }

    /// A finding about a duty, where its evidence belongs, with the day it was due and why.
    #[must_use]
    pub fn finding(&self, code: &'static Code, duty: &Duty<'_>, message: &str) -> Diagnostic {
        let (source, span) = duty.place();
        let message = format!("{message}; de laatste dag was {}", short_date(duty.due));
        let mut finding = Diagnostic::new(code, source, span, message).notes(duty.explanation());
        finding.citation = Some(citation(duty.regulation, duty.articles));
        finding
    }
}
