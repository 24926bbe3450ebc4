//! A step was waived that the regulation does not let go.

use crate::diagnostic::{Code, Findings};

use super::CaseContext;
use super::duty::articles_of;

pub const CODE: Code = Code::error("K218", "waiver-not-allowed", "van deze stap mag niet worden afgezien");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    for event in &context.case.course {
        let step = event.step.as_str();
        let waivable = context.regulation.step(step).is_some_and(|rule| rule.waivable);
        let Some((key, _)) = event.attributes.iter().find(|(key, _)| key.text == "afgezien") else { continue };
        if waivable || !context.regulation.knows_step(step) {
            continue;
        }
        let (message, help) = match context.regulation.step(step) {
            Some(_) => (
                format!("van `{step}` mag volgens de regeling niet worden afgezien"),
                "zet de stap alsnog en schrijf de datum erachter",
            ),
            None => (
                format!("de regeling zegt niets over afzien van `{step}`"),
                "haal deze gebeurtenis weg: de regeling vraagt deze stap niet",
            ),
        };
        findings.push(context.finding(&CODE, key.span, message, articles_of(context, step)).help(help));
    }
}
