//! An event lacks something the regulation wants recorded with it.

use crate::case::Event;
use crate::deadline::ExtensionFault;
use crate::diagnostic::{Code, Findings, Mend, Severity};
use crate::document::{Node, Text};
use crate::regulation::{Refs, StepRule};
use crate::source::{Source, Span};

use super::CaseContext;
use super::missing_section::has_text;

pub const CODE: Code = Code::error("K211", "missing-attribute", "bij een gebeurtenis ontbreekt een vereist gegeven");

/// Sections of the body in which the grounds of a judgement may stand instead of at the event.
const GROUNDS: [&str; 3] = ["Motivering van het oordeel", "Motivering van de beslissing", "Overwegingen"];

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    if context.case.document.broken {
        return;
    }
    for event in context.case.course.iter().filter(|event| event.waived().is_none()) {
        for (attribute, articles, severity) in absent(context, event) {
            let key = attribute.as_str();
            if key == "tot" && lacks_new_date(context, event) {
                continue;
            }
            let message = format!("bij `{}` ontbreekt `{key}`", event.step.text);
            let help = match key {
                "motivering" => format!("zet erbij {key}: en de reden, of schrijf die onder ## {}", GROUNDS[0]),
                _ => format!("zet bij deze gebeurtenis {key}: en de waarde"),
            };
            let finding = context.finding(&CODE, event.step.span, message, articles).help(help);
            let finding = finding.severity(severity);
            findings.push(match line_below(context.case.source(), event, key) {
                Some(mend) if event.attribute(key).is_none() => {
                    finding.fix(format!("Voeg `{key}` toe om in te vullen"), mend)
                }
                _ => finding,
            });
        }
    }
}

/// What the rules want with an event and is not there, with the articles and how bad that is.
pub(super) fn absent<'a>(context: &CaseContext<'a>, event: &Event) -> Vec<(&'a Text, &'a Refs, Severity)> {
    let mut absent = wanted(context, &context.duties, event);
    absent.retain(|(attribute, ..)| {
        let key = attribute.as_str();
        let written = key == "motivering" && GROUNDS.iter().any(|title| has_text(&context.case.sections, title));
        !written && event.attribute(key).is_none_or(Node::is_blank)
    });
    absent
}

/// A line for an attribute below the step, when the event stands on lines of its own.
fn line_below(source: &Source, event: &Event, key: &str) -> Option<Mend> {
    let (text, step) = (source.text(), event.step.span.start as usize);
    let line = text[..step].rfind('\n').map_or(0, |at| at + 1);
    let before = &text[line..step];
    let own_line = !before.is_empty() && before.bytes().all(|byte| byte == b' ' || byte == b'-');
    let end = step + text[step..].find('\n')?;
    let line_end = if text[..end].ends_with('\r') { "\r\n" } else { "\n" };
    let new = format!("{}{key}:{line_end}", " ".repeat(before.len()));
    own_line.then(|| Mend::Over(Span::new(end + 1, end + 1), new))
}

/// Whether the event is an extension without a new date, which has a check of its own.
fn lacks_new_date(context: &CaseContext<'_>, event: &Event) -> bool {
    let extensions = context.deadlines.iter().flat_map(|term| &term.extensions);
    let mut own = extensions.filter(|extended| std::ptr::eq(extended.event, event));
    own.any(|extended| extended.fault == Some(ExtensionFault::NoNewDate))
}

/// What the rules want with an event, each attribute once.
fn wanted<'a>(
    context: &CaseContext<'a>,
    bound: &[(&'a StepRule, &'a Event)],
    event: &Event,
) -> Vec<(&'a Text, &'a Refs, Severity)> {
    let mut wanted: Vec<(&Text, &Refs, Severity)> = Vec::new();
    if let Some((rule, _)) = bound.iter().find(|(_, other)| std::ptr::eq(*other, event)) {
        let severity = if rule.advice { Severity::Warning } else { Severity::Error };
        wanted.extend(rule.required.iter().map(|own| (own, &rule.articles, severity)));
    }
    for term in &context.regulation.terms {
        let Some(extension) = term.extension.as_ref().filter(|own| own.step.text == event.step.text) else { continue };
        let articles = if extension.articles.is_empty() { &term.articles } else { &extension.articles };
        for own in &extension.required {
            if wanted.iter().all(|(other, ..)| other.text != own.text) {
                wanted.push((own, articles, Severity::Error));
            }
        }
    }
    wanted
}
