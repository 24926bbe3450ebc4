//! The trail made ready for a page.

use serde::Serialize;

use crate::calendar::long_date;
use crate::trail::{Entry, story};

/// What one commit did to one case.
#[derive(Debug, Serialize)]
pub struct TrailRow {
    /// The case.
    pub case: String,
    /// The day it was recorded, ISO.
    pub date: String,
    /// The day it was recorded, in words.
    pub date_long: String,
    /// Who says to have made it.
    pub author: String,
    /// What happened.
    pub story: String,
    /// The commit, shortened.
    pub commit: String,
    /// Whether the case still has a page.
    pub linked: bool,
}

impl TrailRow {
    /// Makes an entry ready for a page.
    #[must_use]
    pub fn new(entry: &Entry, linked: bool) -> Self {
        let day = entry.commit.committed.day();
        Self {
            case: entry.case.clone(),
            date: day.map(|day| day.to_string()).unwrap_or_default(),
            date_long: day.map(long_date).unwrap_or_default(),
            author: entry.commit.author.name.clone(),
            story: story(entry),
            commit: entry.commit.id.short(),
            linked,
        }
    }
}
