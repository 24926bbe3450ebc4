//! The text of a mail as text of a case.

/// The most that is taken over, in bytes: a case is at most 1 MiB.
const MAX_TEXT: usize = 200 * 1024;

/// Text in which no line is a heading, a code block or HTML, and whether it was cut.
pub(super) fn plain(text: &str) -> (String, bool) {
    let mut end = text.len().min(MAX_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut out = String::with_capacity(end);
    let mut blank = 0;
    for line in text[..end].lines() {
        let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let line = line.trim();
        blank = if line.is_empty() { blank + 1 } else { 0 };
        if blank > 1 {
            continue;
        }
        let first = line.chars().next().unwrap_or(' ');
        let rule = matches!(first, '-' | '*' | '_' | '+') && line.chars().all(|c| c == first || c == ' ');
        let marks = matches!(first, '#' | '=' | '`' | '~' | '|') || line.starts_with(">>>") || rule;
        if marks {
            out.push('\\');
        }
        out += &line.replace('<', "\\<");
        out.push('\n');
    }
    (out.trim().to_owned(), end < text.len())
}
