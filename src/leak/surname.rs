//! How officers write of a person without the first name: `mevrouw Noordzee`, `de heer Van den Berg`, `N. Noordzee`.

/// What stands before a surname.
const TITLES: [&str; 11] =
    ["mevrouw", "mevr.", "mevr", "mw.", "mw", "meneer", "heer", "dhr.", "dhr", "juffrouw", "familie"];
/// Words that begin a surname of more words.
const PARTICLES: [&str; 13] = ["van", "de", "den", "der", "ter", "ten", "te", "el", "al", "ben", "von", "du", "la"];

/// The ways to write a name with a title or an initial before the surname; none for a name of one word. The words are
/// taken as they stand; upper and lower case are the reader's to level.
pub(super) fn forms(name: &str) -> Vec<String> {
    let Some(surname) = surname(name) else { return Vec::new() };
    let initial = name.trim().chars().next().filter(|c| c.is_alphabetic()).map(|c| format!("{c}."));
    TITLES.iter().map(|title| (*title).to_owned()).chain(initial).map(|first| format!("{first} {surname}")).collect()
}

/// The surname, with the words that begin it: from the first of those, or else the last word.
pub(super) fn surname(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let begins = |word: &&str| PARTICLES.contains(&word.to_lowercase().as_str());
    let last = words.len().checked_sub(1).filter(|last| *last > 0)?;
    let from = words.iter().skip(1).position(begins).map_or(last, |at| at + 1);
    Some(words[from..].join(" "))
}

#[cfg(test)]
mod tests {
    use super::{forms, surname};

    #[test]
    fn the_surname_keeps_its_first_words() {
        assert_eq!(surname("Noor Noordzee").as_deref(), Some("Noordzee"));
        assert_eq!(surname("Klaas van den Eerste").as_deref(), Some("van den Eerste"));
        assert_eq!(surname("Noor Anna Noordzee").as_deref(), Some("Noordzee"));
        assert_eq!(surname("Noor"), None);
        let forms = forms("Klaas van den Eerste");
        assert!(forms.contains(&"heer van den Eerste".to_owned()) && forms.contains(&"K. van den Eerste".to_owned()));
    }
}
