//! A step neither the program nor the regulation knows.

use crate::case::codes::TWO_STEPS;
use crate::diagnostic::{Code, Findings};
use crate::vocabulary;

use super::CaseContext;
use super::duty::NO_ARTICLES;
use super::wording::{discreet, meant};

pub const CODE: Code = Code::error("K204", "unknown-step", "een stap in het verloop is onbekend");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    for event in &context.case.course {
        let step = event.step.as_str();
        if !regulation.knows_step(step) {
            let standard = vocabulary::STEPS.iter().map(|step| step.key);
            let known = standard.chain(regulation.steps.iter().map(|rule| rule.step.as_str()));
            let message = format!("de stap `{step}` is onbekend");
            let otherwise = "kies een bekende stap, of gebruik notitie: met een toelichting";
            let finding = context.finding(&CODE, event.step.span, message, &NO_ARTICLES);
            findings.push(discreet(meant(finding, step, known, otherwise), step));
            continue;
        }
        // The reader knows only standard steps, so a step of the regulation's own may look like an attribute.
        for (key, _) in event.attributes.iter().filter(|(key, _)| is_own_step(context, key.as_str())) {
            let message = format!("deze gebeurtenis noemt twee stappen: `{step}` en `{}`", key.text);
            findings.push(
                context
                    .finding(&TWO_STEPS, key.span, message, &NO_ARTICLES)
                    .label(context.case.source(), event.step.span, "de eerste stap")
                    .help("maak er twee gebeurtenissen van, elk met een eigen streepje"),
            );
        }
    }
}

/// Whether a key is a step only this regulation has.
pub(super) fn is_own_step(context: &CaseContext<'_>, key: &str) -> bool {
    context.regulation.step(key).is_some() && !vocabulary::is_step(key) && !vocabulary::ATTRIBUTES.contains(&key)
}
