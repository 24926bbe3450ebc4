//! What is put into the text of a regulation: ids, permalinks, links between articles, and boxes with facts.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel};

use crate::audience::{Anchor, FactBox, TextLink};

use super::attribute;

/// What goes with a text; empty for a text that is only shown.
#[derive(Debug, Default, Clone, Copy)]
pub(in crate::site) struct Marks<'a> {
    /// The anchors of articles and members, by offset.
    pub(in crate::site) anchors: &'a [Anchor],
    /// The references within the text, by offset.
    pub(in crate::site) links: &'a [TextLink],
    /// The boxes beside articles, by anchor.
    pub(in crate::site) facts: Option<&'a BTreeMap<String, Vec<FactBox>>>,
    /// What every id begins with, so that a text can stand in a page of others.
    pub(in crate::site) prefix: &'a str,
    /// By how many levels headings go down.
    pub(in crate::site) deeper: usize,
}

impl<'a> Marks<'a> {
    pub(super) fn anchor_at(&self, offset: usize) -> Option<&'a Anchor> {
        self.anchors.binary_search_by_key(&offset, |anchor| anchor.offset).ok().map(|at| &self.anchors[at])
    }

    pub(super) fn id(&self, id: &str) -> String {
        format!("{}{id}", self.prefix)
    }

    pub(super) fn deeper(&self, level: HeadingLevel) -> HeadingLevel {
        HeadingLevel::try_from((level as usize + self.deeper).min(6)).unwrap_or(level)
    }

    pub(super) fn permalink(&self, anchor: &Anchor) -> Event<'static> {
        let (id, name) = (attribute(&self.id(&anchor.id)), attribute(&anchor.name));
        Event::InlineHtml(format!("<a class=\"permalink\" href=\"#{id}\" aria-label=\"Link naar {name}\">#</a>").into())
    }

    pub(super) fn has_facts(&self, anchor: &Anchor) -> bool {
        self.facts.is_some_and(|facts| facts.contains_key(&anchor.id))
    }

    /// The box of an article. It stands after the text for whoever reads in order, and beside it where there is room.
    pub(super) fn facts(&self, anchor: &Anchor, class: &str) -> Option<Event<'static>> {
        let facts = self.facts?.get(&anchor.id)?;
        let mut html = format!("<div class=\"{class}\">");
        for fact in facts {
            let row = |name: &str, value: &str| format!("<div><dt>{name}</dt><dd>{}</dd></div>", attribute(value));
            let example = format!("{}, dan uiterlijk {}", fact.start, fact.due);
            html += "<dl>";
            html += &row(&capital(&fact.kind), &fact.term);
            html += &row("Wie", &fact.who);
            html += &row("Voorbeeld", &example);
            html += "</dl>";
        }
        html += "</div>\n";
        Some(Event::Html(html.into()))
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}

/// Puts the links into the running text. A link ends where a tag begins or ends, so that tags never cross.
#[derive(Debug)]
pub(super) struct Weave<'a> {
    marks: Marks<'a>,
    next: usize,
    open: bool,
    /// How many headings and links we are in: there a link would be one too many.
    paused: usize,
}

impl<'a> Weave<'a> {
    pub(super) fn new(marks: &Marks<'a>) -> Self {
        Self { marks: *marks, next: 0, open: false, paused: 0 }
    }

    pub(super) fn pause(&mut self) {
        self.paused += 1;
    }

    pub(super) fn go_on(&mut self) {
        self.paused = self.paused.saturating_sub(1);
    }

    /// Ends a link that is open.
    pub(super) fn close<'e>(&mut self) -> Option<Event<'e>> {
        if !std::mem::take(&mut self.open) {
            return None;
        }
        self.next += 1;
        Some(Event::InlineHtml("</a>".into()))
    }

    /// Adds a piece of text with the links that start or end in it.
    pub(super) fn text<'e>(
        &mut self,
        text: CowStr<'e>,
        markdown: &'e str,
        range: Range<usize>,
        events: &mut Vec<Event<'e>>,
    ) {
        let links = self.marks.links;
        // An entity or escape is text that does not stand in the source as such: its place is not known.
        if links.is_empty() || markdown.get(range.clone()) != Some(&*text) {
            events.push(Event::Text(text));
            return;
        }
        let mut at = range.start;
        while let Some(link) = links.get(self.next).filter(|link| link.start < range.end) {
            if link.end <= at || !self.open && link.start < at {
                self.next += 1;
                continue;
            }
            if !self.open {
                if self.paused > 0 {
                    self.next += 1;
                    continue;
                }
                push(markdown, at..link.start, events);
                at = link.start;
                let id = attribute(&self.marks.id(&link.anchor));
                events.push(Event::InlineHtml(format!("<a class=\"verwijzing\" href=\"#{id}\">").into()));
                self.open = true;
            }
            if link.end > range.end {
                break;
            }
            push(markdown, at..link.end, events);
            at = link.end;
            events.extend(self.close());
        }
        push(markdown, at..range.end, events);
    }
}

fn push<'e>(markdown: &'e str, range: Range<usize>, events: &mut Vec<Event<'e>>) {
    if let Some(text) = markdown.get(range).filter(|text| !text.is_empty()) {
        events.push(Event::Text(text.into()));
    }
}
