//! What of a case may not be kept in figures that outlive it: words that say who somebody is.

use crate::case::{Case, Person};
use crate::repository::Repository;

use super::surname::surname;
use super::{Detector, folded, is_whole_word};

/// Tells which words of a case say who somebody is.
#[derive(Debug)]
pub struct Mask {
    detector: Detector,
}

impl Mask {
    /// Knows every person of every case.
    #[must_use]
    pub fn new(repository: &Repository) -> Self {
        Self { detector: Detector::new(repository) }
    }

    /// Whether a text says anybody's name or address, or the bare surname of somebody of this case.
    #[must_use]
    pub fn hides(&self, case: &Case, text: &str) -> bool {
        if self.detector.finds(text) {
            return true;
        }
        let text = folded(text);
        let everybody = case.persons().flat_map(|person: &Person| person.name.as_ref());
        everybody.filter_map(|name| surname(&name.text)).map(|name| folded(&name)).any(|name| {
            name.chars().count() > 2
                && text.match_indices(&name).any(|(at, found)| is_whole_word(&text, at, at + found.len()))
        })
    }
}
