//! The `check --format json` contract.

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Fix, Mend, Severity};

use super::Values;

/// What was looked at, for the summary.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Files read.
    pub files: usize,
    /// Cases among them.
    pub cases: usize,
    /// Regulation versions among them.
    pub regulations: usize,
}

/// All findings as one JSON value.
#[must_use]
pub fn json(diagnostics: &[Diagnostic], counted: Counted, values: Values) -> Value {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    json!({
        "summary": {
            "files": counted.files,
            "cases": counted.cases,
            "regulations": counted.regulations,
            "errors": count(Severity::Error),
            "warnings": count(Severity::Warning),
            "infos": count(Severity::Info),
        },
        "diagnostics": diagnostics.iter().map(|diagnostic| one(diagnostic, values)).collect::<Vec<_>>(),
    })
}

fn one(diagnostic: &Diagnostic, values: Values) -> Value {
    let ((line, column), (end_line, end_column)) = diagnostic.range();
    let citation = diagnostic.citation.as_ref();
    json!({
        "code": diagnostic.code.id,
        "name": diagnostic.code.name,
        "severity": diagnostic.severity.key(),
        "file": diagnostic.file,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "message": values.apply(diagnostic, &diagnostic.message),
        "help": diagnostic.help.as_ref().map(|help| values.apply(diagnostic, help)),
        "fixes": diagnostic.fixes.iter().map(|fix| fixed(diagnostic, fix, values)).collect::<Vec<_>>(),
        "notes": diagnostic.notes.iter().map(|note| values.apply(diagnostic, note)).collect::<Vec<_>>(),
        "case": diagnostic.case,
        "regulation": citation.map(|citation| &citation.regulation),
        "version": citation.map(|citation| &citation.version),
        "article": citation.and_then(|citation| citation.article.as_ref()),
    })
}

/// A mend: a text over a place, or a key to add with nothing behind it.
fn fixed(diagnostic: &Diagnostic, fix: &Fix, values: Values) -> Value {
    let title = values.apply(diagnostic, &fix.title);
    match (&fix.mend, &diagnostic.place) {
        (Mend::Over(span, text), Some(place)) => {
            let (start, end) = (place.source.position(span.start as usize), place.source.position(span.end as usize));
            json!({
                "title": title,
                "line": start.line,
                "column": start.column,
                "end_line": end.line,
                "end_column": end.column,
                "text": values.apply(diagnostic, text),
            })
        }
        (Mend::Over(..), None) => json!({ "title": title }),
        (Mend::Key(path), _) => json!({ "title": title, "key": path }),
    }
}
