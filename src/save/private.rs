//! Whether a line an officer wrote tells who somebody is.

use std::collections::BTreeSet;

use crate::case::Person;
use crate::leak::Detector;
use crate::repository::Repository;

/// The personal values of some cases, ready to be looked for in a message.
#[derive(Debug)]
pub struct Private {
    detectors: Vec<Detector>,
    /// Words of the names of complainants and respondents, in lower case.
    names: BTreeSet<String>,
}

impl Private {
    /// Collects the personal values of the cases in some repositories: as they are, and as they were.
    #[must_use]
    pub fn new<'a>(repositories: impl IntoIterator<Item = &'a Repository>) -> Self {
        let (mut detectors, mut names) = (Vec::new(), BTreeSet::new());
        for repository in repositories {
            detectors.push(Detector::new(repository));
            for bound in &repository.cases {
                let people = bound.case.complainant.iter().chain(&bound.case.respondents);
                let people = people.flat_map(|person| std::iter::once(person).chain(person.representative.as_deref()));
                people.for_each(|person| names_of(person, &mut names));
            }
        }
        Self { detectors, names }
    }

    /// Whether a text holds a name, an address or a number of somebody in one of the cases.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let found = |detector: &Detector| !detector.scan("bericht.txt", text.as_bytes()).is_empty();
        let known = |word: &str| self.names.contains(&word.to_lowercase());
        self.detectors.iter().any(found) || text.split(|c: char| !c.is_alphabetic()).any(known)
    }
}

/// Whether a text holds an e-mail address or a telephone number, whoever it belongs to.
#[must_use]
pub fn is_reachable(text: &str) -> bool {
    let address = |word: &str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    // A telephone number begins with 0 or a country; numbers of cases and days begin with a year or are shorter.
    let number = |run: &str| {
        let digits = run.chars().filter(char::is_ascii_digit).count();
        run.trim_start_matches([' ', '(', '-', '.']).starts_with(['0', '+']) && (9..=13).contains(&digits)
    };
    let in_number = |c: char| c.is_ascii_digit() || " +-().".contains(c);
    text.split_whitespace().any(address) || text.split(|c| !in_number(c)).any(number)
}

/// The words of a name that a colleague would know somebody by.
fn names_of(person: &Person, names: &mut BTreeSet<String>) {
    let Some(name) = &person.name else { return };
    for word in name.text.split(|c: char| !c.is_alphabetic()) {
        if word.chars().count() >= 4 && word.starts_with(char::is_uppercase) {
            names.insert(word.to_lowercase());
        }
    }
}
