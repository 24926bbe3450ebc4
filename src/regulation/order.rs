//! Which step comes before which: as the rules say, and as it lies in the nature of a complaint.

use std::collections::BTreeSet;

use crate::document::Text;

use super::{Regulation, StepRule};

/// A rule that one step comes before another.
#[derive(Debug, Clone, Copy)]
pub struct Precedence<'a> {
    /// The rule that says so.
    pub rule: &'a StepRule,
    /// The word in the rule that says so.
    pub word: &'a Text,
    /// The step that comes first.
    pub first: &'a str,
    /// The step that waits.
    pub then: &'a str,
}

/// The order of the steps of a regulation.
#[derive(Debug)]
pub struct Order<'a> {
    /// What the rules say, in the order of the file.
    pub stated: Vec<Precedence<'a>>,
}

/// What goes without saying.
const BY_NATURE: [(&str, &[&str]); 4] = [
    (
        "ontvangen",
        &[
            "bevestigd",
            "verlengd",
            "oordeel",
            "ondertekend",
            "bezwaar",
            "bezwaar-verlengd",
            "bezwaar-beslist",
            "uitgevoerd",
            "voorgelegd",
            "uitspraak",
            "ingetrokken",
            "niet-ontvankelijk",
            "afgesloten",
            "heropend",
            "besproken",
        ],
    ),
    ("oordeel", &["ondertekend", "bezwaar", "bezwaar-verlengd", "bezwaar-beslist", "afgesloten"]),
    ("bezwaar", &["bezwaar-verlengd", "bezwaar-beslist"]),
    ("voorgelegd", &["uitspraak"]),
];

impl Regulation {
    /// The order its rules give. Advice and what holds only sometimes does not count.
    #[must_use]
    pub fn order(&self) -> Order<'_> {
        let mut stated = Vec::new();
        for rule in self.steps.iter().filter(|rule| rule.when.is_always() && !rule.advice) {
            let step = rule.step.as_str();
            stated.extend(rule.gates.iter().map(|word| Precedence { rule, word, first: step, then: &word.text }));
            stated.extend(rule.after.iter().map(|word| Precedence { rule, word, first: &word.text, then: step }));
        }
        Order { stated }
    }
}

impl<'a> Order<'a> {
    /// Every step that must have come before this one, directly or by way of others.
    #[must_use]
    pub fn needs(&self, step: &'a str) -> BTreeSet<&'a str> {
        let mut needs = BTreeSet::new();
        let mut open = vec![step];
        while let Some(then) = open.pop() {
            let stated = self.stated.iter().filter(|own| own.then == then).map(|own| own.first);
            let natural = BY_NATURE.iter().filter(|(_, later)| later.contains(&then)).map(|(first, _)| *first);
            open.extend(stated.chain(natural).filter(|first| needs.insert(*first)));
        }
        needs
    }

    /// Whether a step can never come: it waits for itself, or for a step that does.
    #[must_use]
    pub fn is_impossible(&self, step: &'a str) -> bool {
        let needs = self.needs(step);
        needs.contains(step) || needs.iter().any(|needed| self.needs(needed).contains(needed))
    }
}
