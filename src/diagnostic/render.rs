//! Renderers: one file per format.

use super::Diagnostic;

mod github;
mod json;
mod sarif;
mod text;

pub use github::github;
pub use json::{Counted, json};
pub use sarif::sarif;
pub use text::{Colour, article_line, text};

/// Text without codes that steer a terminal or a log: each becomes the sign that stands for it. The renderer of
/// excerpts does the same with what it prints, but not with paths.
fn harmless(text: &str) -> String {
    let sign = |c: char| match u32::from(c) {
        code @ 0..0x20 if c != '\n' && c != '\t' => char::from_u32(0x2400 + code).unwrap_or(c),
        0x7F => '\u{2421}',
        // Further controls, and marks that turn the direction of reading.
        0x80..0xA0 | 0x202A..=0x202E | 0x2066..=0x2069 => char::REPLACEMENT_CHARACTER,
        _ => c,
    };
    text.chars().map(sign).collect()
}

/// Whether machine formats may show personal values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Values {
    /// Leave them out: logs of a CI service are read by others.
    Redacted,
    /// Show them.
    Shown,
}

impl Values {
    /// The text as this choice lets it be seen.
    fn apply(self, diagnostic: &Diagnostic, text: &str) -> String {
        let mut text = text.to_owned();
        if self == Self::Redacted {
            for value in diagnostic.values.iter().filter(|value| !value.trim().is_empty()) {
                text = text.replace(value.as_str(), "[weggelaten]");
            }
        }
        text
    }
}
