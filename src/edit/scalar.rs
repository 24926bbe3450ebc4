//! A value as it is written: without quotes unless something else would be read.

use crate::calendar::{DateForm, parse_date};

use super::New;

/// Where a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// On a line of its own, behind a key.
    Block,
    /// Between brackets or braces.
    Flow,
}

/// A key with its value.
pub(super) fn entry(key: &str, value: &New, around: Around) -> String {
    let key = scalar(key, Around::Flow);
    match value {
        New::Nothing if around == Around::Block => format!("{key}:"),
        value => format!("{key}: {}", written(value, around)),
    }
}

/// A value.
pub(super) fn written(value: &New, around: Around) -> String {
    match value {
        New::Nothing => "~".to_owned(),
        New::One(text) => scalar(text, around),
        New::Many(texts) => {
            let texts: Vec<String> = texts.iter().map(|text| scalar(text, Around::Flow)).collect();
            format!("[{}]", texts.join(", "))
        }
    }
}

/// `{a: b, c: d}`.
pub(super) fn group(entries: &[(String, New)]) -> String {
    let entries: Vec<String> = entries.iter().map(|(key, value)| entry(key, value, Around::Flow)).collect();
    format!("{{{}}}", entries.join(", "))
}

/// A single value, with quotes only where it needs them.
pub(super) fn scalar(text: &str, around: Around) -> String {
    if is_plain(text, around) && !is_other_type(text) {
        return text.to_owned();
    }
    let strange = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
    if text.contains(['"', '\\']) && !text.contains(strange) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted += "\\n",
            '\t' => quoted += "\\t",
            c if strange(c) => quoted += &format!("\\u{:04X}", u32::from(c)),
            c => quoted.push(c),
        }
    }
    format!("\"{quoted}\"")
}

/// Whether every reader of YAML takes the text as it stands, without quotes.
fn is_plain(text: &str, around: Around) -> bool {
    let curly = |c: char| matches!(c, '“' | '”' | '„' | '‘' | '’');
    let strange = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
    let Some(first) = text.chars().next() else { return false };
    let begins = first.is_alphanumeric() || matches!(first, '(' | '/' | '_') || !first.is_ascii() && !curly(first);
    let breaks = text.contains(": ") || text.contains(" #") || text.ends_with(':') || text.contains(strange);
    let in_flow = around == Around::Flow && text.contains([',', '[', ']', '{', '}', ':']);
    begins && !breaks && !in_flow && text.trim() == text
}

/// Whether YAML has another type for such a text: a number, yes or no, nothing. A day may stand without quotes: that
/// is how every file of ours has it.
fn is_other_type(text: &str) -> bool {
    const WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    if parse_date(text).is_ok_and(|parsed| parsed.form == DateForm::Canonical) {
        return false;
    }
    let number = |c: char| c.is_ascii_hexdigit() || matches!(c, '_' | '.' | ':' | '+' | '-' | 'x' | 'X' | 'o' | 'O');
    let begins = text.starts_with(|c: char| c.is_ascii_digit());
    WORDS.contains(&text.to_ascii_lowercase().as_str()) || begins && text.chars().all(number)
}
