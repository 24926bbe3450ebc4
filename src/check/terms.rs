//! What the checks on terms share: where to point, how to count, which extensions go wrong.

use chrono::NaiveDate;

use crate::calendar::short_date;
use crate::case::Event;
use crate::deadline::{Deadline, Extended, ExtensionFault};
use crate::diagnostic::{Code, Diagnostic};
use crate::regulation::Refs;
use crate::source::Span;

use super::CaseContext;

/// From the step to its day.
pub(super) fn event_span(event: &Event) -> Span {
    let step = event.step.span;
    event.on.map_or(step, |on| Span { start: step.start.min(on.span.start), end: step.end.max(on.span.end) })
}

/// The day of an event, or its step when the day is not there.
pub(super) fn day_span(event: &Event) -> Span {
    event.on.map_or(event.step.span, |on| on.span)
}

/// The event that met a term.
pub(super) fn met_by<'a>(deadline: &Deadline<'a>) -> Option<&'a Event> {
    let rule = deadline.rule;
    let meets = |event: &&Event| match &rule.repeats_until {
        Some(until) => until.text == event.step.text,
        None => rule.is_met_by(&event.step.text),
    };
    let day = deadline.met_on?;
    deadline.case.course.iter().filter(meets).find(|event| event.date() == Some(day) && event.waived().is_none())
}

/// `1 dag`, `12 dagen`.
pub(super) fn days(count: i64) -> String {
    if count == 1 { "1 dag".to_owned() } else { format!("{count} dagen") }
}

/// How many days a day lies after the last day of a term, and that last day: `3 dagen na de laatste dag, di 2-6-2026`.
pub(super) fn after_the_end(deadline: &Deadline<'_>, day: NaiveDate) -> String {
    let late = (day - deadline.due.date).num_days();
    format!("{} na de laatste dag, {}", days(late), short_date(deadline.due.date))
}

/// The extensions with a fault, each once. An extension that counts for one term may be too late for another that
/// it was not meant for.
pub(super) fn faulty<'c, 'a>(
    context: &'c CaseContext<'a>,
    fault: ExtensionFault,
) -> impl Iterator<Item = (&'c Deadline<'a>, &'c Extended<'a>)> {
    let all = || context.deadlines.iter().flat_map(|term| term.extensions.iter().map(move |extended| (term, extended)));
    let counts = move |event: &Event| all().any(|(_, other)| std::ptr::eq(other.event, event) && other.fault.is_none());
    let mut seen: Vec<*const Event> = Vec::new();
    all().filter(move |(_, extended)| {
        let event: *const Event = extended.event;
        let new = extended.fault == Some(fault) && !counts(extended.event) && !seen.contains(&event);
        if new {
            seen.push(event);
        }
        new
    })
}

/// A finding about an extension: it rests on the articles of the extension, or else on those of its term.
pub(super) fn on_extension(
    context: &CaseContext<'_>,
    code: &'static Code,
    deadline: &Deadline<'_>,
    span: Span,
    message: String,
) -> Diagnostic {
    let own: Option<&Refs> = deadline.rule.extension.as_ref().map(|extension| &extension.articles);
    let articles = own.filter(|articles| !articles.is_empty()).unwrap_or(&deadline.rule.articles);
    context.finding(code, span, message, articles).notes(deadline.explanation())
}

/// The new day of an extension, or its step when there is none.
pub(super) fn new_day_span(event: &Event) -> Span {
    event.attribute("tot").map_or(event.step.span, |node| node.span)
}
