//! What rules about steps have in common: the events they bind, and how serious a breach is.

use crate::case::{Case, Event};
use crate::deadline::applies;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::Node;
use crate::regulation::{Refs, Regulation, StepRule};
use crate::source::Span;

use super::CaseContext;

/// For findings that rest on no article.
pub(super) static NO_ARTICLES: Refs = Vec::new();

/// The events that really happened and have a rule whose condition holds, each with that rule.
pub(super) fn bound_events<'a>(case: &'a Case, regulation: &'a Regulation) -> Vec<(&'a StepRule, &'a Event)> {
    let happened = case.course.iter().filter(|event| event.waived().is_none());
    happened
        .filter_map(|event| Some((regulation.step(&event.step.text)?, event)))
        .filter(|(rule, event)| applies(&rule.when, case, regulation, Some(event)))
        .collect()
}

/// A finding on a rule of a step; a warning when the rule only advises.
pub(super) fn breach(
    context: &CaseContext<'_>,
    code: &'static Code,
    rule: &StepRule,
    span: Span,
    message: String,
) -> Diagnostic {
    let finding = context.finding(code, span, message, &rule.articles);
    if rule.advice { finding.severity(Severity::Warning) } else { finding }
}

/// The articles of the rule of a step, if it has one.
pub(super) fn articles_of<'a>(context: &CaseContext<'a>, step: &str) -> &'a Refs {
    context.regulation.step(step).map_or(&NO_ARTICLES, |rule| &rule.articles)
}

/// Where to point for an attribute: its value, or the step when nothing was filled in.
pub(super) fn attribute_span(event: &Event, value: Option<&Node>) -> Span {
    value.filter(|value| !value.is_blank()).map_or(event.step.span, |value| value.span)
}
