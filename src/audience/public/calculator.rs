//! The calculator of deadlines: the terms of a version and the calendar, as data for a script.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::calendar::PublishedCalendar;
use crate::document::Text;
use crate::regulation::{Addressee, Regulation};

use super::{PublicTerm, Reference};

/// The step a complaint starts with: its day is the one a visitor gives.
const RECEIVED: &str = "ontvangen";

/// Years before the day of the build, and after it, that the calculator knows.
const YEARS: (i32, i32) = (3, 7);

/// All a script needs to work out the dates of a version.
#[derive(Debug, Serialize)]
pub struct Calculator {
    /// The days off.
    pub calendar: PublishedCalendar,
    /// The days a visitor may give, that of the complaint first.
    pub fields: Vec<Field>,
    /// The terms, in the order of the regulation.
    pub terms: Vec<CalculatedTerm>,
}

/// A day a visitor may give: of a step no term gives a last day for.
#[derive(Debug, Serialize)]
pub struct Field {
    /// The step.
    pub step: String,
    /// How it reads.
    pub label: String,
}

/// A term as the script reckons it.
#[derive(Debug, Serialize)]
pub struct CalculatedTerm {
    /// What must happen.
    pub what: String,
    /// Who acts.
    pub who: String,
    /// `termijn`, `streeftermijn`, `norm` or `uw termijn`.
    pub kind: String,
    /// Whether it is the complainant's own window.
    pub own: bool,
    /// Under which condition.
    pub condition: Option<String>,
    /// How it may be extended.
    pub extension: Option<String>,
    /// Until which step it starts anew.
    pub repeats_until: Option<String>,
    /// Its articles.
    pub articles: Vec<Reference>,
    /// How many units.
    pub amount: u32,
    /// The unit, in the singular: `werkdag`.
    pub unit: &'static str,
    /// Amount and unit in words: `4 weken`.
    pub length: String,
    /// The working days: `atw`.
    pub workdays: &'static str,
    /// What happens to an end on a day off: `nominaal`.
    pub end: &'static str,
    /// Own closing days, ISO.
    pub closed: Vec<String>,
    /// What it runs from.
    pub starts: Vec<Start>,
}

/// What a term runs from: a given day, or the last day of another term.
#[derive(Debug, Serialize)]
pub struct Start {
    /// How the step reads.
    pub label: String,
    /// The index of the day that is given.
    pub field: Option<usize>,
    /// The index of the term whose last day it is.
    pub term: Option<usize>,
}

impl Calculator {
    /// The calculator of a version; `terms` are its terms as the public reads them.
    pub(super) fn new(regulation: &Regulation, terms: &[PublicTerm], on: NaiveDate) -> Self {
        let mut fields = vec![field(regulation, RECEIVED)];
        let terms = (0..regulation.terms.len()).zip(terms).map(|(index, shown)| {
            let rule = &regulation.terms[index];
            // A term that starts anew at its own step starts first at another.
            let after = rule.after.iter().filter(|step| rule.after.len() == 1 || !rule.is_met_by(&step.text));
            let starts = after.map(|step| start(regulation, index, &step.text, &mut fields)).collect();
            CalculatedTerm {
                what: shown.what.clone(),
                who: shown.who.clone(),
                kind: shown.kind.clone(),
                own: rule.addressee == Addressee::Complainant,
                condition: shown.condition.clone(),
                extension: shown.extension.clone(),
                repeats_until: rule.repeats_until.as_ref().map(|step| regulation.step_label(&step.text).to_owned()),
                articles: shown.articles.clone(),
                amount: rule.duration.amount,
                unit: rule.duration.unit.word(1),
                length: rule.duration.to_string(),
                workdays: rule.calendar.workdays.word(),
                end: rule.calendar.end.word(),
                closed: rule.calendar.closed.iter().map(ToString::to_string).collect(),
                starts,
            }
        });
        let terms = terms.collect();
        let year = on.year();
        Self { calendar: PublishedCalendar::new(year - YEARS.0..=year + YEARS.1), fields, terms }
    }
}

fn field(regulation: &Regulation, step: &str) -> Field {
    Field { step: step.to_owned(), label: regulation.step_label(step).to_owned() }
}

/// Where a term gets a start at this step from.
fn start(regulation: &Regulation, own: usize, step: &str, fields: &mut Vec<Field>) -> Start {
    let label = regulation.step_label(step).to_owned();
    let from = source(regulation, step).filter(|from| !leads_to(regulation, *from, own, regulation.terms.len()));
    if from.is_some() {
        return Start { label, field: None, term: from };
    }
    let known = fields.iter().position(|field| field.step == step);
    let index = known.unwrap_or_else(|| {
        fields.push(field(regulation, step));
        fields.len() - 1
    });
    Start { label, field: Some(index), term: None }
}

/// The term that gives a step its last day: the one that this step alone meets, before one that others meet too.
fn source(regulation: &Regulation, step: &str) -> Option<usize> {
    if step == RECEIVED {
        return None;
    }
    let meets = |steps: &[Text]| steps.iter().any(|own| own.text == step);
    let among = regulation.terms.iter().enumerate().filter(|(_, rule)| meets(&rule.steps));
    among.min_by_key(|(index, rule)| (rule.steps.len(), *index)).map(|(index, _)| index)
}

/// Whether a term starts, by way of others, at the end of `target`: then its last day cannot be a start of it.
fn leads_to(regulation: &Regulation, term: usize, target: usize, depth: usize) -> bool {
    let next = |step: &Text| {
        source(regulation, &step.text).is_some_and(|from| depth > 0 && leads_to(regulation, from, target, depth - 1))
    };
    term == target || depth == 0 || regulation.terms[term].after.iter().any(next)
}
