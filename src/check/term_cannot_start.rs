//! A term runs from a step that can never come before its end.

use crate::diagnostic::{Code, Findings};
use crate::regulation::{Order, TermRule};

use super::RegulationContext;

pub const CODE: Code = Code::error("K313", "term-cannot-start", "een termijn kan nooit gaan lopen");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let order = context.regulation.order();
    for term in &context.regulation.terms {
        let Some((why, help)) = reason(term, &order) else { continue };
        let span = term.after.first().map_or(term.name.span, |after| after.span);
        let message = format!("de termijn `{}` kan nooit lopen: {why}", term.name.text);
        findings.push(context.finding(&CODE, span, message, &term.articles).help(help));
    }
}

fn reason<'a>(term: &'a TermRule, order: &Order<'a>) -> Option<(String, String)> {
    let itself = |start: &str| term.is_met_by(start) && term.repeats_until.is_none();
    let ends = |start: &'a str| {
        let needs = order.needs(start);
        term.steps.iter().all(|end| needs.contains(end.as_str()))
    };
    let start = &term.after.first()?.text;
    if term.after.iter().all(|after| itself(&after.text)) {
        let help = "noem bij `na` de stap waarop de termijn begint, of zet erbij tot welke stap hij zich herhaalt: \
                    herhalen_tot: oordeel";
        return Some((format!("hij begint en eindigt met `{start}`"), help.to_owned()));
    }
    if term.after.iter().all(|after| order.is_impossible(&after.text)) {
        let help = "haal bij `vereist_voor` en `na` de stappen weg die op elkaar wachten";
        return Some((format!("`{start}` wacht op een stap die weer op `{start}` wacht"), help.to_owned()));
    }
    if term.after.iter().all(|after| itself(&after.text) || ends(&after.text)) {
        let end = term.steps.first()?;
        let help = format!("wissel `stap` en `na` om, of noem bij `na` een stap die voor `{}` komt", end.text);
        return Some((format!("`{}` komt altijd eerder dan `{start}`", end.text), help));
    }
    None
}
