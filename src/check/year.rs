//! The duties of the year with all a check needs to judge them.

use chrono::NaiveDate;

use crate::calendar::short_date;
use crate::deadline::Status;
use crate::diagnostic::{Code, Diagnostic};
use crate::duties::{Duty, Held, Kind, beside_cases, in_case, in_reports, of_case};
use crate::repository::{Bound, Repository};

use super::citation;

/// The duties of the year as of a day; those of one case when that is judged.
#[derive(Debug)]
pub struct YearContext<'a> {
    /// The duties, worked out.
    pub duties: Vec<Duty<'a>>,
    /// The measures.
    pub measures: Vec<Held<'a>>,
    /// Today.
    pub on: NaiveDate,
}

impl<'a> YearContext<'a> {
    /// What the regulations and the reports ask.
    #[must_use]
    pub fn new(repository: &'a Repository, on: NaiveDate) -> Self {
        Self { duties: beside_cases(repository, on), measures: in_reports(repository).collect(), on }.readable()
    }

    /// The measures of one case; nothing when it has none.
    #[must_use]
    pub fn of_case(repository: &'a Repository, bound: &'a Bound, on: NaiveDate) -> Option<Self> {
        let measures: Vec<Held<'_>> = in_case(repository, bound).collect();
        (!measures.is_empty()).then(|| Self { duties: of_case(repository, bound, on), measures, on }.readable())
    }

    /// What a report that cannot be read would show is unknown; that it cannot be read is said elsewhere.
    fn readable(mut self) -> Self {
        self.duties.retain(|duty| !duty.report.is_some_and(|report| report.document.broken));
        self.measures.retain(|held| !held.holder.is_broken());
        self
    }

    /// The duties of a kind whose last day has passed.
    pub fn overdue(&self, kind: Kind) -> impl Iterator<Item = &Duty<'a>> {
        self.duties.iter().filter(move |duty| duty.kind == kind && duty.status == Status::Overdue)
    }

    /// A finding about a duty, where its evidence belongs, with the day it was due and why.
    #[must_use]
    pub fn finding(&self, code: &'static Code, duty: &Duty<'_>, message: &str) -> Diagnostic {
        let (source, span) = duty.place();
        let message = format!("{message}; de laatste dag was {}", short_date(duty.due));
        let mut finding = Diagnostic::new(code, source, span, message).notes(duty.explanation());
        finding.case = duty.case.map(|case| case.id.clone());
        finding.citation = Some(citation(duty.regulation, duty.articles));
        finding
    }
}
