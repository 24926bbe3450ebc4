//! A rule names a step that does not exist.

use crate::diagnostic::{Code, Findings};
use crate::document::closest;
use crate::vocabulary;

use super::RegulationContext;

pub const CODE: Code = Code::error("K311", "undeclared-step", "een regel noemt een stap die niet bestaat");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    for rule in &regulation.steps {
        if vocabulary::is_step(&rule.step.text) || rule.description.is_some() {
            continue;
        }
        // An own step needs no description, but a name that is almost a standard one is likely a slip.
        let standard = vocabulary::STEPS.iter().map(|step| step.key);
        let Some(meant) = closest(&rule.step.text, standard) else { continue };
        let message = format!("`{}` is geen standaardstap en heeft geen omschrijving", rule.step.text);
        let help = format!("bedoelde u `{meant}`? Is het een eigen stap, geef hem dan een omschrijving");
        findings.push(context.finding(&CODE, rule.step.span, message, &rule.articles).help(help));
    }
    let own = || regulation.steps.iter().map(|rule| rule.step.as_str());
    for step in regulation.named_steps() {
        if regulation.knows_step(&step.text) {
            continue;
        }
        let known = vocabulary::STEPS.iter().map(|step| step.key).chain(own());
        let otherwise = format!("zet een eigen stap onder stappen: {}: {{omschrijving: …}}", step.text);
        let message = format!("de stap `{}` bestaat niet", step.text);
        let finding = context.finding(&CODE, step.span, message, &Vec::new());
        findings.push(finding.meant(closest(&step.text, known), otherwise));
    }
}
