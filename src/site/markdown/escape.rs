//! An officer's own text as Markdown that may be Markdown but nothing more.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use crate::document::literal as escaped;

use super::{is_safe, options};

/// An officer's Markdown without raw HTML, without pictures, without links that run something, and closed: what comes
/// after it cannot become part of it.
#[must_use]
pub(in crate::site) fn tame(markdown: &str) -> String {
    let steers = |c: &char| {
        !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') && (!c.is_control() || matches!(c, '\n' | '\t'))
    };
    let markdown: String = markdown.chars().filter(steers).collect();
    let mut out = String::with_capacity(markdown.len());
    let mut done = 0;
    let mut fence = None;
    for (event, range) in Parser::new_ext(&markdown, options()).into_offset_iter() {
        match event {
            Event::Html(_) | Event::InlineHtml(_) if range.start >= done => {
                out.push_str(&markdown[done..range.start]);
                out.push_str(&escaped_html(&markdown[range.clone()]));
                done = range.end;
            }
            Event::Start(Tag::Link { dest_url, link_type, .. })
                if range.start >= done && !is_safe(link_type, &dest_url) =>
            {
                out.push_str(&markdown[done..range.start]);
                out.push_str(&escaped(&markdown[range.clone()]));
                done = range.end;
            }
            Event::Start(Tag::Image { .. }) if range.start >= done => {
                out.push_str(&markdown[done..range.start]);
                out.push_str(&escaped(&markdown[range.clone()]));
                done = range.end;
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => fence = Some(range),
            _ => {}
        }
    }
    out.push_str(&markdown[done..]);
    if let Some(open) = fence.filter(|range| range.end >= markdown.trim_end().len()) {
        let own: String = markdown[open.clone()].trim_start().chars().take_while(|c| matches!(c, '`' | '~')).collect();
        let last = markdown[open].trim_end().lines().skip(1).last().unwrap_or_default().trim();
        if last != own {
            out = format!("{}\n{own}", out.trim_end());
        }
    }
    out
}

/// The `<` of a tag as the character it is; indented lines of HTML stay lines of text.
fn escaped_html(html: &str) -> String {
    html.lines().map(|line| line.trim_start().replace('&', "\\&").replace('<', "\\<")).collect::<Vec<_>>().join("\n")
        + if html.ends_with('\n') { "\n" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::plain_html;

    #[test]
    fn a_value_stays_the_text_it_is() {
        for text in [
            "*a* _b_ `c`",
            "# a",
            "- streepje",
            "1. een",
            "12) x",
            "<b>&amp;</b>",
            "[a](b) ![c](d)",
            "a\\*b",
            "= x",
            "| a |",
            "~~a~~",
            ": a",
            "> a",
        ] {
            let html = plain_html(&escaped(text));
            let plain = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            assert_eq!(plain, format!("<p>{text}</p>\n"));
        }
    }

    #[test]
    fn an_officers_text_cannot_act_and_cannot_swallow_what_follows() {
        for (text, wanted) in [
            ("a <b>x</b>", "a \\<b>x\\</b>\n\nna"),
            ("<script>x</script>", "\\<script>x\\</script>\n\nna"),
            ("<div>\n<p>x", "\\<div>\n\\<p>x\n\nna"),
            ("```\ncode", "```\ncode\n```\n\nna"),
            ("~~~~\ncode\n~~~", "~~~~\ncode\n~~~\n~~~~\n\nna"),
            ("```\ncode\n```", "```\ncode\n```\n\nna"),
            ("[x](javascript:a)", "\\[x\\](javascript:a)\n\nna"),
            ("![x](https://e.example)", "!\\[x\\](https://e.example)\n\nna"),
        ] {
            let whole = format!("{}\n\nna", tame(text));
            assert_eq!(whole, wanted);
            assert!(plain_html(&whole).ends_with("<p>na</p>\n"), "{text}: {}", plain_html(&whole));
        }
    }
}
