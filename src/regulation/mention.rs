//! References in the running text: `artikel 4 lid 5`, `lid 2 van artikel 7`, `de artikelen 5 en 7`.

use pulldown_cmark::{Event, Parser, TagEnd};

use crate::source::Span;

/// A reference in the running text to an article of the regulation itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The number of the article.
    pub article: String,
    /// The number of the member, when one is named.
    pub member: Option<u64>,
    /// Where it stands.
    pub span: Span,
}

impl Mention {
    /// As a rule would refer to it: `4.5`.
    #[must_use]
    pub fn reference(&self) -> String {
        match self.member {
            Some(member) => format!("{}.{member}", self.article),
            None => self.article.clone(),
        }
    }

    /// As a reader would name it: `artikel 4 lid 5`.
    #[must_use]
    pub fn name(&self) -> String {
        match self.member {
            Some(member) => format!("artikel {} lid {member}", self.article),
            None => format!("artikel {}", self.article),
        }
    }
}

/// A word of the text with its place in the body.
#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    /// Without punctuation around it.
    text: &'a str,
    start: usize,
    end: usize,
    /// Whether the sentence, or this part of it, ends here.
    stops: bool,
}

const ORDINALS: [&str; 12] = [
    "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde",
    "twaalfde",
];

/// The references in a body that starts at `base` in its source. What points at another law is left out.
#[must_use]
pub fn mentions(body: &str, base: usize) -> Vec<Mention> {
    let words = words(body);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match read(&words, at) {
            Some((mut mentions, next)) => {
                if !is_elsewhere(&words, next) {
                    for mention in &mut mentions {
                        let (start, end) = (mention.span.start as usize, mention.span.end as usize);
                        mention.span = Span::new(base + start, base + end);
                    }
                    found.append(&mut mentions);
                }
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// The mentions that start at a word, and where the text goes on.
fn read(words: &[Word<'_>], at: usize) -> Option<(Vec<Mention>, usize)> {
    if let Some((member, next)) = member(words, at)
        && words.get(next)?.text == "van"
        && is_article_word(words.get(next + 1)?.text)
    {
        let article = number(words, next + 2)?;
        let span = Span::new(words[at].start, words[next + 2].end);
        return Some((vec![Mention { article, member: Some(member), span }], next + 3));
    }
    if !is_article_word(words.get(at)?.text) {
        return None;
    }
    let mut mentions = Vec::new();
    let (mut start, mut next) = (words[at].start, at + 1);
    while let Some(article) = number(words, next) {
        let mut end = words[next].end;
        next += 1;
        let mut named = None;
        // Only a full stop ends the reference; `artikel 4, lid 5` has a comma in it.
        if let Some((member, after)) = member(words, next).filter(|_| !words[next - 1].stops) {
            named = Some(member);
            end = words[after - 1].end;
            next = after;
        }
        mentions.push(Mention { article, member: named, span: Span::new(start, end) });
        if words[next - 1].stops || !matches!(words.get(next), Some(word) if ["en", "of"].contains(&word.text)) {
            break;
        }
        if number(words, next + 1).is_none() {
            break;
        }
        next += 1;
        start = words[next].start;
    }
    (!mentions.is_empty()).then_some((mentions, next))
}

/// `lid 5` or `vijfde lid`.
fn member(words: &[Word<'_>], at: usize) -> Option<(u64, usize)> {
    let (first, second) = (words.get(at)?, words.get(at + 1)?);
    if first.stops {
        return None;
    }
    if first.text.eq_ignore_ascii_case("lid") {
        return second.text.parse().ok().map(|number| (number, at + 2));
    }
    let index = ORDINALS.iter().position(|ordinal| first.text.eq_ignore_ascii_case(ordinal))?;
    (second.text == "lid").then_some((index as u64 + 1, at + 2))
}

fn is_article_word(word: &str) -> bool {
    let words = ["artikel", "artikelen", "art", "paragraaf", "paragrafen", "onderdeel", "§"];
    words.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// `5`, `5a`, `3.2`; not `7:2`, which is a law's.
fn number(words: &[Word<'_>], at: usize) -> Option<String> {
    let text = words.get(at)?.text;
    let digits = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let letters = text.len() - digits.len();
    let sane = digits.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    (sane && letters <= 1).then(|| text.to_owned())
}

/// Whether what follows says that another law is meant: `van de Wet …`, `van het reglement van …`, `Awb`.
fn is_elsewhere(words: &[Word<'_>], next: usize) -> bool {
    if next == 0 || words[next - 1].stops {
        return false;
    }
    let capital = |at: usize| words.get(at).is_some_and(|word| word.text.starts_with(char::is_uppercase));
    let is = |at: usize, known: &[&str]| words.get(at).is_some_and(|word| known.contains(&word.text));
    if is(next, &["van", "uit", "in"]) {
        let own = is(next + 1, &["deze", "dit"]);
        let law = is(next + 1, &["de", "het", "een"]) && (capital(next + 2) || is(next + 2, &["wet", "algemene"]));
        return !own && (law || capital(next + 1));
    }
    capital(next)
}

/// The words of the running text. Code and HTML are not text; a block ends a sentence.
fn words(body: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    for (event, range) in Parser::new_ext(body, super::article::options()).into_offset_iter() {
        match event {
            Event::Text(_) => split(&body[range.clone()], range.start, &mut words),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell) => {
                if let Some(last) = words.last_mut() {
                    last.stops = true;
                }
            }
            _ => {}
        }
    }
    words
}

fn split<'a>(text: &'a str, base: usize, words: &mut Vec<Word<'a>>) {
    for piece in text.split_whitespace() {
        let at = piece.as_ptr() as usize - text.as_ptr() as usize;
        let (sign, rest) = match piece.strip_prefix('§') {
            Some(rest) if !rest.is_empty() => (Some(&piece[..'§'.len_utf8()]), rest),
            _ => (None, piece),
        };
        if let Some(sign) = sign {
            let start = base + at;
            words.push(Word { text: sign, start, end: start + sign.len(), stops: false });
        }
        let keep = |c: char| c.is_alphanumeric() || c == '§';
        let trimmed = rest.trim_matches(|c| !keep(c));
        if trimmed.is_empty() {
            continue;
        }
        let start = base + at + (trimmed.as_ptr() as usize - piece.as_ptr() as usize);
        let tail = &rest[trimmed.as_ptr() as usize - rest.as_ptr() as usize + trimmed.len()..];
        let abbreviation = trimmed.eq_ignore_ascii_case("art");
        let stops = !abbreviation && tail.contains(['.', ';', '?', '!', ':', ')']);
        words.push(Word { text: trimmed, start, end: start + trimmed.len(), stops });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<String> {
        mentions(text, 0).iter().map(Mention::reference).collect()
    }

    #[test]
    fn every_way_of_writing_a_reference_is_read() {
        for (text, expected) in [
            ("zie artikel 4 lid 5 en verder", "4.5"),
            ("zie artikel 4, lid 5.", "4.5"),
            ("zie lid 5 van artikel 4.", "4.5"),
            ("zie artikel 4, vijfde lid, en verder", "4.5"),
            ("Artikel 4. De klager", "4"),
            ("(zie art. 4)", "4"),
            ("zie §3.2 en paragraaf 3.3", "3.2 3.3"),
            ("De artikelen 5 en 7 gelden", "5 7"),
            ("artikel 5 van deze regeling", "5"),
            ("zie **artikel\n5a**", "5a"),
        ] {
            assert_eq!(seen(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn other_laws_are_left_alone() {
        for text in [
            "artikel 5 van de Algemene wet bestuursrecht",
            "artikel 9 van het Burgerlijk Wetboek",
            "artikel 3 Awb",
            "artikel 7:2 BW",
            "artikel 9, lid 2, van de Wet kwaliteit, klachten en geschillen zorg",
            "artikel 9 lid 2 Awb",
            "lid 2 van artikel 9 van de Awb",
            "de artikelen 13 en 18 van de Wkkgz",
            "`artikel 9` als code",
            "onderdeel a",
        ] {
            assert_eq!(seen(text), Vec::<String>::new(), "{text}");
        }
    }
}
