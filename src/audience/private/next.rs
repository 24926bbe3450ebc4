//! What to do next in a case (wat nu), with the command that records it.

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::long_date;
use crate::case::Case;
use crate::check::{self, is_owed};
use crate::deadline::{Deadline, Status, keeper, retention};
use crate::regulation::{Addressee, Regulation};
use crate::repository::Repository;

use super::agenda::{person, short};
use super::term::distance;

/// What to do next.
#[derive(Debug, Default, Serialize)]
pub struct Next {
    /// What runs or has passed, most urgent first.
    pub duties: Vec<Duty>,
    /// What else there is to say, in whole sentences.
    pub remarks: Vec<String>,
    /// Where the case goes when no term says so, after what that waits for: the judgement, a decision, its end.
    pub goal: Vec<Record>,
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
    /// What must be given with it, in words; empty when nothing.
    pub asks: String,
}

impl Next {
    /// What to do next in a case, as of a day.
    pub(super) fn new(
        repository: &Repository,
        case: &Case,
        regulation: Option<&Regulation>,
        terms: &[Deadline<'_>],
        on: NaiveDate,
    ) -> Self {
        let Some(regulation) = regulation else {
            return Self {
                remarks: vec!["Er is geen regeling gevonden. Zet in de zaak welke regeling geldt.".to_owned()],
                ..Self::default()
            };
        };
        if case.closed(on).is_some() {
            return Self { remarks: kept(repository, case, regulation, on), ..Self::default() };
        }
        let mut todo: Vec<&Deadline<'_>> = terms.iter().filter(|term| is_owed(term)).collect();
        todo.sort_by_key(|term| term.due);
        let theirs = |term: &&Deadline<'_>| term.rule.addressee == Addressee::Complainant;
        let windows = terms.iter().filter(theirs).filter(|term| term.status == Status::Open);
        let mut remarks: Vec<String> = windows
            .map(|term| {
                let step = regulation.step_label(term.rule.steps.first().map_or("", |step| step.text.as_str()));
                format!("De klager kan nog iets doen ({step}), tot en met {}.", long_date(term.due.date))
            })
            .collect();
        let steps = check::next(case, regulation, terms, on);
        let record = |step: &str| {
            let (command, open) = check::command(&case.id, regulation, step);
            let asks = crate::document::list_in_dutch(&open, "en");
            Record { label: regulation.step_label(step).to_owned(), command, asks }
        };
        let goal = steps.iter().find(|next| next.term.is_none() && next.before.is_none()).map(|next| next.step);
        if goal == Some("afgesloten") {
            remarks.push("Er staat niets meer open. Is alles gedaan, sluit de zaak dan af.".to_owned());
        } else if todo.is_empty() && goal.is_none() {
            remarks.push("Wacht die dag eerst af.".to_owned());
        }
        let leading =
            |to: &[&str]| steps.iter().filter(|next| leads(&steps, next, to)).map(|next| record(next.step)).collect();
        let duty = |term: &Deadline<'_>| {
            let then: Vec<&str> = term.rule.steps.iter().map(|step| step.text.as_str()).collect();
            Duty::new(term, leading(&then), then.iter().map(|step| record(step)).collect())
        };
        Self {
            duties: todo.into_iter().map(duty).collect(),
            goal: goal
                .map(|goal| {
                    let mut all: Vec<Record> = leading(&[goal]);
                    all.push(record(goal));
                    all
                })
                .unwrap_or_default(),
            remarks,
        }
    }
}

impl Duty {
    fn new(term: &Deadline<'_>, first: Vec<Record>, then: Vec<Record>) -> Self {
        Self {
            name: term.rule.name.text.replace('-', " "),
            status: term.status.key(),
            distance: distance(crate::duties::Term::Case(term)),
            due_long: long_date(term.due.date),
            short: short(term),
            role: term.responsible().replace('-', " "),
            person: person(term).to_owned(),
            first,
            then,
        }
    }
}

/// Whether one of these steps waits for a step, perhaps by way of others.
fn leads(steps: &[check::Next<'_>], next: &check::Next<'_>, to: &[&str]) -> bool {
    let mut before = next.before;
    // Steps that wait for each other would go round for ever.
    for _ in 0..steps.len() {
        let Some(step) = before else { return false };
        if to.contains(&step) {
            return true;
        }
        before = steps.iter().find(|known| known.step == step).and_then(|known| known.before);
    }
    false
}

fn kept(repository: &Repository, case: &Case, regulation: &Regulation, on: NaiveDate) -> Vec<String> {
    let mut said = vec!["De zaak is gesloten: er is niets meer te doen.".to_owned()];
    if let Some(kept) = retention(repository, case, regulation, on) {
        let day = long_date(kept.until);
        said.push(match (kept.has_passed(on), keeper(repository, case, regulation, on)) {
            (true, None) => format!("De bewaartermijn liep tot en met {day}: de zaak moet nu worden vernietigd."),
            (true, Some(_)) => {
                format!("De bewaartermijn liep tot en met {day}, maar er is een reden om de zaak te houden.")
            }
            (false, _) => format!("De zaak blijft bewaard tot en met {day}."),
        });
    }
    said
}
