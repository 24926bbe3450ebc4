//! Complainant or respondent need not be heard before the decision.

use crate::diagnostic::{Code, Findings};
use crate::regulation::Refs;

use super::RegulationContext;

pub const CODE: Code = Code::info("K409", "no-hearing", "niet beide kanten worden gehoord voor het oordeel");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    let heard = |step| regulation.step(step).is_some_and(|rule| rule.gates.iter().any(|gate| gate.text == "oordeel"));
    let (missing, message) = match (heard("klager-gehoord"), heard("beklaagde-gehoord")) {
        (true, true) => return,
        (false, true) => ("klager-gehoord", "de klager hoeft niet te worden gehoord voor het oordeel"),
        (true, false) => ("beklaagde-gehoord", "de beklaagde hoeft niet te worden gehoord voor het oordeel"),
        (false, false) => ("klager-gehoord", "klager en beklaagde hoeven niet te worden gehoord voor het oordeel"),
    };
    let (span, articles) = match regulation.step(missing) {
        Some(rule) => (rule.step.span, rule.articles.clone()),
        None => (context.key_span("stappen"), Refs::new()),
    };
    let help = match message.starts_with("klager en") {
        true => "zet onder stappen: klager-gehoord: {vereist_voor: oordeel, afzien: ja}, en zo ook beklaagde-gehoord"
            .to_owned(),
        false => format!("zet onder stappen: {missing}: {{vereist_voor: oordeel, afzien: ja}}"),
    };
    findings.push(context.finding(&CODE, span, message, &articles).help(help));
}
