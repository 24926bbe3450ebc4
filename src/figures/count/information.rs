//! Whether a case shows that somebody was told something (voorlichting).

use crate::document::Node;
use crate::report::figures::{Informed, Numbers};

use super::Counting;

/// A step of information, and whether the case has it.
pub(super) struct Told<'a> {
    step: &'a str,
    case: &'a str,
    recorded: bool,
}

impl<'a> Counting<'a> {
    /// The steps the regulation names under `voorlichting`, each recorded by the last day or not.
    pub(super) fn informed(&self) -> Vec<Told<'a>> {
        let mut told: Vec<Told<'a>> = Vec::new();
        let steps = self.regulation.document.front.path("voorlichting.stap");
        for step in steps.into_iter().filter_map(Node::as_str).map(str::trim).filter(|step| !step.is_empty()) {
            if told.iter().any(|known| known.step == step) {
                continue;
            }
            let by_then = |event: &crate::case::Event| event.date().is_some_and(|day| day <= self.until);
            let recorded = self.case.all(step).any(|event| event.waived().is_none() && by_then(event));
            told.push(Told { step, case: &self.case.id, recorded });
        }
        told
    }
}

/// How many cases have each step, and which have not, in the order of the steps.
pub(super) fn summed<'s>(told: impl Iterator<Item = &'s Told<'s>>) -> Vec<Informed> {
    let mut found: Vec<(&str, usize, Vec<&str>)> = Vec::new();
    for told in told {
        let at = found.iter().position(|(step, ..)| *step == told.step).unwrap_or_else(|| {
            found.push((told.step, 0, Vec::new()));
            found.len() - 1
        });
        match told.recorded {
            true => found[at].1 += 1,
            false => found[at].2.push(told.case),
        }
    }
    let informed = |(step, recorded, missing): (&str, usize, Vec<&str>)| Informed {
        step: step.to_owned(),
        recorded,
        missing: Numbers::of(missing),
    };
    found.into_iter().map(informed).collect()
}
