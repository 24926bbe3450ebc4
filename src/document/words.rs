//! What changed between two texts, word by word: the one place that compares texts.

use similar::{Algorithm, ChangeTag, capture_diff_slices};

/// A piece of two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which of the texts it is in.
    pub kind: PartKind,
    /// The piece.
    pub text: String,
}

/// Which of two texts a piece is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// Both.
    Kept,
    /// The older alone.
    Removed,
    /// The newer alone.
    Added,
}

/// Beyond this many words in each, texts that differ are given as a whole: nobody reads such a difference, and
/// finding it takes the square of their lengths.
const MOST_WORDS: usize = 6_000;

/// The difference between two texts. What is kept and removed makes the older one, what is kept and added the newer
/// one. Nothing that is removed follows something added without a kept piece between them.
#[must_use]
pub fn word_difference(before: &str, after: &str) -> Vec<Part> {
    let (old, new) = (words(before), words(after));
    if old.len() > MOST_WORDS && new.len() > MOST_WORDS && before != after {
        return parts([(PartKind::Removed, before), (PartKind::Added, after)]);
    }
    parts(pieces(&old, &new))
}

/// How much of two texts is the same, from 0 to 1, counted in words.
#[must_use]
pub fn likeness(before: &str, after: &str) -> f64 {
    let plain = |text: &'_ str| words(text).into_iter().filter(|word| !is_blank(word)).map(str::to_owned).collect();
    let (old, new): (Vec<String>, Vec<String>) = (plain(before), plain(after));
    let all = old.len() + new.len();
    if all == 0 {
        return 1.0;
    }
    if old.len() > MOST_WORDS || new.len() > MOST_WORDS {
        return f64::from(u8::from(before == after));
    }
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let same: usize = ops.iter().filter(|op| op.tag() == similar::DiffTag::Equal).map(|op| op.old_range().len()).sum();
    #[expect(clippy::cast_precision_loss, reason = "counts of words are far below what a float holds exactly")]
    let share = |count: usize| count as f64;
    2.0 * share(same) / share(all)
}

fn pieces<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<(PartKind, &'t str)> {
    let ops = capture_diff_slices(Algorithm::Myers, old, new);
    let changes = ops.iter().flat_map(|op| op.iter_changes(old, new));
    changes
        .map(|change| {
            let kind = match change.tag() {
                ChangeTag::Equal => PartKind::Kept,
                ChangeTag::Delete => PartKind::Removed,
                ChangeTag::Insert => PartKind::Added,
            };
            (kind, change.value())
        })
        .collect()
}

/// Joins pieces of a kind. Blanks between two changes go with them: `vier weken` that became `zes maanden` reads as
/// one change, not as two with a space between.
fn parts<'t>(pieces: impl IntoIterator<Item = (PartKind, &'t str)>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut removed, mut added, mut blank) = (String::new(), String::new(), String::new());
    let flush = |parts: &mut Vec<Part>, removed: &mut String, added: &mut String| {
        for (kind, text) in [(PartKind::Removed, removed), (PartKind::Added, added)] {
            if !text.is_empty() {
                parts.push(Part { kind, text: std::mem::take(text) });
            }
        }
    };
    let keep = |parts: &mut Vec<Part>, text: &str| match parts.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.kind == PartKind::Kept => last.text.push_str(text),
        _ => parts.push(Part { kind: PartKind::Kept, text: text.to_owned() }),
    };
    for (kind, text) in pieces {
        match kind {
            PartKind::Kept if is_blank(text) && !(removed.is_empty() && added.is_empty()) => blank.push_str(text),
            PartKind::Kept => {
                flush(&mut parts, &mut removed, &mut added);
                keep(&mut parts, &std::mem::take(&mut blank));
                keep(&mut parts, text);
            }
            PartKind::Removed | PartKind::Added => {
                removed.push_str(&blank);
                added.push_str(&std::mem::take(&mut blank));
                if kind == PartKind::Removed { &mut removed } else { &mut added }.push_str(text);
            }
        }
    }
    flush(&mut parts, &mut removed, &mut added);
    keep(&mut parts, &blank);
    parts
}

fn is_blank(word: &str) -> bool {
    word.chars().all(char::is_whitespace)
}

/// A text as words, blanks, and single other signs.
fn words(text: &str) -> Vec<&str> {
    let kind = |c: char| match c {
        c if c.is_alphanumeric() => 0,
        c if c.is_whitespace() => 1,
        _ => 2,
    };
    let mut words = Vec::new();
    let (mut start, mut last) = (0, None);
    for (at, c) in text.char_indices() {
        let now = kind(c);
        if last.is_some_and(|last| last != now || now == 2) {
            words.push(&text[start..at]);
            start = at;
        }
        last = Some(now);
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked(before: &str, after: &str) -> String {
        let mark = |part: Part| match part.kind {
            PartKind::Kept => part.text,
            PartKind::Removed => format!("[-{}-]", part.text),
            PartKind::Added => format!("[+{}+]", part.text),
        };
        word_difference(before, after).into_iter().map(mark).collect()
    }

    #[test]
    fn words_that_changed_stand_beside_each_other() {
        assert_eq!(marked("binnen vier weken.", "binnen zes weken."), "binnen [-vier-][+zes+] weken.");
        assert_eq!(
            marked("binnen vier weken klaar", "binnen drie dagen klaar"),
            "binnen [-vier weken-][+drie dagen+] klaar"
        );
        assert_eq!(marked("een twee", "een twee drie"), "een twee[+ drie+]");
        assert_eq!(marked("", "nieuw"), "[+nieuw+]");
        assert_eq!(marked("gelijk", "gelijk"), "gelijk");
    }

    #[test]
    fn likeness_goes_from_nothing_to_all() {
        assert!(likeness("een twee drie", "vier vijf") < 0.01);
        assert!(likeness("een twee drie", "een twee vier") > 0.6);
        assert!(likeness("", "") > 0.99 && likeness("een", "een") > 0.99);
    }

    proptest! {
        #[test]
        fn the_parts_give_both_texts_back(before in "[ab ,\\né]{0,60}", after in "[ab ,\\né]{0,60}") {
            let parts = word_difference(&before, &after);
            let without = |kind| parts.iter().filter(move |part| part.kind != kind).map(|part| part.text.as_str()).collect::<String>();
            prop_assert_eq!(without(PartKind::Added), before);
            prop_assert_eq!(without(PartKind::Removed), after);
            prop_assert!(parts.windows(2).all(|pair| pair[0].kind != pair[1].kind));
            prop_assert!(parts.windows(2).all(|pair| (pair[0].kind, pair[1].kind) != (PartKind::Added, PartKind::Removed)));
        }
    }
}
