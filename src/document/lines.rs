//! The lines that differ between two texts.

use similar::{Algorithm, ChangeTag, capture_diff_slices};

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
pub fn line_difference(before: &str, after: &str) -> Vec<Line> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let operations = capture_diff_slices(Algorithm::Myers, &old, &new);
    let changes = operations.iter().flat_map(|operation| operation.iter_changes(&old, &new));
    let line = |change: similar::Change<&str>| match change.tag() {
        ChangeTag::Delete => Some(Line::Gone(change.value().to_owned())),
        ChangeTag::Insert => Some(Line::New(change.value().to_owned())),
        ChangeTag::Equal => None,
    };
    changes.filter_map(line).collect()
}
