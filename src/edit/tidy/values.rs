//! Values and what stands between them, wherever that is on one line.

use std::collections::HashMap;

use crate::document::{Document, Entry, Map, Node, Value};
use crate::edit::scalar::Around;
use crate::source::Span;

use super::flow::flow;
use super::style::restyled;
use super::{Edit, Restated, Tidied, is_flow, is_root_flow};

/// The edits of a front matter that is not between braces as a whole.
pub(super) fn edits(document: &Document, restated: &[Restated]) -> Vec<Edit> {
    if is_root_flow(document) {
        return Vec::new();
    }
    let restated = restated.iter().map(|one| (one.span, one)).collect();
    let mut values = Values { text: document.source.text(), restated, edits: Vec::new() };
    values.map(&document.front);
    values.edits
}

/// Whether a value stands on one line, and not in a block of text, where quotes and blanks are part of it.
pub(super) fn on_one_line(text: &str, span: Span) -> bool {
    let raw = &text[span.range()];
    if raw.is_empty() || raw.contains('\n') {
        return false;
    }
    let before = &text[..span.start as usize];
    let above = before.trim_end();
    if !before[above.len()..].contains('\n') {
        return true;
    }
    let line = above.rsplit('\n').next().unwrap_or_default();
    let line = line.split(" #").next().unwrap_or_default();
    let sign = line.split_whitespace().next_back().unwrap_or_default().strip_prefix(['|', '>']);
    sign.is_none_or(|rest| !rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-')))
}

pub(super) struct Values<'a> {
    pub text: &'a str,
    restated: HashMap<Span, &'a Restated>,
    pub edits: Vec<Edit>,
}

impl Values<'_> {
    fn map(&mut self, map: &Map) {
        for entry in map {
            self.entry(entry, Around::Block);
        }
    }

    /// A key with its value, the blanks between them, and what is in it.
    pub fn entry(&mut self, entry: &Entry, around: Around) {
        self.scalar(entry.key.span, &entry.key.text, Around::Flow);
        let (key_end, start) = (entry.key.span.end as usize, entry.value.span.start as usize);
        let empty = entry.value.span.start == entry.value.span.end;
        let gap = self.text.get(key_end..start).unwrap_or("\n");
        let beside = !gap.contains('\n') && gap.trim() == ":";
        if beside && !empty {
            self.gap(key_end, start, ": ");
        }
        match &entry.value.value {
            Value::Scalar(text) => self.scalar(entry.value.span, text, around),
            Value::Empty => {}
            _ => self.collection(&entry.value),
        }
    }

    pub fn collection(&mut self, node: &Node) {
        match &node.value {
            _ if is_flow(self.text, node) => flow(self, node),
            Value::Map(map) => self.map(map),
            Value::List(items) => items.iter().for_each(|item| self.item(item)),
            _ => {}
        }
    }

    fn item(&mut self, item: &Node) {
        match &item.value {
            Value::Scalar(text) => self.scalar(item.span, text, Around::Block),
            Value::Empty => {}
            _ => self.collection(item),
        }
    }

    /// A value that stands on one line.
    pub fn scalar(&mut self, span: Span, value: &str, around: Around) {
        let raw = &self.text[span.range()];
        if !on_one_line(self.text, span) {
            return;
        }
        let other = self.restated.get(&span).copied();
        let written = match other {
            Some(one) => restyled("\"", &one.text, around),
            None => restyled(raw, value, around),
        };
        let kind = other.map_or(Tidied::Quotes, |one| one.kind);
        if let Some(text) = written.filter(|written| written != raw) {
            self.edits.push(Edit { at: span.range(), text, kind });
        }
    }

    /// What stands between two signs, on one line, becomes this.
    pub fn gap(&mut self, start: usize, end: usize, wanted: &str) {
        if self.text.get(start..end).is_some_and(|gap| gap != wanted) {
            self.edits.push(Edit { at: start..end, text: wanted.to_owned(), kind: Tidied::Spaces });
        }
    }
}
