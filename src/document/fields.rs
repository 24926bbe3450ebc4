//! Reading fields of a map, each with the finding that goes with a value of the wrong kind.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::calendar::{self, DateForm, Moment};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::source::{Source, Span};
use crate::vocabulary::YES_OR_NO;

use super::codes;
use super::dutch::{YesNo, closest, yes_no};
use super::node::{Map, Node, Text, Value};

/// A day, with the time when one was given, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// The day and perhaps the time.
    pub moment: Moment,
    /// Where it stands.
    pub span: Span,
}

impl Dated {
    /// The day.
    #[must_use]
    pub fn date(&self) -> NaiveDate {
        self.moment.date
    }
}

/// Reads fields and collects what is wrong with them.
#[derive(Debug)]
pub struct Fields<'a> {
    /// The file.
    pub source: &'a Arc<Source>,
    /// What was found so far.
    pub findings: &'a mut Findings,
}

impl Fields<'_> {
    /// Reports something at a span.
    pub fn report(&mut self, code: &'static Code, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.findings.push(Diagnostic::new(code, self.source, span, message).help(help));
    }

    /// Reports something wrong at a place, quoting a key that an officer typed.
    pub fn report_key(&mut self, code: &'static Code, span: Span, key: &str, message: String, help: &str) {
        self.findings.push(Diagnostic::new(code, self.source, span, message).help(help).discreet(key));
    }

    /// A single value; anything else is reported.
    pub fn text(&mut self, map: &Map, key: &str) -> Option<Text> {
        let entry = map.entry(key)?;
        match &entry.value.value {
            Value::Empty => None,
            Value::Scalar(text) if text.trim().is_empty() => None,
            Value::Scalar(text) => Some(Text { text: text.trim().to_owned().into(), span: entry.value.span }),
            _ => {
                self.shape(
                    key,
                    &entry.value,
                    "een enkele waarde",
                    "schrijf de waarde achter de dubbele punt, zonder streepje of haken",
                );
                None
            }
        }
    }

    /// A list of values; a single one counts as a list of one.
    pub fn texts(&mut self, map: &Map, key: &str) -> Vec<Text> {
        let Some(node) = map.get(key) else { return Vec::new() };
        if node.as_map().is_some() {
            self.shape(key, node, "een lijst", "schrijf de waarden tussen [ en ], met komma's ertussen");
            return Vec::new();
        }
        let mut texts = Vec::new();
        for item in node.items() {
            match item.as_text() {
                Some(text) if !text.text.trim().is_empty() => {
                    texts.push(Text { text: text.text.trim().to_owned().into(), ..text })
                }
                Some(_) => {}
                None if item.value == Value::Empty => {}
                None => self.shape(key, item, "een enkele waarde in de lijst", "schrijf elke waarde op zichzelf"),
            }
        }
        texts
    }

    /// A group of values under a key.
    pub fn map<'m>(&mut self, map: &'m Map, key: &str) -> Option<&'m Map> {
        let node = map.get(key)?;
        match &node.value {
            Value::Empty => None,
            Value::Map(found) => Some(found),
            _ => {
                self.shape(
                    key,
                    node,
                    "een groep gegevens",
                    "schrijf de gegevens ingesprongen eronder, of tussen { en }",
                );
                None
            }
        }
    }

    /// A list of groups; a single group counts as a list of one.
    pub fn maps<'m>(&mut self, map: &'m Map, key: &str) -> Vec<(&'m Map, Span)> {
        let Some(node) = map.get(key) else { return Vec::new() };
        let mut maps = Vec::new();
        for item in node.items() {
            match &item.value {
                Value::Map(found) => maps.push((found, item.span)),
                Value::Empty => {}
                _ => self.shape(key, item, "een groep gegevens", "schrijf het als {naam: waarde, naam: waarde}"),
            }
        }
        maps
    }

    /// Yes or no; absent is no.
    pub fn yes(&mut self, map: &Map, key: &str) -> bool {
        debug_assert!(YES_OR_NO.contains(&key), "`{key}` is not in the list of yes or no");
        let Some(text) = self.text(map, key) else { return false };
        match yes_no(&text.text) {
            Some(answer) => answer == YesNo::Yes,
            None => {
                self.report(
                    &codes::NOT_YES_OR_NO,
                    text.span,
                    format!("bij `{key}` hoort ja of nee"),
                    "schrijf ja of nee",
                );
                false
            }
        }
    }

    /// A day.
    pub fn date(&mut self, map: &Map, key: &str) -> Option<Dated> {
        let text = self.text(map, key)?;
        self.read_date(key, &text)
    }

    /// The day a text says.
    pub fn read_date(&mut self, key: &str, text: &Text) -> Option<Dated> {
        match calendar::parse_date(&text.text) {
            Ok(parsed) => {
                if parsed.form == DateForm::Informal {
                    let canonical = parsed.moment.to_string();
                    let message =
                        format!("de datum bij `{key}` is gelezen als {}", calendar::long_date(parsed.moment.date));
                    let finding = Diagnostic::new(&codes::INFORMAL_DATE, self.source, text.span, message);
                    let finding = finding.help(format!("schrijf {canonical}")).discreet(key);
                    self.findings.push(finding.fix_with(&canonical));
                }
                Some(Dated { moment: parsed.moment, span: text.span })
            }
            Err(problem) => {
                let message = format!("de datum bij `{key}` is niet te lezen: {}", problem.message());
                self.report_key(&codes::UNREADABLE_DATE, text.span, key, message, &problem.help().to_string());
                None
            }
        }
    }

    /// Reports keys nobody reads, with the likely one.
    pub fn unknown_keys(&mut self, map: &Map, known: &[&str], within: &str) {
        for entry in map {
            let key = entry.key.text.as_str();
            if known.contains(&key) || key.starts_with("x-") {
                continue;
            }
            let otherwise = "haal het weg, of zet x- voor de naam als het een eigen aantekening is";
            let message = format!("`{key}` is onbekend in {within}");
            let finding = Diagnostic::new(&codes::UNKNOWN_KEY, self.source, entry.key.span, message).discreet(key);
            self.findings.push(finding.meant(closest(key, known.iter().copied()), otherwise));
        }
    }

    fn shape(&mut self, key: &str, node: &Node, expected: &str, help: &str) {
        let message = format!("bij `{key}` hoort {expected}, hier staat {}", node.shape());
        self.report(&codes::WRONG_SHAPE, node.span, message, help);
    }
}
