//! The last day behind each step that starts a term which still runs.

use crate::calendar::short_date;
use crate::check::is_owed;
use crate::deadline::{Deadline, Status, deadlines};
use crate::document::list_in_dutch;

use super::File;

/// A few words behind a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The end of the line.
    pub at: usize,
    /// The words: `bevestigd uiterlijk 5 maart 2026`.
    pub text: String,
    /// How the day was worked out.
    pub lines: Vec<String>,
}

/// The hints of a case; other files have none.
#[must_use]
pub fn hints(file: &File<'_>) -> Vec<Hint> {
    let Some((bound, regulation)) = file.bound().zip(file.regulation()) else { return Vec::new() };
    let terms = deadlines(&bound.case, regulation, file.on);
    let running = terms.iter().filter(|term| term.status == Status::Open || is_owed(term));
    running
        .map(|term| Hint { at: line_end(file.source.text(), term), text: words(term), lines: term.explanation() })
        .collect()
}

/// The last day; what has passed says so.
fn words(term: &Deadline<'_>) -> String {
    let steps: Vec<&str> = term.rule.steps.iter().map(|step| step.as_str()).collect();
    let state = if term.is_passed() { format!(" ({})", term.state()) } else { String::new() };
    format!("{} uiterlijk {}{state}", list_in_dutch(&steps, "of"), short_date(term.due.date))
}

fn line_end(text: &str, term: &Deadline<'_>) -> usize {
    let start = term.start.on.map_or(term.start.step.span.end, |on| on.span.end) as usize;
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    if text[..end].ends_with('\r') { end - 1 } else { end }
}
