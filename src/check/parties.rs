//! The persons a role stands for in a case, and whether two of them are one.

use std::borrow::Cow;

use crate::case::Person;
use crate::document::{Map, Node, Value};
use crate::source::Span;

use super::CaseContext;

/// The persons with a role: `klager`, `beklaagde`, `behandelaar`, the handler under the role they have, and
/// whoever stands in the front matter under the name of the role, such as `commissie`.
pub(super) fn persons_with<'a>(context: &CaseContext<'a>, role: &str) -> Vec<Cow<'a, Person>> {
    let case = context.case;
    let with_representative = |person: &'a Person| std::iter::once(person).chain(person.representative.as_deref());
    match role {
        "klager" => case.complainant.iter().flat_map(with_representative).map(Cow::Borrowed).collect(),
        "beklaagde" => case.respondents.iter().map(Cow::Borrowed).collect(),
        "behandelaar" => case.handler.iter().map(Cow::Borrowed).collect(),
        _ => {
            let has_role = |person: &&Person| person.role.as_ref().is_some_and(|own| key(&own.text) == key(role));
            let named = case.document.front.get(role).map(Node::items).unwrap_or_default();
            let of_role = case.handler.iter().filter(has_role).map(Cow::Borrowed);
            of_role.chain(named.iter().filter_map(person).map(Cow::Owned)).collect()
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
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if text.bytes().all(plain) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase())
}

/// A role to compare: `Manager Propositie` is `manager-propositie`.
pub(super) fn key(text: &str) -> Cow<'_, str> {
    match fold(text) {
        Cow::Owned(folded) => Cow::Owned(folded.replace([' ', '_'], "-")),
        borrowed => borrowed,
    }
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
