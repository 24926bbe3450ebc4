//! Tabs as indentation, which YAML does not know.

use std::borrow::Cow;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Findings};
use crate::document::codes;
use crate::source::{Source, Span};

/// A text in which tabs that indent have become two spaces, and the way back.
pub(super) struct Spaced<'a> {
    /// The text as the parser reads it.
    pub text: Cow<'a, str>,
    /// The length of the text as written.
    pub length: usize,
    /// The first indentation with a tab in a text that indents with spaces as well, which cannot be read.
    pub mixed: Option<Span>,
    /// Where in `text` each second space stands.
    added: Vec<usize>,
}

impl Spaced<'_> {
    /// Where an offset in `text` lies in the text as written.
    pub fn original(&self, offset: usize) -> usize {
        offset - self.added.partition_point(|&at| at < offset)
    }
}

/// Reads a tab as two spaces when every line that is indented begins with tabs; then the lines stand as they do on
/// the officer's screen, whatever the width of a tab there.
pub(super) fn spaced<'a>(source: &Arc<Source>, span: Span, text: &'a str, findings: &mut Findings) -> Spaced<'a> {
    let mut as_written = Spaced { text: Cow::Borrowed(text), length: text.len(), mixed: None, added: Vec::new() };
    if !text.contains('\t') {
        return as_written;
    }
    let indent_of = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let mut at = 0;
    let mut first = None;
    let mut mixed = false;
    for line in text.split_inclusive('\n') {
        let indent = &line[..indent_of(line)];
        if indent.contains('\t') {
            first.get_or_insert((at, indent.len()));
        }
        let plain = indent.trim_start_matches('\t');
        mixed |= !line.trim().is_empty() && (plain.contains('\t') || plain.len() == indent.len() && !plain.is_empty());
        at += line.len();
    }
    let Some((at, length)) = first else { return as_written };
    let start = span.start as usize + at;
    let place = Span::new(start, start + length);
    let message = "deze regel springt in met een tab";
    findings
        .push(Diagnostic::new(&codes::TAB_INDENT, source, place, message).help("spring in met spaties, twee per stap"));
    if mixed {
        as_written.mixed = Some(place); // any reading would be a guess
        return as_written;
    }
    let (mut plain, mut added) = (String::with_capacity(text.len() + 16), Vec::new());
    for line in text.split_inclusive('\n') {
        let tabs = line.len() - line.trim_start_matches('\t').len();
        for _ in 0..tabs {
            plain.push_str("  ");
            added.push(plain.len() - 1);
        }
        plain.push_str(&line[tabs..]);
    }
    Spaced { text: Cow::Owned(plain), length: text.len(), mixed: None, added }
}
