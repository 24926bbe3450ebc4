//! Where a value goes: over the old one, behind an empty key, or as a new key in its group.

use crate::document::{Document, Entry, Map, Value};

use super::course::COURSE;
use super::place::{Patch, after_with_comments, behind_dashes, line_end_before};
use super::scalar::{Around, entry, group, written};
use super::{EditProblem, New};

/// A value at a dotted path.
pub(super) fn patch(document: &Document, path: &str, value: &New) -> Result<Patch, EditProblem> {
    let setter = Setter { document, text: document.source.text(), path, value };
    let parts: Vec<&str> = path.split('.').collect();
    if parts.iter().any(|part| part.is_empty()) {
        return Err(EditProblem::Occupied(path.to_owned()));
    }
    let flow = document.front_span.range().start < setter.text.len()
        && setter.text[document.front_span.range()].trim_start().starts_with('{');
    setter.within(&document.front, None, flow, &parts)
}

/// A value at an event.
pub(super) fn at_event(document: &Document, event: usize, key: &str, value: &New) -> Result<Patch, EditProblem> {
    let text = document.source.text();
    let setter = Setter { document, text, path: key, value };
    let course = document.front.get(COURSE).and_then(|course| course.as_list());
    let item = course.and_then(|items| items.get(event)).ok_or_else(|| setter.occupied())?;
    let map = item.as_map().ok_or_else(|| setter.occupied())?;
    let start = item.span.start as usize;
    let braces = text[start..].starts_with('{');
    setter.within(map, braces.then_some(start), braces, &[key])
}

struct Setter<'a> {
    document: &'a Document,
    text: &'a str,
    path: &'a str,
    value: &'a New,
}

impl Setter<'_> {
    fn occupied(&self) -> EditProblem {
        EditProblem::Occupied(self.path.to_owned())
    }

    /// In one group; `open` is where its brace stands, when it has one.
    fn within(&self, map: &Map, open: Option<usize>, flow: bool, parts: &[&str]) -> Result<Patch, EditProblem> {
        let Some((key, rest)) = parts.split_first() else { return Err(self.occupied()) };
        let Some(found) = map.entry(key) else { return self.add(map, open, flow, key, rest) };
        match &found.value.value {
            Value::Map(inner) if !rest.is_empty() => {
                let start = found.value.span.start as usize;
                let braces = self.text[start..].starts_with('{');
                self.within(inner, braces.then_some(start), braces, rest)
            }
            _ => self.replace(found, flow, rest),
        }
    }

    /// The value, or the group around it, behind a key.
    fn behind(&self, flow: bool, rest: &[&str]) -> String {
        let around = if flow { Around::Flow } else { Around::Block };
        match rest.split_last() {
            None => written(self.value, around),
            Some((last, groups)) => {
                let inner = group(&[((*last).to_owned(), self.value.clone())]);
                groups
                    .iter()
                    .rev()
                    .fold(inner, |inner, key| format!("{{{} {inner}}}", entry(key, &New::Nothing, Around::Block)))
            }
        }
    }

    fn replace(&self, found: &Entry, flow: bool, rest: &[&str]) -> Result<Patch, EditProblem> {
        let at = found.value.span.range();
        let old = &self.text[at.clone()];
        // A block of text has a sign of its own between the key and what is read.
        let between = self.text[found.key.span.end as usize..at.start].trim_start_matches([' ', ':']);
        let fits = match &found.value.value {
            Value::Empty => true,
            Value::Scalar(_) => rest.is_empty() && between.is_empty() && !old.contains('\n'),
            Value::List(_) => rest.is_empty() && old.starts_with('['),
            Value::Map(_) => false,
        };
        if !fits {
            return Err(self.occupied());
        }
        let new = self.behind(flow, rest);
        if !at.is_empty() {
            return Ok(Patch { at, text: new });
        }
        let key_end = found.key.span.end as usize;
        let after = &self.text[key_end..];
        let colon = after.len() - after.trim_start_matches(' ').len();
        if !after[colon..].starts_with(':') {
            return Err(self.occupied());
        }
        Ok(Patch::insert(key_end + colon + 1, format!(" {new}")))
    }

    /// A new key at the end of its group.
    fn add(&self, map: &Map, open: Option<usize>, flow: bool, key: &str, rest: &[&str]) -> Result<Patch, EditProblem> {
        let named = entry(key, &New::Nothing, Around::Block);
        // On a line of its own a key may wait for its value; between braces something has to stand there.
        let waits = rest.is_empty() && !flow && *self.value == New::Nothing;
        let new = if waits { named } else { format!("{named} {}", self.behind(flow, rest)) };
        let last = map.iter().next_back();
        if flow {
            return match (last, open) {
                (Some(last), _) => Ok(Patch::insert(last.span().end as usize, format!(", {new}"))),
                (None, Some(open)) => Ok(Patch::insert(open + 1, new)),
                (None, None) => Err(self.occupied()),
            };
        }
        let end = self.document.front_span.end as usize;
        let column = match map.iter().next() {
            Some(first) => behind_dashes(self.text, first.key.span.start as usize).ok_or_else(|| self.occupied())?,
            None => 0,
        };
        let is_root = std::ptr::eq(map, &raw const self.document.front);
        let place = match last.filter(|_| !is_root) {
            Some(last) => after_with_comments(self.text, (last.span().end as usize).saturating_sub(1), column, end),
            None => end,
        };
        let line_end = line_end_before(self.text, place);
        Ok(Patch::insert(place, format!("{}{new}{line_end}", " ".repeat(column))))
    }
}
