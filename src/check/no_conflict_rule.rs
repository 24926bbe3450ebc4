//! Nothing keeps a person from judging a complaint about themselves.

use crate::diagnostic::{Code, Findings};
use crate::regulation::Refs;

use super::RegulationContext;

pub const CODE: Code = Code::info("K403", "no-conflict-rule", "geen regel voorkomt dat iemand over zichzelf oordeelt");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    if !regulation.independence.is_empty() {
        return;
    }
    let judge = regulation
        .terms_for("oordeel")
        .find(|term| term.responsible.as_ref().is_some_and(|who| who.text == "beklaagde"));
    let handler = regulation.responsible.iter().find(|rule| rule.who.text == "beklaagde");
    let own = judge.map(|term| (term.responsible.as_ref().map_or(term.span, |who| who.span), &term.articles));
    let (span, message, articles) = match own.or(handler.map(|rule| (rule.who.span, &rule.articles))) {
        Some((span, articles)) => (span, "de beklaagde oordeelt over de eigen zaak", articles.clone()),
        None => (
            context.key_span("onafhankelijk"),
            "geen regel voorkomt dat iemand over een klacht tegen zichzelf oordeelt",
            Refs::new(),
        ),
    };
    let help = "zet erin: onafhankelijk: {wie: behandelaar, niet: [beklaagde, afdeling]}";
    findings.push(context.finding(&CODE, span, message, &articles).help(help));
}
