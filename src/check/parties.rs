//! The persons a role stands for in a case, and whether two of them are one.

use crate::case::Person;
use crate::document::{Map, Node, Value};
use crate::source::Span;

use super::CaseContext;

/// The persons with a role: `klager`, `beklaagde`, `behandelaar`, the handler under the role they have, and
/// whoever stands in the front matter under the name of the role, such as `commissie`.
pub(super) fn persons_with(context: &CaseContext<'_>, role: &str) -> Vec<Person> {
    let case = context.case;
    let with_representative = |person: &Person| {
        let representative = person.representative.as_deref().cloned();
        std::iter::once(person.clone()).chain(representative).collect::<Vec<_>>()
    };
    match role {
        "klager" => case.complainant.iter().flat_map(with_representative).collect(),
        "beklaagde" => case.respondents.clone(),
        "behandelaar" => case.handler.iter().cloned().collect(),
        _ => {
            let has_role = |person: &&Person| person.role.as_ref().is_some_and(|own| key(&own.text) == key(role));
            let named = case.document.front.get(role).map(Node::items).unwrap_or_default();
            case.handler.iter().filter(has_role).cloned().chain(named.iter().filter_map(person)).collect()
        }
    }
}

/// Where the first of two persons shows to be the second: the same name or the same e-mail address.
pub(super) fn same_person(one: &Person, other: &Person) -> Option<Span> {
    let pairs = [(&one.name, &other.name), (&one.email, &other.email)];
    pairs.into_iter().find_map(|pair| match pair {
        (Some(one), Some(other)) if !one.text.trim().is_empty() && fold(&one.text) == fold(&other.text) => {
            Some(one.span)
        }
        _ => None,
    })
}

/// A name or department to compare: case ignored, spaces folded.
pub(super) fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A role to compare: `Manager Propositie` is `manager-propositie`.
pub(super) fn key(text: &str) -> String {
    fold(text).replace([' ', '_'], "-")
}

fn person(node: &Node) -> Option<Person> {
    match &node.value {
        Value::Scalar(_) => Some(Person { name: node.as_text(), span: node.span, ..Person::default() }),
        Value::Map(map) => {
            let text = |key: &str| Map::get(map, key).filter(|node| !node.is_blank()).and_then(Node::as_text);
            Some(Person {
                name: text("naam"),
                email: text("email"),
                department: text("afdeling").or_else(|| text("team")),
                role: text("rol"),
                span: node.span,
                ..Person::default()
            })
        }
        _ => None,
    }
}
