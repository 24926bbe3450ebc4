//! The officer's own sections, as far as a letter shows them. Comments are for the officer alone.

use crate::case::{Case, Event};

use super::dates::sentence;
use super::{Section, words};

/// The grounds of a judgement: where they may stand instead of at the event.
const GROUNDS: [&str; 2] = ["Motivering van het oordeel", "Overwegingen"];
/// The grounds of a decision on an objection.
const DECISION: [&str; 3] = ["Motivering van de beslissing", "Beslissing op bezwaar", "Beslissing op het bezwaar"];

/// Findings, conclusions and grounds; the grounds beside the event when they stand nowhere else.
pub(super) fn judgement(case: &Case, event: &Event) -> Vec<Section> {
    with_grounds(case, event, &[&["Bevindingen"], &["Conclusies"], &GROUNDS])
}

/// The decision on an objection.
pub(super) fn decision(case: &Case, event: &Event) -> Vec<Section> {
    with_grounds(case, event, &[&DECISION])
}

fn with_grounds(case: &Case, event: &Event, titles: &[&[&str]]) -> Vec<Section> {
    let mut found: Vec<Section> = titles.iter().filter_map(|titles| of(case, titles)).collect();
    let grounds = event.text("motivering").map(words::plain).filter(|text| !text.is_empty());
    let grounds = grounds.map(|text| sentence(&text));
    // Officers point from the event to the section: `zie Motivering van het oordeel`.
    if let (true, Some(plain)) = (found.is_empty(), grounds) {
        found.push(Section { title: "Motivering".to_owned(), markdown: String::new(), plain });
    }
    found
}

/// The complaint itself, and what was found: for whom it goes to.
pub(super) fn whole(case: &Case) -> Vec<Section> {
    let complaint = ["Omschrijving", "Motivering"].into_iter().filter_map(|title| of(case, &[title]));
    let judged = case.all("oordeel").last().map(|event| judgement(case, event)).unwrap_or_default();
    complaint.chain(judged).collect()
}

/// How it was mediated: in a section, else as the event says it.
pub(super) fn mediation(case: &Case) -> Option<Section> {
    of(case, &["Bemiddeling"]).or_else(|| {
        let event = case.all("bemiddeld").last().filter(|event| event.waived().is_none())?;
        let plain = sentence(&words::plain(event.text("toelichting")?));
        Some(Section { title: "Bemiddeling".to_owned(), markdown: String::new(), plain })
    })
}

/// The first section with one of these titles that says something, with what stands under lower headings.
pub(super) fn of(case: &Case, titles: &[&str]) -> Option<Section> {
    let plain = |text: &str| text.trim().trim_end_matches(':').trim_end().to_lowercase();
    let all = &case.sections;
    titles.iter().find_map(|title| {
        let at = all.iter().position(|section| plain(&section.title) == plain(title))?;
        let end = all[at + 1..].iter().find(|next| next.level <= all[at].level);
        let text = case.source().text();
        let end = end.map_or(text.len(), |next| next.heading.start as usize);
        let markdown = without_comments(text.get(all[at].content.start as usize..end)?).trim().to_owned();
        (!markdown.is_empty()).then(|| Section { title: (*title).to_owned(), markdown, plain: String::new() })
    })
}

/// A comment that is not closed goes on to the end.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn comments_stay_with_the_officer() {
        assert_eq!(without_comments("a <!-- b\nc --> d"), "a  d");
        assert_eq!(without_comments("a <!-- b"), "a ");
        assert_eq!(without_comments("a <!--> b --> c"), "a  c");
    }
}
