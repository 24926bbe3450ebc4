//! Markdown to HTML that is safe to show: no raw HTML, no scripts, no links that run something, no inline style.

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

use crate::audience::Anchor;

/// The text of a case: everything an officer writes, nothing that acts.
#[must_use]
pub fn plain(markdown: &str) -> String {
    render(markdown, &[], 2)
}

/// A text that is a page by itself, with its own title.
#[must_use]
pub(super) fn titled(markdown: &str) -> String {
    render(markdown, &[], 1)
}

/// The text of a regulation, with an id and a permalink on every article and member.
#[must_use]
pub fn with_anchors(markdown: &str, anchors: &[Anchor]) -> String {
    render(markdown, anchors, 2)
}

fn options() -> Options {
    Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
}

/// Headings start at the level of `top` and never skip one: the page around the text has its own title.
fn render(markdown: &str, anchors: &[Anchor], top: u8) -> String {
    let anchor_at =
        |offset: usize| anchors.binary_search_by_key(&offset, |anchor| anchor.offset).ok().map(|at| &anchors[at]);
    let mut open: Option<&Anchor> = None;
    // Links and images whose address is refused lose their tags and keep their text.
    let mut dropped: Vec<bool> = Vec::new();
    let mut events = Vec::new();
    let mut level_now = top - 1;
    let mut tables = 0;
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        match event {
            Event::Html(text) | Event::InlineHtml(text) => events.extend(as_text(text)),
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
            Event::Start(Tag::Heading { level, .. }) => {
                level_now = (level as u8).clamp(top, level_now.max(top - 1) + 1);
                let level = HeadingLevel::try_from(usize::from(level_now)).unwrap_or(level);
                open = anchor_at(range.start);
                let id = open.map(|anchor| CowStr::from(anchor.id.clone()));
                events.push(Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() }));
            }
            Event::End(TagEnd::Heading(level)) => {
                let level = HeadingLevel::try_from(usize::from(level_now)).unwrap_or(level);
                events.extend(open.take().map(permalink));
                events.push(Event::End(TagEnd::Heading(level)));
            }
            Event::Start(Tag::Item) => match anchor_at(range.start) {
                Some(anchor) => {
                    events.push(Event::Html(format!("<li id=\"{}\">", attribute(&anchor.id)).into()));
                    events.push(permalink(anchor));
                }
                None => events.push(Event::Start(Tag::Item)),
            },
            Event::Start(Tag::Link { link_type, dest_url, id, .. }) => {
                let keep = is_safe(link_type, &dest_url);
                dropped.push(!keep);
                if keep {
                    let dest_url = match link_type {
                        LinkType::Email => dest_url.trim_start_matches("mailto:").to_owned().into(),
                        _ => dest_url,
                    };
                    events.push(Event::Start(Tag::Link { link_type, dest_url, title: CowStr::from(""), id }));
                }
            }
            Event::End(TagEnd::Link) => {
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
            other => events.push(other),
        }
    }
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

fn permalink(anchor: &Anchor) -> Event<'static> {
    let (id, name) = (attribute(&anchor.id), attribute(&anchor.name));
    Event::InlineHtml(format!("<a class=\"permalink\" href=\"#{id}\" aria-label=\"Link naar {name}\">#</a>").into())
}

fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
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
}
