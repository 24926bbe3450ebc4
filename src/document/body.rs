//! The Markdown body: its sections and whether they say anything.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::source::Span;

/// A heading and the text below it, up to the next heading of any level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The text of the heading.
    pub title: String,
    /// The explicit id in `{#…}`, if any.
    pub id: Option<String>,
    /// 1 to 6.
    pub level: u8,
    /// The heading's line in the source.
    pub heading: Span,
    /// What stands below it.
    pub content: Span,
    /// Whether nothing but blank lines and comments stands below it.
    pub empty: bool,
}

/// The sections of a body. `base` is where the body starts in its source.
#[must_use]
pub fn sections(body: &str, base: usize) -> Vec<Section> {
    // Most bodies without a heading can be told from one look at the bytes.
    if !body.contains('#') && !body.contains("\n=") && !body.contains("\n-") {
        return Vec::new();
    }
    let mut sections: Vec<Section> = Vec::new();
    let mut open: Option<Section> = None;
    for (event, range) in Parser::new_ext(body, Options::ENABLE_HEADING_ATTRIBUTES).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                let end = base + range.end;
                if let Some(last) = sections.last_mut() {
                    last.content.end = Span::new(base + range.start, 0).start;
                }
                open = Some(Section {
                    title: String::new(),
                    id: id.map(|id| id.to_string()),
                    level: depth(level),
                    heading: Span::new(base + range.start, base + range.start + body[range.clone()].trim_end().len()),
                    content: Span::new(end, base + body.len()),
                    empty: true,
                });
            }
            Event::Text(text) | Event::Code(text) => match &mut open {
                Some(section) => section.title.push_str(&text),
                None => mark_filled(&mut sections, &text),
            },
            Event::End(TagEnd::Heading(_)) => sections.extend(open.take()),
            Event::Start(Tag::Image { .. }) | Event::Rule => mark_filled(&mut sections, "x"),
            _ => {}
        }
    }
    sections
}

fn mark_filled(sections: &mut [Section], text: &str) {
    if let Some(last) = sections.last_mut()
        && !text.trim().is_empty()
    {
        last.empty = false;
    }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_empty_when_only_comments_stand_below_its_heading() {
        let found = sections("## A {#x}\ntekst\n\n## B\n<!-- nog doen -->\n\n## C\n", 10);
        let seen: Vec<_> = found.iter().map(|s| (s.title.as_str(), s.id.as_deref(), s.empty)).collect();
        assert_eq!(seen, [("A", Some("x"), false), ("B", None, true), ("C", None, true)]);
        assert_eq!(found[0].heading, Span::new(10, 19));
    }
}
