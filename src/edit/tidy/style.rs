//! How a single value is written: without quotes, unless something else would be read.

use crate::edit::scalar::{Around, scalar};

/// The canonical way to write a value that stands on one line; `None` when it stands as it should.
pub(super) fn restyled(raw: &str, value: &str, around: Around) -> Option<String> {
    let quoted = raw.starts_with(['"', '\'']);
    // A plain value that reads as something else had a word processor's quotes around it.
    let written = if quoted && (is_telephone(value) || is_article(value)) {
        format!("\"{value}\"")
    } else if quoted || raw != value {
        scalar(value, around)
    } else if is_number_elsewhere(value) {
        format!("\"{value}\"")
    } else {
        return None;
    };
    (written != raw).then_some(written)
}

/// Whether another reader of YAML takes a text for a number that is then written otherwise: `0612` loses its zero,
/// `1.10` becomes 1.1, and `12:30` may become 750. A whole number keeps its figures.
fn is_number_elsewhere(text: &str) -> bool {
    let signed = text.starts_with(['+', '-']);
    let bare = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !bare.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return false;
    }
    let whole = bare.bytes().all(|byte| byte.is_ascii_digit());
    let clock = bare.contains(':') && bare.split(':').all(|part| !part.is_empty() && digits(part));
    let other_base = bare.len() > 2
        && ["0x", "0o", "0b"].iter().any(|sign| bare.starts_with(sign))
        && bare[2..].bytes().all(|byte| byte.is_ascii_hexdigit());
    match whole {
        true => signed || bare.len() > 1 && bare.starts_with('0'),
        false => clock || other_base || bare.replace('_', "").parse::<f64>().is_ok(),
    }
}

/// Figures with blanks and signs between them, which people keep quotes around.
fn is_telephone(text: &str) -> bool {
    let sign = |c: char| matches!(c, ' ' | '+' | '-' | '(' | ')');
    text.contains(' ') && text.trim() == text && text.chars().all(|c| c.is_ascii_digit() || sign(c))
}

/// `leren.1`: an article, which stands among others that need their quotes.
fn is_article(text: &str) -> bool {
    let member = text.rsplit_once('.').filter(|(name, _)| !name.is_empty() && !name.contains(char::is_whitespace));
    member.is_some_and(|(_, number)| !number.is_empty() && digits(number)) && !text.contains(['"', '\\'])
}

fn digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_lose_something_elsewhere_get_quotes() {
        for text in ["0612345678", "1.10", "12:30", "+31612345678", "1_000", "0x1F", ".5", "1e3", "-5"] {
            assert!(is_number_elsewhere(text), "{text}");
        }
        for text in ["1", "2026", "2026-03-04", "04-03-26", "1.1.2", "070 000", "3 weken", ".", "ja", "A1", "0x"] {
            assert!(!is_number_elsewhere(text), "{text}");
        }
    }
}
