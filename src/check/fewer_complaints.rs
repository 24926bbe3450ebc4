//! A report counted more complaints than there are, and the numbers have no gap that would tell why.

use crate::diagnostic::{Code, Findings};

use super::ReportContext;

pub const CODE: Code =
    Code::info("K272", "fewer-complaints", "een verslag telde meer klachten dan er nu zijn, en niets zegt waarom");

pub fn run(context: &ReportContext<'_>, findings: &mut Findings) {
    let (Some(kept), Some(now)) = (&context.report.figures, context.now()) else { return };
    if now.received >= kept.received || context.is_missing_cases() {
        return;
    }
    let message = format!(
        "dit verslag telde {} ontvangen klachten en nu zijn het er {}; in de nummers ontbreekt er geen",
        kept.received, now.received
    );
    let help = format!(
        "is een zaak vernietigd, dan hoort dit zo; is er een onder een andere regeling of dag gebracht, tel dan opnieuw met \
         {} --recount",
        context.command()
    );
    findings.push(context.finding(&CODE, context.key_span("cijfers.ontvangen"), message).help(help));
}
