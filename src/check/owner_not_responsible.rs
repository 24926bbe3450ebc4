//! The decision is for someone who is not responsible for the handling.

use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code =
    Code::info("K425", "owner-not-responsible", "wie het oordeel moet geven, is niet verantwoordelijk");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    if regulation.responsible.is_empty() {
        return;
    }
    for term in regulation.terms_for("oordeel") {
        let Some(who) = &term.responsible else { continue };
        if regulation.responsible.iter().any(|rule| rule.who.text == who.text) {
            continue;
        }
        let message =
            format!("`{}` moet het oordeel geven, maar is niet verantwoordelijk voor de behandeling", who.text);
        let names: Vec<&str> = regulation.responsible.iter().map(|rule| rule.who.as_str()).collect();
        let names = crate::document::list_in_dutch(&names, "en");
        let help = format!("verantwoordelijk is: {names}; noem daarvan een bij `wie`, of zet `{}` erbij", who.text);
        findings.push(context.finding(&CODE, who.span, message, &term.articles).help(help));
    }
}
