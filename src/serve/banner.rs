//! What is wrong, on top of every page: the same words, file and line as on the terminal.

use std::fmt::Write as _;

use crate::check;
use crate::diagnostic::render::{self, Colour};
use crate::diagnostic::{Diagnostic, Severity};

/// How many findings stand on a page.
const MOST: usize = 10;

/// For whom the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    /// Everybody: what is said may name no case.
    Public,
    /// Officers.
    Private,
}

/// What there is to say on every page of a site.
#[derive(Debug, Default, Clone)]
pub(super) struct Notice {
    /// Why something is not shown as it is now, in sentences.
    pub(super) held: Vec<String>,
    /// What was found.
    pub(super) findings: Vec<Diagnostic>,
}

impl Notice {
    /// The banner; nothing when there is nothing to say.
    pub(super) fn html(&self, side: For) -> String {
        if self.held.is_empty() && self.findings.is_empty() {
            return String::new();
        }
        let mut html = "<aside class=\"klacht-meldingen\" aria-label=\"Meldingen\">\n".to_owned();
        // Writing to a text cannot fail.
        let _ = writeln!(html, "<h2>{}</h2>", self.title());
        for sentence in &self.held {
            let _ = writeln!(html, "<p>{}</p>", escaped(sentence));
        }
        for finding in self.findings.iter().take(MOST) {
            html += &one(finding, side);
        }
        let more = self.findings.len().saturating_sub(MOST);
        if more > 0 {
            let _ = match side {
                For::Private => writeln!(html, "<p>En nog {more}: <a href=\"/bevindingen/\">alle bevindingen</a>.</p>"),
                For::Public => writeln!(html, "<p>En nog {more}; <code>klacht check</code> geeft ze alle.</p>"),
            };
        }
        html + "</aside>\n"
    }

    fn title(&self) -> String {
        let count = |severity| self.findings.iter().filter(|finding| finding.severity == severity).count();
        let counted = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            many_of => Some(format!("{many_of} {many}")),
        };
        let parts: Vec<String> = [
            counted(count(Severity::Error), "fout", "fouten"),
            counted(count(Severity::Warning), "waarschuwing", "waarschuwingen"),
            counted(count(Severity::Info), "opmerking", "opmerkingen"),
        ]
        .into_iter()
        .flatten()
        .collect();
        if parts.is_empty() { "Let op".to_owned() } else { parts.join(", ") }
    }
}

fn one(finding: &Diagnostic, side: For) -> String {
    let ((line, column), _) = finding.range();
    let place = escaped(&match finding.place {
        Some(_) => format!("{}, regel {line}, teken {column}", finding.file),
        None => finding.file.clone(),
    });
    let code = finding.code.id;
    let code = match side {
        For::Private if check::find(code).is_some() => format!("<a href=\"/controles/{code}.html\">{code}</a>"),
        _ => code.to_owned(),
    };
    let text = escaped(render::text(finding, Colour::Plain).trim_end());
    format!(
        "<p><strong>{place}</strong> ({code})</p>\n<pre tabindex=\"0\" role=\"region\" aria-label=\"{place}\">{text}</pre>\n"
    )
}

/// A text as it may stand in a page.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            // A sign that turns the direction of writing would turn the rest as well.
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => html.push('\u{fffd}'),
            c if c.is_control() && c != '\n' && c != '\t' => html.push('\u{fffd}'),
            c => html.push(c),
        }
    }
    html
}
