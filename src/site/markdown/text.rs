//! Markdown as plain text, for a reader whose mail program shows no HTML.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{is_safe, options};

/// The text without its marks: headings on a line of their own, items behind a dash, links followed by their address.
#[must_use]
pub(in crate::site) fn text(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut lists: Vec<Option<u64>> = Vec::new();
    let mut links: Vec<(String, usize)> = Vec::new();
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::Table(_)) => {
                gap(&mut out, lists.is_empty())
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableRow | TagEnd::TableHead) => line(&mut out),
            Event::Start(Tag::List(first)) => {
                gap(&mut out, lists.is_empty());
                lists.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                lists.pop();
                line(&mut out);
            }
            Event::Start(Tag::Item) => {
                line(&mut out);
                out.push_str(&"  ".repeat(lists.len().saturating_sub(1)));
                match lists.last_mut() {
                    Some(Some(number)) => {
                        out.push_str(&format!("{number}. "));
                        *number += 1;
                    }
                    _ => out.push_str("- "),
                }
            }
            Event::Start(Tag::Link { dest_url, link_type, .. }) => {
                let shown = if is_safe(link_type, &dest_url) {
                    dest_url.trim_start_matches("mailto:").to_owned()
                } else {
                    String::new()
                };
                links.push((shown, out.len()));
            }
            Event::End(TagEnd::Link) => {
                if let Some((address, start)) = links.pop()
                    && !address.is_empty()
                    && out.get(start..) != Some(address.as_str())
                {
                    out.push_str(&format!(" ({address})"));
                }
            }
            Event::End(TagEnd::TableCell) => out.push_str("  "),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => out.push_str(&text),
            Event::SoftBreak => out.push(' '),
            Event::HardBreak => out.push('\n'),
            Event::Rule => {
                gap(&mut out, true);
                out.push_str("---\n");
            }
            _ => {}
        }
    }
    format!("{}\n", out.trim_end())
}

/// Begins a line, after a blank one between blocks; the first block of an item goes on behind its dash.
fn gap(out: &mut String, between: bool) {
    if between {
        line(out);
        if !out.is_empty() && !out.ends_with("\n\n") {
            out.push('\n');
        }
    }
}

fn line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        let kept = out.trim_end_matches(' ').len();
        out.truncate(kept);
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn marks_go_and_words_stay() {
        assert_eq!(
            text(
                "# Kop\n\nEen *twee*\ndrie\\_vier.  \nvijf\n\n- a\n- [b](https://b.example)\n\n  nog\n  1. c\n\n> uit\n\nna"
            ),
            "Kop\n\nEen twee drie_vier.\nvijf\n\n- a\n- b (https://b.example)\nnog\n  1. c\n\nuit\n\nna\n"
        );
    }
}
