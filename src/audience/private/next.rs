//! What to do next in a case (wat nu), with the command that records it.

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::long_date;
use crate::case::Case;
use crate::deadline::{Deadline, Status, applies, keeper, retention};
use crate::regulation::{Addressee, Regulation};

use super::agenda::{person, short};
use super::term::distance;

/// What to do next.
#[derive(Debug, Default, Serialize)]
pub struct Next {
    /// What runs or has passed, most urgent first.
    pub duties: Vec<Duty>,
    /// What else there is to say, in whole sentences.
    pub remarks: Vec<String>,
    /// The command that closes the case, when nothing else is left to do.
    pub close: Option<String>,
}

/// A step that has to be taken.
#[derive(Debug, Serialize)]
pub struct Duty {
    /// What it is for: the name of the term.
    pub name: String,
    /// The key of the state.
    pub status: &'static str,
    /// `3 dagen te laat`.
    pub distance: String,
    /// The last day in words.
    pub due_long: String,
    /// Why that day, in a line.
    pub short: String,
    /// The role that acts.
    pub role: String,
    /// Who that is; empty when nobody is named.
    pub person: String,
    /// What must be recorded first.
    pub first: Vec<Record>,
    /// The steps that meet it; one is enough.
    pub then: Vec<Record>,
}

/// A step with the command that records it.
#[derive(Debug, Serialize)]
pub struct Record {
    /// What is recorded.
    pub label: String,
    /// The command.
    pub command: String,
}

impl Next {
    /// What to do next in a case, as of a day.
    pub(super) fn new(case: &Case, regulation: Option<&Regulation>, terms: &[Deadline<'_>], on: NaiveDate) -> Self {
        let Some(regulation) = regulation else {
            return Self {
                remarks: vec!["Er is geen regeling gevonden. Zet in de zaak welke regeling geldt.".to_owned()],
                ..Self::default()
            };
        };
        if case.closed(on).is_some() {
            return Self { remarks: kept(case, regulation, on), ..Self::default() };
        }
        let ours = |term: &&Deadline<'_>| term.rule.addressee == Addressee::Organisation;
        let runs = |term: &&Deadline<'_>| term.status == Status::Open || term.is_passed();
        let mut todo: Vec<&Deadline<'_>> = terms.iter().filter(ours).filter(runs).collect();
        todo.sort_by_key(|term| term.due);
        let windows = terms.iter().filter(|term| !ours(term) && term.status == Status::Open);
        let mut remarks: Vec<String> = windows
            .map(|term| {
                let step = regulation.step_label(term.rule.steps.first().map_or("", |step| step.text.as_str()));
                format!("De klager kan nog iets doen ({step}), tot en met {}.", long_date(term.due.date))
            })
            .collect();
        let received = case.received().is_some();
        if todo.is_empty() && received {
            let waits = if remarks.is_empty() { "" } else { " Wacht die dag eerst af." };
            remarks.push(format!("Er staat niets meer open. Is alles gedaan, sluit de zaak dan af.{waits}"));
        }
        Self {
            close: (todo.is_empty() && received).then(|| command(case, "afgesloten")),
            duties: todo.into_iter().map(|term| Duty::new(case, regulation, term)).collect(),
            remarks,
        }
    }
}

impl Duty {
    fn new(case: &Case, regulation: &Regulation, term: &Deadline<'_>) -> Self {
        let record =
            |step: &str| Record { label: regulation.step_label(step).to_owned(), command: command(case, step) };
        let waits = |step: &str| term.rule.is_met_by(step);
        let gates = regulation.steps.iter().filter(|rule| rule.gates.iter().any(|gate| waits(&gate.text)));
        let missing = gates.filter(|rule| {
            case.first(&rule.step.text).is_none() && !rule.advice && applies(&rule.when, case, regulation, None)
        });
        Self {
            name: term.rule.name.text.replace('-', " "),
            status: term.status.key(),
            distance: distance(term),
            due_long: long_date(term.due.date),
            short: short(term),
            role: term.responsible().replace('-', " "),
            person: person(term).to_owned(),
            first: missing.map(|rule| record(&rule.step.text)).collect(),
            then: term.rule.steps.iter().map(|step| record(&step.text)).collect(),
        }
    }
}

/// The steps come from the rules, whose keys hold no blanks or quotes; what does is no step one could type.
fn command(case: &Case, step: &str) -> String {
    format!("klacht record {} {step}", case.id)
}

fn kept(case: &Case, regulation: &Regulation, on: NaiveDate) -> Vec<String> {
    let mut said = vec!["De zaak is gesloten: er is niets meer te doen.".to_owned()];
    if let Some(kept) = retention(case, regulation, on) {
        let day = long_date(kept.until);
        said.push(match (kept.has_passed(on), keeper(case, on)) {
            (true, None) => format!("De bewaartermijn liep tot en met {day}: de zaak moet nu worden vernietigd."),
            (true, Some(_)) => {
                format!("De bewaartermijn liep tot en met {day}, maar er is een reden om de zaak te houden.")
            }
            (false, _) => format!("De zaak blijft bewaard tot en met {day}."),
        });
    }
    said
}
