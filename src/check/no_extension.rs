//! The term for the decision cannot be extended.

use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code = Code::info("K408", "no-extension", "de termijn voor het oordeel kan niet worden verlengd");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let mut terms = context.regulation.terms_for("oordeel").peekable();
    let Some(first) = terms.peek().copied() else { return };
    if terms.any(|term| term.extension.is_some()) {
        return;
    }
    let message = format!("de termijn `{}` ({}) kan niet worden verlengd", first.name.text, first.duration);
    let help = "zet erbij: verlengen: {stap: verlengd, vereist: [reden, tot], hoogstens: 4 weken, keer: 1}";
    findings.push(context.finding(&CODE, first.duration_span, message, &first.articles).help(help));
}
