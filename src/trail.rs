//! The audit trail: who changed which field of which case when, read from git history in one pass.

use std::fmt;
use std::sync::Arc;

use crate::git::{Commit, Id};

mod chain;
mod difference;
mod editions;
mod link;
mod reader;
mod rules;
mod signatures;
mod snapshot;
mod story;

pub use chain::{Chain, Chains};
pub use difference::{Field, FieldChange, Kind, by_hand, difference, lost};
pub use editions::{Edit, Edits, VersionKey, edits};
pub use link::{CHAIN_VERSION, Digest, digest};
pub use reader::{Trail, paths_ever, read, read_anew, read_case};
pub use rules::default as default_regulation;
pub use signatures::{Flaw, Judgement, ListChange, Signatures, Unknown, judge};
pub use snapshot::Snapshot;
pub use story::{deed, story};

/// What one commit did to one case.
#[derive(Debug)]
pub struct Entry {
    /// The case.
    pub case: String,
    /// The file, as it is called after the change, or was before it went.
    pub path: String,
    /// The commit.
    pub commit: Arc<Commit>,
    /// What it did to the file.
    pub act: Act,
    /// The fields it changed.
    pub changes: Vec<FieldChange>,
    /// The version that bound the case in that same commit: short name and day of effect.
    pub regulation: Option<(String, chrono::NaiveDate)>,
    /// The content after the change.
    pub after: Option<Id>,
    /// The content before the change.
    pub before: Option<Id>,
    /// Versions that could not be read, so that what changed is not known.
    pub unread: Vec<Unread>,
}

/// An object of the repository that is missing or damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Which, when it is known.
    pub id: Option<Id>,
    /// What git says.
    pub reason: String,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.id {
            Some(id) => write!(f, "object {id}: {}", self.reason),
            None => f.write_str(&self.reason),
        }
    }
}

/// What a commit did to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The case appeared.
    Registered,
    /// The case came back after it was deleted.
    Restored,
    /// Its content changed.
    Changed,
    /// It went to another place, and perhaps changed.
    Moved,
    /// It is gone.
    Deleted,
    /// A merge changed it by hand.
    MergedByHand,
}
