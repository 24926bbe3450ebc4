//! A term that may be extended without end.

use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code = Code::info("K405", "unbounded-extension", "een termijn kan onbeperkt worden verlengd");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    for term in &context.regulation.terms {
        let Some(extension) = &term.extension else { continue };
        // The longest extension counts from the first end, so it bounds any number of them.
        if extension.at_most.is_some() {
            continue;
        }
        let name = &term.name.text;
        let message = match extension.times {
            None => format!("de termijn `{name}` kan onbeperkt vaak en onbeperkt lang worden verlengd"),
            Some(times) => format!("de termijn `{name}` kan {times} keer worden verlengd, maar onbeperkt lang"),
        };
        let articles = if extension.articles.is_empty() { &term.articles } else { &extension.articles };
        let help = "zet bij `verlengen`: hoogstens: 4 weken en keer: 1";
        findings.push(context.finding(&CODE, extension.span, message, articles).help(help));
    }
}
