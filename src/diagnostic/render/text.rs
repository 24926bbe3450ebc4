//! For people: the excerpt with labels, the article, the arithmetic, the remedy.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Citation, Diagnostic, Severity};
use crate::source::{Source, Span};

use super::harmless;

/// Whether escape codes are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// With colour.
    Styled,
    /// Plain text.
    Plain,
}

/// One finding as text, ending in a blank line.
#[must_use]
pub fn text(diagnostic: &Diagnostic, colour: Colour) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    }
    .with_name(diagnostic.severity.dutch());
    let file = one_line(&diagnostic.file);
    let id = format!("{} {}", diagnostic.code.id, diagnostic.code.name);
    let mut main = level
        .primary_title(&diagnostic.message)
        .id(id)
        .elements(Vec::<Snippet<'_, annotate_snippets::Annotation<'_>>>::new());
    main = match &diagnostic.place {
        Some(place) => {
            let near: Vec<_> =
                diagnostic.labels.iter().filter(|label| label.place.source.path() == place.source.path()).collect();
            let spans = std::iter::once(place.span).chain(near.iter().map(|label| label.place.span));
            let window = Window::around(&place.source, spans);
            let mut snippet =
                window.snippet(file.clone()).annotation(AnnotationKind::Primary.span(window.visible(place.span)));
            for label in near {
                let span = window.visible(label.place.span);
                snippet = snippet.annotation(AnnotationKind::Context.span(span).label(&label.text));
            }
            main.element(snippet)
        }
        None => main.element(Origin::path(file.as_str())),
    };
    for label in &diagnostic.labels {
        let elsewhere = diagnostic.place.as_ref().is_none_or(|place| place.source.path() != label.place.source.path());
        if elsewhere {
            let window = Window::around(&label.place.source, std::iter::once(label.place.span));
            let span = window.visible(label.place.span);
            let path = one_line(label.place.source.path());
            main = main.element(window.snippet(path).annotation(AnnotationKind::Context.span(span).label(&label.text)));
        }
    }
    for note in &diagnostic.notes {
        main = main.element(Level::NOTE.with_name("uitleg").message(harmless(note)));
    }
    if let Some(line) = diagnostic.citation.as_ref().and_then(article_line) {
        main = main.element(Level::NOTE.with_name("volgens").message(harmless(&line)));
    }
    if let Some(help) = &diagnostic.help {
        main = main.element(Level::HELP.with_name("doe dit").message(harmless(help)));
    }
    let report: &[Group<'_>] = &[main];
    let renderer = match colour {
        Colour::Styled => Renderer::styled(),
        Colour::Plain => Renderer::plain(),
    };
    renderer.decor_style(DecorStyle::Ascii).render(report) + "\n\n"
}

/// `artikel 5.5 van klik-onderwijs (versie 2024-01-01): "…"`.
#[must_use]
pub fn article_line(citation: &Citation) -> Option<String> {
    let article = citation.article.as_ref()?;
    let mut line = format!("artikel {article} van {} (versie {})", citation.regulation, citation.version);
    if let Some(excerpt) = &citation.excerpt {
        line += &format!(": \"{excerpt}\"");
    }
    Some(line)
}

/// A path, which may hold a new line, on one line.
fn one_line(path: &str) -> String {
    harmless(path).replace(['\n', '\t'], "\u{FFFD}")
}

/// The lines of a file that a finding shows: the renderer reads every line it is given, so it gets no more.
struct Window<'a> {
    text: &'a str,
    /// Where the text starts in the file.
    start: usize,
    /// The line of the file it starts at.
    line: usize,
}

impl<'a> Window<'a> {
    fn around(source: &'a Source, spans: impl Iterator<Item = Span> + Clone) -> Self {
        let whole = source.text();
        let first = spans.clone().map(|span| span.start as usize).min().unwrap_or(0).min(whole.len());
        let last = spans.map(|span| span.end as usize).max().unwrap_or(0).clamp(first, whole.len());
        let line = source.position(first).line;
        let start = source.line_start(line);
        let end = source.line_start(source.position(last).line + 1);
        if start == end {
            return Self { text: whole, start: 0, line: 1 }; // the empty last line, which has nothing to show
        }
        Self { text: &whole[start..end], start, line }
    }

    fn snippet(&self, path: String) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        Snippet::source(self.text).line_start(self.line).path(path)
    }

    /// An empty span still gets a caret: the renderer wants it within the text.
    fn visible(&self, span: Span) -> Range<usize> {
        let end = (span.end as usize).saturating_sub(self.start).min(self.text.len());
        let start = (span.start as usize).saturating_sub(self.start).min(end);
        // A span over many lines is shown by its first line: the officer needs the place, not the block.
        let first_line = self.text[start..end].find('\n').map_or(end, |newline| start + newline);
        start..if first_line > start { first_line } else { end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn a_file_name_cannot_steer_the_terminal() {
        const CODE: Code = Code::error("K999", "voorbeeld", "een voorbeeld");
        let shown = text(&Diagnostic::about_file(&CODE, "cases/\u{1b}[31m\u{202e}x\ny.md", "fout"), Colour::Plain);
        assert!(shown.contains("cases/\u{241b}[31m\u{fffd}x\u{fffd}y.md"), "{shown}");
    }
}
