//! How long a case is kept (bewaren), and what keeps it longer.

use chrono::NaiveDate;

use crate::calendar::{Calendar, EndRule, Moment, long_date, short_date};
use crate::case::{Case, Event};
use crate::measure::Measure;
use crate::regulation::{Regulation, Retention};
use crate::report::Report;
use crate::repository::Repository;
use crate::vocabulary::CLOSING_STEPS;

/// The end of a case's retention term (bewaartermijn).
#[derive(Debug)]
pub struct Kept<'a> {
    /// The rule.
    pub rule: &'a Retention,
    /// What it runs from.
    pub from: Origin<'a>,
    /// The last day the case is kept; the case may go the day after.
    pub until: NaiveDate,
    regulation: &'a Regulation,
}

/// What a retention term runs from.
#[derive(Debug, Clone, Copy)]
pub enum Origin<'a> {
    /// A step of the case.
    Event(&'a Event),
    /// The discussion of a report over the period the case was closed in.
    Report(&'a Report, Moment),
}

impl<'a> Origin<'a> {
    /// The day.
    #[must_use]
    pub fn date(self) -> Option<NaiveDate> {
        self.moment().map(|moment| moment.date)
    }

    /// The step; a discussed report is the step of every case it is about.
    #[must_use]
    pub fn step(self) -> &'a str {
        match self {
            Self::Event(event) => &event.step.text,
            Self::Report(..) => DISCUSSED,
        }
    }

    /// The report, when it is one.
    #[must_use]
    pub fn report(self) -> Option<&'a Report> {
        match self {
            Self::Event(_) => None,
            Self::Report(report, _) => Some(report),
        }
    }

    fn moment(self) -> Option<Moment> {
        match self {
            Self::Event(event) => event.on.map(|on| on.moment),
            Self::Report(_, moment) => Some(moment),
        }
    }
}

/// The step a report takes for every case closed in its period.
const DISCUSSED: &str = "besproken";

/// What keeps a case although its retention term has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeper {
    /// The officer put down a reason to keep it (bewaarplicht).
    Hold,
    /// An objection has not been decided.
    Objection,
    /// An external body has not ruled.
    ExternalBody,
    /// A measure that follows from it was not carried out.
    Measure,
}

/// When the retention term of a case ends; `None` while it does not run.
///
/// `na: afgesloten` runs from any step that ends a case, withdrawal included; a reopened case has no retention
/// term. A rule without a length ends on the day of its step. `na: besproken` also runs from the discussion of a report
/// over the period in which the case was closed, whichever of the two came first.
#[must_use]
pub fn retention<'a>(
    repository: &'a Repository,
    case: &'a Case,
    regulation: &'a Regulation,
    on: NaiveDate,
) -> Option<Kept<'a>> {
    let rule = regulation.retention.as_ref()?;
    let after = &rule.after.as_ref()?.text;
    let closes = CLOSING_STEPS.contains(&after.as_str());
    let reopened = case.closed(on).is_none() && case.first("heropend").is_some();
    if reopened {
        return None;
    }
    let own = if closes { case.closed(on) } else { last(case, after, on) };
    let own = own.filter(|event| event.date().is_some_and(|day| day <= on)).map(Origin::Event);
    let reported = if after == DISCUSSED { discussed(repository, case, regulation, on) } else { None };
    let from = own.into_iter().chain(reported).min_by_key(|origin| origin.date())?;
    let started = from.moment()?;
    let until = match rule.duration {
        Some(duration) => calendar(regulation).compute(started, duration).due,
        None => started,
    };
    Some(Kept { rule, from, until: until.date, regulation })
}

/// The first discussion of a report over the period the case was closed in, held when that period was over: before, its
/// figures are not final, and a case that is destroyed would never be in them. Where the regulation asks for a decision, only one that ended in a decision.
fn discussed<'a>(
    repository: &'a Repository,
    case: &Case,
    regulation: &'a Regulation,
    on: NaiveDate,
) -> Option<Origin<'a>> {
    let closed = case.closed(on)?.date()?;
    let decided = regulation.reports.iter().any(|rule| rule.discussed && rule.decided);
    let about = repository.reports_about(&regulation.slug).filter(|report| report.period.holds(closed));
    let origin = |report: &'a Report| {
        let day = report.discussed_on(on).filter(|day| day.date() >= report.period.last())?;
        (!decided || report.decision(on).is_some()).then_some(Origin::Report(report, day.moment))
    };
    about.filter_map(origin).min_by_key(|origin| origin.date())
}

/// Keeping data longer than promised is what the end rules of terms would do.
fn calendar(regulation: &Regulation) -> Calendar {
    Calendar { end: EndRule::Nominal, ..regulation.calendar.clone() }
}

/// What keeps a case on a day, whatever its retention term.
#[must_use]
pub fn keeper(repository: &Repository, case: &Case, regulation: &Regulation, on: NaiveDate) -> Option<Keeper> {
    if case.hold.as_ref().is_some_and(|hold| hold.until.is_none_or(|until| until >= on)) {
        return Some(Keeper::Hold);
    }
    if unanswered(case, "bezwaar", "bezwaar-beslist", on) {
        return Some(Keeper::Objection);
    }
    let waits_for = regulation.retention.as_ref().and_then(|rule| rule.waits_for.as_ref());
    if unanswered(case, "voorgelegd", waits_for.map_or("uitspraak", |step| step.as_str()), on) {
        return Some(Keeper::ExternalBody);
    }
    has_open_measure(repository, case, on).then_some(Keeper::Measure)
}

/// Whether a measure in the case, or one in a report that names it, still has to be carried out. What stands there without
/// owner or day is a note of what was done, and keeps nothing.
fn has_open_measure(repository: &Repository, case: &Case, on: NaiveDate) -> bool {
    let is_open = |measure: &&Measure| measure.is_open(on) && (measure.owner.is_some() || measure.planned.is_some());
    let mut in_reports = repository.reports.iter().flat_map(|report| &report.measures);
    case.measures.iter().any(|measure| is_open(&measure))
        || in_reports.any(|measure| measure.cases.iter().any(|id| id.text == case.id) && measure.is_open(on))
}

impl Keeper {
    /// The key in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::Objection => "objection",
            Self::ExternalBody => "external_body",
            Self::Measure => "measure",
        }
    }

    /// In words.
    #[must_use]
    pub fn dutch(self) -> &'static str {
        match self {
            Self::Hold => "wordt bewaard om een reden",
            Self::Objection => "wacht op het bezwaar",
            Self::ExternalBody => "wacht op de externe instantie",
            Self::Measure => "wacht op een maatregel",
        }
    }
}

impl Kept<'_> {
    /// How that day was found, one line per step.
    #[must_use]
    pub fn explanation(&self) -> Vec<String> {
        let label = self.regulation.step_label(self.from.step());
        let report = |report: &Report| {
            format!("Het verslag over {} is besproken: {}.", report.period.in_sentence(), report.path())
        };
        let report = self.from.report().map(report);
        let Some((duration, started)) = self.rule.duration.zip(self.from.moment()) else {
            let line = format!("Bewaren tot en met: {label}, op {}.", long_date(self.until));
            return std::iter::once(line).chain(report).collect();
        };
        let mut lines = vec![format!("Bewaren: {duration} na: {label}.")];
        lines.extend(report);
        lines.extend(calendar(self.regulation).explain(started, duration));
        lines
    }

    /// Whether the case may go on a day.
    #[must_use]
    pub fn has_passed(&self, on: NaiveDate) -> bool {
        match self.rule.duration {
            Some(_) => self.until < on,
            None => self.until <= on,
        }
    }

    /// One sentence on when it ends.
    #[must_use]
    pub fn sentence(&self) -> String {
        format!("bewaren tot en met {}", short_date(self.until))
    }
}

fn last<'a>(case: &'a Case, step: &'a str, on: NaiveDate) -> Option<&'a Event> {
    let happened = case.all(step).filter(|event| event.waived().is_none() && event.date().is_some_and(|day| day <= on));
    happened.max_by_key(|event| event.date())
}

/// Whether a question was asked on which no answer followed.
fn unanswered(case: &Case, question: &str, answer: &str, on: NaiveDate) -> bool {
    let Some(asked) = last(case, question, on).and_then(Event::date) else { return false };
    !case.all(answer).any(|event| event.date().is_some_and(|day| asked <= day && day <= on))
}
