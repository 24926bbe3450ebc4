//! What judgements advised: the recommendations written down with them.

use chrono::NaiveDate;

use crate::calendar::Period;
use crate::document::Node;
use crate::repository::Repository;

/// A recommendation from a case.
#[derive(Debug, PartialEq, Eq)]
pub struct Advice<'a> {
    /// The case.
    pub case: &'a str,
    /// What is advised.
    pub text: &'a str,
}

/// The recommendations of the events of a period, and those a case received in it carries, by case.
#[must_use]
pub fn advice<'a>(repository: &'a Repository, slug: &str, period: Period, on: NaiveDate) -> Vec<Advice<'a>> {
    let mut found = Vec::new();
    for bound in &repository.cases {
        if repository.binding(bound).is_none_or(|regulation| regulation.slug != slug) {
            continue;
        }
        let case = &bound.case;
        let within = |day: NaiveDate| period.holds(day) && day <= on;
        let at_events = case.course.iter().filter(|event| event.date().is_some_and(within));
        let at_events = at_events.filter_map(|event| event.attribute("aanbevelingen"));
        let own = case.document.front.get("aanbevelingen").filter(|_| case.received().is_some_and(within));
        for text in at_events.chain(own).flat_map(Node::items).filter_map(Node::as_str) {
            let text = text.trim();
            if !text.is_empty() {
                found.push(Advice { case: &case.id, text });
            }
        }
    }
    found
}
