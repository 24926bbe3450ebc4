//! A step was taken by someone else than the regulation says.

use crate::diagnostic::{Code, Findings};

use super::CaseContext;
use super::actors::{missing_roles, quoted};
use super::duty::{attribute_span, breach};

pub const CODE: Code = Code::error("K216", "wrong-actor", "een stap is niet gezet door wie de regeling aanwijst");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    if context.case.document.broken {
        return;
    }
    // Signatures may be gathered over several events, and have a check of their own.
    for (rule, event) in context.duties.iter().copied().filter(|(_, event)| event.step.text != "ondertekend") {
        let actors = event.attribute("door").filter(|value| !value.is_blank());
        let missing = missing_roles(context, &rule.by, actors);
        if missing.is_empty() {
            continue;
        }
        let step = event.step.as_str();
        let message = match actors {
            None => format!("bij `{step}` ontbreekt `door`: de regeling vraagt {}", quoted(&missing)),
            Some(_) => format!("`{step}` is niet gedaan door {}", quoted(&missing)),
        };
        let all: Vec<&str> = rule.by.iter().map(|role| role.as_str()).collect();
        let help = format!("laat de juiste persoon dit doen en schrijf door: [{}]", all.join(", "));
        findings.push(breach(context, &CODE, rule, attribute_span(event, actors), message).help(help));
    }
}
