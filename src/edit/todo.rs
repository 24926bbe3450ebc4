//! The note a new case begins with: what is left to fill in (`# nog invullen: …`).

use crate::document::Document;

use super::place::{Patch, next_line};

/// How the note begins.
pub const TODO: &str = "# nog invullen: ";

/// The note of a file, above its first name: where it stands, and what it lists.
fn note(document: &Document) -> Option<(std::ops::Range<usize>, Vec<&str>)> {
    let text = document.source.text();
    let front = document.front_span.range();
    let end = document.front.iter().next().map_or(front.end, |entry| entry.key.span.start as usize);
    let mut at = front.start;
    while at < end {
        let next = next_line(text, at);
        if let Some(list) = text[at..next].trim_end().strip_prefix(TODO) {
            return Some((at..next, list.split(", ").collect()));
        }
        at = next;
    }
    None
}

/// What the note lists; nothing when there is none.
#[must_use]
pub fn left_open(document: &Document) -> Vec<String> {
    note(document).map(|(_, items)| items.into_iter().map(str::to_owned).collect()).unwrap_or_default()
}

/// Takes names out of the note, and the note itself when nothing is left in it.
pub(super) fn patch(document: &Document, done: &[String]) -> Patch {
    let Some((at, items)) = note(document) else { return Patch::insert(0, String::new()) };
    let left: Vec<&str> = items.into_iter().filter(|item| !done.iter().any(|name| name == item)).collect();
    let line = &document.source.text()[at.clone()];
    let end = &line[line.trim_end_matches(['\r', '\n']).len()..];
    let text = if left.is_empty() { String::new() } else { format!("{TODO}{}{end}", left.join(", ")) };
    Patch { at, text }
}
