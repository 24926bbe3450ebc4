//! A term was extended while the regulation knows no such extension.

use crate::diagnostic::{Code, Findings};
use crate::regulation::Refs;

use super::CaseContext;
use super::terms::event_span;

pub const CODE: Code = Code::error("K235", "extension-not-allowed", "de regeling kent deze verlenging niet");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    let terms = &context.regulation.terms;
    let is_known =
        |step: &str| terms.iter().filter_map(|term| term.extension.as_ref()).any(|known| known.step.text == step);
    for event in &context.case.course {
        let step = event.step.text.as_str();
        if !matches!(step, "verlengd" | "bezwaar-verlengd") || is_known(step) {
            continue;
        }
        let message = format!("de regeling staat `{step}` voor geen enkele termijn toe");
        // There is no rule to cite: that is what is wrong.
        let finding = context.finding(&CODE, event_span(event), message, &Refs::new());
        findings.push(finding.help(
            "de oude laatste dag blijft gelden; schrijf een `bericht` of `notitie` als u de klager alleen inlichtte",
        ));
    }
}
