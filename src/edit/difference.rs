//! The lines an edit changed, to show.

use similar::{ChangeTag, TextDiff};

/// A line that went or came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// It is gone.
    Gone(String),
    /// It is new.
    New(String),
}

/// The lines that differ, in order, without their ends.
#[must_use]
pub fn lines(before: &str, after: &str) -> Vec<Line> {
    let difference = TextDiff::from_lines(before, after);
    let line = |change: similar::Change<&str>| {
        let text = change.value().trim_end_matches(['\n', '\r']).to_owned();
        match change.tag() {
            ChangeTag::Delete => Some(Line::Gone(text)),
            ChangeTag::Insert => Some(Line::New(text)),
            ChangeTag::Equal => None,
        }
    };
    difference.iter_all_changes().filter_map(line).collect()
}
