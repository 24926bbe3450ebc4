//! A term that cannot be computed; a norm stands in for it.

use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code = Code::info("K424", "vague-term", "een termijn is niet te berekenen; er geldt een norm");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    for term in context.regulation.terms.iter().filter(|term| term.immediate) {
        let message = format!(
            "de termijn `{}` is niet te berekenen; de norm van {} staat ervoor in de plaats",
            term.name.text, term.duration
        );
        let help = format!("maak er een termijn van: binnen: {}", term.duration);
        findings.push(context.finding(&CODE, term.duration_span, message, &term.articles).help(help));
    }
}
