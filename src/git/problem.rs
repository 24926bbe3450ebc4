//! What git could not do.

use std::fmt;

/// An act of git that failed.
#[derive(Debug)]
pub struct GitProblem {
    /// What was tried, in Dutch: `het archief aanmaken`.
    pub act: &'static str,
    /// What git said.
    pub reason: String,
}

impl GitProblem {
    pub(super) fn while_doing(act: &'static str) -> impl Fn(git2::Error) -> Self {
        move |error| Self { act, reason: error.message().to_owned() }
    }
}

impl fmt::Display for GitProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "git: {} lukt niet: {}", self.act, self.reason)
    }
}
