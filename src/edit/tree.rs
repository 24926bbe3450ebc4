//! What a file says, without where: what an edit is held against.

use std::collections::HashMap;

use crate::document::{Map, Node, Value};
use crate::source::Span;

use super::course::COURSE;
use super::{Change, New, Restated};

/// A value without its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tree {
    Empty,
    Scalar(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl Tree {
    pub(super) fn of(map: &Map) -> Self {
        Self::Map(map.iter().map(|entry| (entry.key.text.to_string(), Self::of_node(&entry.value))).collect())
    }

    fn of_node(node: &Node) -> Self {
        match &node.value {
            Value::Empty => Self::Empty,
            Value::Scalar(text) => Self::Scalar(text.to_string()),
            Value::List(items) => Self::List(items.iter().map(Self::of_node).collect()),
            Value::Map(map) => Self::of(map),
        }
    }

    /// What the file says once these values stand there in other words.
    pub(super) fn restated(map: &Map, restated: &[Restated]) -> Self {
        let words = restated.iter().map(|one| (one.span, one.text.as_str())).collect();
        Self::Map(Self::entries(map, &words))
    }

    fn entries(map: &Map, words: &HashMap<Span, &str>) -> Vec<(String, Self)> {
        map.iter().map(|entry| (entry.key.text.to_string(), Self::with(&entry.value, words))).collect()
    }

    fn with(node: &Node, words: &HashMap<Span, &str>) -> Self {
        match &node.value {
            Value::Scalar(text) => Self::Scalar((*words.get(&node.span).unwrap_or(&text.as_str())).to_owned()),
            Value::List(items) => Self::List(items.iter().map(|item| Self::with(item, words)).collect()),
            Value::Map(map) => Self::Map(Self::entries(map, words)),
            Value::Empty => Self::Empty,
        }
    }

    fn new(value: &New) -> Self {
        match value {
            New::Nothing => Self::Empty,
            New::One(text) => Self::Scalar(text.clone()),
            New::Many(texts) => Self::List(texts.iter().cloned().map(Self::Scalar).collect()),
        }
    }

    /// Makes the change; `None` when it does not fit.
    pub(super) fn change(&mut self, change: &Change) -> Option<()> {
        match change {
            Change::Set { path, value } => {
                let place = path.split('.').try_fold(self, |tree, key| tree.key(key))?;
                *place = Self::new(value);
            }
            Change::Attribute { event, key, value } => {
                let Self::List(events) = self.key(COURSE)? else { return None };
                *events.get_mut(*event)?.key(key)? = Self::new(value);
            }
            Change::Block { key, lines } => {
                let Self::Map(mut entries) = super::block::tree(key, lines)? else { return None };
                *self.key(key)? = entries.pop()?.1;
            }
            Change::Done(_) | Change::Marked { .. } => {}
            Change::Event { at, entries } => {
                let course = self.key(COURSE)?;
                if *course == Self::Empty {
                    *course = Self::List(Vec::new());
                }
                let Self::List(events) = course else { return None };
                let event = entries.iter().map(|(key, value)| (key.clone(), Self::new(value))).collect();
                events.insert((*at).min(events.len()), Self::Map(event));
            }
        }
        Some(())
    }

    /// The value of a key, made when it is not there.
    fn key(&mut self, key: &str) -> Option<&mut Self> {
        if *self == Self::Empty {
            *self = Self::Map(Vec::new());
        }
        let Self::Map(entries) = self else { return None };
        let at = entries.iter().position(|(name, _)| name == key).unwrap_or_else(|| {
            entries.push((key.to_owned(), Self::Empty));
            entries.len() - 1
        });
        Some(&mut entries[at].1)
    }
}
