//! No term says when the receipt is confirmed.

use crate::diagnostic::{Code, Findings};
use crate::regulation::Refs;

use super::RegulationContext;

pub const CODE: Code = Code::info("K402", "no-acknowledgement", "er is geen termijn voor de ontvangstbevestiging");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    if regulation.terms_for("bevestigd").next().is_some() {
        return;
    }
    let (span, message, articles) = match regulation.step("bevestigd") {
        Some(rule) => (
            rule.step.span,
            "de ontvangst wordt bevestigd, maar er staat niet binnen welke termijn",
            rule.articles.clone(),
        ),
        None => (context.key_span("termijnen"), "de regeling zegt niet dat de ontvangst wordt bevestigd", Refs::new()),
    };
    let help = "zet onder termijnen: bevestiging: {stap: bevestigd, binnen: 5 werkdagen, na: ontvangen}";
    findings.push(context.finding(&CODE, span, message, &articles).help(help));
}
