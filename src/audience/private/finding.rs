//! A finding made ready for a page.

use serde::Serialize;

use crate::diagnostic::Diagnostic;

/// A finding.
#[derive(Debug, Serialize)]
pub struct FindingView {
    /// The code of the check.
    pub code: String,
    /// Its name.
    pub name: String,
    /// `error`, `warning`, `info`.
    pub severity: String,
    /// The Dutch word.
    pub severity_dutch: String,
    /// Whether the dashboard has a page that explains its check.
    pub has_page: bool,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// The file.
    pub file: String,
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// The article it rests on.
    pub article: Option<String>,
}

impl FindingView {
    pub(super) fn new(finding: &Diagnostic) -> Self {
        let ((line, column), _) = finding.range();
        Self {
            code: finding.code.id.to_owned(),
            name: finding.code.name.to_owned(),
            severity: finding.severity.key().to_owned(),
            severity_dutch: finding.severity.dutch().to_owned(),
            has_page: has_page(finding),
            message: finding.message.clone(),
            help: finding.help.clone(),
            file: finding.file.clone(),
            line,
            column,
            article: finding.citation.as_ref().and_then(crate::diagnostic::render::article_line),
        }
    }
}

pub(super) fn has_page(finding: &Diagnostic) -> bool {
    crate::check::find(finding.code.id).is_some()
}
