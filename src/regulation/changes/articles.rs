//! Article by article, member by member.

use pulldown_cmark::{Event, Parser, TagEnd};

use crate::document::{Part, word_difference};
use crate::regulation::Regulation;
use crate::regulation::article::{Article, options};

use super::pairs::{Item, moved, pairs};
use super::{ArticleChange, Did, Piece};

/// An article with its text outside members.
struct Unit<'a> {
    /// Nothing for what stands before the first heading.
    article: Option<&'a Article>,
    lead: String,
    members: Vec<(u64, String)>,
    /// All of it, to be recognised by.
    text: String,
}

pub(super) fn changes(before: &Regulation, after: &Regulation) -> Vec<ArticleChange> {
    let (old, new) = (units(before), units(after));
    let (old_items, new_items) = (items(&old), items(&new));
    let pairs = pairs(&old_items, &new_items);
    let out_of_order = moved(&pairs);
    // Each with the place it is shown at: after the article it followed.
    let mut found: Vec<((usize, usize), ArticleChange)> = Vec::new();
    for (place, (one, other)) in pairs.iter().enumerate() {
        let moved = out_of_order.contains(&place);
        found.extend(pair(&old[*one], &new[*other], moved).map(|change| ((other + 1, 0), change)));
    }
    for (at, unit) in new.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(_, new)| new == at)) {
        found.push(((at + 1, 0), whole(unit, Did::Added)));
    }
    for (at, unit) in old.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(old, _)| old == at)) {
        let follows = pairs.iter().rfind(|(old, _)| *old < at).map_or(0, |(_, new)| new + 1);
        found.push(((follows, at + 1), whole(unit, Did::Removed)));
    }
    found.sort_by_key(|(place, _)| *place);
    found
        .into_iter()
        .map(|(_, change)| change)
        .filter(|change| change.did != Did::Changed || !change.pieces.is_empty())
        .collect()
}

fn items<'a>(units: &'a [Unit<'a>]) -> Vec<Item<'a>> {
    let item = |unit: &'a Unit<'a>| Item {
        // What stands before the first heading is always itself.
        key: unit.article.map_or_else(|| "\u{0}".to_owned(), |article| article.key.clone()),
        title: unit.article.map_or("\u{0}", |article| article.title.as_str()),
        text: &unit.text,
    };
    units.iter().map(item).collect()
}

/// The articles of a text, after what stands before the first.
fn units(regulation: &Regulation) -> Vec<Unit<'_>> {
    let text = regulation.source().text();
    let body = regulation.document.body;
    let articles = &regulation.articles.0;
    let starts: Vec<usize> = articles.iter().map(|article| article.span.start as usize).collect();
    let preamble = text.get(body.start as usize..starts.first().copied().unwrap_or(body.end as usize));
    let lead = plain(preamble.unwrap_or_default());
    let mut units = Vec::with_capacity(articles.len() + 1);
    if !lead.is_empty() {
        units.push(Unit { article: None, text: lead.clone(), lead, members: Vec::new() });
    }
    for (at, article) in articles.iter().enumerate() {
        if article.level == 0 {
            let lead = one_line(&article.text);
            units.push(Unit { article: Some(article), text: lead.clone(), lead, members: Vec::new() });
            continue;
        }
        let next = articles[at + 1..].iter().find(|other| other.level > 0);
        let end = next.map_or(body.end as usize, |next| next.span.start as usize);
        // Items that are articles of their own are told there.
        let own = articles[at + 1..].iter().take_while(|other| other.level == 0).map(|other| other.span);
        let apart = article.members.iter().map(|member| member.span).chain(own);
        let mut lead = String::new();
        let mut from = article.span.end as usize;
        for span in apart {
            lead += text.get(from..span.start as usize).unwrap_or_default();
            lead += "\n\n";
            from = from.max(span.end as usize);
        }
        lead += text.get(from..end).unwrap_or_default();
        let lead = plain(&lead);
        let members: Vec<(u64, String)> =
            article.members.iter().map(|member| (member.number, one_line(&member.text))).collect();
        let all = std::iter::once(lead.as_str()).chain(members.iter().map(|(_, text)| text.as_str()));
        let text = all.collect::<Vec<_>>().join(" ");
        units.push(Unit { article: Some(article), lead, members, text });
    }
    units
}

fn pair(old: &Unit<'_>, new: &Unit<'_>, moved: bool) -> Option<ArticleChange> {
    let mut pieces = Vec::new();
    let title = |unit: &Unit<'_>| unit.article.map(|article| article.title.clone()).unwrap_or_default();
    let mut differ = |label: Option<&str>, before: &str, after: &str| {
        if before != after {
            let did = match (before.is_empty(), after.is_empty()) {
                (true, _) => Did::Added,
                (_, true) => Did::Removed,
                _ => Did::Changed,
            };
            let label = label.map(str::to_owned);
            pieces.push(Piece { did, label, was: None, parts: word_difference(before, after) });
        }
    };
    differ(Some("opschrift"), &title(old), &title(new));
    differ(None, &old.lead, &new.lead);
    pieces.extend(members(&old.members, &new.members));
    let (name, was) = (name(new), name(old));
    let numbered = |unit: &Unit<'_>| unit.article.is_some_and(|article| article.numbered);
    let renumbered = name != was && numbered(old) && numbered(new);
    let did = match (renumbered, moved) {
        _ if !pieces.is_empty() => Did::Changed,
        (true, _) => Did::Renumbered,
        (false, true) => Did::Moved,
        (false, false) => return None,
    };
    Some(ArticleChange { did, was: renumbered.then_some(was), pieces, ..of(new, Some(old), Some(new)) })
}

fn member((number, text): &(u64, String)) -> Item<'_> {
    Item { key: number.to_string(), title: "", text }
}

fn members(old: &[(u64, String)], new: &[(u64, String)]) -> Vec<Piece> {
    let pairs = pairs(&old.iter().map(member).collect::<Vec<_>>(), &new.iter().map(member).collect::<Vec<_>>());
    let label = |number: &u64| format!("lid {number}");
    let mut found: Vec<((usize, usize), Piece)> = Vec::new();
    for (one, other) in &pairs {
        let ((old_number, before), (number, after)) = (&old[*one], &new[*other]);
        if old_number == number && before == after {
            continue;
        }
        let did = if before == after { Did::Renumbered } else { Did::Changed };
        let was = (old_number != number).then(|| label(old_number));
        let parts = word_difference(before, after);
        found.push(((other + 1, 0), Piece { did, label: Some(label(number)), was, parts }));
    }
    for (at, (number, text)) in new.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(_, new)| new == at)) {
        let parts = word_difference("", text);
        found.push(((at + 1, 0), Piece { did: Did::Added, label: Some(label(number)), was: None, parts }));
    }
    for (at, (number, text)) in old.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(old, _)| old == at)) {
        let follows = pairs.iter().rfind(|(old, _)| *old < at).map_or(0, |(_, new)| new + 1);
        let parts = word_difference(text, "");
        found.push(((follows, at + 1), Piece { did: Did::Removed, label: Some(label(number)), was: None, parts }));
    }
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, piece)| piece).collect()
}

/// An article that is new or gone, with all its text.
fn whole(unit: &Unit<'_>, did: Did) -> ArticleChange {
    let parts = |text: &str| -> Vec<Part> {
        if did == Did::Added { word_difference("", text) } else { word_difference(text, "") }
    };
    let mut pieces = Vec::new();
    if !unit.lead.is_empty() {
        pieces.push(Piece { did, label: None, was: None, parts: parts(&unit.lead) });
    }
    for (number, text) in &unit.members {
        pieces.push(Piece { did, label: Some(format!("lid {number}")), was: None, parts: parts(text) });
    }
    let (old, new) = if did == Did::Added { (None, Some(unit)) } else { (Some(unit), None) };
    ArticleChange { did, pieces, ..of(unit, old, new) }
}

fn of(unit: &Unit<'_>, old: Option<&Unit<'_>>, new: Option<&Unit<'_>>) -> ArticleChange {
    let anchor = |unit: Option<&Unit<'_>>| Some(unit?.article?.anchor.clone());
    let title = unit.article.filter(|article| article.numbered && !article.title.is_empty());
    ArticleChange {
        did: Did::Changed,
        name: name(unit),
        title: title.map(|article| article.title.clone()),
        was: None,
        anchor: anchor(new),
        old_anchor: anchor(old),
        pieces: Vec::new(),
    }
}

fn name(unit: &Unit<'_>) -> String {
    unit.article.map_or_else(|| "tekst voor het eerste artikel".to_owned(), Article::name)
}

/// Markdown as the words a reader sees, a paragraph on a line.
fn plain(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Text(piece) | Event::Code(piece) => text.push_str(&piece),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => text.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableRow) => text.push('\n'),
            _ => {}
        }
    }
    let lines = text.lines().map(one_line).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
