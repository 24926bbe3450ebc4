//! What stands at an offset of a front matter: a key or a value, and the keys above it.

use crate::document::{Document, Entry, Map, Node, Value};
use crate::source::Span;

/// A place in a front matter.
#[derive(Debug)]
pub(super) struct Spot<'a> {
    /// The keys from the outside in; the key itself is the last.
    pub(super) path: Vec<&'a str>,
    /// What stands there.
    pub(super) part: Part<'a>,
}

#[derive(Debug)]
pub(super) enum Part<'a> {
    Key(&'a Entry),
    Value(&'a Node),
}

impl Spot<'_> {
    /// Where it stands.
    pub(super) fn span(&self) -> Span {
        match self.part {
            Part::Key(entry) => entry.key.span,
            Part::Value(node) => node.span,
        }
    }

    /// The text of a single value.
    pub(super) fn value(&self) -> Option<&str> {
        match self.part {
            Part::Value(node) => node.as_str().map(str::trim),
            Part::Key(_) => None,
        }
    }

    /// The last key.
    pub(super) fn key(&self) -> &str {
        self.path.last().copied().unwrap_or_default()
    }
}

pub(super) fn at(document: &Document, offset: usize) -> Option<Spot<'_>> {
    within(&document.front, offset, Vec::new())
}

fn within<'a>(map: &'a Map, offset: usize, above: Vec<&'a str>) -> Option<Spot<'a>> {
    for entry in map {
        let mut path = above.clone();
        path.push(entry.key.as_str());
        if holds(entry.key.span, offset) {
            return Some(Spot { path, part: Part::Key(entry) });
        }
        // A table of TOML has its keys below its name, outside its own span.
        if let Some(inner) = entry.value.as_map() {
            match within(inner, offset, path) {
                Some(found) => return Some(found),
                None => continue,
            }
        }
        if holds(entry.value.span, offset) {
            return value(&entry.value, offset, path);
        }
    }
    None
}

fn value<'a>(node: &'a Node, offset: usize, path: Vec<&'a str>) -> Option<Spot<'a>> {
    match &node.value {
        Value::Map(inner) => within(inner, offset, path),
        Value::List(items) => {
            let item = items.iter().find(|item| holds(item.span, offset))?;
            value(item, offset, path)
        }
        Value::Scalar(_) => Some(Spot { path, part: Part::Value(node) }),
        Value::Empty => None,
    }
}

fn holds(span: Span, offset: usize) -> bool {
    (span.start as usize..=span.end as usize).contains(&offset)
}
