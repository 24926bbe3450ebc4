//! A key of an event that neither the program nor the regulation knows.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Findings};
use crate::regulation::Regulation;
use crate::vocabulary::{self, ATTRIBUTES};

use super::CaseContext;
use super::duty::NO_ARTICLES;
use super::unknown_step::is_own_step;
use super::wording::{discreet, meant};

pub const CODE: Code = Code::warning("K205", "unknown-attribute", "een gegeven van een gebeurtenis is onbekend");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    let known = known(context.regulation);
    for event in &context.case.course {
        for (key, _) in &event.attributes {
            let word = key.as_str();
            let is_step = vocabulary::is_step(word) || is_own_step(context, word);
            if known.contains(word) || word.starts_with("x-") || is_step {
                continue;
            }
            let message = format!("`{word}` is onbekend bij `{}`", event.step.text);
            let otherwise = "schrijf het als toelichting, of zet x- voor de naam als het een eigen aantekening is";
            let finding = context.finding(&CODE, key.span, message, &NO_ARTICLES);
            let finding = discreet(finding, &event.step.text);
            findings.push(discreet(meant(finding, word, known.iter().copied(), otherwise), word));
        }
    }
}

/// The standard attributes, and those a rule asks for or looks at.
fn known(regulation: &Regulation) -> BTreeSet<&str> {
    let mut known: BTreeSet<&str> = ATTRIBUTES.into_iter().collect();
    for rule in &regulation.steps {
        known.extend(rule.required.iter().map(|own| own.as_str()));
        known.extend(rule.when.0.iter().map(|(name, _)| name.as_str()));
    }
    for rule in &regulation.terms {
        known.extend(rule.extension.iter().flat_map(|extension| &extension.required).map(|own| own.as_str()));
        known.extend(rule.when.0.iter().map(|(name, _)| name.as_str()));
    }
    for requirement in &regulation.required {
        known.extend(requirement.when.0.iter().map(|(name, _)| name.as_str()));
    }
    known
}
