//! The outline of a file: the front matter, what happened, the sections or articles.

use crate::source::Span;

use super::{Content, File};

/// A part of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// What it is called.
    pub name: String,
    /// A few words more.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it.
    pub span: Span,
    /// Its name.
    pub name_span: Span,
    /// The parts in it.
    pub children: Vec<Symbol>,
}

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SymbolKind {
    /// A key of the front matter.
    Key,
    /// A step that was taken.
    Step,
    /// A heading with its text.
    Section,
    /// A numbered member.
    Member,
}

/// The parts of a file in its order.
#[must_use]
pub fn outline(file: &File<'_>) -> Vec<Symbol> {
    let keys = file.document.front.iter().map(|entry| {
        let children = match (&file.content, entry.key.as_str()) {
            (Content::Case(bound), "verloop") => bound.case.course.iter().map(|event| step(file, event)).collect(),
            (Content::Report(_), "maatregelen" | "voorlichting" | "training") => {
                entry.value.items().iter().filter_map(item).collect()
            }
            (_, _) => entry.value.as_map().into_iter().flat_map(|map| map.iter()).map(key).collect(),
        };
        Symbol { children, ..key(entry) }
    });
    let text = match &file.content {
        Content::Case(bound) => sections(&bound.case.sections),
        Content::Regulation(Some(own)) => articles(file, own),
        Content::Report(Some(own)) => sections(&own.sections),
        _ => Vec::new(),
    };
    keys.chain(text).collect()
}

fn key(entry: &crate::document::Entry) -> Symbol {
    let detail = entry.value.as_str().map(|text| text.chars().take(60).collect()).unwrap_or_default();
    let (span, name_span) = (entry.span(), entry.key.span);
    Symbol { name: entry.key.text.to_string(), detail, kind: SymbolKind::Key, span, name_span, children: Vec::new() }
}

/// A group of data in a list, called after its first value.
fn item(node: &crate::document::Node) -> Option<Symbol> {
    let first = node.as_map().and_then(|map| map.iter().next()).map_or(node, |entry| &entry.value);
    let name = first.as_str()?.chars().take(60).collect();
    let (span, name_span) = (around(node.span, first.span), first.span);
    Some(Symbol { name, detail: String::new(), kind: SymbolKind::Key, span, name_span, children: Vec::new() })
}

fn step(file: &File<'_>, event: &crate::case::Event) -> Symbol {
    let day = event.date().map(|day| day.to_string()).unwrap_or_default();
    let label = file.regulation().map_or(event.step.as_str(), |own| own.step_label(&event.step.text));
    let name = if day.is_empty() { event.step.text.to_string() } else { format!("{} {day}", event.step.text) };
    Symbol {
        name,
        detail: label.to_owned(),
        kind: SymbolKind::Step,
        span: around(event.span, event.step.span),
        name_span: event.step.span,
        children: Vec::new(),
    }
}

fn sections(sections: &[crate::document::Section]) -> Vec<Symbol> {
    let section = |section: &crate::document::Section| Symbol {
        name: section.title.clone(),
        detail: if section.empty { "leeg".to_owned() } else { String::new() },
        kind: SymbolKind::Section,
        span: around(section.content, section.heading),
        name_span: section.heading,
        children: Vec::new(),
    };
    sections.iter().map(section).collect()
}

fn articles(file: &File<'_>, own: &crate::regulation::Regulation) -> Vec<Symbol> {
    let articles = &own.articles.0;
    let end_of =
        |index: usize| articles.get(index + 1).map_or(file.source.text().len(), |next| next.span.start as usize);
    let member = |member: &crate::regulation::Member| Symbol {
        name: format!("lid {}", member.number),
        detail: member.text.chars().take(60).collect(),
        kind: SymbolKind::Member,
        span: member.span,
        name_span: member.span,
        children: Vec::new(),
    };
    let symbol = |(index, article): (usize, &crate::regulation::Article)| {
        let name = match (article.numbered, article.title.as_str()) {
            (true, "") => article.name(),
            (true, title) => format!("{} {title}", article.name()),
            (false, title) => title.to_owned(),
        };
        Symbol {
            name,
            detail: String::new(),
            kind: SymbolKind::Section,
            span: around(Span::new(article.span.start as usize, end_of(index)), article.span),
            name_span: article.span,
            children: article.members.iter().map(member).collect(),
        }
    };
    articles.iter().enumerate().map(symbol).collect()
}

/// A span that holds both.
fn around(one: Span, other: Span) -> Span {
    Span { start: one.start.min(other.start), end: one.end.max(other.end) }
}
