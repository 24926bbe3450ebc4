//! A value the regulation requires is not in the case.

use crate::case::Event;
use crate::deadline::applies;
use crate::diagnostic::{Code, Findings, Mend};
use crate::document::Node;
use crate::regulation::{Required, Requirement};

use super::CaseContext;

pub const CODE: Code = Code::error("K104", "missing-field", "een vereist gegeven ontbreekt");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    if context.case.document.broken {
        return;
    }
    for requirement in &context.regulation.required {
        let Required::Field(path) = &requirement.what else { continue };
        if !requirement_holds(context, requirement) || is_present(context, &path.text) {
            continue;
        }
        let message = format!("`{}` ontbreekt{}", path.text, before(requirement));
        let help = format!("vul `{}` in", path.text);
        let finding = context.finding(&CODE, context.key_span(&path.text), message, &requirement.articles).help(help);
        // The day of a step is an event, and what is there blank only has to be filled in.
        let can_add = !context.regulation.knows_step(&path.text) && context.case.values(&path.text).is_empty();
        findings.push(match can_add {
            true => finding.fix(format!("Voeg `{}` toe om in te vullen", path.text), Mend::Key(path.text.to_string())),
            false => finding,
        });
    }
}

/// Whether a requirement asks anything of this case now: its condition holds, and the step it is needed before
/// has been taken.
pub(super) fn requirement_holds(context: &CaseContext<'_>, requirement: &Requirement) -> bool {
    let event: Option<&Event> = match &requirement.before {
        Some(step) => match context.case.first(&step.text) {
            Some(event) => Some(event),
            None => return false,
        },
        None => None,
    };
    applies(&requirement.when, context.case, context.regulation, event)
}

/// ` voor oordeel`, when the requirement is for a step.
pub(super) fn before(requirement: &Requirement) -> String {
    requirement.before.as_ref().map_or_else(String::new, |step| format!(", nodig voor `{}`", step.text))
}

/// Whether a path has a value, or a step of that name a day.
pub(super) fn is_present(context: &CaseContext<'_>, path: &str) -> bool {
    let filled = |nodes: Vec<&Node>| nodes.iter().any(|node| !node.is_blank());
    filled(context.case.values(path)) || context.case.first(path).is_some_and(|event| event.on.is_some())
}
