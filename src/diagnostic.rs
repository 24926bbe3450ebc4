//! The one type for everything there is to say about an officer's files, and its renderers.

use std::sync::Arc;

use crate::source::{Source, Span};

mod code;
mod findings;
mod fix;
pub mod render;

pub use code::Code;
pub use findings::Findings;
pub use fix::{Fix, Mend};

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something is wrong: a rule is broken or a file cannot be read (fout).
    Error,
    /// Something needs a look (waarschuwing).
    Warning,
    /// Good to know (opmerking).
    Info,
}

impl Severity {
    /// The name used in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }

    /// The Dutch word an officer reads.
    #[must_use]
    pub fn dutch(self) -> &'static str {
        match self {
            Self::Error => "fout",
            Self::Warning => "waarschuwing",
            Self::Info => "opmerking",
        }
    }
}

/// A span in a file.
#[derive(Debug, Clone)]
pub struct Place {
    /// The file.
    pub source: Arc<Source>,
    /// Where in it.
    pub span: Span,
}

/// A second place that explains the first.
#[derive(Debug, Clone)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What is there, in Dutch.
    pub text: String,
}

/// The article a finding rests on.
#[derive(Debug, Clone, Default)]
pub struct Citation {
    /// The regulation's short name.
    pub regulation: String,
    /// The version: the ISO date it took effect.
    pub version: String,
    /// The article as the regulation refers to it, for instance `5.5`.
    pub article: Option<String>,
    /// What the article says, shortened.
    pub excerpt: Option<String>,
}

/// One finding about the officer's files (bevinding).
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The code and name of the check that found it.
    pub code: &'static Code,
    /// How serious it is.
    pub severity: Severity,
    /// The file it is about, relative to the repository.
    pub file: String,
    /// The place in the file; `None` when the file as a whole is meant.
    pub place: Option<Place>,
    /// What is wrong, in Dutch, lower case, without a final period.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// Mends without a choice in them.
    pub fixes: Vec<Fix>,
    /// Other places that explain it.
    pub labels: Vec<Label>,
    /// Further lines: the arithmetic of a date, the reason of a rule.
    pub notes: Vec<String>,
    /// The case it is about.
    pub case: Option<String>,
    /// The rule it rests on.
    pub citation: Option<Citation>,
    /// Personal values that message, help or notes quote; machine formats leave them out.
    pub values: Vec<String>,
}

impl Diagnostic {
    /// A finding at a place, with the severity its code has by default.
    pub fn new(code: &'static Code, source: &Arc<Source>, span: Span, message: impl Into<String>) -> Self {
        Self {
            place: Some(Place { source: Arc::clone(source), span }),
            ..Self::about_file(code, source.path(), message)
        }
    }

    /// A finding about a file as a whole.
    pub fn about_file(code: &'static Code, file: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity,
            file: file.into(),
            place: None,
            message: message.into(),
            help: None,
            fixes: Vec::new(),
            labels: Vec::new(),
            notes: Vec::new(),
            case: None,
            citation: None,
            values: Vec::new(),
        }
    }

    /// Adds how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn label(mut self, source: &Arc<Source>, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { place: Place { source: Arc::clone(source), span }, text: text.into() });
        self
    }

    /// Adds lines that explain, such as the arithmetic of a date.
    #[must_use]
    pub fn notes(mut self, notes: impl IntoIterator<Item = String>) -> Self {
        self.notes.extend(notes);
        self
    }

    /// Names the personal values this finding quotes.
    #[must_use]
    pub fn quotes(mut self, value: impl Into<String>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Names a word this finding quotes as personal, unless it is a plain key: anything else may hold a name.
    #[must_use]
    pub fn discreet(self, word: &str) -> Self {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'-' || byte == b'_';
        if word.bytes().all(plain) { self } else { self.quotes(word) }
    }

    /// Gives the finding another severity than its code's own.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Line and column where it starts, and where it ends; 1:1 for a file as a whole.
    #[must_use]
    pub fn range(&self) -> ((usize, usize), (usize, usize)) {
        let Some(place) = &self.place else { return ((1, 1), (1, 1)) };
        let start = place.source.position(place.span.start as usize);
        let end = place.source.position(place.span.end as usize);
        ((start.line, start.column), (end.line, end.column))
    }

    /// The order in which findings are shown: file, place, code.
    pub(crate) fn sort_key(&self) -> (&str, u32, &str, &str) {
        (&self.file, self.place.as_ref().map_or(0, |place| place.span.start), self.code.id, &self.message)
    }
}
