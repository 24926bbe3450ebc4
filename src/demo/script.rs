//! The script: cases with their events, read from the data file beside this module.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use crate::document::{Document, Fields, Map, Node};
use crate::git::Author;
use crate::source::Source;

const SCRIPT: &str = include_str!("script.yaml");

/// The whole play.
#[derive(Debug)]
pub(super) struct Play {
    pub(super) officers: BTreeMap<String, Author>,
    pub(super) cases: Vec<CaseScript>,
    pub(super) reports: Vec<ReportScript>,
}

/// A report and how it grows.
#[derive(Debug)]
pub(super) struct ReportScript {
    pub(super) period: String,
    pub(super) regulation: String,
    pub(super) stages: Vec<Stage>,
}

/// What stands in a report from a day on, beside its figures.
#[derive(Debug)]
pub(super) struct Stage {
    pub(super) on: NaiveDate,
    pub(super) by: String,
    pub(super) message: String,
    pub(super) head: String,
    pub(super) body: String,
}

/// A case and what happens to it.
#[derive(Debug)]
pub(super) struct CaseScript {
    pub(super) id: String,
    pub(super) by: String,
    pub(super) late: Days,
    pub(super) head: String,
    pub(super) events: Vec<EventScript>,
    pub(super) body: String,
    pub(super) later: Vec<Later>,
}

/// An event and when it is recorded.
#[derive(Debug)]
pub(super) struct EventScript {
    pub(super) step: String,
    pub(super) on: Option<NaiveDate>,
    pub(super) text: String,
    pub(super) by: Option<String>,
    pub(super) late: Days,
}

/// Text that is added with a step.
#[derive(Debug)]
pub(super) struct Later {
    pub(super) with: String,
    pub(super) head: String,
    pub(super) body: String,
}

/// A script that does not hold together.
#[derive(Debug)]
pub struct ScriptProblem(pub String);

pub(super) fn read() -> Result<Play, ScriptProblem> {
    let source = Arc::new(Source::new("script.yaml", format!("---\n{SCRIPT}\n---\n")));
    let (document, mut findings) = Document::parse(&source);
    let mut reader = Reader { fields: Fields { source: &source, findings: &mut findings } };
    let play = reader.play(&document.front);
    match findings.as_slice().first() {
        Some(finding) => Err(ScriptProblem(format!("{} ({:?})", finding.message, finding.range()))),
        None => Ok(play),
    }
}

struct Reader<'a> {
    fields: Fields<'a>,
}

impl Reader<'_> {
    fn play(&mut self, front: &Map) -> Play {
        let mut officers = BTreeMap::new();
        if let Some(map) = self.fields.map(front, "officers") {
            for entry in map {
                let person = entry.value.as_map().cloned().unwrap_or_default();
                officers.insert(
                    entry.key.text.to_string(),
                    Author { name: self.string(&person, "name"), email: self.string(&person, "email") },
                );
            }
        }
        let cases = self.fields.maps(front, "cases").into_iter().map(|(map, _)| self.case(map)).collect();
        let reports = self.fields.maps(front, "reports").into_iter().map(|(map, _)| self.report(map)).collect();
        Play { officers, cases, reports }
    }

    fn report(&mut self, map: &Map) -> ReportScript {
        let stages = self.fields.maps(map, "stages").into_iter().map(|(map, _)| Stage {
            on: self.fields.date(map, "on").map(|on| on.date()).unwrap_or_default(),
            by: self.string(map, "by"),
            message: self.string(map, "message"),
            head: block(map, "head"),
            body: block(map, "body"),
        });
        let stages = stages.collect();
        ReportScript { period: self.string(map, "period"), regulation: self.string(map, "regulation"), stages }
    }

    fn case(&mut self, map: &Map) -> CaseScript {
        let events = self.fields.maps(map, "events");
        let later = self.fields.maps(map, "later");
        CaseScript {
            id: self.string(map, "id"),
            by: self.string(map, "by"),
            late: self.days(map),
            head: block(map, "head"),
            events: events.into_iter().map(|(map, _)| self.event(map)).collect(),
            body: block(map, "body"),
            later: later
                .into_iter()
                .map(|(map, _)| Later {
                    with: self.string(map, "with"),
                    head: block(map, "head"),
                    body: block(map, "body"),
                })
                .collect(),
        }
    }

    fn event(&mut self, map: &Map) -> EventScript {
        let text = block(map, "text");
        let first = text.lines().next().unwrap_or_default();
        let (step, value) = first.split_once(':').unwrap_or((first, ""));
        let on = crate::calendar::parse_date(value.trim()).ok().map(|parsed| parsed.moment.date);
        let by = map.get("by").and_then(Node::as_str).map(str::to_owned);
        EventScript { step: step.trim().to_owned(), on, by, late: self.days(map), text }
    }

    fn days(&mut self, map: &Map) -> Days {
        Days::new(self.fields.text(map, "late").and_then(|text| text.text.parse().ok()).unwrap_or(0))
    }

    fn string(&mut self, map: &Map, key: &str) -> String {
        self.fields.text(map, key).map(|text| text.text).unwrap_or_default().into()
    }
}

/// A block of text as it stands.
fn block(map: &Map, key: &str) -> String {
    map.get(key).and_then(Node::as_str).unwrap_or_default().to_owned()
}
