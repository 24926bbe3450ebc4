//! References within the text, as links: `artikel 5 lid 5` leads to member 5 of article 5.

use crate::regulation::{Regulation, mentions};

/// A piece of the text that leads to an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextLink {
    /// Where it starts, in bytes from the start of the body.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The anchor it leads to.
    pub anchor: String,
}

/// The references that lead somewhere, in the order of the text.
pub(super) fn links(regulation: &Regulation) -> Vec<TextLink> {
    let body = regulation.document.body_text();
    let mentions = mentions(body, 0).into_iter();
    let mut links: Vec<TextLink> = mentions
        .filter_map(|mention| {
            let target = regulation.articles.find(&mention.reference())?;
            let (start, end) = (mention.span.start as usize, mention.span.end as usize);
            Some(TextLink { start, end, anchor: target.anchor().to_owned() })
        })
        .collect();
    links.sort_by_key(|link| link.start);
    links
}
