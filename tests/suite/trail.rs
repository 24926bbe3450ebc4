//! The audit trail, read from real histories: each is a `git fast-import` stream in text.

mod fields;
mod guests;
pub mod history;
mod kept;
mod large;
mod locks;
mod merges;
mod moves;
mod noise;
mod output;
mod people;
mod properties;
mod regulations;
mod repositories;

use serde_json::Value;

use history::{History, commit};

/// A case with a course of its own, and a body.
fn case(front: &str, course: &[&str], body: &str) -> String {
    let course: String = course.iter().map(|event| format!("  - {event}\n")).collect();
    format!("---\n{front}\nverloop:\n{course}---\n{body}\n")
}

/// A case that was received, with more in its course.
fn received(more: &[&str]) -> String {
    let course: Vec<&str> = std::iter::once("ontvangen: 2026-03-02").chain(more.iter().copied()).collect();
    case("klager: {naam: Noor Noordzee}", &course, "## Omschrijving\nTe laat.")
}

/// What an entry says it changed: `+ field = after`, `- field = before`, `~ field = before -> after`.
fn changes(entry: &Value) -> Vec<String> {
    let change = |change: &Value| {
        let text = |key: &str| change[key].as_str().map(str::to_owned);
        let field = change["field"].as_str().unwrap();
        match (change["kind"].as_str().unwrap(), text("before"), text("after")) {
            ("added", None, Some(after)) => format!("+ {field} = {after}"),
            ("removed", Some(before), None) => format!("- {field} = {before}"),
            ("changed", Some(before), Some(after)) => format!("~ {field} = {before} -> {after}"),
            odd => panic!("{odd:?}"),
        }
    };
    entry["changes"].as_array().unwrap().iter().map(change).collect()
}

/// What each entry is, newest first: `case: story`.
fn stories(entries: &[Value]) -> Vec<String> {
    let text = |entry: &Value| format!("{}: {}", entry["case"].as_str().unwrap(), entry["story"].as_str().unwrap());
    entries.iter().map(text).collect()
}
