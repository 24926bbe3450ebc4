//! Changing an officer's file: a few bytes in, every other byte as it was.
//!
//! Only this module makes text edits. An edit is placed by the spans the reader keeps; the result is read again, and
//! has to say what the file said plus the change. Whatever else comes of it is refused.

use std::sync::Arc;

use crate::diagnostic::{Findings, Severity};
use crate::document::{Document, codes, of_bytes};
use crate::source::{Source, encode_like};

mod block;
mod course;
mod place;
mod scalar;
mod set;
mod tidy;
mod todo;
mod tree;

pub use tidy::{Restate, Restated, Tidied, Tidy, tidy};
pub use todo::{TODO, left_open};

use place::Patch;
use tree::Tree;

/// A single text as it is written in front matter, as a key or as a value: with quotes only where it needs them.
#[must_use]
pub fn single(text: &str) -> String {
    scalar::scalar(text, scalar::Around::Flow)
}

/// A value to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum New {
    /// Nothing behind the key.
    Nothing,
    /// A single value.
    One(String),
    /// A list of values.
    Many(Vec<String>),
}

/// A change to the front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A new event in the course (verloop), before the event that has this place now.
    Event {
        /// How many events stand before it; more than there are is the end.
        at: usize,
        /// The step with its day, and what else is known.
        entries: Vec<(String, New)>,
    },
    /// A value at an event that is there.
    Attribute {
        /// How many events stand before it.
        event: usize,
        /// The name.
        key: String,
        /// The value.
        value: New,
    },
    /// Names that no longer have to be filled in.
    Done(Vec<String>),
    /// A key of the front matter with all that stands under it, whatever stood there.
    Block {
        /// The key.
        key: String,
        /// The key and its value as lines of YAML.
        lines: String,
    },
    /// What stands in the text between two marks.
    Marked {
        /// The line before it.
        begin: &'static str,
        /// The line after it.
        end: &'static str,
        /// The new lines.
        text: String,
    },
    /// A value at a dotted path such as `klager.naam`.
    Set {
        /// The path.
        path: String,
        /// The value.
        value: New,
    },
}

/// Why a file was left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditProblem {
    /// The file cannot be read without errors.
    Unreadable,
    /// It indents with tabs.
    Tabs,
    /// A value has a character that is not in the encoding of the file.
    Encoding,
    /// A value has a character nobody sees, which no reader keeps.
    Invisible,
    /// What stands at this key cannot take the change: it is written in a form only a person can change.
    Occupied(String),
    /// The marks around a part of the text are not there, or not just once.
    Marks(String),
    /// The result does not say what it has to say.
    Unsure,
}

/// Makes changes to the bytes of a file, one after the other.
///
/// # Errors
/// Why the file stays as it is; nothing of it was changed then.
pub fn edit(name: &str, bytes: &[u8], changes: &[Change]) -> Result<Vec<u8>, EditProblem> {
    let mut now = bytes.to_vec();
    for change in changes {
        now = apply(name, &now, change)?;
    }
    Ok(now)
}

/// A text as a value in front matter, with quotes only where something else would be read without them.
#[must_use]
pub fn as_value(text: &str) -> String {
    scalar::written(&New::One(text.to_owned()), scalar::Around::Flow)
}

fn apply(name: &str, bytes: &[u8], change: &Change) -> Result<Vec<u8>, EditProblem> {
    if has_invisible(change) {
        return Err(EditProblem::Invisible);
    }
    let (document, findings) = read(name, bytes)?;
    let text = document.source.text();
    if encode_like(bytes, text).as_deref() != Some(bytes) {
        return Err(EditProblem::Unreadable);
    }
    let Patch { at, text: new } = match change {
        Change::Event { at, entries } => course::patch(&document, *at, entries)?,
        Change::Attribute { event, key, value } => set::at_event(&document, *event, key, value)?,
        Change::Done(names) => todo::patch(&document, names),
        Change::Set { path, value } => set::patch(&document, path, value)?,
        Change::Block { key, lines } => block::patch(&document, key, lines)?,
        Change::Marked { begin, end, text } => block::between(&document, (begin, end), text)?,
    };
    let (before, after) = text.get(..at.start).zip(text.get(at.end..)).ok_or(EditProblem::Unsure)?;
    let changed = encode_like(bytes, &format!("{before}{new}{after}")).ok_or(EditProblem::Encoding)?;
    let mut wanted = Tree::of(&document.front);
    wanted.change(change).ok_or(EditProblem::Unsure)?;
    let (result, found) = read(name, &changed).map_err(|_| EditProblem::Unsure)?;
    let body = document.body.start as usize;
    let kept = match change {
        Change::Marked { .. } => format!("{}{new}{after}", before.get(body..).unwrap_or_default()),
        _ => document.body_text().to_owned(),
    };
    let same = Tree::of(&result.front) == wanted
        && result.body_text() == kept
        && found.as_slice().len() <= findings.as_slice().len();
    if same { Ok(changed) } else { Err(EditProblem::Unsure) }
}

/// The file with what was found about its form; errors there make every edit a guess.
fn read(name: &str, bytes: &[u8]) -> Result<(Document, Findings), EditProblem> {
    let mut findings = Findings::new();
    let source: Arc<Source> = of_bytes(bytes.to_vec(), name, &mut findings).ok_or(EditProblem::Unreadable)?;
    let (document, found) = Document::parse(&source);
    findings.append(found);
    if document.broken || findings.count(Severity::Error) > 0 {
        return Err(EditProblem::Unreadable);
    }
    if findings.as_slice().iter().any(|finding| finding.code.id == codes::TAB_INDENT.id) {
        return Err(EditProblem::Tabs);
    }
    Ok((document, findings))
}

fn has_invisible(change: &Change) -> bool {
    let hidden = |text: &str| text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t'));
    let in_value = |value: &New| match value {
        New::Nothing => false,
        New::One(text) => hidden(text),
        New::Many(texts) => texts.iter().any(|text| hidden(text)),
    };
    match change {
        Change::Event { entries, .. } => entries.iter().any(|(key, value)| hidden(key) || in_value(value)),
        Change::Attribute { key, value, .. } | Change::Set { path: key, value } => hidden(key) || in_value(value),
        Change::Block { lines: text, .. } | Change::Marked { text, .. } => hidden(text),
        Change::Done(_) => false,
    }
}

#[cfg(test)]
mod tests;
