//! Whether a letter that was made before says what the step is going to say.

use std::path::Path;

use crate::letter::Letter;
use crate::mail;
use crate::repository::Repository;
use crate::site;
use crate::world;

use super::{LetterProblem, Problem};

/// Refuses a letter that was made with another new date, another appointment or another outcome: the case would tell
/// that something else was sent than what was. The officer's own words in it are free. A pdf cannot be read.
pub(super) fn agrees(root: &Path, path: &str, repository: &Repository, letter: &Letter) -> Result<(), Problem> {
    let bytes = world::read_bytes(&root.join(path)).unwrap_or_default();
    let there = match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("pdf") => return Ok(()),
        Some("eml") => mail::read(&bytes).map(|mail| mail.text).unwrap_or_default(),
        _ => String::from_utf8_lossy(&bytes).into_owned(),
    };
    let there = one_line(&there);
    let would = one_line(&site::letter(repository, letter).map_err(LetterProblem::of_site)?.text);
    let appointment = letter.hearing.as_ref().map(|hearing| hearing.when.as_str()).unwrap_or_default();
    let facts = [letter.until_long.as_str(), appointment, letter.outcome.as_str()];
    // What the theme does not say in so many words is no touchstone.
    let missing = |fact: &&&str| !fact.is_empty() && says(&would, fact) && !says(&there, fact);
    match facts.iter().find(missing) {
        Some(fact) => Err(LetterProblem::Otherwise { path: path.to_owned(), fact: (*fact).to_owned() }.into()),
        None => Ok(()),
    }
}

/// Whether a fact stands there as a whole: `deels gegrond` does not say `gegrond`, nor does `ongegrond`.
fn says(text: &str, fact: &str) -> bool {
    text.match_indices(fact).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + fact.len()..]);
        !before.ends_with(char::is_alphanumeric)
            && !after.starts_with(char::is_alphanumeric)
            && (fact.starts_with("deels") || !before.ends_with("deels "))
    })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn an_outcome_is_said_as_a_whole() {
        assert!(says("de klacht is <strong>gegrond</strong>.", "gegrond"));
        assert!(says("de klacht is **deels gegrond**.", "deels gegrond"));
        assert!(!says("de klacht is deels gegrond.", "gegrond"));
        assert!(!says("de klacht is ongegrond.", "gegrond"));
    }
}
