//! Markdown to HTML that is safe to show: no raw HTML, no scripts, no links that run something, no inline style.

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

use crate::audience::Anchor;

mod escape;
mod marks;
mod text;

pub(super) use crate::document::literal as escaped;
pub(super) use escape::tame;
pub(super) use marks::Marks;
use marks::Weave;
pub(super) use text::text;

/// The text of a case: everything an officer writes, nothing that acts.
#[must_use]
pub fn plain(markdown: &str) -> String {
    render(markdown, &Marks::default(), 2)
}

/// A text that is a page by itself, with its own title.
#[must_use]
pub(super) fn titled(markdown: &str) -> String {
    render(markdown, &Marks::default(), 1)
}

/// The text of a regulation, with an id and a permalink on every article and member.
#[must_use]
pub fn with_anchors(markdown: &str, anchors: &[Anchor]) -> String {
    render(markdown, &Marks { anchors, ..Marks::default() }, 2)
}

/// The text of a regulation with all that goes with it.
#[must_use]
pub(super) fn with_marks(markdown: &str, marks: &Marks<'_>) -> String {
    render(markdown, marks, 2)
}

fn options() -> Options {
    Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
}

/// Headings start at the level of `top` and never skip one: the page around the text has its own title.
fn render(markdown: &str, marks: &Marks<'_>, top: u8) -> String {
    let mut open: Option<&Anchor> = None;
    // Links and images whose address is refused lose their tags and keep their text.
    let mut dropped: Vec<bool> = Vec::new();
    // The open items, each with the anchor it has.
    let mut items: Vec<Option<&Anchor>> = Vec::new();
    let mut weave = Weave::new(marks);
    let mut events = Vec::new();
    let mut level_now = top - 1;
    let mut tables = 0;
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        if matches!(event, Event::Start(_) | Event::End(_)) {
            events.extend(weave.close());
        }
        match event {
            Event::Html(text) | Event::InlineHtml(text) => events.extend(as_text(text)),
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
            Event::Start(Tag::Heading { level, .. }) => {
                level_now = (level as u8).clamp(top, level_now.max(top - 1) + 1);
                let level = marks.deeper(HeadingLevel::try_from(usize::from(level_now)).unwrap_or(level));
                open = marks.anchor_at(range.start);
                weave.pause();
                let id = open.map(|anchor| CowStr::from(marks.id(&anchor.id)));
                events.push(Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() }));
            }
            Event::End(TagEnd::Heading(level)) => {
                let level = marks.deeper(HeadingLevel::try_from(usize::from(level_now)).unwrap_or(level));
                let anchor = open.take();
                weave.go_on();
                events.extend(anchor.map(|anchor| marks.permalink(anchor)));
                events.push(Event::End(TagEnd::Heading(level)));
                events.extend(anchor.and_then(|anchor| marks.facts(anchor, "feit feit-kop")));
            }
            Event::Start(Tag::Item) => {
                let anchor = marks.anchor_at(range.start);
                items.push(anchor);
                match anchor {
                    Some(anchor) => {
                        events.push(Event::Html(format!("<li id=\"{}\">", attribute(&marks.id(&anchor.id))).into()));
                        if marks.has_facts(anchor) {
                            events.push(Event::Html("<div class=\"met-feit\"><div>".into()));
                        }
                        events.push(marks.permalink(anchor));
                    }
                    None => events.push(Event::Start(Tag::Item)),
                }
            }
            Event::End(TagEnd::Item) => {
                if let Some(facts) = items.pop().flatten().and_then(|anchor| marks.facts(anchor, "feit")) {
                    events.extend([Event::Html("</div>".into()), facts, Event::Html("</div>".into())]);
                }
                events.push(Event::End(TagEnd::Item));
            }
            Event::Start(Tag::Link { link_type, dest_url, id, .. }) => {
                let keep = is_safe(link_type, &dest_url);
                dropped.push(!keep);
                weave.pause();
                if keep {
                    let dest_url = match link_type {
                        LinkType::Email => dest_url.trim_start_matches("mailto:").to_owned().into(),
                        _ => match dest_url.strip_prefix('#') {
                            Some(anchor) => format!("#{}", marks.id(anchor)).into(),
                            None => dest_url,
                        },
                    };
                    events.push(Event::Start(Tag::Link { link_type, dest_url, title: CowStr::from(""), id }));
                }
            }
            Event::End(TagEnd::Link) => {
                weave.go_on();
                if dropped.pop() == Some(false) {
                    events.push(Event::End(TagEnd::Link));
                }
            }
            // A picture would be fetched from elsewhere, which tells others that the page is read: its text stays.
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            // A wide table scrolls in a place of its own, which the keyboard can reach.
            Event::Start(Tag::Table(columns)) => {
                tables += 1;
                let region =
                    format!("<div class=\"rol\" role=\"region\" aria-label=\"Tabel {tables}\" tabindex=\"0\">");
                events.push(Event::Html(region.into()));
                events.push(Event::Start(Tag::Table(vec![Alignment::None; columns.len()])));
            }
            Event::End(TagEnd::Table) => {
                events.push(Event::End(TagEnd::Table));
                events.push(Event::Html("</div>\n".into()));
            }
            Event::Start(Tag::FootnoteDefinition(name)) => {
                events.push(Event::Start(Tag::FootnoteDefinition(marks.id(&name).into())));
            }
            Event::FootnoteReference(name) => events.push(Event::FootnoteReference(marks.id(&name).into())),
            Event::Text(text) => weave.text(text, markdown, range, &mut events),
            // The standard knows no slash at the end of these.
            Event::HardBreak => events.push(Event::Html("<br>\n".into())),
            Event::Rule => events.push(Event::Html("<hr>\n".into())),
            other => events.push(other),
        }
    }
    events.extend(weave.close());
    let mut out = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut out, events.into_iter());
    out
}

/// Raw HTML is shown as the text it is; comments were never meant to be read.
fn as_text(text: CowStr<'_>) -> Option<Event<'_>> {
    let comment = text.trim_start().starts_with("<!--");
    (!comment).then_some(Event::Text(text))
}

fn is_safe(link_type: LinkType, url: &str) -> bool {
    if link_type == LinkType::Email {
        return true;
    }
    let plain: String =
        url.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect::<String>().to_lowercase();
    match plain.split_once(':') {
        // A colon after a slash, question mark or hash is no scheme.
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => matches!(scheme, "http" | "https" | "mailto" | "tel"),
        _ => !plain.starts_with("//"),
    }
}

/// Text that may stand in an attribute or between tags.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use crate::audience::TextLink;

    use super::*;

    #[test]
    fn nothing_that_acts_reaches_the_page() {
        for (markdown, forbidden) in [
            ("<script>alert(1)</script>", "<script"),
            ("tekst <img src=x onerror=alert(1)> tekst", "<img"),
            ("[klik](javascript:alert(1))", "javascript:"),
            ("[klik](JaVa\tScript:alert(1))", "href"),
            ("[klik](data:text/html,x)", "data:"),
            ("[klik](//elders.example)", "href"),
            ("![x](https://elders.example/x.png)", "<img"),
            ("## Kop {#x onclick=alert(1) .klasse}", "onclick"),
            ("| a |\n|--:|\n| b |", "style="),
            ("<!-- geheim -->", "geheim"),
            ("<https://example.org/\"onmouseover=x>", "href=\"https://example.org/\""),
        ] {
            assert!(!plain(markdown).contains(forbidden), "{markdown} gives {}", plain(markdown));
        }
        assert!(plain("[klik](https://example.org)").contains("href=\"https://example.org\""));
        assert!(plain("<klager@example.org>").contains("href=\"mailto:klager@example.org\""));
    }

    #[test]
    fn headings_fit_below_the_title_of_the_page() {
        let html = plain("# A\n##### B\n## C\n");
        assert!(html.contains("<h2>A</h2>") && html.contains("<h3>B</h3>") && html.contains("<h2>C</h2>"), "{html}");
        assert!(titled("# A\n## B\n").contains("<h1>A</h1>\n<h2>B</h2>"));
    }

    #[test]
    fn articles_and_members_get_their_anchor() {
        let anchors = [
            Anchor { offset: 0, id: "art-1".to_owned(), name: "artikel 1".to_owned() },
            Anchor { offset: 15, id: "art-1-lid-1".to_owned(), name: "artikel 1 lid 1".to_owned() },
        ];
        let html = with_anchors("## Artikel 1 A\n1. een\n", &anchors);
        assert!(html.contains("<h2 id=\"art-1\">") && html.contains("<li id=\"art-1-lid-1\">"), "{html}");
    }

    #[test]
    fn a_reference_becomes_a_link_also_over_a_line_and_never_half_a_tag() {
        let link = |text: &str, from: &str, to: &str| {
            let start = text.find(from).unwrap();
            let end = text.find(to).unwrap() + to.len();
            [TextLink { start, end, anchor: "art-4".to_owned() }]
        };
        for (text, from, to, expected) in [
            ("zie artikel 4, en", "artikel", "4", "zie <a class=\"verwijzing\" href=\"#p-art-4\">artikel 4</a>, en"),
            ("zie artikel\n4.", "artikel", "4", "href=\"#p-art-4\">artikel\n4</a>."),
            ("zie *artikel* 4.", "artikel", "4", "<em><a class=\"verwijzing\" href=\"#p-art-4\">artikel</a></em> 4."),
            ("[zie artikel 4](#art-4)", "artikel", "4", "<a href=\"#p-art-4\">zie artikel 4</a>"),
            ("# Bij artikel 4", "artikel", "4", "<h3>Bij artikel 4</h3>"),
        ] {
            let links = link(text, from, to);
            let marks = Marks { links: &links, prefix: "p-", deeper: 1, ..Marks::default() };
            let html = with_marks(text, &marks);
            assert!(html.contains(expected), "{text} gives {html}");
            assert_eq!(html.matches("<a ").count(), html.matches("</a>").count(), "{html}");
        }
    }
}
