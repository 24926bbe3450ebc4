//! Something was said that had to be written, or the other way round.

use crate::case::Event;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::document::{Text, list_in_dutch};
use crate::vocabulary::Form;

use super::CaseContext;
use super::duty::{attribute_span, breach};
use super::wording::{discreet, meant};

pub const CODE: Code = Code::error("K212", "wrong-form", "een stap heeft niet de vorm die de regeling vraagt");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    for (rule, event) in context.duties.iter().copied().filter(|(rule, _)| !rule.forms.is_empty()) {
        let report = |span, message| breach(context, &CODE, rule, span, message);
        match fault(event, &rule.forms) {
            Some(Fault::Missing) if context.case.document.broken || is_asked(&rule.required) => {}
            // Whatever the form is, the rule allows it.
            Some(Fault::Missing) if allowed(&rule.forms).len() > 1 => {}
            found => findings.extend(found.map(|fault| describe(event, &fault, &rule.forms, report))),
        }
    }
    definition(context, findings);
}

/// A regulation that calls only what is written a complaint wants it in writing, whatever its steps say.
fn definition(context: &CaseContext<'_>, findings: &mut Findings) {
    let own_rule = context.regulation.step("ontvangen").is_some_and(|rule| !rule.forms.is_empty());
    let Some(definition) = context.regulation.definition.as_ref().filter(|own| !own.forms.is_empty()) else { return };
    if own_rule {
        return;
    }
    for event in context.case.all("ontvangen").filter(|event| event.waived().is_none()) {
        if let Some(fault @ (Fault::NotAllowed(..) | Fault::Unknown(..))) = fault(event, &definition.forms) {
            let report = |span, message: String| context.finding(&CODE, span, message, &definition.articles);
            findings.push(describe(event, &fault, &definition.forms, report));
        }
    }
}

enum Fault {
    Missing,
    Unknown(String),
    NotAllowed(Form),
}

/// What is wrong with the form of an event: the one it states, or else the one its channel has.
fn fault(event: &Event, forms: &[Text]) -> Option<Fault> {
    let allowed = allowed(forms);
    let stated: Vec<&str> = event.attribute("vorm").into_iter().flat_map(|node| node.texts()).collect();
    let stated: Vec<&str> = stated.into_iter().filter(|word| !word.trim().is_empty()).collect();
    if let Some(word) = stated.iter().find(|word| Form::read(word).is_none()) {
        return Some(Fault::Unknown((*word).to_owned()));
    }
    let mut found: Vec<Form> = stated.into_iter().filter_map(Form::read).collect();
    if found.is_empty() {
        found.extend(event.attribute("via").into_iter().flat_map(|node| node.texts()).filter_map(Form::of_channel));
    }
    match found.first() {
        None => Some(Fault::Missing),
        Some(_) if found.iter().any(|form| allowed.contains(form)) => None,
        Some(form) => Some(Fault::NotAllowed(*form)),
    }
}

fn describe(
    event: &Event,
    fault: &Fault,
    forms: &[Text],
    report: impl Fn(crate::source::Span, String) -> Diagnostic,
) -> Diagnostic {
    let step = event.step.as_str();
    let words: Vec<&str> = allowed(forms).into_iter().map(Form::key).collect();
    let asked = list_in_dutch(&words, "of");
    let stated = event.attribute("vorm").filter(|value| !value.is_blank());
    match fault {
        Fault::Missing => report(event.step.span, format!("`vorm` ontbreekt: de regeling vraagt {asked}"))
            .help(format!("zet bij deze gebeurtenis vorm: {asked}")),
        Fault::Unknown(word) => {
            let message = format!("de vorm `{word}` bestaat niet");
            let finding = discreet(report(attribute_span(event, stated), message), word);
            let help = format!("schrijf {asked}");
            // In a list the place is that of the whole list: a word may not come over it.
            match stated.and_then(|value| value.as_str()) {
                Some(_) => meant(finding, word, words, &help),
                None => finding.help(help),
            }
        }
        Fault::NotAllowed(form) => {
            let span = attribute_span(event, stated.or_else(|| event.attribute("via")));
            let message = format!("`{step}` is {}, en de regeling vraagt {asked}", form.key());
            let help = match (step, form) {
                ("ontvangen", Form::Oral) => "laat de klacht op papier zetten en leg dan vorm: schriftelijk vast",
                (_, Form::Oral) => "stuur het alsnog schriftelijk en leg die dag vast",
                (_, Form::Written) => "bespreek het alsnog en leg die dag vast",
            };
            report(span, message).help(help)
        }
    }
}

fn allowed(forms: &[Text]) -> Vec<Form> {
    forms.iter().filter_map(|form| Form::read(&form.text)).collect()
}

fn is_asked(required: &[Text]) -> bool {
    required.iter().any(|attribute| attribute.text == "vorm")
}
