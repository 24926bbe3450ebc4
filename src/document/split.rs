//! Where the front matter ends and the body begins.

use std::sync::Arc;

use gray_matter::engine::Engine;
use gray_matter::{Matter, ParsedEntity, Pod};

use crate::diagnostic::{Diagnostic, Findings, Mend};
use crate::source::{Source, Span};

use super::codes;

/// The parts of a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Split {
    /// The front matter between its fences; `None` when there is none.
    pub front: Option<Span>,
    /// The rest.
    pub body: Span,
}

/// gray_matter splits; the YAML is read elsewhere, from the original text, because its engines keep no
/// positions.
struct Unread;

impl Engine for Unread {
    fn parse(_content: &str) -> gray_matter::Result<Pod> {
        Ok(Pod::Null)
    }
}

/// Splits a file and reports what keeps it from being split as meant.
pub(super) fn split(source: &Arc<Source>, findings: &mut Findings) -> Split {
    let text = source.text();
    if first_line(text).trim_end() != "---" {
        findings.push(no_front_matter(source));
        return Split { front: None, body: Span::new(0, text.len()) };
    }
    let mut matter = Matter::<Unread>::new();
    // YAML ends a document with three dots as well, and some editors write it so.
    matter.close_delimiter = Some("...".to_owned());
    let parsed: Option<ParsedEntity> = matter.parse(text).ok();
    let opening = line_end(text, 0);
    match closing_fence(text, opening) {
        // gray_matter drops positions, so its split is anchored in the original text by the same fences.
        Some((fence, after)) if parsed.is_some() => {
            Split { front: Some(Span::new(opening, fence)), body: Span::new(after, text.len()) }
        }
        _ => unclosed(source, opening, findings),
    }
}

fn no_front_matter(source: &Arc<Source>) -> Diagnostic {
    let text = source.text();
    let blank = text.len() - text.trim_start().len();
    let later = blank > 0 && first_line(&text[blank..]).trim_end() == "---";
    let line_end = first_line(text).trim_end().len();
    let diagnostic =
        Diagnostic::new(&codes::NO_FRONT_MATTER, source, Span::new(0, line_end), "dit bestand heeft geen kop");
    diagnostic.help(if later {
        "haal de lege regels aan het begin weg: de eerste regel moet --- zijn"
    } else {
        "zet de gegevens bovenaan, tussen een regel --- en nog een regel ---"
    })
}

/// A file whose front matter never ends is read up to its first heading or sentence, and said to be open.
fn unclosed(source: &Arc<Source>, opening: usize, findings: &mut Findings) -> Split {
    let text = source.text();
    let mut at = opening;
    while at < text.len() {
        let line = first_line(&text[at..]);
        let blank_before = previous_line_blank(text, at);
        if line.starts_with("## ") || blank_before && (line.starts_with("# ") || is_prose(line)) {
            break;
        }
        at = line_end(text, at);
    }
    let line = first_line(&text[at..]).trim_end().len();
    let message = "de kop is niet afgesloten";
    findings.push(
        Diagnostic::new(&codes::UNCLOSED_FRONT_MATTER, source, Span::new(at, at + line), message)
            .label(source, Span::new(0, 3), "hier begint de kop")
            .help("zet een regel --- na het laatste gegeven, voor de tekst")
            .fix("Zet hier een regel ---", Mend::Over(Span::new(at, at), fence_before(text, at))),
    );
    Split { front: Some(Span::new(opening, at)), body: Span::new(at, text.len()) }
}

/// The fence on a line of its own.
fn fence_before(text: &str, at: usize) -> String {
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let before = if text[..at].ends_with('\n') { "" } else { line_end };
    format!("{before}---{line_end}")
}

fn closing_fence(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    while at < text.len() {
        let end = line_end(text, at);
        if matches!(text[at..end].trim_end(), "---" | "...") {
            return Some((at, end));
        }
        at = end;
    }
    None
}

fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}

fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |at| from + at + 1)
}

fn previous_line_blank(text: &str, at: usize) -> bool {
    let above = text[..at].strip_suffix('\n').unwrap_or(&text[..at]);
    let above = above.strip_suffix('\r').unwrap_or(above);
    above.ends_with('\n')
}

/// Whether a line cannot be meant as data: it is not indented, no list item, no comment, and has no name of one word
/// before a colon.
fn is_prose(line: &str) -> bool {
    let name = line.split_once(':').map(|(name, _)| name.trim_end());
    let is_name = name.is_some_and(|name| !name.contains(char::is_whitespace));
    !line.trim().is_empty() && !line.starts_with([' ', '\t', '-', '#', '"', '\'', '}', ']']) && !is_name
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parts(text: &str) -> (Option<String>, String) {
        let source = Arc::new(Source::new("a.md", text));
        let split = split(&source, &mut Findings::new());
        (split.front.map(|span| source.slice(span).to_owned()), source.slice(split.body).to_owned())
    }

    #[test]
    fn fences_of_dashes_or_dots_close_the_front_matter() {
        assert_eq!(parts("---\na: 1\n---\nb"), (Some("a: 1\n".into()), "b".into()));
        assert_eq!(parts("---\r\na: 1\r\n...\r\nb"), (Some("a: 1\r\n".into()), "b".into()));
        assert_eq!(parts("---\n---"), (Some(String::new()), String::new()));
    }

    #[test]
    fn an_open_front_matter_ends_at_the_first_heading() {
        assert_eq!(parts("---\na: 1\n\n## B\nc"), (Some("a: 1\n\n".into()), "## B\nc".into()));
    }

    proptest! {
        /// Our anchors hold the same text as gray_matter's parts, which it trims and gives plain line ends.
        #[test]
        fn agrees_with_gray_matter(text in "(---\n)?([-.a: \n\r]|---\n|a: 1\n){0,12}") {
            let (front, body) = parts(&text);
            let mut matter = Matter::<Unread>::new();
            matter.close_delimiter = Some("...".to_owned());
            let theirs: ParsedEntity = matter.parse(&text).expect("the engine never fails");
            let closed = text.starts_with("---") && closing_fence(&text, line_end(&text, 0)).is_some();
            if let Some(front) = front.filter(|_| closed) {
                let plain = |text: &str| text.lines().collect::<Vec<_>>().join("\n");
                let (front, body) = (plain(&front), plain(&body));
                prop_assert_eq!(front.trim(), theirs.matter);
                prop_assert_eq!(body.trim_matches('\n'), theirs.content.trim_matches('\n'));
            }
        }
    }
}
