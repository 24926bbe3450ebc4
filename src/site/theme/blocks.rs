//! The blocks of a template and the template it goes on from, as far as a theme is judged by them.

use crate::source::Span;

/// A block of a template.
pub(super) struct Block<'a> {
    pub(super) name: &'a str,
    /// Where its name stands.
    pub(super) span: Span,
    /// Where it ends; at the end of the text when it is not closed.
    pub(super) end: usize,
}

/// Every tag with what stands in it and where that starts. Comments hold no tags.
fn tags(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let open = at + text.get(at..)?.find('{')?;
            let rest = &text[open..];
            if rest.starts_with("{#") {
                at = open + rest.find("#}")? + 2;
            } else if rest.starts_with("{%") {
                let close = open + rest.find("%}")?;
                at = close + 2;
                let inner = &text[open + 2..close];
                let start = open + 2 + inner.find(|c: char| c != '-' && !c.is_whitespace()).unwrap_or(0);
                return Some((start, text[start..close].trim_end_matches(|c: char| c == '-' || c.is_whitespace())));
            } else {
                at = open + 1;
            }
        }
    })
}

/// The blocks of a template, in order.
pub(super) fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut found: Vec<Block<'_>> = Vec::new();
    let mut open = Vec::new();
    for (start, tag) in tags(text) {
        let mut words = tag.split_whitespace();
        match (words.next(), words.next()) {
            (Some("block"), Some(name)) => {
                let at = start + tag.len() - tag["block".len()..].trim_start().len();
                open.push(found.len());
                found.push(Block { name, span: Span::new(at, at + name.len()), end: text.len() });
            }
            (Some("endblock"), _) => {
                if let Some(block) = open.pop().and_then(|at| found.get_mut(at)) {
                    block.end = start;
                }
            }
            _ => {}
        }
    }
    found
}

/// The template this one extends.
pub(super) fn parent(text: &str) -> Option<&str> {
    tags(text).find_map(|(_, tag)| Some(tag.strip_prefix("extends")?.trim().trim_matches(['"', '\'', '`'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_found_with_their_place() {
        let text = "{# {% block nee %} #}{%- extends 'a/b.html' -%}{% block main %}{% block in %}{% endblock in %}{%- endblock -%}";
        let found = blocks(text);
        assert_eq!(found.iter().map(|block| block.name).collect::<Vec<_>>(), ["main", "in"]);
        assert_eq!(&text[found[1].span.start as usize..found[1].span.end as usize], "in");
        assert!(found[0].end > found[1].end);
        assert_eq!(parent(text), Some("a/b.html"));
    }
}
