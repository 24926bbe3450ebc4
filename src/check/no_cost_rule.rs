//! Nothing says that a complaint is free of charge.

use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code = Code::info("K411", "no-cost-rule", "er staat niet of klagen iets kost");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    if context.regulation.free_of_charge.is_some() {
        return;
    }
    let help = "zet erin: kosteloos: {artikel: …}, en in de tekst: de klager betaalt niets";
    let finding =
        context.finding(&CODE, context.key_span("kosteloos"), "de regeling zegt niet of klagen iets kost", &Vec::new());
    findings.push(finding.help(help));
}
