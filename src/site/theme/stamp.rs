//! The first line of a copied file says which built-in file it was and what that looked like then, so that a change in
//! the built-in one can be told: `{# klacht-thema: public/base.html 1a2b3c4d -#}`.

use sha2::{Digest, Sha256};

use crate::source::Span;

const WORD: &str = "klacht-thema:";

/// What a copy says of its original.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stamp<'a> {
    pub(super) digest: &'a str,
    /// Where the digest stands.
    pub(super) span: Span,
}

/// Eight hexadecimal digits of a text: enough to tell that it changed.
pub(super) fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// The text with its stamp in front. In a template the blank after it goes, for `<?xml` must come first.
pub(super) fn stamped(name: &str, text: &str) -> String {
    let digest = digest(text);
    match name.starts_with("static/") {
        true => format!("/* {WORD} {name} {digest} */\n{text}"),
        false => format!("{{# {WORD} {name} {digest} -#}}\n{text}"),
    }
}

/// The stamp on the first line, if there is one.
pub(super) fn read(text: &str) -> Option<Stamp<'_>> {
    let line = text.lines().next()?;
    let after = line.find(WORD)? + WORD.len();
    let digest = line[after..].split_whitespace().nth(1)?;
    let start = digest.as_ptr() as usize - text.as_ptr() as usize;
    Some(Stamp { digest, span: Span::new(start, start + digest.len()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stamped_is_read() {
        for name in ["public/base.html", "static/tokens.css"] {
            let text = stamped(name, "tekst");
            let stamp = read(&text).unwrap();
            assert_eq!(stamp.digest, digest("tekst"));
            assert_eq!(&text[stamp.span.start as usize..stamp.span.end as usize], stamp.digest);
        }
        assert_eq!(read("<h1>"), None);
    }
}
