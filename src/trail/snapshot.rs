//! A version of a case as fields, so that an editor's noise is no change.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::calendar::parse_date;
use crate::case;
use crate::diagnostic::Findings;
use crate::document::{self, Document, Map, Node, Value};
use crate::source::Span;

/// A version of a case: scalars as canonical text, events by their content, the body as one text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snapshot {
    /// Fields outside the course, by path: `klager.naam`, `indeling.aard[1]`.
    pub front: BTreeMap<String, String>,
    /// The events in the order of the file.
    pub course: Vec<Event>,
    /// The body with plain line ends.
    pub body: String,
    /// The day it says the complaint was received.
    pub received: Option<chrono::NaiveDate>,
    /// The regulation it names: `slug` or `slug@version`.
    pub regulation: Option<String>,
}

/// An event as its step and its attributes, in a fixed order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Event {
    /// The step.
    pub step: String,
    /// Step and attributes with their values.
    pub pairs: BTreeMap<String, String>,
}

impl Snapshot {
    /// Reads a version. What cannot be read as a case counts as body, so that nothing is passed over.
    #[must_use]
    pub fn read(bytes: Vec<u8>) -> Self {
        let mut findings = Findings::new();
        let Some(source) = document::of_bytes(bytes.clone(), "zaak.md", &mut findings) else {
            return Self { body: String::from_utf8_lossy(&bytes).into_owned(), ..Self::default() };
        };
        let (document, _) = Document::parse(&Arc::clone(&source));
        if document.front_span == Span::default() && document.broken {
            return Self { body: lines(source.text()), ..Self::default() };
        }
        // Front matter that cannot be read whole counts as body too, beside what could be read of it.
        let body = if document.broken { source.text() } else { document.body_text() };
        let mut snapshot = Self { body: lines(body), ..Self::default() };
        let written = document.front.get("verloop").map(events).unwrap_or_default();
        for entry in document.front.iter().filter(|entry| entry.key.text != "verloop") {
            flatten(&entry.key.text, &entry.value, &mut snapshot.front);
        }
        let (case, _) = case::read(document, String::new());
        snapshot.received = case.received();
        snapshot.regulation = case.regulation.as_ref().map(|named| match named.version {
            Some(version) => format!("{}@{version}", named.slug),
            None => named.slug.clone(),
        });
        snapshot.course = written.into_iter().map(|written| named(written, &case.course)).collect();
        snapshot
    }
}

impl Snapshot {
    /// Whether both are about one complaint: of the same person, received on the same day.
    #[must_use]
    pub fn is_same_case(&self, other: &Self) -> bool {
        self.complainant() == other.complainant() && self.received == other.received
    }

    fn complainant(&self) -> Option<&str> {
        self.front.get("klager.naam").or_else(|| self.front.get("klager")).map(String::as_str)
    }
}

/// The items of the course as written, so that one that is no event is not passed over, and each keeps its place.
fn events(course: &Node) -> Vec<(Span, BTreeMap<String, String>)> {
    let items = match &course.value {
        Value::List(items) => items.as_slice(),
        Value::Empty => &[],
        _ => std::slice::from_ref(course),
    };
    let pairs = |item: &Node| {
        let mut pairs = BTreeMap::new();
        match &item.value {
            Value::Map(map) => map.iter().for_each(|entry| flatten(&entry.key.text, &entry.value, &mut pairs)),
            _ => flatten(UNNAMED, item, &mut pairs),
        }
        pairs
    };
    items.iter().map(|item| (item.span, pairs(item))).collect()
}

/// What an item of the course is called that is no event.
const UNNAMED: &str = "gebeurtenis";

/// An item of the course by the step it was read as.
fn named((span, mut pairs): (Span, BTreeMap<String, String>), course: &[case::Event]) -> Event {
    let Some(event) = course.iter().find(|event| event.span == span) else {
        let step = UNNAMED.to_owned();
        pairs.entry(step.clone()).or_default();
        return Event { step, pairs };
    };
    let step = event.step.text.to_string();
    // A day that cannot be read stays as it is written.
    if let Some(on) = event.on {
        pairs.insert(step.clone(), on.moment.to_string());
    }
    pairs.entry(step.clone()).or_default();
    Event { step, pairs }
}

fn flatten(path: &str, node: &Node, fields: &mut BTreeMap<String, String>) {
    match &node.value {
        Value::Empty => {
            fields.insert(path.to_owned(), String::new());
        }
        Value::Scalar(text) => {
            fields.insert(path.to_owned(), canonical(text));
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                flatten(&format!("{path}[{index}]"), item, fields);
            }
        }
        Value::Map(map) => flatten_map(path, map, fields),
    }
}

fn flatten_map(path: &str, map: &Map, fields: &mut BTreeMap<String, String>) {
    for entry in map {
        flatten(&format!("{path}.{}", entry.key.text), &entry.value, fields);
    }
}

/// A value as text; a date in the one form, because editors rewrite dates without being asked.
fn canonical(text: &str) -> String {
    let text = text.trim();
    let dated = text.starts_with(|c: char| c.is_ascii_digit()) && (8..=30).contains(&text.len());
    match dated.then(|| parse_date(text)) {
        Some(Ok(parsed)) if text.contains(['-', '/', ' ']) => parsed.moment.to_string(),
        _ => text.replace("\r\n", "\n"),
    }
}

/// Plain line ends, no blanks at the end of lines or of the text.
fn lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}
