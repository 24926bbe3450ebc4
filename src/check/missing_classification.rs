//! A classification the regulation requires was not made.

use crate::diagnostic::{Code, Findings};
use crate::document::codes::WRONG_SHAPE;

use super::CaseContext;
use super::duty::NO_ARTICLES;

pub const CODE: Code = Code::error("K107", "missing-classification", "een vereiste indeling ontbreekt");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    if context.case.document.broken {
        return;
    }
    let classes = context.case.document.front.get("indeling");
    if let Some(classes) = classes.filter(|node| node.as_map().is_none() && !node.is_blank()) {
        let message = format!("bij `indeling` hoort een groep gegevens, hier staat {}", classes.shape());
        let help = "schrijf de gegevens ingesprongen eronder, of tussen { en }";
        findings.push(context.finding(&WRONG_SHAPE, classes.span, message, &NO_ARTICLES).help(help));
        return;
    }
    for axis in context.regulation.axes.iter().filter(|axis| axis.required) {
        let key = axis.key.as_str();
        if context.case.classes(key).any(|class| !class.is_blank()) {
            continue;
        }
        let own = classes.and_then(|node| node.as_map()?.entry(key));
        let span = own.map_or_else(|| context.key_span("indeling"), |entry| entry.key.span);
        let codes: Vec<&str> = axis.choices.iter().map(|(code, _)| code.as_str()).collect();
        let help = match codes.as_slice() {
            [] => format!("zet bij indeling: {key}: en een eigen omschrijving"),
            _ => format!("zet bij indeling: {key}: en kies uit: {}", codes.join(", ")),
        };
        let message = format!("de indeling naar `{key}` ontbreekt");
        findings.push(context.finding(&CODE, span, message, &axis.articles).help(help));
    }
}
