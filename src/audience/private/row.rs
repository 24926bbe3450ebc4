//! A case in a line of the list.

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::short_date;
use crate::case::{Case, Person};
use crate::deadline::{Deadline, Status};
use crate::document::Node;
use crate::regulation::{Addressee, Regulation};

use crate::duties::Term;

use super::Attention;

/// A case in a line of the list.
#[derive(Debug, Serialize)]
pub struct CaseRow {
    /// Its number.
    pub id: String,
    /// The day it was received, ISO.
    pub received: String,
    /// That day in words.
    pub received_short: String,
    /// The short name of its regulation.
    pub regulation: String,
    /// What it is about.
    pub subject: String,
    /// Who complains.
    pub complainant: String,
    /// What it was classified under as a topic.
    pub topics: Vec<String>,
    /// How it stands.
    pub state: String,
    /// Whether it is not closed.
    pub open: bool,
    /// The outcome.
    pub outcome: String,
    /// Who handles it.
    pub handler: String,
    /// The next last day, ISO.
    pub next_due: String,
    /// That day in words.
    pub next_due_short: String,
    /// The term it belongs to.
    pub next_term: String,
    /// Overdue terms.
    pub overdue: usize,
    /// What asks for attention: the bits of [`Attention`].
    pub attention: u8,
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

impl CaseRow {
    pub(super) fn new(
        case: &Case,
        regulation: Option<&Regulation>,
        terms: &[Deadline<'_>],
        (errors, warnings): (usize, usize),
        on: NaiveDate,
    ) -> Self {
        let next = terms
            .iter()
            .filter(|term| {
                matches!(term.status, Status::Open | Status::Overdue) && term.rule.addressee == Addressee::Organisation
            })
            .min_by_key(|term| term.due);
        let name = |person: &Person| person.name.as_ref().map(|name| name.text.to_string()).unwrap_or_default();
        Self {
            id: case.id.clone(),
            received: case.received().map(|day| day.to_string()).unwrap_or_default(),
            received_short: case.received().map(short_date).unwrap_or_default(),
            regulation: regulation.map(|regulation| regulation.slug.clone()).unwrap_or_default(),
            subject: subject(case),
            complainant: case.complainant.as_ref().map(complainant).unwrap_or_default(),
            topics: case.classes("onderwerpen").filter_map(Node::as_str).map(str::to_owned).collect(),
            state: state(case, on),
            open: case.closed(on).is_none(),
            outcome: outcome(case),
            handler: case.handler.as_ref().map(name).unwrap_or_default(),
            next_due: next.map(|term| term.due.date.to_string()).unwrap_or_default(),
            next_due_short: next.map(|term| short_date(term.due.date)).unwrap_or_default(),
            next_term: next.map(|term| term.rule.name.text.to_string()).unwrap_or_default(),
            overdue: terms.iter().filter(|term| term.status == Status::Overdue).count(),
            attention: terms.iter().map(Term::Case).filter_map(Attention::of).fold(0, |bits, one| bits | one.bit()),
            errors,
            warnings,
        }
    }
}

/// The name of a complainant and the organisation they belong to.
fn complainant(person: &Person) -> String {
    let parts = [&person.name, &person.organisation].into_iter().flatten();
    parts.map(|part| part.text.as_str()).collect::<Vec<_>>().join(", ")
}

/// How a case stands, in a word or two.
#[must_use]
pub fn state(case: &Case, on: NaiveDate) -> String {
    match case.closed(on).map(|event| event.step.text.as_str()) {
        Some("afgesloten") => "afgesloten",
        Some("ingetrokken") => "ingetrokken",
        Some(_) => "niet in behandeling",
        None if case.first("heropend").is_some() => "heropend",
        None if case.first("bezwaar").is_some() && case.first("bezwaar-beslist").is_none() => "in bezwaar",
        None if case.first("voorgelegd").is_some() && case.first("uitspraak").is_none() => "bij geschilinstantie",
        None if case.first("oordeel").is_some() => "beoordeeld",
        None => "in behandeling",
    }
    .to_owned()
}

fn outcome(case: &Case) -> String {
    case.course.iter().rev().find_map(|event| event.text("uitkomst")).unwrap_or_default().to_owned()
}

/// What a case is about: its title, its service, or its topics.
#[must_use]
pub fn subject(case: &Case) -> String {
    let text = |path: &str| case.values(path).first().and_then(|node| node.as_str()).map(str::to_owned);
    let topics = || {
        let topics: Vec<&str> = case.classes("onderwerpen").filter_map(Node::as_str).collect();
        (!topics.is_empty()).then(|| topics.join(", "))
    };
    text("titel").or_else(|| text("dienst")).or_else(|| text("product")).or_else(topics).unwrap_or_default()
}

impl CaseRow {
    /// The year it was received; without that day the year of its number.
    #[must_use]
    pub fn year(&self) -> &str {
        let dated = if self.received.is_empty() { &self.id } else { &self.received };
        dated.split('-').next().unwrap_or_default()
    }
}
