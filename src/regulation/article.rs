//! The text of a regulation: articles and members, and what a reference such as `5.5` means in it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::source::Span;

/// The articles of a text, in order.
#[derive(Debug, Default, Clone)]
pub struct Articles(pub Vec<Article>);

/// A heading with what stands below it, or a numbered item that stands on its own.
#[derive(Debug, Clone)]
pub struct Article {
    /// `5`, `3.2`, or the explicit id of an unnumbered heading; empty for a heading no one can refer to.
    pub key: String,
    /// Whether the key is a number.
    pub numbered: bool,
    /// The HTML anchor: `art-5`, `verantwoordelijkheden`.
    pub anchor: String,
    /// The heading without its number.
    pub title: String,
    /// Heading level, 1 to 6; 0 for a numbered item.
    pub level: u8,
    /// Where the heading or item stands.
    pub span: Span,
    /// The members (leden).
    pub members: Vec<Member>,
    /// The plain text below the heading, members included.
    pub text: String,
}

/// A numbered member (lid) of an article.
#[derive(Debug, Clone)]
pub struct Member {
    /// Its number.
    pub number: u64,
    /// The HTML anchor: `art-5-lid-5`.
    pub anchor: String,
    /// Its plain text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// What a reference points at.
#[derive(Debug, Clone, Copy)]
pub enum Target<'a> {
    /// A whole article.
    Article(&'a Article),
    /// One member of it.
    Member(&'a Article, &'a Member),
}

impl<'a> Target<'a> {
    /// The HTML anchor.
    #[must_use]
    pub fn anchor(&self) -> &'a str {
        match self {
            Self::Article(article) => &article.anchor,
            Self::Member(_, member) => &member.anchor,
        }
    }

    /// The plain text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        match self {
            Self::Article(article) if article.text.is_empty() => &article.title,
            Self::Article(article) => &article.text,
            Self::Member(_, member) => &member.text,
        }
    }

    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Article(article) => article.span,
            Self::Member(_, member) => member.span,
        }
    }

    /// `artikel 5 lid 5`, or the heading's title for an unnumbered one.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Article(article) => article.name(),
            Self::Member(article, member) => format!("{} lid {}", article.name(), member.number),
        }
    }

    /// The text shortened for a message.
    #[must_use]
    pub fn excerpt(&self) -> String {
        let text = self.text().split_whitespace().collect::<Vec<_>>().join(" ");
        match text.char_indices().nth(160) {
            Some((at, _)) => format!("{}…", text[..at].trim_end()),
            None => text,
        }
    }
}

impl Article {
    /// `artikel 5`, or the title of an unnumbered heading.
    #[must_use]
    pub fn name(&self) -> String {
        if self.numbered { format!("artikel {}", self.key) } else { self.title.clone() }
    }
}

impl Articles {
    /// What a reference means: an article by its number or id, or a member of one.
    #[must_use]
    pub fn find(&self, reference: &str) -> Option<Target<'_>> {
        let named = |key: &str| self.0.iter().find(|article| !article.key.is_empty() && article.key == key);
        if let Some(article) = named(reference) {
            return Some(Target::Article(article));
        }
        let (key, number) = reference.rsplit_once('.')?;
        let number: u64 = number.parse().ok()?;
        let article = named(key)?;
        article.members.iter().find(|member| member.number == number).map(|member| Target::Member(article, member))
    }

    /// Reads the articles of a body that starts at `base` in its source.
    #[must_use]
    pub fn read(body: &str, base: usize) -> Self {
        Walk { articles: Vec::new(), base, lists: Vec::new(), heading: None, item: None }.run(body)
    }
}

/// The number a heading starts with and the rest: `Artikel 5 Termijn`, `5. Termijn`, `§ 3.2 Termijn`.
pub(crate) fn heading_number(title: &str) -> Option<(&str, &str)> {
    let lower = title.to_lowercase();
    let word = ["artikel ", "art. ", "paragraaf ", "§ ", "§"].iter().find(|word| lower.starts_with(**word));
    let rest = word.map_or(title, |word| title.get(word.len()..).unwrap_or_default()).trim_start();
    let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let number = rest[..digits].trim_end_matches('.');
    let letter = rest[number.len()..].chars().next().filter(|c| c.is_ascii_lowercase());
    let end = number.len() + letter.map_or(0, char::len_utf8);
    let after = &rest[end..];
    let ends_here = after.is_empty() || after.starts_with([' ', '.', ':', ')']);
    let sane = !number.is_empty() && number.split('.').all(|part| !part.is_empty() && part.len() <= 3);
    (sane && ends_here).then(|| (&rest[..end], after.trim_start_matches(['.', ':', ')', ' ', '–', '-'])))
}

struct Walk {
    articles: Vec<Article>,
    base: usize,
    /// The next number of each open list; `None` for a bulleted one.
    lists: Vec<Option<u64>>,
    heading: Option<String>,
    item: Option<(u64, usize, String)>,
}

impl Walk {
    fn run(mut self, body: &str) -> Articles {
        for (event, range) in Parser::new_ext(body, super::article::options()).into_offset_iter() {
            match event {
                Event::Start(Tag::Heading { level, id, .. }) => {
                    let end = range.start + body[range.clone()].trim_end().len();
                    self.articles.push(Article {
                        key: id.as_deref().unwrap_or_default().to_owned(),
                        numbered: false,
                        anchor: String::new(),
                        title: String::new(),
                        level: level as u8,
                        span: Span::new(self.base + range.start, self.base + end),
                        members: Vec::new(),
                        text: String::new(),
                    });
                    self.heading = Some(String::new());
                }
                Event::End(TagEnd::Heading(_)) => self.end_heading(),
                Event::Start(Tag::List(start)) => self.lists.push(start),
                Event::End(TagEnd::List(_)) => {
                    self.lists.pop();
                }
                Event::Start(Tag::Item) => self.start_item(range.start),
                Event::End(TagEnd::Item) => self.end_item(range.start + body[range].trim_end().len()),
                Event::Text(text) | Event::Code(text) => self.text(&text),
                Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) | Event::Start(Tag::Paragraph) => {
                    self.text(" ");
                }
                _ => {}
            }
        }
        for article in &mut self.articles {
            article.text = article.text.trim().to_owned();
        }
        Articles(self.articles)
    }

    fn end_heading(&mut self) {
        let Some(title) = self.heading.take() else { return };
        let Some(article) = self.articles.last_mut() else { return };
        let title = title.trim();
        match heading_number(title).filter(|_| article.key.is_empty()) {
            Some((number, rest)) => {
                article.key = number.to_owned();
                article.numbered = true;
                article.anchor = format!("art-{}", number.replace('.', "-"));
                article.title = rest.to_owned();
            }
            None => {
                article.anchor = if article.key.is_empty() { slug(title) } else { slug(&article.key) };
                article.title = title.to_owned();
            }
        }
    }

    fn start_item(&mut self, at: usize) {
        self.text(" ");
        if let [Some(number)] = self.lists.as_mut_slice() {
            self.item = Some((*number, at, String::new()));
            *number += 1;
        }
    }

    fn end_item(&mut self, end: usize) {
        if self.lists.len() != 1 {
            return;
        }
        let Some((number, start, text)) = self.item.take() else { return };
        let span = Span::new(self.base + start, self.base + end.max(start));
        let text = text.trim().to_owned();
        match self.articles.iter_mut().rev().find(|article| article.level > 0) {
            Some(article) if !article.key.is_empty() => {
                let anchor = format!("{}-lid-{number}", article.anchor);
                article.members.push(Member { number, anchor, text, span });
            }
            // Below a heading that has no number and no id of its own, the items are the articles.
            _ => self.articles.push(Article {
                key: number.to_string(),
                numbered: true,
                anchor: format!("art-{number}"),
                title: String::new(),
                level: 0,
                span,
                members: Vec::new(),
                text,
            }),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.push_str(text);
            return;
        }
        if let Some((_, _, item)) = &mut self.item {
            item.push_str(text);
        }
        if let Some(article) = self.articles.iter_mut().rev().find(|article| article.level > 0) {
            article.text.push_str(text);
        }
    }
}

/// The Markdown a regulation may use: headings with ids, tables, footnotes.
pub(crate) fn options() -> Options {
    Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES
}

/// A heading's text as an anchor: lower case letters, digits and dashes.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_give_their_numbers() {
        for (title, number, rest) in [
            ("Artikel 5 Interne procedure", "5", "Interne procedure"),
            ("Artikel 5a. Slot", "5a", "Slot"),
            ("5. Termijn", "5", "Termijn"),
            ("3.2 Ontvangst", "3.2", "Ontvangst"),
            ("§ 3.2: Ontvangst", "3.2", "Ontvangst"),
        ] {
            assert_eq!(heading_number(title), Some((number, rest)), "{title}");
        }
        assert_eq!(heading_number("Termijnen"), None);
        assert_eq!(heading_number("2026 in cijfers"), None);
    }

    #[test]
    fn references_find_articles_members_sections_and_items() {
        let text = "## Artikel 1 A\n1. een\n2. twee\n\n### 3.2 B\n\ntekst\n\n## Taken {#taken}\n1. doen\n\n## Los\n7. zeven\n8. acht\n";
        let articles = Articles::read(text, 0);
        let anchor = |reference| articles.find(reference).map(|target| target.anchor().to_owned());
        assert_eq!(anchor("1.2").as_deref(), Some("art-1-lid-2"));
        assert_eq!(anchor("3.2").as_deref(), Some("art-3-2"));
        assert_eq!(anchor("taken.1").as_deref(), Some("taken-lid-1"));
        assert_eq!(anchor("8").as_deref(), Some("art-8"));
        assert_eq!(anchor("1.3"), None);
        assert_eq!(anchor("9"), None);
    }
}
