//! Files as an officer wrote them: front matter with spans and a Markdown body.

use std::sync::Arc;

use crate::diagnostic::Findings;
use crate::source::{Source, Span};

mod body;
pub mod codes;
mod conflict;
mod dutch;
mod fields;
mod lines;
mod literal;
mod node;
mod read;
mod split;
mod suppression;
mod toml;
mod words;
mod yaml;

pub use body::{Section, sections};
pub use dutch::{YesNo, closest, list_in_dutch, nearest, yes_no};
pub use fields::{Dated, Fields};
pub use lines::{Line, line_difference, unified_difference};
pub use literal::literal;
pub use node::{Entry, Map, Node, Text, Value};
pub use read::{Raw, not_a_plain_file, of_bytes, read};
pub use split::Split;
pub use suppression::Suppression;
pub use toml::parse as parse_toml;
pub use words::{Part, PartKind, likeness, word_difference};

/// A file split in front matter and body.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file.
    pub source: Arc<Source>,
    /// The front matter; empty when there is none.
    pub front: Map,
    /// Where the front matter stands, without its fences.
    pub front_span: Span,
    /// The Markdown after the front matter.
    pub body: Span,
    /// Whether the front matter could not be read whole, so that what is missing may just be unread.
    pub broken: bool,
}

impl Document {
    /// Splits and reads a Markdown file. Never fails: what is wrong is a finding.
    #[must_use]
    pub fn parse(source: &Arc<Source>) -> (Self, Findings) {
        let mut findings = Findings::new();
        let conflict = conflict::report(source, &mut findings);
        let mut others = Findings::new();
        let split = split::split(source, &mut others);
        // Two versions of a front matter make one that nobody wrote: there is nothing to say of it.
        if conflict.is_some_and(|at| split.front.is_none() || at < split.body.start) {
            let whole = Span::new(0, source.text().len());
            let (front, front_span) = (Map::default(), Span::default());
            return (Self { source: Arc::clone(source), front, front_span, body: whole, broken: true }, findings);
        }
        findings.append(others);
        let (front, broken) = match split.front {
            Some(span) => yaml::parse(source, span, &mut findings),
            None => (Map::default(), true),
        };
        let front_span = split.front.unwrap_or_default();
        let document = Self { source: Arc::clone(source), front, front_span, body: split.body, broken };
        (document, findings)
    }

    /// The text of the body.
    #[must_use]
    pub fn body_text(&self) -> &str {
        self.source.slice(self.body)
    }
}
