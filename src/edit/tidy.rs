//! The canonical form of a file: its front matter as `docs/format.md` writes it, its text as it was.
//!
//! It is a set of edits between and over the values the reader keeps the places of. The result is read again, and has
//! to say what the file said; values an upper floor restates (a day in another form) are the only ones that may differ.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Findings, Severity};
use crate::document::{Document, Map, Node, codes, of_bytes};
use crate::source::{Source, Span};

use super::EditProblem;
use super::tree::Tree;

mod flow;
mod indent;
mod style;
mod values;
mod whole;

/// What was put in its canonical form, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tidied {
    /// The file was no plain UTF-8.
    Encoding,
    /// Lines ended otherwise.
    LineEnds,
    /// The front matter was opened or closed otherwise.
    Fence,
    /// Lines were indented otherwise.
    Indent,
    /// Spaces between names, values and signs, and at the end of a line.
    Spaces,
    /// Quotes that are not needed, or that are.
    Quotes,
    /// Days were written otherwise.
    Days,
    /// Yes and no were written otherwise.
    Answers,
    /// The last line had no end.
    LastLine,
}

/// A value that says the same in other words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restated {
    /// Where the value stands.
    pub span: Span,
    /// The words.
    pub text: String,
    /// What is told of it.
    pub kind: Tidied,
}

/// A file in its canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tidy {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What differs from what it was; empty when nothing does.
    pub changes: BTreeSet<Tidied>,
}

/// A piece of the text and what comes in its place.
struct Edit {
    at: Range<usize>,
    text: String,
    kind: Tidied,
}

/// Spans of a document with other words for what stands there.
pub type Restate<'a> = &'a dyn Fn(&Document) -> Vec<Restated>;

/// How often a file is looked at again before it is given up: each look finds only what the last one uncovered.
const ROUNDS: usize = 6;

/// Gives a file its canonical form.
///
/// # Errors
/// Why the file stays as it is.
pub fn tidy(name: &str, bytes: &[u8], restate: Restate<'_>) -> Result<Tidy, EditProblem> {
    let source = of_bytes(bytes.to_vec(), name, &mut Findings::new()).ok_or(EditProblem::Unreadable)?;
    let before = sound(&source).ok_or(EditProblem::Unreadable)?;
    // A value of more lines stays as it is written.
    let restate = |document: &Document| {
        let mut all = restate(document);
        all.retain(|one| !is_root_flow(document) && values::on_one_line(document.source.text(), one.span));
        all
    };
    let wanted = Tree::restated(&before.front, &restate(&before));
    let mut changes = BTreeSet::new();
    if source.text().as_bytes() != bytes {
        changes.insert(Tidied::Encoding);
    }
    let text = whole::whole(&before, &mut changes);
    let first = read(&text, name)?;
    if first.source.slice(first.front_span).contains('\r') {
        // Such a sign ends a line for YAML and for nobody else.
        return Err(EditProblem::Invisible);
    }
    let aim = Aim { name, wanted: &wanted, body: first.body_text() };
    // A line that may not move keeps all of them where they are; the rest can still be done.
    let mut spare = changes.clone();
    let done = match rounds(&text, &aim, &restate, true, &mut changes) {
        Ok(text) => (text, changes),
        Err(_) => (rounds(&text, &aim, &restate, false, &mut spare)?, spare),
    };
    Ok(Tidy { bytes: done.0.into_bytes(), changes: done.1 })
}

/// What the result has to say.
struct Aim<'a> {
    name: &'a str,
    wanted: &'a Tree,
    body: &'a str,
}

/// Looks and edits until there is nothing left to edit; what it says then is what it has to say, or it is refused.
fn rounds(
    text: &str,
    aim: &Aim<'_>,
    restate: Restate<'_>,
    move_lines: bool,
    changes: &mut BTreeSet<Tidied>,
) -> Result<String, EditProblem> {
    let mut text = text.to_owned();
    for _ in 0..ROUNDS {
        let document = read(&text, aim.name)?;
        let mut edits = values::edits(&document, &restate(&document));
        if edits.is_empty() && move_lines {
            edits = indent::edits(&document);
        }
        if edits.is_empty() {
            let same = Tree::of(&document.front) == *aim.wanted && document.body_text() == aim.body;
            return if same { Ok(text) } else { Err(EditProblem::Unsure) };
        }
        text = apply(&text, edits, changes);
    }
    Err(EditProblem::Unsure)
}

/// The front matter without errors; tabs are no error here, for they go.
fn sound(source: &Arc<Source>) -> Option<Document> {
    let (document, findings) = Document::parse(source);
    (!document.broken && findings.count(Severity::Error) == 0).then_some(document)
}

/// What an edit left, which has to be readable, with nothing left to read as tabs or odd quotes.
fn read(text: &str, name: &str) -> Result<Document, EditProblem> {
    let source = Arc::new(Source::new(name, text));
    let (document, findings) = Document::parse(&source);
    let tabs = findings.as_slice().iter().any(|finding| finding.code.id == codes::TAB_INDENT.id);
    match document.broken || findings.count(Severity::Error) > 0 {
        true => Err(EditProblem::Unsure),
        false if tabs => Err(EditProblem::Tabs),
        false => Ok(document),
    }
}

/// Makes edits from the first to the last; one that lies in another is left for the next look.
fn apply(text: &str, mut edits: Vec<Edit>, changes: &mut BTreeSet<Tidied>) -> String {
    edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
    let (mut out, mut at) = (String::with_capacity(text.len() + 16), 0);
    for edit in edits {
        if edit.at.start < at {
            continue;
        }
        out += &text[at..edit.at.start];
        out += &edit.text;
        at = edit.at.end;
        changes.insert(edit.kind);
    }
    out + &text[at..]
}

/// Where a collection stands between signs of its own, in braces or brackets.
fn is_flow(text: &str, node: &Node) -> bool {
    text[node.span.range()].starts_with(['[', '{'])
}

/// Whether the whole front matter stands between braces; that is left as it is.
fn is_root_flow(document: &Document) -> bool {
    let first = |map: &Map| map.iter().next().map(|entry| entry.key.span.start as usize);
    let front = document.front_span.range();
    let text = document.source.text();
    first(&document.front).is_some_and(|key| text[front.start..key].contains('{'))
}
