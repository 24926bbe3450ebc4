//! What the regulation still asks of a case: for whoever registers one, so that it can be asked for.

use crate::case::Event;
use crate::diagnostic::Severity;
use crate::document::Node;
use crate::regulation::{Required, Requirement};

use super::CaseContext;
use super::missing_attribute::absent;
use super::missing_field::{is_present, requirement_holds};
use super::missing_section::has_text;

/// Something that is required now and not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// A value at a dotted path.
    Field(String),
    /// A class on an axis, with the codes to choose from and what they mean; any words do when there are none.
    Class(String, Vec<(String, String)>),
    /// What the event of receipt has to say, with what it may be.
    Attribute(String, Vec<String>),
    /// Text under a heading.
    Section(String),
    /// A file.
    Attachment(String),
}

/// What is required of a case in which nothing happened but its receipt, in the order of the regulation.
#[must_use]
pub fn missing(context: &CaseContext<'_>) -> Vec<Missing> {
    let (case, regulation) = (context.case, context.regulation);
    let mut missing = Vec::new();
    for requirement in regulation.required.iter().filter(|requirement| requirement_holds(context, requirement)) {
        match &requirement.what {
            Required::Field(path) if !is_present(context, &path.text) => {
                missing.push(Missing::Field(path.text.to_string()));
            }
            Required::Section(title) if !has_text(&case.sections, &title.text) => {
                missing.push(Missing::Section(title.text.to_string()));
            }
            Required::Attachment(name) => missing.push(Missing::Attachment(name.text.to_string())),
            _ => {}
        }
    }
    for axis in regulation.axes.iter().filter(|axis| axis.required) {
        if !case.classes(&axis.key.text).any(|class| !class.is_blank()) {
            let choices = if axis.free { Vec::new() } else { axis.choices.clone() };
            missing.push(Missing::Class(axis.key.text.to_string(), choices));
        }
    }
    for (rule, event) in context.duties.iter().filter(|(_, event)| event.step.text == "ontvangen") {
        for key in rule.required.iter().filter(|key| event.attribute(&key.text).is_none_or(Node::is_blank)) {
            let choices = if key.text == "via" { rule.channels.iter() } else { [].iter() };
            let choices = choices.map(|channel| channel.text.to_string()).collect();
            missing.push(Missing::Attribute(key.text.to_string(), choices));
        }
    }
    missing
}

/// What is required for the step of this event in the course: data and sections that have to be there before it, and
/// what has to stand beside it. What is only advised is left out.
#[must_use]
pub fn missing_at(context: &CaseContext<'_>, event: &Event) -> Vec<Missing> {
    let before =
        |requirement: &&Requirement| requirement.before.as_ref().is_some_and(|step| step.text == event.step.text);
    let mut missing = Vec::new();
    for requirement in context.regulation.required.iter().filter(before).filter(|own| requirement_holds(context, own)) {
        match &requirement.what {
            Required::Field(path) if !is_present(context, &path.text) => {
                missing.push(Missing::Field(path.text.to_string()));
            }
            Required::Section(title) if !has_text(&context.case.sections, &title.text) => {
                missing.push(Missing::Section(title.text.to_string()));
            }
            _ => {}
        }
    }
    let beside = absent(context, event).into_iter().filter(|(.., severity)| *severity == Severity::Error);
    missing.extend(beside.map(|(key, ..)| Missing::Attribute(key.text.to_string(), Vec::new())));
    missing
}
