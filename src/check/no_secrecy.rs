//! Nothing says that a complaint is handled in confidence.

use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code = Code::info("K412", "no-secrecy", "er staat niet dat een klacht vertrouwelijk is");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    if context.regulation.secrecy.is_some() {
        return;
    }
    let help = "zet erin: geheim: {artikel: …}, en in de tekst: elke klacht is vertrouwelijk";
    let finding = context.finding(
        &CODE,
        context.key_span("geheim"),
        "de regeling zegt niet dat een klacht vertrouwelijk wordt behandeld",
        &Vec::new(),
    );
    findings.push(finding.help(help));
}
