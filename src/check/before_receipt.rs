//! An event before the complaint was received.

use crate::calendar::short_date;
use crate::diagnostic::{Code, Findings};
use crate::vocabulary;

use super::CaseContext;
use super::duty::articles_of;

pub const CODE: Code = Code::error("K207", "before-receipt", "een gebeurtenis ligt voor de ontvangst van de klacht");

/// Standard steps that may come before a formal complaint.
const EARLY: [&str; 7] = [
    "opdracht-afgerond",
    "informeel",
    "bemiddeld",
    "contact",
    "notitie",
    "informatie-gevraagd",
    "informatie-ontvangen",
];

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    let Some(received) = context.case.first("ontvangen").and_then(|event| event.on) else { return };
    for event in &context.case.course {
        let step = event.step.as_str();
        if step == "ontvangen" || may_precede_receipt(context, step) {
            continue;
        }
        let Some(on) = event.on.filter(|on| on.date() < received.date()) else { continue };
        let day = short_date(on.date());
        let message = format!("`{step}` is van {day}, maar de klacht is pas daarna ontvangen");
        findings.push(
            context
                .finding(&CODE, on.span, message, articles_of(context, step))
                .label(context.case.source(), received.span, "de dag van ontvangst")
                .help("verbeter een van beide datums"),
        );
    }
}

/// Whether a step may come before the complaint: an early one, one the regulation wants before it, or one the
/// program cannot judge because it is not standard.
pub(super) fn may_precede_receipt(context: &CaseContext<'_>, step: &str) -> bool {
    let wanted = || {
        let receipt = context.regulation.step("ontvangen").into_iter().flat_map(|rule| &rule.after);
        let gates = context.regulation.step(step).into_iter().flat_map(|rule| &rule.gates);
        receipt
            .map(|before| before.as_str() == step)
            .chain(gates.map(|gate| gate.as_str() == "ontvangen"))
            .any(|yes| yes)
    };
    EARLY.contains(&step) || !vocabulary::is_step(step) || wanted()
}
