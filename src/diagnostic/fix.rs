//! A mend without a choice in it.

use crate::source::Span;

use super::Diagnostic;

/// A mend (herstel) that whoever agrees with the finding can take as it is: it changes the form, or marks where
/// something has to be filled in; it never makes up a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in Dutch: `Vervang door 2026-03-04`.
    pub title: String,
    /// The change.
    pub mend: Mend,
}

/// The change of a [`Fix`], in the file the finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mend {
    /// This text over these bytes.
    Over(Span, String),
    /// A key of the front matter with nothing behind it, at a dotted path such as `klager.naam`.
    Key(String),
}

impl Diagnostic {
    /// Offers a mend.
    #[must_use]
    pub fn fix(mut self, title: impl Into<String>, mend: Mend) -> Self {
        self.fixes.push(Fix { title: title.into(), mend });
        self
    }

    /// Offers to write another text at the place of the finding; quotes around what stands there stay.
    #[must_use]
    pub fn fix_with(self, text: &str) -> Self {
        let Some(place) = &self.place else { return self };
        let written = place.source.slice(place.span);
        let quoted = written.len() > 1 && ['"', '\''].iter().any(|q| written.starts_with(*q) && written.ends_with(*q));
        // Only a word that cannot be anything but itself, quotes or none.
        let plain = |c: char| c.is_alphanumeric() || "-_.: ".contains(c);
        let safe = !text.is_empty() && text.chars().all(plain) && !text.contains(": ") && !text.ends_with(':');
        if written.contains('\n') || !safe || text.trim() != text {
            return self;
        }
        let inside = usize::from(quoted);
        let (start, end) = (place.span.start as usize + inside, place.span.end as usize - inside);
        self.fix(format!("Vervang door `{text}`"), Mend::Over(Span::new(start, end), text.to_owned()))
    }

    /// Names the known word that is likely meant, and offers to write it; without one gives the other advice.
    #[must_use]
    pub fn meant(self, word: Option<&str>, otherwise: impl Into<String>) -> Self {
        match word {
            Some(word) => self.help(format!("bedoelde u `{word}`?")).fix_with(word),
            None => self.help(otherwise),
        }
    }
}
