//! The canonical form of a case, a regulation or a report: what `klacht fmt` writes.
//!
//! What a value means is asked of the readers: a day is where they read a day. So a date in running text stays, and a
//! day that cannot be read in one way only stays too, and is told.

use std::sync::Arc;

use crate::calendar::parse_date;
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{Document, Map, Node, Value, YesNo, codes, of_bytes, yes_no};
use crate::edit::{EditProblem, Restated, Tidied, Tidy, tidy};
use crate::vocabulary::YES_OR_NO;
use crate::{case, regulation, report};

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A case (zaak).
    Case,
    /// A version of a regulation (regeling).
    Regulation,
    /// A periodic report (verslag).
    Report,
}

/// Values that stay as they are because they say nothing certain.
const UNCERTAIN: [&str; 3] = [codes::UNREADABLE_DATE.id, codes::NOT_YES_OR_NO.id, codes::CURLY_QUOTES.id];

/// A file in its canonical form.
///
/// # Errors
/// Why it stays as it is.
pub fn canonical(name: &str, bytes: &[u8], kind: Kind) -> Result<Tidy, EditProblem> {
    tidy(name, bytes, &|document| restated(document, kind))
}

/// What is wrong with a file that has no canonical form.
#[must_use]
pub fn faults(name: &str, bytes: &[u8]) -> Findings {
    let mut findings = Findings::new();
    if let Some(source) = of_bytes(bytes.to_vec(), name, &mut findings) {
        findings.append(Document::parse(&source).1);
    }
    findings
}

/// What was left in a file because it can be read in no way, or in more than one.
#[must_use]
pub fn left(name: &str, bytes: &[u8], kind: Kind) -> Vec<Diagnostic> {
    let Some(source) = of_bytes(bytes.to_vec(), name, &mut Findings::new()) else { return Vec::new() };
    let (document, mut findings) = Document::parse(&source);
    findings.append(readings(document, kind));
    findings.into_iter().filter(|finding| UNCERTAIN.contains(&finding.code.id)).collect()
}

/// What the reader of its kind has to say of a document.
fn readings(document: Document, kind: Kind) -> Findings {
    match kind {
        Kind::Case => case::read(document, String::new()).1,
        Kind::Regulation => regulation::read(document, "", None).1,
        Kind::Report => report::read(document).1,
    }
}

/// The values that say the same in the words of the manual: days, yes and no.
fn restated(document: &Document, kind: Kind) -> Vec<Restated> {
    let source = Arc::clone(&document.source);
    // Read again from the text: the readers take a document apart, and most files have nothing to restate.
    let findings = readings(Document::parse(&source).0, kind);
    let informal = findings.as_slice().iter().filter(|finding| finding.code.id == codes::INFORMAL_DATE.id);
    let spans = informal.filter_map(|finding| finding.place.as_ref().map(|place| place.span));
    let mut restated = Vec::new();
    let spans: Vec<_> = spans.collect();
    let mut scalars = Vec::new();
    for entry in &document.front {
        collect(&entry.key.text, &entry.value, &mut scalars);
    }
    for (key, node, text) in scalars {
        if spans.contains(&node.span) {
            if let Ok(parsed) = parse_date(text) {
                restated.push(Restated { span: node.span, text: parsed.moment.to_string(), kind: Tidied::Days });
            }
        } else if is_yes_or_no(key, kind)
            && !["ja", "nee", "true", "false"].contains(&text)
            && let Some(answer) = yes_no(text)
        {
            let text = if answer == YesNo::Yes { "ja" } else { "nee" };
            restated.push(Restated { span: node.span, text: text.to_owned(), kind: Tidied::Answers });
        }
    }
    restated
}

/// Whether a name asks for yes or no. In a case most such words stand for something else: what a measure had as its
/// effect is told in words.
fn is_yes_or_no(key: &str, kind: Kind) -> bool {
    match kind {
        Kind::Case => key == "tevreden",
        Kind::Report => key == "publiceren",
        Kind::Regulation => YES_OR_NO.contains(&key),
    }
}

/// Every single value with the name it stands under.
fn collect<'a>(key: &'a str, node: &'a Node, into: &mut Vec<(&'a str, &'a Node, &'a str)>) {
    let each =
        |map: &'a Map, into: &mut Vec<_>| map.iter().for_each(|entry| collect(&entry.key.text, &entry.value, into));
    match &node.value {
        Value::Scalar(text) => into.push((key, node, text)),
        Value::List(items) => items.iter().for_each(|item| collect(key, item, into)),
        Value::Map(map) => each(map, into),
        Value::Empty => {}
    }
}

#[cfg(test)]
mod tests;
