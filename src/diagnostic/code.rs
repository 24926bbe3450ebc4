//! The identity of a check.

use super::Severity;

/// A check's identity: a code and a name, either accepted wherever one is asked.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `K` and three digits; never used again for something else.
    pub id: &'static str,
    /// Kebab-case name that says what is wrong and reads after "allow".
    pub name: &'static str,
    /// The severity unless a finding says otherwise.
    pub severity: Severity,
    /// One Dutch line for the list of checks.
    pub summary: &'static str,
}

impl Code {
    /// An error by default.
    #[must_use]
    pub const fn error(id: &'static str, name: &'static str, summary: &'static str) -> Self {
        Self { id, name, severity: Severity::Error, summary }
    }

    /// A warning by default.
    #[must_use]
    pub const fn warning(id: &'static str, name: &'static str, summary: &'static str) -> Self {
        Self { id, name, severity: Severity::Warning, summary }
    }

    /// Information by default.
    #[must_use]
    pub const fn info(id: &'static str, name: &'static str, summary: &'static str) -> Self {
        Self { id, name, severity: Severity::Info, summary }
    }

    /// Whether the officer means this check: code or name, case ignored.
    #[must_use]
    pub fn is(&self, word: &str) -> bool {
        self.id.eq_ignore_ascii_case(word) || self.name.eq_ignore_ascii_case(word)
    }
}
