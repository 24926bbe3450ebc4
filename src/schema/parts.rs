//! The kinds of values: a text, a day, yes or no, one or more of something.

use serde_json::{Map, Value, json};

use super::manual::meaning;

/// A day as it is read: as the program writes it, or in another form with one meaning.
const DAY: &str = "^\\s*(\\d{4}-\\d{1,2}-\\d{1,2}([T ]\\d{1,2}[:.]\\d{2}.*)?|\\d{8}|.*\\d{1,2}[-/. ]+([A-Za-z]+\\.?|\\d{1,2})[-/. ]+\\d{4}.*)\\s*$";
/// A length, such as `4 weken`.
const LENGTH: &str = "^\\s*(\\d{1,4}|[A-Za-zé]+)\\s*(uur|uren|dag|werkdag|kalenderdag|week|weken|maand|jaar|jaren).*$";

/// What more than one schema uses.
pub(super) fn definitions() -> Value {
    json!({
        // Nothing filled in yet is no fault of form.
        "tekst": {"type": ["string", "number", "boolean", "null"]},
        "teksten": {"anyOf": [{"$ref": "#/definitions/tekst"}, {"type": "array", "items": {"$ref": "#/definitions/tekst"}}]},
        "dag": {"anyOf": [{"type": "string", "pattern": DAY}, {"type": "null"}]},
        "lengte": {"anyOf": [{"type": "string", "pattern": LENGTH}, {"type": "null"}]},
        "ja-nee": {"enum": ["ja", "nee", true, false, "Ja", "Nee", "JA", "NEE", null]},
        "maatregelen": one_or_more(&json!({"anyOf": [text(), measure()]})),
        "negeer": one_or_more(&object(
            &[
                ("controle", described(&text(), "de code of de naam van de melding")),
                ("reden", described(&text(), "waarom u haar overslaat")),
                ("tot", described(&day(), "tot en met welke dag")),
            ],
            &["controle", "reden", "tot"],
        )),
    })
}

/// A measure, in a report or in a case.
fn measure() -> Value {
    const TABLE: &str = "Maatregelen";
    let effect = closed(
        crate::measure::EFFECT_KEYS
            .iter()
            .map(|key| {
                let value = if *key == "beoordeeld" { day() } else { text() };
                let words = match *key {
                    "beoordeeld" => "de dag waarop u keek of het hielp",
                    "oordeel" => "wat u vond",
                    _ => "wat u erover kwijt wilt",
                };
                ((*key).to_owned(), described(&value, words))
            })
            .collect(),
        &[],
    );
    let key = |key: &&str| {
        let value = match *key {
            "zaken" => texts(),
            "gepland" | "uitgevoerd" => day(),
            "effect" => json!({"anyOf": [text(), effect]}),
            _ => text(),
        };
        named(TABLE, key, &value)
    };
    closed(crate::measure::KEYS.iter().map(key).collect(), &["maatregel"])
}

pub(super) fn text() -> Value {
    refer("tekst")
}

pub(super) fn texts() -> Value {
    refer("teksten")
}

pub(super) fn day() -> Value {
    refer("dag")
}

pub(super) fn length() -> Value {
    refer("lengte")
}

pub(super) fn yes_no() -> Value {
    refer("ja-nee")
}

pub(super) fn refer(name: &str) -> Value {
    json!({"$ref": format!("#/definitions/{name}")})
}

/// One of these words, and nothing else.
pub(super) fn word(words: &[&str]) -> Value {
    let words: Vec<Value> = words.iter().map(|word| json!(word)).chain([Value::Null]).collect();
    json!({"enum": words})
}

/// These words to choose from, and any other.
pub(super) fn usual(words: &[&str]) -> Value {
    json!({"anyOf": [{"enum": words}, texts()]})
}

/// One, or a list.
pub(super) fn one_or_more(value: &Value) -> Value {
    json!({"anyOf": [value, {"type": "array", "items": value}, {"type": "null"}]})
}

/// With the words an editor shows. Beside a reference draft 7 reads nothing else, so that goes in a list of one.
pub(super) fn described(value: &Value, words: &str) -> Value {
    let mut described = Map::from_iter([("description".to_owned(), json!(words))]);
    match value {
        Value::Object(inner) if !inner.contains_key("$ref") => described.extend(inner.clone()),
        other => drop(described.insert("allOf".to_owned(), json!([other]))),
    }
    Value::Object(described)
}

/// With the words the manual has for a name below a heading.
pub(super) fn named(heading: &str, name: &str, value: &Value) -> (String, Value) {
    let words = meaning(heading, name);
    (name.to_owned(), words.map_or_else(|| value.clone(), |words| described(value, &words)))
}

/// A group with these names, own notes, and nothing else.
pub(super) fn object(names: &[(&str, Value)], required: &[&str]) -> Value {
    let names = names.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    closed(names, required)
}

/// The same, of names that were made with their words.
pub(super) fn closed(names: Vec<(String, Value)>, required: &[&str]) -> Value {
    let mut group = json!({
        "type": "object",
        "properties": Map::from_iter(names),
        "patternProperties": {"^x-": {}},
        "additionalProperties": false,
    });
    if !required.is_empty() {
        group["required"] = json!(required);
    }
    group
}

/// A group that may have other names too: those a regulation adds.
pub(super) fn open(names: Vec<(String, Value)>) -> Value {
    json!({"type": "object", "properties": Map::from_iter(names)})
}

/// A group with names of the officer's own, all of one kind.
pub(super) fn each(value: &Value) -> Value {
    json!({"anyOf": [{"type": "object", "additionalProperties": value}, {"type": "null"}]})
}
