//! Which cases have to go, which may not, and why: the retention terms of a whole repository on a day.

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::case::{Case, Event};
use crate::regulation::Regulation;
use crate::repository::{Bound, Repository};

use super::retention::{Keeper, Kept, keeper, retention};

/// A closed case, and how long it stays.
#[derive(Debug)]
pub struct Leaving<'a> {
    /// The case.
    pub case: &'a Case,
    /// The version that binds it.
    pub regulation: &'a Regulation,
    /// The term that runs or ran; nothing while none runs.
    pub kept: Option<Kept<'a>>,
    /// How it stands.
    pub standing: Standing<'a>,
    /// Whether its figures are in a report, so that they survive it; nothing when the regulation asks for no reports.
    pub counted: Option<bool>,
}

/// How a closed case stands with its retention term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'a> {
    /// The term has passed and nothing keeps the case: it has to go.
    Due,
    /// Something keeps the case, whatever its term.
    Held(Keeper),
    /// The term runs.
    Runs,
    /// The term begins with a step that was not taken yet.
    Waits(&'a str),
    /// The regulation says nothing about keeping (K404).
    NoRule,
}

impl Standing<'_> {
    /// The key in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Held(_) => "held",
            Self::Runs => "runs",
            Self::Waits(_) => "waits",
            Self::NoRule => "no_rule",
        }
    }
}

/// Every closed case with its retention term, those that go first in front; cases that never go stand at the end.
#[must_use]
pub fn leaving(repository: &Repository, on: NaiveDate) -> Vec<Leaving<'_>> {
    let of_case = |bound| of(repository, bound, on);
    let mut all: Vec<Leaving<'_>> = repository.cases.par_iter().filter_map(of_case).collect();
    all.sort_by(|a, b| a.order().cmp(&b.order()));
    all
}

fn of<'a>(repository: &'a Repository, bound: &'a Bound, on: NaiveDate) -> Option<Leaving<'a>> {
    let (case, regulation) = (&bound.case, repository.binding(bound)?);
    let kept = retention(repository, case, regulation, on);
    let closed = case.closed(on).is_some();
    let waits = || regulation.retention.as_ref().and_then(|rule| rule.after.as_ref());
    let standing = match (&kept, keeper(repository, case, regulation, on)) {
        (Some(_), Some(keeper)) => Standing::Held(keeper),
        (Some(kept), None) if kept.has_passed(on) => Standing::Due,
        (Some(_), None) => Standing::Runs,
        // A case somebody still works on stays anyhow.
        (None, _) if !closed => return None,
        (None, _) => waits().map_or(Standing::NoRule, |step| Standing::Waits(step.as_str())),
    };
    let counted = (!regulation.reports.is_empty()).then(|| is_counted(repository, case, regulation, on));
    Some(Leaving { case, regulation, kept, standing, counted })
}

/// Whether reports hold figures over the days the complaint came in and the case was closed, counted since.
fn is_counted(repository: &Repository, case: &Case, regulation: &Regulation, on: NaiveDate) -> bool {
    let Some(closed) = case.closed(on).and_then(Event::date) else { return false };
    let covers = |day: NaiveDate| {
        repository.reports_about(&regulation.slug).any(|report| {
            report.period.holds(day) && report.figures.as_ref().is_some_and(|figures| figures.until >= day)
        })
    };
    case.received().into_iter().chain([closed]).all(covers)
}

impl Leaving<'_> {
    fn order(&self) -> (bool, Option<NaiveDate>, &str) {
        let until = self.kept.as_ref().map(|kept| kept.until);
        (until.is_none(), until, &self.case.id)
    }
}
