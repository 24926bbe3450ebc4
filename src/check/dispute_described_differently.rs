//! The body for disputes is called one thing here and another there.

use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code =
    Code::info("K422", "dispute-described-differently", "de instantie voor geschillen heet steeds anders");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let disputes = &context.regulation.disputes;
    for (index, dispute) in disputes.iter().enumerate() {
        let known = disputes[..index].iter().any(|earlier| earlier.body.text == dispute.body.text);
        let Some(first) = disputes[..index].first().filter(|_| !known) else { continue };
        let message = format!("een geschil gaat naar {}, elders naar {}", dispute.body.text, first.body.text);
        let help = "noem overal dezelfde instantie, of zeg in de tekst wanneer welke aan de beurt is";
        findings.push(
            context
                .finding(&CODE, dispute.body.span, message, &dispute.articles)
                .label(context.regulation.source(), first.body.span, "hier staat de andere naam")
                .help(help),
        );
    }
}
