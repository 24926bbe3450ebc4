//! What git could not do.

use std::borrow::Borrow;
use std::fmt;

/// An act of git that failed.
#[derive(Debug)]
pub struct GitProblem {
    /// What was tried, in Dutch: `het archief aanmaken`.
    pub act: &'static str,
    /// What git said.
    pub reason: String,
    /// What to do about it, when that is known.
    pub mend: Option<String>,
}

impl GitProblem {
    pub(super) fn while_doing<E: Borrow<git2::Error>>(act: &'static str) -> impl Fn(E) -> Self {
        move |error| Self { act, reason: reason(error.borrow()), mend: None }
    }
}

/// What git says; that an object is not there, in Dutch, for in a partial clone that is said of many.
pub(super) fn reason(error: &git2::Error) -> String {
    match (error.code(), error.class()) {
        (git2::ErrorCode::NotFound, git2::ErrorClass::Odb) => "dit staat niet in dit archief".to_owned(),
        _ => error.message().to_owned(),
    }
}

impl fmt::Display for GitProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "git: {} lukt niet: {}", self.act, self.reason)
    }
}
