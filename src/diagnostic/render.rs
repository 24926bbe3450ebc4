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
