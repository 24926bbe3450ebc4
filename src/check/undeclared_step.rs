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
        let message = format!("`{}` is geen standaardstap en heeft geen omschrijving", rule.step.text);
        let standard = vocabulary::STEPS.iter().map(|step| step.key);
        let help = match closest(&rule.step.text, standard) {
            Some(meant) => format!("bedoelde u `{meant}`? Een eigen stap heeft een omschrijving nodig"),
            None => "zeg wat er dan gebeurt: omschrijving: directie beoordeelt de klacht".to_owned(),
        };
        findings.push(context.finding(&CODE, rule.step.span, message, &rule.articles).help(help));
    }
    let own = || regulation.steps.iter().map(|rule| rule.step.as_str());
    for step in regulation.named_steps() {
        if regulation.knows_step(&step.text) {
            continue;
        }
        let known = vocabulary::STEPS.iter().map(|step| step.key).chain(own());
        let help = match closest(&step.text, known) {
            Some(meant) => format!("bedoelde u `{meant}`?"),
            None => format!("zet een eigen stap onder stappen: {}: {{omschrijving: …}}", step.text),
        };
        let message = format!("de stap `{}` bestaat niet", step.text);
        findings.push(context.finding(&CODE, step.span, message, &Vec::new()).help(help));
    }
}
