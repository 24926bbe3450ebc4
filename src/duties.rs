//! The duties of the year: what the regulations ask of the organisation beside its cases, as terms with a last day.
//!
//! Reports that have to be there, discussed and decided upon; measures to carry out and to judge; training; telling
//! people. The evidence stands in the reports. As of a day: what is dated later does not count yet.

use chrono::NaiveDate;

use crate::calendar::{Calendar, EndRule, Period};
use crate::case::Case;
use crate::deadline::Status;
use crate::document::Text;
use crate::measure::Measure;
use crate::regulation::Regulation;
use crate::report::Report;
use crate::repository::{Bound, Repository};
use crate::source::{Source, Span};

mod begin;
mod checklist;
mod explain;
mod home;
mod measures;
mod reports;
mod term;

pub use measures::{Held, Holder, in_case, in_reports};
pub use term::Term;

/// What kind of duty it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A report has to be there (verslagen).
    Report,
    /// It has to be discussed (bespreken).
    Discussion,
    /// The discussion has to end in a decision (besluit).
    Decision,
    /// A measure has to be carried out (maatregelen).
    Measure,
    /// Its effect has to be judged (effect).
    Effect,
    /// Staff has to be trained (opleiding).
    Training,
    /// People have to be told (voorlichting).
    Information,
}

impl Kind {
    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Discussion => "discussion",
            Self::Decision => "decision",
            Self::Measure => "measure",
            Self::Effect => "effect",
            Self::Training => "training",
            Self::Information => "information",
        }
    }
}

/// A duty of the organisation, worked out as of a day.
#[derive(Debug)]
pub struct Duty<'a> {
    /// What kind.
    pub kind: Kind,
    /// The version that asks for it: the one in force at the end of the period.
    pub regulation: &'a Regulation,
    /// What it is called: `jaaranalyse`, `jaaranalyse bespreken`.
    pub name: String,
    /// The period it is about.
    pub period: Period,
    /// The articles it rests on.
    pub articles: &'a [Text],
    /// The role that acts, when the regulation or the measure names one.
    pub who: Option<&'a Text>,
    /// The day it counts from.
    pub start: NaiveDate,
    /// Its last day. A duty of the year does not roll on to a working day: the texts name calendar days.
    pub due: NaiveDate,
    /// The day it was met.
    pub met_on: Option<NaiveDate>,
    /// Why nothing has to be done, when that is so.
    pub lapsed: Option<String>,
    /// How it stands.
    pub status: Status,
    /// The file its evidence stands in, or has to stand in.
    pub path: String,
    /// The report its evidence stands in.
    pub report: Option<&'a Report>,
    /// The channel people have to be told by, as the regulation writes it.
    pub channel: Option<&'a Text>,
    /// The measure it is about.
    pub measure: Option<&'a Measure>,
    /// The case the measure stands in.
    pub case: Option<&'a Case>,
    /// Where the rule stands in the regulation.
    pub rule: Option<Span>,
    /// How the last day was found, a line per step.
    reckoning: Vec<String>,
    /// What stands in the way of evidence that is there but does not count.
    pub remark: Option<String>,
    /// The day it was worked out for.
    pub on: NaiveDate,
}

impl Duty<'_> {
    /// Calendar days until the last day, negative when it has passed.
    #[must_use]
    pub fn days(&self) -> i64 {
        (self.due - self.on).num_days()
    }

    /// Working days until the last day, negative when it has passed.
    #[must_use]
    pub fn workdays(&self) -> i64 {
        self.regulation.calendar.workdays_between(self.on, self.due)
    }

    /// The role that acts; the organisation as a whole when nobody is named.
    #[must_use]
    pub fn responsible(&self) -> &str {
        self.who.map_or("organisatie", |who| who.as_str())
    }

    /// The state in Dutch.
    #[must_use]
    pub fn state(&self) -> &'static str {
        match self.status {
            Status::Open => "loopt",
            Status::Overdue => "te laat",
            Status::Met => "gehaald",
            Status::Late => "te laat gedaan",
            Status::Lapsed if self.measure.is_some() => "vervallen",
            Status::Lapsed => "niet nodig",
        }
    }

    /// What tells this duty from every other one: the regulation, its name, and what it is about.
    #[must_use]
    pub fn identity(&self) -> String {
        let of = match (self.measure, self.report) {
            (Some(measure), _) => format!("{}.{}", self.path, measure.span.start),
            _ => self.period.to_string(),
        };
        format!("{}.{}.{}.{of}", self.regulation.slug, self.kind.key(), self.name)
    }

    fn order(&self) -> (NaiveDate, &str, Kind, &str, &str) {
        (self.due, &self.regulation.slug, self.kind, &self.name, &self.path)
    }

    fn settle(&mut self) {
        self.status = match self.met_on {
            _ if self.lapsed.is_some() => Status::Lapsed,
            Some(met) if met > self.due => Status::Late,
            Some(_) => Status::Met,
            None if self.on <= self.due => Status::Open,
            None => Status::Overdue,
        };
    }
}

/// Every duty that has begun by a day, those whose last day comes first in front.
#[must_use]
pub fn duties(repository: &Repository, on: NaiveDate) -> Vec<Duty<'_>> {
    let mut all = beside_cases(repository, on);
    all.extend(repository.cases.iter().flat_map(|bound| of_case(repository, bound, on)));
    all.sort_by(|a, b| a.order().cmp(&b.order()));
    all
}

/// The same without the measures that stand in cases: what the regulations and the reports alone ask.
#[must_use]
pub fn beside_cases(repository: &Repository, on: NaiveDate) -> Vec<Duty<'_>> {
    let mut all = Vec::new();
    for slug in repository.by_slug().into_keys() {
        all.extend(of(repository, slug, on));
    }
    all.extend(settled(in_reports(repository).flat_map(|held| measures::of(repository, held, on))));
    all.sort_by(|a, b| a.order().cmp(&b.order()));
    all
}

/// The measures of one case as duties.
#[must_use]
pub fn of_case<'a>(repository: &'a Repository, bound: &'a Bound, on: NaiveDate) -> Vec<Duty<'a>> {
    settled(in_case(repository, bound).flat_map(|held| measures::of(repository, held, on)))
}

fn settled<'a>(duties: impl Iterator<Item = Duty<'a>>) -> Vec<Duty<'a>> {
    let mut all: Vec<Duty<'_>> = duties.collect();
    all.iter_mut().for_each(Duty::settle);
    all
}

/// The duties of one regulation that come back every period.
fn of<'a>(repository: &'a Repository, slug: &'a str, on: NaiveDate) -> Vec<Duty<'a>> {
    let Some(begin) = begin::from(repository, slug, on) else { return Vec::new() };
    let mut all = Vec::new();
    for length in crate::calendar::PeriodLength::ALL {
        let mut period = Period::holding(begin.day, length);
        while period.first() <= on {
            if let Some(regulation) = begin::in_force(repository, slug, period) {
                let year = Year { repository, regulation, period, on };
                all.extend(year.reports());
                all.extend(year.trainings());
                all.extend(year.information());
            }
            period = period.next();
        }
    }
    let mut all = settled(all.into_iter());
    all.retain(|duty| duty.status != Status::Overdue || !begin.is_new);
    all
}

/// A period of a regulation, with all its duties are worked out from.
#[derive(Clone, Copy)]
struct Year<'a> {
    repository: &'a Repository,
    regulation: &'a Regulation,
    period: Period,
    on: NaiveDate,
}

impl<'a> Year<'a> {
    /// A duty of this period that nobody met yet, with its evidence in the report about the period.
    fn duty(self, kind: Kind, name: String, articles: &'a [Text], rule: Span) -> Duty<'a> {
        let report = self.repository.report(&self.regulation.slug, self.period);
        Duty {
            kind,
            regulation: self.regulation,
            name,
            period: self.period,
            articles,
            who: None,
            start: self.period.first(),
            due: self.period.last(),
            met_on: None,
            lapsed: None,
            status: Status::Open,
            path: report.map_or_else(
                || home::of(self.repository, &self.regulation.slug, self.period),
                |report| report.path().to_owned(),
            ),
            report,
            channel: None,
            measure: None,
            case: None,
            rule: Some(rule),
            reckoning: Vec::new(),
            remark: None,
            on: self.on,
        }
    }
}

/// The calendar of a regulation without the rolling of ends: a report before 1 June is not a day later because that
/// falls on a Sunday.
fn calendar(regulation: &Regulation) -> Calendar {
    Calendar { end: EndRule::Nominal, ..regulation.calendar.clone() }
}

impl Duty<'_> {
    /// Where a finding about it points: the report its evidence belongs in, else the rule that asks for it.
    #[must_use]
    pub fn place(&self) -> (&std::sync::Arc<Source>, Span) {
        if let (Some(case), Some(measure)) = (self.case, self.measure) {
            return (case.source(), measure.span);
        }
        match (self.report, self.measure) {
            (Some(report), Some(measure)) => (report.source(), measure.span),
            (Some(report), None) => {
                let key = match self.kind {
                    Kind::Report => "opgesteld",
                    Kind::Discussion | Kind::Decision => "besproken",
                    Kind::Training => "training",
                    Kind::Information => "voorlichting",
                    Kind::Measure | Kind::Effect => "maatregelen",
                };
                let start = report.document.front_span.start as usize;
                let entry = report.document.front.entry(key);
                (report.source(), entry.map_or(Span::new(start, start), |entry| entry.key.span))
            }
            (None, _) => (self.regulation.source(), self.rule.unwrap_or(self.regulation.document.front_span)),
        }
    }
}
