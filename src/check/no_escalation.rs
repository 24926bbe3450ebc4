//! Nothing says where a complainant can go who stays dissatisfied.

use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code = Code::info("K410", "no-escalation", "er is geen instantie voor wie ontevreden blijft");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    if !context.regulation.disputes.is_empty() {
        return;
    }
    let help = "zet erin: geschil: {instantie: De Geschillencommissie, website: …}";
    let finding = context.finding(
        &CODE,
        context.key_span("geschil"),
        "de regeling zegt niet waar een klager terechtkan die ontevreden blijft",
        &Vec::new(),
    );
    findings.push(finding.help(help));
}
