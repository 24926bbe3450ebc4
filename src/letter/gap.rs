//! A fact a letter cannot do without, with where and how to write it.

use crate::case::Case;

/// A fact that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The key, or the heading with its `##`.
    pub key: String,
    /// What it is, in Dutch.
    pub what: String,
    /// The file it belongs in.
    pub file: String,
    /// How to write it there, or give it.
    pub how: String,
}

impl Gap {
    /// Beside the event of this step.
    pub(super) fn beside(case: &Case, step: &str, key: &str, what: &str, example: &str) -> Self {
        let how = format!("--set {key}=\"{example}\", of bij `{step}`: {key}: {example}");
        Self::new(key, what, case.source().path(), how)
    }

    /// An event that has to be there.
    pub(super) fn event(case: &Case, key: &str, step: &str, what: &str, day: &str) -> Self {
        let how = format!("klacht record {} {step} --date {day}", case.id);
        Self::new(key, what, case.source().path(), how)
    }

    /// A value of the case.
    pub(super) fn field(case: &Case, path: &str, what: &str, example: &str) -> Self {
        let how = match path.split_once('.') {
            Some((group, key)) => {
                format!("--set {path}=\"{example}\", of {group}: {{{key}: {example}}}")
            }
            None => format!("--set {path}=\"{example}\", of {path}: {example}"),
        };
        Self::new(path, what, case.source().path(), how)
    }

    /// A section of the case.
    pub(super) fn section(case: &Case, title: &str, what: &str) -> Self {
        let how = format!("schrijf in de tekst ## {title}, en daaronder wat er moet staan");
        Self::new(&format!("## {title}"), what, case.source().path(), how)
    }

    /// A value of the regulation, or of another file.
    pub(super) fn new(key: &str, what: &str, file: &str, how: String) -> Self {
        Self { key: key.to_owned(), what: what.to_owned(), file: file.to_owned(), how }
    }
}
