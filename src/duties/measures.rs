//! Measures that have to be carried out, and their effect that has to be judged.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::calendar::{Moment, Period, PeriodLength};
use crate::case::Case;
use crate::measure::Measure;
use crate::regulation::Regulation;
use crate::report::Report;
use crate::repository::{Bound, Repository};
use crate::source::Source;

use super::begin::in_force;
use super::{Duty, Kind, Year, calendar};

/// A measure with the file it stands in and the version whose rules it falls under.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// Where it stands.
    pub holder: Holder<'a>,
    /// The version that binds the case, or the one in force at the end of the period of the report.
    pub regulation: &'a Regulation,
}

/// The file a measure stands in.
#[derive(Debug, Clone, Copy)]
pub enum Holder<'a> {
    /// A report.
    Report(&'a Report),
    /// A case.
    Case(&'a Case),
}

impl<'a> Holder<'a> {
    /// The file.
    #[must_use]
    pub fn source(self) -> &'a Arc<Source> {
        match self {
            Self::Report(report) => report.source(),
            Self::Case(case) => case.source(),
        }
    }

    /// The case, when it is one.
    #[must_use]
    pub fn case(self) -> Option<&'a Case> {
        match self {
            Self::Report(_) => None,
            Self::Case(case) => Some(case),
        }
    }

    /// Whether the file cannot be read, so that nobody knows what else it says.
    #[must_use]
    pub fn is_broken(self) -> bool {
        match self {
            Self::Report(report) => report.document.broken,
            Self::Case(case) => case.document.broken,
        }
    }
}

/// Every measure in a report of a regulation that was in force.
pub fn in_reports(repository: &Repository) -> impl Iterator<Item = Held<'_>> {
    repository.reports.iter().flat_map(|report| {
        let slug = report.slug.as_ref().map(|slug| slug.as_str());
        let regulation = slug.and_then(|slug| in_force(repository, slug, report.period));
        let held = move |measure| Some(Held { measure, holder: Holder::Report(report), regulation: regulation? });
        report.measures.iter().filter_map(held)
    })
}

/// Every measure in a case that is bound.
pub fn in_case<'a>(repository: &'a Repository, bound: &'a Bound) -> impl Iterator<Item = Held<'a>> {
    let regulation = repository.binding(bound);
    let held = move |measure| Some(Held { measure, holder: Holder::Case(&bound.case), regulation: regulation? });
    bound.case.measures.iter().filter_map(held)
}

/// The duties of a measure.
pub(super) fn of<'a>(
    repository: &'a Repository,
    held: Held<'a>,
    on: NaiveDate,
) -> impl Iterator<Item = Duty<'a>> + use<'a> {
    let Held { measure, holder, regulation } = held;
    let rule = regulation.measures.as_ref();
    let done = measure.done.map(|day| day.date()).filter(|day| *day <= on);
    let period = match holder {
        Holder::Report(report) => report.period,
        // A case belongs to no period; what it asks for belongs to the year it is asked in.
        Holder::Case(_) => {
            let day = measure.planned.map(|day| day.date()).or(done).unwrap_or(on);
            Period::holding(day, PeriodLength::Year)
        }
    };
    let duty = move |kind, name: String| {
        let year = Year { repository, regulation, period, on };
        let articles = rule.map_or(&[][..], |rule| &rule.articles);
        let mut duty = year.duty(kind, name, articles, rule.map_or(measure.span, |rule| rule.span));
        duty.report = match holder {
            Holder::Report(report) => Some(report),
            Holder::Case(_) => None,
        };
        duty.case = holder.case();
        holder.source().path().clone_into(&mut duty.path);
        duty.measure = Some(measure);
        duty.who = measure.owner.as_ref();
        duty.lapsed = measure
            .dropped
            .as_ref()
            .map(|why| format!("De maatregel gaat niet door: {}.", why.text.trim_end_matches('.')));
        duty
    };
    let carried_out = measure.planned.map(|planned| {
        let mut duty = duty(Kind::Measure, format!("maatregel: {}", measure.what.text));
        duty.start = begun(holder).unwrap_or(planned.date()).min(planned.date());
        duty.due = planned.date();
        duty.met_on = done;
        duty.reckoning.push("De laatste dag is de dag waarop de maatregel is gepland.".to_owned());
        duty
    });
    let judged = done.zip(rule.and_then(|rule| rule.effect)).map(|(done, after)| {
        let mut duty = duty(Kind::Effect, format!("effect bekijken: {}", measure.what.text));
        let calendar = calendar(regulation);
        duty.start = done;
        duty.due = calendar.compute(Moment::from(done), after).due.date;
        duty.met_on = measure.judged().map(|day| day.date()).filter(|day| *day <= on);
        duty.reckoning.push(format!("Het effect is {after} na het uitvoeren bekeken."));
        duty.reckoning.extend(calendar.explain(Moment::from(done), after));
        duty
    });
    carried_out.into_iter().chain(judged)
}

/// The day a measure was thought of: when the report was made, or the last judgement was given.
fn begun(holder: Holder<'_>) -> Option<NaiveDate> {
    match holder {
        Holder::Report(report) => Some(report.made.map_or(report.period.last(), |made| made.date())),
        Holder::Case(case) => case.all("oordeel").filter_map(|event| event.date()).max().or(case.received()),
    }
}
