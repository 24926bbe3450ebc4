//! Whether a step stands before an event.

use crate::case::Event;

use super::CaseContext;

/// How a step stands to an event.
pub(super) enum Precedence<'a> {
    /// It was taken or validly waived on or before that day.
    Before,
    /// It was taken, but only later.
    Later(&'a Event),
    /// It is not in the course.
    Missing,
}

/// Looks for the step on or before the day of the event. A day nobody can read gets the benefit of the doubt:
/// that it cannot be read is a finding of its own.
pub(super) fn precedence<'a>(context: &CaseContext<'a>, step: &str, event: &Event) -> Precedence<'a> {
    let waivable = context.regulation.step(step).is_some_and(|rule| rule.waivable);
    let mut later: Option<&Event> = None;
    for other in context.case.course.iter().filter(|other| other.step.text == step) {
        if other.waived().is_some() && !(waivable && other.is_waived_with_reason()) || std::ptr::eq(other, event) {
            continue;
        }
        match (other.date(), event.date()) {
            (Some(day), Some(limit)) if day > limit => {
                if later.is_none_or(|later| other.date() < later.date()) {
                    later = Some(other);
                }
            }
            _ => return Precedence::Before,
        }
    }
    later.map_or(Precedence::Missing, Precedence::Later)
}
