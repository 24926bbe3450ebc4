//! Nobody has to look back at the complaints of a period.

use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code = Code::info("K414", "no-report", "er is geen verslag over de klachten");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    if !context.regulation.reports.is_empty() {
        return;
    }
    let help = "zet erin: verslagen: {naam: jaaranalyse, elke: 1 jaar, gereed: 3 maanden}";
    let finding = context.finding(
        &CODE,
        context.key_span("verslagen"),
        "de regeling vraagt geen verslag over de klachten van een periode",
        &Vec::new(),
    );
    findings.push(finding.help(help));
}
