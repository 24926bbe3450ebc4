//! Someone who had to be told was not.

use crate::diagnostic::{Code, Findings};

use super::CaseContext;
use super::actors::{missing_roles, quoted};
use super::duty::{attribute_span, breach};

pub const CODE: Code =
    Code::error("K214", "missing-addressee", "een stap is niet aan iedereen gericht die het moet horen");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    if context.case.document.broken {
        return;
    }
    for (rule, event) in context.duties.iter().copied() {
        let told = event.attribute("aan");
        let missing = missing_roles(context, &rule.addressees, told);
        if missing.is_empty() {
            continue;
        }
        let message = format!("`{}` is niet gericht aan {}", event.step.text, quoted(&missing));
        let all: Vec<&str> = rule.addressees.iter().map(|role| role.as_str()).collect();
        let help = format!("stuur het ook aan hen en schrijf aan: [{}]", all.join(", "));
        findings.push(breach(context, &CODE, rule, attribute_span(event, told), message).help(help));
    }
}
