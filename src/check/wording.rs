//! Words checks share: the likely word for an unknown one, and discretion with what an officer typed.

use crate::diagnostic::Diagnostic;
use crate::document::closest;

/// The likely word when there is one, else the other advice.
pub(super) fn meant<'a>(word: &str, known: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    closest(word.trim(), known).map_or_else(|| otherwise.to_owned(), |meant| format!("bedoelde u `{meant}`?"))
}

/// Marks a word the finding quotes as personal, as [`Diagnostic::discreet`] does.
pub(super) fn discreet(finding: Diagnostic, word: &str) -> Diagnostic {
    finding.discreet(word)
}
