//! The informal phase has no end.

use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code = Code::info("K418", "informal-without-end", "het informele overleg heeft geen einde");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    let Some(rule) = regulation.step("informeel") else { return };
    if regulation.terms.iter().any(|term| term.runs_from("informeel")) {
        return;
    }
    let message = "het informele overleg kan eindeloos duren: geen termijn loopt vanaf `informeel`";
    let help = "zet onder termijnen: bemiddeling: {stap: [bemiddeld, ontvangen], binnen: 4 weken, na: informeel}";
    findings.push(context.finding(&CODE, rule.step.span, message, &rule.articles).help(help));
}
