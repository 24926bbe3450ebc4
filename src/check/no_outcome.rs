//! The decision need not say whether the complaint is upheld.

use crate::diagnostic::{Code, Findings};
use crate::regulation::Refs;

use super::RegulationContext;

pub const CODE: Code = Code::info("K413", "no-outcome", "het oordeel hoeft niet te zeggen of de klacht gegrond is");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let rule = context.regulation.step("oordeel");
    if rule.is_some_and(|rule| rule.required.iter().any(|required| required.text == "uitkomst")) {
        return;
    }
    let (span, articles) = match rule {
        Some(rule) => (rule.step.span, rule.articles.clone()),
        None => (context.key_span("stappen"), Refs::new()),
    };
    let help = "zet onder stappen: oordeel: {vereist: [uitkomst, motivering]}";
    let message = "het oordeel hoeft niet te zeggen of de klacht gegrond is";
    findings.push(context.finding(&CODE, span, message, &articles).help(help));
}
