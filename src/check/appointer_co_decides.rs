//! Who appoints the judges takes part in the judging.

use crate::diagnostic::{Code, Findings};
use crate::document::Text;
use crate::regulation::Refs;

use super::RegulationContext;

pub const CODE: Code = Code::info("K419", "appointer-co-decides", "wie de beoordelaar benoemt, beslist zelf mee");

/// Steps in which someone takes part in the judgement.
const JUDGING: [&str; 3] = ["overlegd", "oordeel", "bezwaar-beslist"];

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    let by_step = regulation.step("aangewezen").into_iter().flat_map(|rule| &rule.by);
    let appointing: Vec<&Text> =
        regulation.roles.iter().filter_map(|role| role.appointed_by.as_ref()).chain(by_step).collect();
    let mut told: Vec<&str> = Vec::new();
    for (who, step, articles) in judging(context) {
        let Some(appointer) = appointing.iter().find(|appointer| appointer.text == who.text) else { continue };
        if told.contains(&who.text.as_str()) {
            continue;
        }
        told.push(&who.text);
        let message = format!("`{}` benoemt wie oordeelt en doet zelf mee bij `{step}`", who.text);
        let help = "laat een ander benoemen, of laat deze rol weg bij het oordeel";
        findings.push(
            context
                .finding(&CODE, who.span, message, articles)
                .label(regulation.source(), appointer.span, "deze rol benoemt")
                .help(help),
        );
    }
}

/// Everyone who takes part in a judgement, by step or by term.
fn judging<'a>(context: &RegulationContext<'a>) -> Vec<(&'a Text, &'a str, &'a Refs)> {
    let regulation = context.regulation;
    let mut found = Vec::new();
    for step in JUDGING {
        if let Some(rule) = regulation.step(step) {
            found.extend(rule.by.iter().map(|who| (who, step, &rule.articles)));
        }
        for term in regulation.terms_for(step) {
            found.extend(term.responsible.iter().map(|who| (who, step, &term.articles)));
        }
    }
    found
}
