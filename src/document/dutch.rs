//! Small readings of Dutch words that every reader shares.

/// A yes or no as officers write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YesNo {
    /// `ja`, `j`, `yes`, `true`.
    Yes,
    /// `nee`, `n`, `neen`, `no`, `false`.
    No,
}

/// Reads yes or no, case and surrounding spaces ignored.
#[must_use]
pub fn yes_no(text: &str) -> Option<YesNo> {
    match text.trim().to_lowercase().as_str() {
        "ja" | "j" | "yes" | "true" | "waar" => Some(YesNo::Yes),
        "nee" | "neen" | "n" | "no" | "false" | "onwaar" => Some(YesNo::No),
        _ => None,
    }
}

/// The known word closest to one that is not known, when it is close enough to be meant.
#[must_use]
pub fn closest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let distances =
        known.into_iter().map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate));
    let (distance, candidate) = distances.min()?;
    (distance <= (word.chars().count() / 3).max(1)).then_some(candidate)
}

/// Up to three known words that may be meant, the closest first: near in spelling, or with the word in them.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let word = word.to_lowercase();
    let far = |known: &str| {
        let distance = strsim::damerau_levenshtein(&word, &known.to_lowercase());
        let inside = word.chars().count() > 2 && known.contains(&word);
        (inside || distance <= word.chars().count() / 2).then_some(distance)
    };
    let mut near: Vec<(usize, &str)> =
        known.into_iter().filter_map(|known| far(known).map(|distance| (distance, known))).collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(3).map(|(_, known)| known).collect()
}

/// `a, b en c` (or with another last word).
#[must_use]
pub fn list_in_dutch<S: AsRef<str>>(words: &[S], last: &str) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [head @ .., tail] => format!("{} {last} {tail}", head.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_in_every_spelling() {
        assert_eq!(yes_no(" Ja "), Some(YesNo::Yes));
        assert_eq!(yes_no("NEE"), Some(YesNo::No));
        assert_eq!(yes_no("misschien"), None);
    }

    #[test]
    fn only_a_likely_word_is_suggested() {
        assert_eq!(closest("bevestigt", ["bevestigd", "oordeel"]), Some("bevestigd"));
        assert_eq!(closest("xyz", ["bevestigd", "oordeel"]), None);
    }

    #[test]
    fn lists_read_as_a_sentence() {
        assert_eq!(list_in_dutch(&["a", "b", "c"], "of"), "a, b of c");
    }
}
