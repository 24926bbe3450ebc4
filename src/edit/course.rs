//! Where a new event goes: in a list below its key, between brackets, or in a course that is not there yet.

use crate::document::{Document, Node, Value};

use super::place::{Patch, after_with_comments, indent, line_end_before, line_start, next_line};
use super::scalar::{Around, entry, group};
use super::{EditProblem, New};

/// The key of the course.
pub(super) const COURSE: &str = "verloop";

/// A new event, `at` events from the start.
pub(super) fn patch(document: &Document, at: usize, entries: &[(String, New)]) -> Result<Patch, EditProblem> {
    let text = document.source.text();
    let Some(course) = document.front.entry(COURSE) else {
        let end = document.front_span.end as usize;
        let root = document.front.iter().next().and_then(|entry| indent(text, entry.key.span.start as usize));
        let (root, line_end) = (root.unwrap_or(0), line_end_before(text, end));
        let event = block(entries, root + dash_column(document), 1, line_end);
        return Ok(Patch::insert(end, format!("{}{COURSE}:{line_end}{event}", " ".repeat(root))));
    };
    let occupied = || EditProblem::Occupied(COURSE.to_owned());
    let span = course.value.span.range();
    match &course.value.value {
        // `~` says nothing, and something has to stand there now.
        Value::Empty if !span.is_empty() => Ok(Patch { at: span, text: format!("[{}]", group(entries)) }),
        Value::Empty => {
            let below = next_line(text, course.key.span.end as usize);
            let root = indent(text, course.key.span.start as usize).ok_or_else(occupied)?;
            let event = block(entries, root + dash_column(document), 1, line_end_before(text, below));
            Ok(Patch::insert(below, event))
        }
        Value::List(items) if text[span.start..].starts_with('[') => Ok(in_brackets(items, span.start, at, entries)),
        Value::List(items) => {
            let style = items.iter().rev().find_map(|item| dash(text, item)).ok_or_else(occupied)?;
            let place = match at.min(items.len()).checked_sub(1) {
                None => next_line(text, course.key.span.end as usize),
                Some(last) => {
                    let end = (items[last].span.end as usize).saturating_sub(1);
                    after_with_comments(text, end, style.0, document.front_span.end as usize)
                }
            };
            let line_end = line_end_before(text, place);
            let braces = items.last().is_some_and(|item| text[item.span.range()].starts_with('{'));
            let event = if braces {
                format!("{}-{}{}{line_end}", " ".repeat(style.0), " ".repeat(style.1), group(entries))
            } else {
                block(entries, style.0, style.1, line_end)
            };
            Ok(Patch::insert(place, event))
        }
        _ => Err(occupied()),
    }
}

fn in_brackets(items: &[Node], open: usize, at: usize, entries: &[(String, New)]) -> Patch {
    match items.get(at) {
        Some(next) => Patch::insert(next.span.start as usize, format!("{}, ", group(entries))),
        None => match items.last() {
            Some(last) => Patch::insert(last.span.end as usize, format!(", {}", group(entries))),
            None => Patch::insert(open + 1, group(entries)),
        },
    }
}

/// The event on lines of its own.
fn block(entries: &[(String, New)], column: usize, gap: usize, line_end: &str) -> String {
    let mut text = String::new();
    for (number, (key, value)) in entries.iter().enumerate() {
        text += &" ".repeat(column);
        text += if number == 0 { "-" } else { " " };
        text += &" ".repeat(gap);
        text += &entry(key, value, Around::Block);
        text += line_end;
    }
    text
}

/// The column of the dash before an item, and how many spaces follow it.
fn dash(text: &str, item: &Node) -> Option<(usize, usize)> {
    let start = item.span.start as usize;
    let before = &text[line_start(text, start)..start];
    let column = before.len() - before.trim_start_matches(' ').len();
    let gap = before[column..].strip_prefix('-')?;
    (!gap.is_empty() && gap.bytes().all(|byte| byte == b' ')).then_some((column, gap.len()))
}

/// How far this file indents what stands below a key: as its other lists and groups do, else two.
fn dash_column(document: &Document) -> usize {
    let text = document.source.text();
    let of_list = |node: &Node| node.as_list()?.iter().find_map(|item| dash(text, item)).map(|(column, _)| column);
    let of_map = |node: &Node| indent(text, node.as_map()?.iter().next()?.key.span.start as usize);
    let nodes = || document.front.iter().map(|entry| &entry.value);
    nodes().find_map(of_list).or_else(|| nodes().find_map(of_map)).unwrap_or(2)
}
