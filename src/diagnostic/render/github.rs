//! Workflow commands for GitHub and forges that follow it.

use crate::diagnostic::{Diagnostic, Severity};

use super::{Values, harmless};

/// One finding as a workflow command, ending in a newline.
#[must_use]
pub fn github(diagnostic: &Diagnostic, values: Values) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let ((line, column), (end_line, end_column)) = diagnostic.range();
    let mut message = values.apply(diagnostic, &diagnostic.message);
    if let Some(help) = &diagnostic.help {
        message += "\n";
        message += &values.apply(diagnostic, help);
    }
    format!(
        "::{command} file={},line={line},endLine={end_line},col={column},endColumn={end_column},title={}::{}\n",
        property(&diagnostic.file),
        property(&format!("{} {}", diagnostic.code.id, diagnostic.code.name)),
        data(&message),
    )
}

fn data(text: &str) -> String {
    harmless(&text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A"))
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
