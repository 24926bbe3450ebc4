//! A text that must stay the text it is, among Markdown.

/// A value as Markdown in which nothing is markup.
#[must_use]
pub fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let begins = text[..at].trim().is_empty() || text[..at].ends_with('\n');
        // A dash, plus or number makes a list only where a line begins.
        let in_line = matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '`' | '|' | '~' | '&');
        let number =
            matches!(c, '.' | ')') && !text[..at].is_empty() && text[..at].trim().bytes().all(|b| b.is_ascii_digit());
        if in_line || begins && matches!(c, '#' | '-' | '+' | '=' | ':') || number {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
