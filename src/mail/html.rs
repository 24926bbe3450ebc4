//! The text of a mail that has HTML alone, with its lines and cells apart.

use mail_parser::decoders::html::html_to_text;

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 19] = [
    "address",
    "article",
    "blockquote",
    "dd",
    "div",
    "dt",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "header",
    "hr",
    "li",
    "p",
    "pre",
    "section",
    "table",
    "tr",
];

/// The text. The parser itself only knows `<br>` and `</p>`, and would write the words of two lines as one.
pub(super) fn text(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let (mut rest, mut words) = (html, false);
    while let Some(at) = rest.find('<') {
        words |= !rest[..at].trim().is_empty();
        let tag = &rest[at..];
        let closes = tag[1..].starts_with('/');
        let name: String = tag[1..].trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        out += &rest[..at];
        if words && BLOCKS.contains(&name.as_str()) && !(closes && name == "p") {
            out += "<br>";
            words = false;
        }
        if closes && (name == "td" || name == "th") {
            out.push(' ');
        }
        words &= name != "br" && !(closes && name == "p");
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        out += &tag[..end];
        rest = &tag[end..];
    }
    out += rest;
    html_to_text(&out)
}
