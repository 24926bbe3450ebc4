//! Places in a text: lines, their ends, their indentation.

use std::ops::Range;

/// New text for a range of the old.
#[derive(Debug)]
pub(super) struct Patch {
    pub at: Range<usize>,
    pub text: String,
}

impl Patch {
    pub fn insert(at: usize, text: String) -> Self {
        Self { at: at..at, text }
    }
}

/// Where the line with this byte begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |at| at + 1)
}

/// Where the line after the one with this byte begins.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    // In bytes: the last byte of a value may lie inside a character.
    text.as_bytes()[at..].iter().position(|byte| *byte == b'\n').map_or(text.len(), |end| at + end + 1)
}

/// How the line before this place ends.
pub(super) fn line_end_before(text: &str, at: usize) -> &'static str {
    if text[..at].ends_with("\r\n") { "\r\n" } else { "\n" }
}

/// How many spaces stand before this place, when nothing else does on its line.
pub(super) fn indent(text: &str, at: usize) -> Option<usize> {
    let before = &text[line_start(text, at)..at];
    before.bytes().all(|byte| byte == b' ').then_some(before.len())
}

/// The column of this place, when nothing but the dash of its list stands before it.
pub(super) fn behind_dashes(text: &str, at: usize) -> Option<usize> {
    let before = &text[line_start(text, at)..at];
    before.bytes().all(|byte| matches!(byte, b' ' | b'-')).then_some(before.len())
}

/// Where the next line begins, past comments that are indented further and so belong to what stands above them.
pub(super) fn after_with_comments(text: &str, last: usize, column: usize, limit: usize) -> usize {
    let mut at = next_line(text, last);
    while at < limit {
        let line = &text[at..next_line(text, at)];
        let inner = line.trim_start_matches(' ');
        if !inner.starts_with('#') || line.len() - inner.len() <= column {
            break;
        }
        at = next_line(text, at);
    }
    at
}
