//! From front matter to a case.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{Document, Entry, Fields, Map, Node, Text, Value, sections};
use crate::measure;
use crate::source::{Source, Span};
use crate::vocabulary;

use super::codes;
use super::model::{Case, Event, Hold, Person, RegulationRef};

mod id;

pub use id::id_of;

/// Every key the front matter of a case may have under any regulation.
pub const KNOWN_KEYS: [&str; 23] = [
    "regeling",
    "klager",
    "beklaagde",
    "behandelaar",
    "dienst",
    "opdracht",
    "indeling",
    "oorzaak",
    "verloop",
    "bijlagen",
    "bewaarplicht",
    "negeer",
    "kosten",
    "commissie",
    "ontvangen_door",
    "maatregelen",
    "aanbevelingen",
    "titel",
    "product",
    "verwijzing",
    "trefwoorden",
    "team",
    "locatie",
];

/// Reads a case. Never fails: what is wrong is a finding.
#[must_use]
pub fn read(mut document: Document, id: String) -> (Case, Findings) {
    let mut findings = Findings::new();
    let source = Arc::clone(&document.source);
    let mut reader = Reader { fields: Fields { source: &source, findings: &mut findings } };
    // The course is moved, not copied: the events hold its nodes, and the front matter keeps its key.
    let course = document.front.take("verloop");
    let front = &document.front;
    let regulation = reader.regulation(front);
    let complainant = front.entry("klager").and_then(|entry| reader.person(entry.key.span, &entry.value));
    let respondents = reader.persons(front, "beklaagde");
    let handler = front.entry("behandelaar").and_then(|entry| reader.person(entry.key.span, &entry.value));
    let course = reader.course(course, document.broken);
    let suppressions = reader.fields.suppressions(front);
    let hold = reader.hold(front);
    let measures = measure::read(&mut reader.fields, front, "maatregelen");
    let sections = sections(document.body_text(), document.body.start as usize);
    let case = Case {
        id,
        regulation,
        complainant,
        respondents,
        handler,
        course,
        sections,
        suppressions,
        hold,
        measures,
        document,
    };
    (case, findings)
}

struct Reader<'a> {
    fields: Fields<'a>,
}

impl Reader<'_> {
    fn regulation(&mut self, front: &Map) -> Option<RegulationRef> {
        let text = self.fields.text(front, "regeling")?;
        let (slug, version) = match text.text.split_once('@') {
            Some((slug, version)) => {
                let version = Text { text: version.trim().to_owned().into(), span: text.span };
                (slug, self.fields.read_date("regeling", &version).map(|day| day.date()))
            }
            None => (text.text.as_str(), None),
        };
        Some(RegulationRef { slug: slug.trim().to_owned(), version, span: text.span })
    }

    fn persons(&mut self, front: &Map, key: &str) -> Vec<Person> {
        let Some(entry) = front.entry(key) else { return Vec::new() };
        entry.value.items().iter().filter_map(|node| self.person(entry.key.span, node)).collect()
    }

    /// A person as a group of data, or as a plain name.
    fn person(&mut self, key: Span, node: &Node) -> Option<Person> {
        let map = match &node.value {
            Value::Map(map) => map,
            Value::Scalar(_) => {
                return node.as_text().map(|name| Person { span: name.span, name: Some(name), ..Person::default() });
            }
            Value::Empty => return None,
            Value::List(_) => {
                let message = "hier staat een lijst in plaats van één persoon";
                self.fields.report(
                    &crate::document::codes::WRONG_SHAPE,
                    node.span,
                    message,
                    "schrijf de gegevens van één persoon",
                );
                return None;
            }
        };
        let representative = map.entry("vertegenwoordiger").and_then(|entry| self.person(entry.key.span, &entry.value));
        Some(Person {
            name: self.fields.text(map, "naam"),
            organisation: self.fields.text(map, "organisatie"),
            department: self.fields.text(map, "afdeling").or_else(|| self.fields.text(map, "team")),
            role: self.fields.text(map, "rol"),
            email: self.fields.text(map, "email"),
            phone: self.fields.text(map, "telefoon"),
            span: if node.span.start == node.span.end { key } else { node.span },
            representative: representative.map(Box::new),
        })
    }

    fn course(&mut self, entry: Option<Entry>, broken: bool) -> Vec<Event> {
        let Some(entry) = entry else { return Vec::new() };
        if entry.value.is_blank() {
            if !broken {
                self.fields.report(
                    &codes::EMPTY_COURSE,
                    entry.key.span,
                    "het verloop is leeg",
                    "zet eronder: - ontvangen: en de datum",
                );
            }
            return Vec::new();
        }
        let (shape, span) = (entry.value.shape(), entry.value.span);
        let Value::List(items) = entry.value.value else {
            let message = format!("bij `verloop` hoort een lijst, hier staat {shape}");
            let help = "begin elke gebeurtenis met een streepje: - ontvangen: 2026-03-02";
            self.fields.report(&crate::document::codes::WRONG_SHAPE, span, message, help);
            return Vec::new();
        };
        let mut events = Vec::with_capacity(items.len());
        events.extend(items.into_iter().filter_map(|item| self.event(item)));
        events
    }

    fn event(&mut self, item: Node) -> Option<Event> {
        let Value::Map(map) = item.value else {
            if item.value != Value::Empty {
                let help = "schrijf een stap, een dubbele punt en de datum: - bevestigd: 2026-03-04";
                self.fields.report(&codes::NO_STEP, item.span, "deze gebeurtenis is geen stap met een datum", help);
            }
            return None;
        };
        let step = self.step_of(&map, item.span)?;
        let on = match step.value.value {
            // A step that was waived needs no day: it did not happen.
            Value::Empty if map.get("afgezien").is_some() => None,
            Value::Empty => {
                let message = format!("bij `{}` ontbreekt de datum", step.key.text);
                self.fields.report_key(
                    &crate::document::codes::UNREADABLE_DATE,
                    step.key.span,
                    &step.key.text,
                    message,
                    "schrijf de dag waarop het gebeurde: 2026-03-04",
                );
                None
            }
            _ => self.fields.date(&map, &step.key.text),
        };
        // Read again where it counts; here only to say what is wrong with it.
        let _ = self.fields.date(&map, "tot");
        let step = step.key.clone();
        let attributes = map.0.into_iter().filter(|entry| entry.key != step).map(|entry| (entry.key, entry.value));
        Some(Event { on, attributes: attributes.collect(), span: item.span, step })
    }

    /// The one key of an event that is its step: a standard step, or else a key with a date that is no
    /// attribute, which may be a step the regulation adds.
    fn step_of<'m>(&mut self, map: &'m Map, span: Span) -> Option<&'m Entry> {
        let mut standard = map.iter().filter(|entry| vocabulary::is_step(&entry.key.text));
        if let Some(first) = standard.next() {
            if let Some(second) = standard.next() {
                self.two_steps(first, second);
            }
            return Some(first);
        }
        let known = |entry: &&Entry| {
            vocabulary::ATTRIBUTES.contains(&entry.key.text.as_str()) || entry.key.text.starts_with("x-")
        };
        let mut others = map.iter().filter(|entry| !known(entry));
        let dated = others
            .clone()
            .find(|entry| entry.value.as_str().is_some_and(|text| crate::calendar::parse_date(text).is_ok()));
        let step = dated.or_else(|| others.next());
        if step.is_none() {
            self.fields.report(
                &codes::NO_STEP,
                span,
                "deze gebeurtenis noemt geen stap",
                "zet erbij wat er gebeurde: bevestigd: 2026-03-04",
            );
        }
        step
    }

    fn two_steps(&mut self, first: &Entry, second: &Entry) {
        let message = format!("deze gebeurtenis noemt twee stappen: `{}` en `{}`", first.key.text, second.key.text);
        let source: &Arc<Source> = self.fields.source;
        self.fields.findings.push(
            Diagnostic::new(&codes::TWO_STEPS, source, second.key.span, message)
                .label(source, first.key.span, "de eerste stap")
                .help("maak er twee gebeurtenissen van, elk met een eigen streepje"),
        );
    }

    fn hold(&mut self, front: &Map) -> Option<Hold> {
        let map = self.fields.map(front, "bewaarplicht")?;
        self.fields.unknown_keys(map, &["reden", "tot"], "bewaarplicht");
        let until = self.fields.date(map, "tot").map(|day| day.date());
        Some(Hold { reason: self.fields.text(map, "reden").map(|text| text.text).unwrap_or_default().into(), until })
    }
}
