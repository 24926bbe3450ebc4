//! Free words as classes: one form for what was written in several ways, and none for a whole story.

use std::borrow::Cow;

/// Under this a value counts that must not be told, because it may say who somebody is.
pub const MASKED: &str = "(niet genoemd)";
/// Under this a value counts that is a description rather than a class.
pub const LONGER: &str = "(langere omschrijving)";
/// Under this count the classes beyond the most frequent ones.
pub const REST: &str = "(overige)";
/// The longest text, in characters, that is a class; a longer one is a description.
pub const LONGEST: usize = 60;

/// A free text as a class: blanks as one space, invisible characters out. `None` when nothing is left.
#[must_use]
pub fn normal(text: &str) -> Option<Cow<'static, str>> {
    let seen: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !c.is_control() && !is_invisible(*c))
        .collect();
    let plain: String = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    match plain.chars().count() {
        0 => None,
        1..=LONGEST => Some(Cow::Owned(plain)),
        _ => Some(Cow::Borrowed(LONGER)),
    }
}

/// Two classes are the same when they differ in capitals alone.
#[must_use]
pub fn folded(class: &str) -> String {
    class.to_lowercase()
}

/// Characters nobody sees: soft hyphens, zero-width and direction marks, the byte order mark, unassigned ends.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}
