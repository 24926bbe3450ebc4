//! The error for a setting whose word the calendar does not know.

use std::fmt;

/// A word that is none of the choices of a calendar setting (`werkdagen`, `einde`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownWord {
    pub(super) what: &'static str,
    pub(super) choices: &'static str,
}

impl UnknownWord {
    /// What is wrong, in Dutch.
    #[must_use]
    pub fn message(&self) -> String {
        format!("deze waarde voor '{}' is niet bekend", self.what)
    }

    /// How to mend it, in Dutch: the words that are known.
    #[must_use]
    pub fn help(&self) -> String {
        format!("kies uit: {}", self.choices)
    }
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.message(), self.help())
    }
}

impl std::error::Error for UnknownWord {}
