//! Nothing says until when one can complain.

use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code = Code::info("K415", "no-submission-window", "er staat niet tot wanneer iemand kan klagen");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    if context.regulation.terms.iter().any(|term| term.is_met_by("ontvangen")) {
        return;
    }
    let help = "zet onder termijnen: indienen: {stap: ontvangen, binnen: 1 jaar, na: opdracht-afgerond, voor: klager}";
    let finding = context.finding(
        &CODE,
        context.key_span("termijnen"),
        "de regeling zegt niet tot wanneer iemand kan klagen",
        &Vec::new(),
    );
    findings.push(finding.help(help));
}
