//! TOML, read into the same tree as the front matter, so that one set of readers serves both.

use std::sync::Arc;

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Findings};
use crate::source::{Source, Span};

use super::codes;
use super::node::{Entry, Map, Node, Text, Value};

/// Reads a TOML file; what is wrong is a finding.
#[must_use]
pub fn parse(source: &Arc<Source>) -> (Map, Findings) {
    let mut findings = Findings::new();
    let map = match DeTable::parse(source.text()) {
        Ok(table) => map_of(table.get_ref()),
        Err(_) if super::conflict::report(source, &mut findings).is_some() => Map::default(),
        Err(error) => {
            let range = error.span().unwrap_or(0..0);
            let message = "dit is niet te lezen als TOML";
            findings.push(
                Diagnostic::new(&codes::YAML_SYNTAX, source, Span::new(range.start, range.end), message)
                    .help("schrijf op elke regel een naam, een = en een waarde; tekst tussen aanhalingstekens"),
            );
            Map::default()
        }
    };
    (map, findings)
}

fn map_of(table: &DeTable<'_>) -> Map {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: Text { text: key.get_ref().to_string().into(), span: span_of(key.span()) },
            value: node_of(value),
        })
        .collect();
    // The table is sorted by name; the file's order is the one people know.
    entries.sort_by_key(|entry| entry.key.span);
    Map(entries)
}

fn node_of(value: &Spanned<DeValue<'_>>) -> Node {
    let read = match value.get_ref() {
        DeValue::String(text) => Value::Scalar(text.to_string().into()),
        DeValue::Integer(number) => Value::Scalar(number.to_string().into()),
        DeValue::Float(number) => Value::Scalar(number.to_string().into()),
        DeValue::Boolean(yes) => Value::Scalar(if *yes { "ja" } else { "nee" }.to_owned().into()),
        DeValue::Datetime(moment) => Value::Scalar(moment.to_string().into()),
        DeValue::Array(items) => Value::List(items.iter().map(node_of).collect()),
        DeValue::Table(table) => Value::Map(map_of(table)),
    };
    Node { span: span_of(value.span()), value: read }
}

fn span_of(range: std::ops::Range<usize>) -> Span {
    Span::new(range.start, range.end)
}
