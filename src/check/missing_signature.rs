//! Someone who has to sign did not.

use crate::diagnostic::{Code, Findings, Severity};

use super::CaseContext;
use super::actors::{missing_roles, quoted};
use super::duty::{attribute_span, breach};

pub const CODE: Code = Code::error("K215", "missing-signature", "een vereiste handtekening ontbreekt");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    if context.case.document.broken {
        return;
    }
    let signed: Vec<_> = context.duties.iter().copied().filter(|(_, event)| event.step.text == "ondertekend").collect();
    let Some((rule, last)) = signed.last() else { return };
    let missing = missing_roles(context, &rule.by, signed.iter().filter_map(|(_, event)| event.attribute("door")));
    if missing.is_empty() {
        return;
    }
    let message = format!("de handtekening van {} ontbreekt", quoted(&missing));
    let help = "leg vast wie ondertekende: ondertekend: met de datum en door: met de rollen";
    let finding = breach(context, &CODE, rule, attribute_span(last, last.attribute("door")), message).help(help);
    // People sign one by one: until the step that waits for the signatures, those still to come are no fault.
    let awaited = !rule.gates.is_empty() && rule.gates.iter().all(|gate| context.case.first(&gate.text).is_none());
    findings.push(if awaited { finding.severity(Severity::Warning) } else { finding });
}
