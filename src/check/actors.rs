//! Whom the words in `door` and `aan` stand for: a role, or the name of a person of the case.

use crate::document::{Node, Text};

use super::CaseContext;
use super::parties::{fold, key, persons_with};

/// The roles nobody in these values stands for.
pub(super) fn missing_roles<'r>(
    context: &CaseContext<'_>,
    wanted: &'r [Text],
    values: impl IntoIterator<Item = &'r Node>,
) -> Vec<&'r str> {
    let words: Vec<String> = values.into_iter().flat_map(words).collect();
    let stands = |role: &str| words.iter().any(|word| stands_for(context, word, role));
    wanted.iter().map(Text::as_str).filter(|role| !stands(role)).collect()
}

/// `` `klager` en `beklaagde` ``.
pub(super) fn quoted(roles: &[&str]) -> String {
    let roles: Vec<String> = roles.iter().map(|role| format!("`{role}`")).collect();
    crate::document::list_in_dutch(&roles, "en")
}

fn stands_for(context: &CaseContext<'_>, word: &str, role: &str) -> bool {
    let is_key = |other: &str| key(word) == key(other);
    let is_name = |name: &Option<Text>| name.as_ref().is_some_and(|name| fold(&name.text) == fold(word));
    let handler = context.case.handler.as_ref().and_then(|handler| handler.role.as_ref());
    let handler_is = |role: &str| handler.is_some_and(|own| key(&own.text) == key(role));
    is_key(role)
        || persons_with(context, role).iter().any(|person| is_name(&person.name))
        || is_key("behandelaar") && handler_is(role)
        || role == "behandelaar" && handler_is(word)
        || context.regulation.roles.iter().any(|own| key(&own.key.text) == key(role) && is_name(&own.name))
}

/// The words of a value; `klager, beklaagde` and `klager en beklaagde` without brackets are two.
fn words(node: &Node) -> Vec<String> {
    let mut words = Vec::new();
    for item in node.items() {
        let texts = match item.as_map() {
            Some(map) => ["naam", "rol"].into_iter().filter_map(|key| map.get(key)?.as_str()).collect(),
            None => item.as_str().into_iter().collect::<Vec<_>>(),
        };
        for text in texts {
            words.push(text.to_owned());
            words.extend(text.split(',').flat_map(|part| part.split(" en ")).map(|part| part.trim().to_owned()));
        }
    }
    words
}
