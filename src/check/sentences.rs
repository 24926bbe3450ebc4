//! The running text of a regulation as sentences of words, each with its place.

use pulldown_cmark::{Event, Options, Parser, TagEnd};

use crate::regulation::Regulation;
use crate::source::Span;

/// A word without the punctuation around it.
#[derive(Debug, Clone, Copy)]
pub struct Word<'a> {
    pub text: &'a str,
    pub span: Span,
}

/// The sentences. A block ends one too; code and HTML are not text.
pub fn sentences(regulation: &Regulation) -> Vec<Vec<Word<'_>>> {
    let (body, base) = (regulation.document.body_text(), regulation.document.body.start as usize);
    let mut all: Vec<Vec<Word<'_>>> = Vec::new();
    let mut open: Vec<Word<'_>> = Vec::new();
    let options = Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        match event {
            Event::Text(_) => {
                for piece in body[range].split_whitespace() {
                    let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
                    if !word.is_empty() {
                        let start = base + (word.as_ptr() as usize - body.as_ptr() as usize);
                        open.push(Word { text: word, span: Span::new(start, start + word.len()) });
                    }
                    if piece.trim_end_matches([')', '"', '”', '’', '\'']).ends_with(['.', '?', '!']) {
                        all.push(std::mem::take(&mut open));
                    }
                }
            }
            Event::End(
                TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::FootnoteDefinition,
            )
            | Event::Start(pulldown_cmark::Tag::List(_)) => all.push(std::mem::take(&mut open)),
            _ => {}
        }
    }
    all.push(open);
    all.retain(|sentence| !sentence.is_empty());
    all
}
