//! For people: the excerpt with labels, the article, the arithmetic, the remedy.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Citation, Diagnostic, Severity};

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
    let id = format!("{} {}", diagnostic.code.id, diagnostic.code.name);
    let file = harmless(&diagnostic.file);
    let mut main = level
        .primary_title(&diagnostic.message)
        .id(id)
        .elements(Vec::<Snippet<'_, annotate_snippets::Annotation<'_>>>::new());
    main = match &diagnostic.place {
        Some(place) => {
            let mut snippet = Snippet::source(place.source.text())
                .path(file.as_str())
                .annotation(AnnotationKind::Primary.span(visible(place.source.text(), place.span.range())));
            for label in diagnostic.labels.iter().filter(|label| label.place.source.path() == place.source.path()) {
                let span = visible(place.source.text(), label.place.span.range());
                snippet = snippet.annotation(AnnotationKind::Context.span(span).label(&label.text));
            }
            main.element(snippet)
        }
        None => main.element(Origin::path(file.as_str())),
    };
    for label in &diagnostic.labels {
        let elsewhere = diagnostic.place.as_ref().is_none_or(|place| place.source.path() != label.place.source.path());
        if elsewhere {
            let source = &label.place.source;
            let span = visible(source.text(), label.place.span.range());
            main = main.element(
                Snippet::source(source.text())
                    .path(harmless(source.path()))
                    .annotation(AnnotationKind::Context.span(span).label(&label.text)),
            );
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

/// An empty span still gets a caret: the renderer wants it within the text.
fn visible(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let end = range.end.min(text.len());
    let start = range.start.min(end);
    // A span over many lines is shown by its first line: the officer needs the place, not the block.
    let first_line = text[start..end].find('\n').map_or(end, |newline| start + newline);
    start..if first_line > start { first_line } else { end }
}
