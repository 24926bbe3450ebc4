//! The lines that differ between two texts.

use std::fmt::Write as _;

use similar::{Algorithm, ChangeTag, DiffOp, capture_diff_slices, group_diff_ops};

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

/// How many lines around a change are shown with it.
const AROUND: usize = 3;

/// The difference between two texts as `diff -u` and `git apply` write and read it; empty when there is none.
#[must_use]
pub fn unified_difference(name: &str, before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let operations = capture_diff_slices(Algorithm::Myers, &old, &new);
    let mut out = String::new();
    for group in group_diff_ops(operations, AROUND) {
        if out.is_empty() {
            out = format!("--- a/{name}\n+++ b/{name}\n");
        }
        let first = group.first().map(|first| (first.old_range().start, first.new_range().start)).unwrap_or_default();
        let size = |range: fn(&DiffOp) -> usize| group.iter().map(range).sum::<usize>();
        let (removed, added) = (size(|one| one.old_range().len()), size(|one| one.new_range().len()));
        let side = |start: usize, size: usize| {
            let start = start + usize::from(size > 0);
            if size == 1 { start.to_string() } else { format!("{start},{size}") }
        };
        let _ = writeln!(out, "@@ -{} +{} @@", side(first.0, removed), side(first.1, added));
        for change in group.iter().flat_map(|operation| operation.iter_changes(&old, &new)) {
            let sign = match change.tag() {
                ChangeTag::Equal => ' ',
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
            };
            let line: &str = change.value();
            out.push(sign);
            out.push_str(line);
            if !line.ends_with('\n') {
                out.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    out
}
