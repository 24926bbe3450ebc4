//! What the signature of a checkpoint is worth.

use crate::check::codes::CHECKPOINT_SIGNATURE;
use crate::diagnostic::Severity;
use crate::git::Tag;

use super::proof::about;
use super::{Finding, Subject};

/// The worth of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seal {
    /// There is none.
    Missing,
    /// There is one, of a kind that is not judged.
    NotJudged,
}

impl Seal {
    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NotJudged => "not_judged",
        }
    }
}

pub(super) fn judge(_: &Subject<'_>, tag: &Tag, findings: &mut Vec<Finding>) -> Seal {
    if tag.signed {
        return Seal::NotJudged;
    }
    let message = format!("{} is niet ondertekend: wie het maakte, is niet na te gaan", tag.name);
    findings.push(Finding { severity: Severity::Warning, ..about(&CHECKPOINT_SIGNATURE, message) });
    Seal::Missing
}
