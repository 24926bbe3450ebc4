//! Two versions in one file: what a merge leaves for a person to choose from.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Findings};
use crate::source::{Source, Span};

use super::codes;

/// Reports every place where git left two versions, and gives where the first begins.
pub(super) fn report(source: &Arc<Source>, findings: &mut Findings) -> Option<u32> {
    let text = source.text();
    // Nearly no file has one; looking for seven signs at once costs next to nothing.
    if !text.contains("<<<<<<<") {
        return None;
    }
    let (mut first, mut opened, mut parted, mut at) = (None, None, false, 0);
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end().len();
        match mark(line) {
            Some('<') => (opened, parted) = (Some(Span::new(at, end)), false),
            Some('=') => parted = opened.is_some(),
            // A row of signs alone may be anything; only the three together are a conflict.
            Some('>') if parted => {
                let span = opened.take().unwrap_or_default();
                first = first.or(Some(span.start));
                parted = false;
                findings.push(
                    Diagnostic::new(&codes::CONFLICT, source, span, "hier staan twee versies door elkaar (conflict)")
                        .label(source, Span::new(at, end), "tot hier")
                        .help("kies wat blijft, en haal de regels weg die met <<<<<<<, ======= en >>>>>>> beginnen"),
                );
            }
            _ => {}
        }
        at += line.len();
    }
    first
}

/// The sign of a line by which git marks a conflict: seven of them, then a blank or nothing.
fn mark(line: &str) -> Option<char> {
    let sign = line.chars().next().filter(|sign| "<=>".contains(*sign))?;
    let rest = line.trim_start_matches(sign);
    (line.len() - rest.len() == 7 && rest.chars().next().is_none_or(char::is_whitespace)).then_some(sign)
}
