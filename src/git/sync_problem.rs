//! Why this clone and the shared archive could not be made the same.

use super::{GitProblem, RecordProblem};

/// Why syncing stopped. Nothing that was recorded is lost by any of these.
#[derive(Debug)]
pub enum SyncProblem {
    /// There is no git on this computer.
    NoGit,
    /// This git cannot merge without touching files (before 2.38).
    OldGit,
    /// The branch follows no other; whether there is a remote it could follow.
    NoUpstream {
        /// The branch.
        branch: String,
        /// A remote it could follow.
        remote: Option<String>,
    },
    /// A shallow clone: where both sides parted may be missing.
    Shallow,
    /// The remote does not answer: its name, and what git said.
    Unreachable(String, String),
    /// The remote does not let us in: its name, and what git said.
    Denied(String, String),
    /// What was fetched before is no longer part of the history there.
    Rewritten(String),
    /// Both sides never had anything in common.
    Unrelated(String),
    /// Unsaved files that would be overwritten.
    InTheWay(Vec<String>),
    /// The remote took part, and refused: its name, and what it said.
    Refused(String, Vec<String>),
    /// Others were first, this many times.
    Overtaken(usize),
    /// A commit could not be made.
    Record(RecordProblem),
    /// What git says.
    Git(GitProblem),
}

impl From<RecordProblem> for SyncProblem {
    fn from(problem: RecordProblem) -> Self {
        Self::Record(problem)
    }
}

impl From<GitProblem> for SyncProblem {
    fn from(problem: GitProblem) -> Self {
        Self::Git(problem)
    }
}
