//! What holds for the whole file: line ends, the lines around the front matter, tabs, the last line.

use std::collections::BTreeSet;

use crate::document::Document;

use super::Tidied;

/// The text with plain line ends, `---` around the front matter, and a last line that ends.
pub(super) fn whole(document: &Document, changes: &mut BTreeSet<Tidied>) -> String {
    let text = document.source.text();
    let front = document.front_span.range();
    let body = document.body.start as usize;
    let fence = |line: &str| line.trim_end_matches('\n').trim_end_matches('\r') != "---";
    if fence(&text[..front.start]) || fence(&text[front.end..body]) {
        changes.insert(Tidied::Fence);
    }
    let lines = text[front].split_inclusive('\n').map(untabbed);
    let spaced: String = lines.collect();
    if spaced != text[document.front_span.range()] {
        changes.insert(Tidied::Indent);
    }
    let mut whole = format!("---\n{spaced}---\n{}", &text[body..]);
    if text[..body].contains("\r\n") || whole.contains("\r\n") {
        changes.insert(Tidied::LineEnds);
        whole = whole.replace("\r\n", "\n");
    }
    let ended = if body == text.len() { text.ends_with('\n') } else { whole.ends_with('\n') };
    if !ended {
        changes.insert(Tidied::LastLine);
    }
    if !whole.ends_with('\n') {
        whole.push('\n');
    }
    whole
}

/// A line whose tabs at the start have become two spaces each, as they are read.
fn untabbed(line: &str) -> String {
    let tabs = line.len() - line.trim_start_matches('\t').len();
    format!("{}{}", "  ".repeat(tabs), &line[tabs..])
}
