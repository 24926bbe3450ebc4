//! A rule rests on an article the text does not have.

use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code = Code::error("K310", "unknown-article", "een regel noemt een artikel dat er niet is");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let articles = &context.regulation.articles;
    for reference in context.regulation.all_refs() {
        if articles.find(&reference.text).is_some() {
            continue;
        }
        let message = format!("de tekst heeft geen artikel \"{}\"", reference.text);
        let help = articles.near(&reference.text);
        findings.push(context.finding(&CODE, reference.span, message, &Vec::new()).help(help));
    }
}
