//! Nothing says how long a case is kept.

use crate::diagnostic::{Code, Findings};
use crate::regulation::Refs;

use super::RegulationContext;

pub const CODE: Code = Code::info("K404", "no-retention", "er is geen bewaartermijn");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let (span, message, articles) = match &context.regulation.retention {
        Some(rule) if rule.duration.is_some() || rule.after.is_some() => return,
        Some(rule) => (rule.span, "zaken worden bewaard, maar er staat niet hoe lang", rule.articles.clone()),
        None => (context.key_span("bewaren"), "de regeling zegt niet hoe lang een zaak wordt bewaard", Refs::new()),
    };
    let help = "zet erin: bewaren: {termijn: 2 jaar, na: afgesloten}";
    findings.push(context.finding(&CODE, span, message, &articles).help(help));
}
