//! Someone judges a complaint about their own department.

use crate::case::Person;
use crate::diagnostic::{Code, Findings};
use crate::source::Span;

use super::CaseContext;
use super::parties::{fold, persons_with, same_person};

pub const CODE: Code =
    Code::error("K112", "same-department", "wie de klacht behandelt, werkt op de afdeling van de beklaagde");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    let forbids = |not: &[crate::document::Text], word: &str| not.iter().any(|not| not.text == word);
    for rule in context.regulation.independence.iter().filter(|rule| forbids(&rule.not, "afdeling")) {
        for person in persons_with(context, &rule.who.text) {
            // One and the same person is told once, by the rule that says so.
            let themselves = |respondent: &Person| same_person(&person, respondent).is_some();
            if forbids(&rule.not, "beklaagde") && context.case.respondents.iter().any(themselves) {
                continue;
            }
            let shared = |respondent: &Person| shared(&person, respondent);
            let Some((span, other)) = context.case.respondents.iter().find_map(shared) else { continue };
            let who = &rule.who.text;
            let message = match who.as_str() {
                "commissie" => "een lid van de `commissie` werkt op de afdeling van de beklaagde".to_owned(),
                _ => format!("de `{who}` werkt op de afdeling van de beklaagde"),
            };
            let finding = context.finding(&CODE, span, message, &rule.articles);
            findings.push(finding.help("laat iemand van een andere afdeling de klacht behandelen").label(
                context.case.source(),
                other,
                "de afdeling van de beklaagde",
            ));
        }
    }
}

fn shared(person: &Person, respondent: &Person) -> Option<(Span, Span)> {
    match (&person.department, &respondent.department) {
        (Some(own), Some(other)) if fold(&own.text) == fold(&other.text) => Some((own.span, other.span)),
        _ => same_person(person, respondent).map(|span| (span, respondent.span)),
    }
}
