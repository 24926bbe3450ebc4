//! Measures that have to be carried out, and their effect that has to be judged.

use chrono::NaiveDate;

use crate::calendar::Moment;
use crate::measure::Measure;
use crate::regulation::Regulation;
use crate::report::Report;
use crate::repository::Repository;

use super::begin::in_force;
use super::{Duty, Kind, Year, calendar};

/// A measure with the report it stands in and the version whose rules it falls under.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// The report.
    pub report: &'a Report,
    /// The version in force at the end of the period of the report.
    pub regulation: &'a Regulation,
}

/// Every measure in a report of a regulation that was in force.
pub fn held(repository: &Repository) -> impl Iterator<Item = Held<'_>> {
    repository.reports.iter().flat_map(|report| {
        let slug = report.slug.as_ref().map(|slug| slug.as_str());
        let regulation = slug.and_then(|slug| in_force(repository, slug, report.period));
        let measures = report.measures.iter();
        measures.filter_map(move |measure| Some(Held { measure, report, regulation: regulation? }))
    })
}

/// The duties of every measure.
pub(super) fn duties(repository: &Repository, on: NaiveDate) -> Vec<Duty<'_>> {
    held(repository).flat_map(|held| of(repository, held, on)).collect()
}

fn of<'a>(repository: &'a Repository, held: Held<'a>, on: NaiveDate) -> impl Iterator<Item = Duty<'a>> + use<'a> {
    let Held { measure, report, regulation } = held;
    let rule = regulation.measures.as_ref();
    let duty = move |kind, name: String| {
        let year = Year { repository, regulation, period: report.period, on };
        let articles = rule.map_or(&[][..], |rule| &rule.articles);
        let mut duty = year.duty(kind, name, articles, rule.map_or(measure.span, |rule| rule.span));
        duty.rule = rule.map(|rule| rule.span);
        duty.report = Some(report);
        report.path().clone_into(&mut duty.path);
        duty.measure = Some(measure);
        duty.who = measure.owner.as_ref();
        duty.lapsed = measure
            .dropped
            .as_ref()
            .map(|why| format!("De maatregel gaat niet door: {}.", why.text.trim_end_matches('.')));
        duty
    };
    let done = measure.done.map(|day| day.date()).filter(|day| *day <= on);
    let carried_out = measure.planned.map(|planned| {
        let mut duty = duty(Kind::Measure, format!("maatregel: {}", measure.what.text));
        duty.start = report.made.map_or(report.period.last(), |made| made.date()).min(planned.date());
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
