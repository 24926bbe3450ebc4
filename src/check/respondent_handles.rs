//! Someone judges a complaint about themselves, or one of their own.

use std::borrow::Cow;

use crate::case::Person;
use crate::diagnostic::{Code, Findings};

use super::CaseContext;
use super::parties::{persons_with, same_person};

pub const CODE: Code = Code::error("K111", "respondent-handles", "wie de klacht behandelt, is zelf partij");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    for rule in &context.regulation.independence {
        let bound = persons_with(context, &rule.who.text);
        for party in rule.not.iter().map(|not| not.as_str()).filter(|not| ["beklaagde", "klager"].contains(not)) {
            let others = persons_with(context, party);
            for person in &bound {
                let same = |other: &Cow<'_, Person>| same_person(person, other).map(|span| (span, other.span));
                let Some((span, other)) = others.iter().find_map(same) else { continue };
                let who = &rule.who.text;
                let message = match who.as_str() {
                    "commissie" => format!("een lid van de `commissie` is dezelfde persoon als de {party}"),
                    _ => format!("de `{who}` is dezelfde persoon als de {party}"),
                };
                let help = "laat iemand anders de klacht behandelen";
                let finding = context.finding(&CODE, span, message, &rule.articles).help(help);
                findings.push(finding.label(context.case.source(), other, format!("de {party}")));
            }
        }
    }
}
