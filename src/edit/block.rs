//! Parts of a file that belong to the program: a key with all that stands under it, and what stands between two marks
//! in the text. What stands around them is the officer's.

use std::ops::Range;

use crate::document::{Document, Entry, Node, Value, of_bytes};
use crate::source::Span;

use super::EditProblem;
use super::place::{Patch, line_end_before, line_start, next_line};
use super::tree::Tree;

/// A key of the front matter, with its value, as lines; at the end when it is not there yet.
pub(super) fn patch(document: &Document, key: &str, lines: &str) -> Result<Patch, EditProblem> {
    let text = document.source.text();
    let occupied = || EditProblem::Occupied(key.to_owned());
    let front = document.front_span.range();
    if text[front.clone()].trim_start().starts_with('{') {
        return Err(occupied());
    }
    let Some(entry) = document.front.entry(key) else {
        let end = front.end;
        let newline = if text[..end].ends_with('\n') { "" } else { line_end_before(text, first_line(text)) };
        return Ok(Patch::insert(end, format!("{newline}{}", with_ends(text, lines))));
    };
    let span = entry.span();
    let start = line_start(text, span.start as usize);
    if start != span.start as usize {
        return Err(occupied());
    }
    let last = (span.end as usize).saturating_sub(1).max(start);
    let at = start..next_line(text, last).min(front.end);
    let notes = comments(&text[at.clone()], start, entry);
    Ok(Patch { at, text: with_ends(text, &format!("{notes}{lines}")) })
}

/// The comments among lines that are written over, each on a line of its own: they are the officer's, and go above.
fn comments(lines: &str, start: usize, entry: &Entry) -> String {
    let mut values = vec![entry.key.span];
    spans(&entry.value, &mut values);
    let is_value = |at: usize| values.iter().any(|span| span.range().contains(&at));
    let mut out = String::new();
    for (from, line) in line_starts(lines) {
        let begins = |at: &usize| line[..*at].chars().next_back().is_none_or(char::is_whitespace);
        let mut signs = line.match_indices('#').map(|(at, _)| at);
        if let Some(at) = signs.find(|at| begins(at) && !is_value(start + from + at)) {
            out += line[at..].trim_end();
            out.push('\n');
        }
    }
    out
}

fn line_starts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        at += line.len();
        (at - line.len(), line)
    })
}

/// Where the words below a node stand.
fn spans(node: &Node, into: &mut Vec<Span>) {
    match &node.value {
        Value::Scalar(_) => into.push(node.span),
        Value::List(items) => items.iter().for_each(|item| spans(item, into)),
        Value::Map(map) => map.iter().for_each(|entry| {
            into.push(entry.key.span);
            spans(&entry.value, into);
        }),
        Value::Empty => {}
    }
}

/// What the lines say.
pub(super) fn tree(key: &str, lines: &str) -> Option<Tree> {
    let mut findings = crate::diagnostic::Findings::new();
    let source = of_bytes(format!("---\n{lines}---\n").into_bytes(), "", &mut findings)?;
    let (document, found) = Document::parse(&source);
    let sound = findings.is_empty() && found.is_empty() && !document.broken;
    let only = sound && document.front.iter().all(|entry| entry.key.text == key);
    only.then(|| Tree::of(&document.front))
}

/// The text between two marks, each on a line of its own.
pub(super) fn between(document: &Document, (begin, end): (&str, &str), new: &str) -> Result<Patch, EditProblem> {
    let text = document.source.text();
    let at = marked(document, begin, end).ok_or_else(|| EditProblem::Marks(begin.to_owned()))?;
    Ok(Patch { at, text: with_ends(text, new) })
}

/// Where the text between two marks stands; nothing when there is not exactly one of each, in their order.
fn marked(document: &Document, begin: &str, end: &str) -> Option<Range<usize>> {
    let text = document.source.text();
    let mut found: [Vec<Range<usize>>; 2] = [Vec::new(), Vec::new()];
    let mut at = document.body.start as usize;
    while at < text.len() {
        let next = next_line(text, at);
        for (mark, places) in [begin, end].iter().zip(&mut found) {
            if text[at..next].trim() == *mark {
                places.push(at..next);
            }
        }
        at = next;
    }
    match found {
        [begin, end] if begin.len() == 1 && end.len() == 1 && begin[0].end <= end[0].start => {
            Some(begin[0].end..end[0].start)
        }
        _ => None,
    }
}

fn first_line(text: &str) -> usize {
    next_line(text, 0)
}

/// The lines with the line ends of the file.
fn with_ends(text: &str, lines: &str) -> String {
    if line_end_before(text, first_line(text)) == "\r\n" { lines.replace('\n', "\r\n") } else { lines.to_owned() }
}
