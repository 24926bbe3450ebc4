//! Words checks share: the likely word for an unknown one, and discretion with what an officer typed.

use crate::diagnostic::Diagnostic;
use crate::document::closest;

/// Names the likely word when there is one, else gives the other advice.
pub(super) fn meant<'a>(
    finding: Diagnostic,
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: &str,
) -> Diagnostic {
    finding.meant(closest(word.trim(), known), otherwise)
}

/// Marks a word the finding quotes as personal, as [`Diagnostic::discreet`] does.
pub(super) fn discreet(finding: Diagnostic, word: &str) -> Diagnostic {
    finding.discreet(word)
}
