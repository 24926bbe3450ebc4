//! The page of one case: persons, data, terms, course, findings.

use chrono::NaiveDate;
use serde::Serialize;

use crate::audit::Finding;
use crate::calendar::long_date;
use crate::case::{Case, Event, Person};
use crate::deadline::Deadline;
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Value};
use crate::regulation::Regulation;
use crate::repository::{Bound, Repository};
use crate::trail::Entry;

use super::row::{state, subject};
use super::{Attachment, AuditRow, FindingView, Next, OldText, TermView, TrailRow, axis};
use crate::audience::public::Fact;

/// The page of one case.
#[derive(Debug, Serialize)]
pub struct CaseView {
    /// Its number.
    pub id: String,
    /// The file.
    pub path: String,
    /// What it is about.
    pub subject: String,
    /// How it stands.
    pub state: String,
    /// The regulation's title, when a version binds it.
    pub regulation: Option<String>,
    /// `slug/date`, the folder of the private copy; `slug/date/id` for a text that was changed since.
    pub regulation_path: Option<String>,
    /// The days the text was changed after it bound the case, in words.
    pub regulation_edited: Vec<String>,
    /// The persons, one list of facts each.
    pub parties: Vec<Party>,
    /// The other data.
    pub facts: Vec<Fact>,
    /// What to do next.
    pub next: Next,
    /// The terms.
    pub terms: Vec<TermView>,
    /// The terms on a time axis, as SVG; empty without terms.
    #[serde(skip)]
    pub axis: String,
    /// Holidays and closing days on that axis, in words.
    pub days_off: Vec<String>,
    /// The files beside the case.
    pub attachments: Vec<Attachment>,
    /// What happened.
    pub course: Vec<EventView>,
    /// Who recorded what when, newest first.
    pub trail: Vec<TrailRow>,
    /// What was found.
    pub findings: Vec<FindingView>,
    /// What the audit found.
    pub audit: Vec<AuditRow>,
    /// The body in Markdown.
    #[serde(skip)]
    pub body: String,
}

/// A person with a part in the case.
#[derive(Debug, Serialize)]
pub struct Party {
    /// The part: klager, beklaagde, behandelaar.
    pub part: String,
    /// What is known.
    pub facts: Vec<Fact>,
}

/// An event of the course.
#[derive(Debug, Serialize)]
pub struct EventView {
    /// The day, ISO.
    pub date: String,
    /// The day in words.
    pub date_long: String,
    /// What happened.
    pub label: String,
    /// What else is known.
    pub facts: Vec<Fact>,
}

/// What is known of a case beside its file: its history and its attachments.
#[derive(Debug, Default)]
pub struct Past<'a> {
    /// The paths of the files beside it.
    pub attachments: &'a [&'a str],
    /// What leads from the page of a case to the repository; nothing when the pages stand outside it.
    pub to_repository: Option<&'a str>,
    /// What was recorded, newest first.
    pub trail: &'a [&'a Entry],
    /// What the audit found.
    pub audit: &'a [&'a Finding],
    /// The text that bound it, when that was changed since.
    pub old_text: Option<&'a OldText<'a>>,
}

impl CaseView {
    /// Makes the page of a case.
    #[must_use]
    pub fn new(
        repository: &Repository,
        bound: &Bound,
        terms: &[Deadline<'_>],
        findings: &[&Diagnostic],
        past: &Past<'_>,
        on: NaiveDate,
    ) -> Self {
        let case = &bound.case;
        let regulation = repository.binding(bound);
        let (axis, days_off) = match axis::draw(&case.id, terms, case.closed(on).is_none(), on) {
            Some(axis) => (axis.svg, axis.days_off),
            None => (String::new(), Vec::new()),
        };
        let folder = case.source().path().strip_suffix("index.md").unwrap_or_default();
        let attachment = |path: &&str| Attachment::new(path, folder, past.to_repository);
        Self {
            next: Next::new(repository, case, regulation, terms, on),
            axis,
            days_off,
            attachments: past.attachments.iter().map(attachment).collect(),
            id: case.id.clone(),
            path: case.source().path().to_owned(),
            subject: subject(case),
            state: state(case, on),
            regulation: regulation.map(|regulation| regulation.title.clone()),
            regulation_path: match past.old_text {
                Some(text) => Some(text.path()),
                None => regulation.map(|regulation| format!("{}/{}", regulation.slug, regulation.version)),
            },
            regulation_edited: past.old_text.map(OldText::edited).unwrap_or_default(),
            parties: parties(case),
            facts: facts(case),
            terms: terms.iter().map(|term| TermView::new(term, past.old_text)).collect(),
            course: case.course.iter().map(|event| event_view(event, regulation)).collect(),
            trail: past.trail.iter().map(|entry| TrailRow::new(entry, true)).collect(),
            findings: findings.iter().map(|finding| FindingView::new(finding)).collect(),
            audit: past.audit.iter().map(|finding| AuditRow::new(finding, repository)).collect(),
            body: case.document.body_text().to_owned(),
        }
    }
}

fn parties(case: &Case) -> Vec<Party> {
    let mut parties = Vec::new();
    let mut add = |part: &str, person: &Person| {
        let texts = [
            ("naam", &person.name),
            ("organisatie", &person.organisation),
            ("afdeling", &person.department),
            ("rol", &person.role),
            ("e-mail", &person.email),
            ("telefoon", &person.phone),
        ];
        let facts = texts.iter().filter_map(|(name, text)| {
            text.as_ref().map(|text| Fact { name: (*name).to_owned(), value: text.text.clone().into(), href: None })
        });
        parties.push(Party { part: part.to_owned(), facts: facts.collect() });
    };
    if let Some(person) = &case.complainant {
        add("klager", person);
        if let Some(representative) = &person.representative {
            add("vertegenwoordiger", representative);
        }
    }
    for person in &case.respondents {
        add("beklaagde", person);
    }
    if let Some(person) = &case.handler {
        add("behandelaar", person);
    }
    parties
}

/// The data that has no place of its own on the page.
fn facts(case: &Case) -> Vec<Fact> {
    let placed = ["titel", "regeling", "klager", "beklaagde", "behandelaar", "verloop", "negeer"];
    let mut facts = Vec::new();
    for entry in case.document.front.iter().filter(|entry| !placed.contains(&entry.key.text.as_str())) {
        flatten(&entry.key.text, &entry.value, &mut facts);
    }
    facts
}

fn flatten(name: &str, node: &Node, facts: &mut Vec<Fact>) {
    match &node.value {
        Value::Map(map) => {
            map.iter().for_each(|entry| flatten(&format!("{name}: {}", entry.key.text), &entry.value, facts))
        }
        _ if node.is_blank() => {}
        Value::List(items) if items.iter().any(|item| item.as_map().is_some()) => {
            items.iter().for_each(|item| flatten(name, item, facts));
        }
        _ => facts.push(Fact { name: name.to_owned(), value: node.texts().collect::<Vec<_>>().join(", "), href: None }),
    }
}

fn event_view(event: &Event, regulation: Option<&Regulation>) -> EventView {
    let label = match regulation {
        Some(regulation) => regulation.step_label(&event.step.text),
        None => crate::vocabulary::step_label(&event.step.text),
    };
    let mut facts = Vec::new();
    for (name, value) in &event.attributes {
        flatten(&name.text, value, &mut facts);
    }
    EventView {
        date: event.on.map(|on| on.moment.to_string()).unwrap_or_default(),
        date_long: event.date().map(long_date).unwrap_or_default(),
        label: label.to_owned(),
        facts,
    }
}
