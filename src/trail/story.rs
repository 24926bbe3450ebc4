//! An entry as a sentence an officer would say.

use chrono::NaiveDate;

use crate::calendar::short_date;
use crate::document::list_in_dutch;
use crate::vocabulary::step_label;

use super::{Act, Entry, Field, FieldChange, Kind};

/// `ontvangst bevestigd (2 maart 2026) vastgelegd`: what happened, in one line.
#[must_use]
pub fn story(entry: &Entry) -> String {
    let whole = match entry.act {
        Act::Registered => Some("zaak geregistreerd"),
        Act::Restored => Some("zaak teruggezet"),
        Act::Deleted => Some("zaak verwijderd"),
        Act::MergedByHand => Some("bij het samenvoegen met de hand veranderd"),
        Act::Moved if entry.changes.is_empty() => Some("zaak verplaatst"),
        Act::Moved => Some("zaak verplaatst en veranderd"),
        Act::Changed => None,
    };
    let parts = match entry.act {
        // What came back is what went.
        Act::Deleted | Act::Restored => Vec::new(),
        // Of a new case the course tells what matters; its data is all new anyway.
        Act::Registered => phrases(entry.changes.iter().filter(|change| matches!(change.field, Field::Course(..)))),
        _ => phrases(entry.changes.iter()),
    };
    if !entry.unread.is_empty() {
        return format!("{}; wat er veranderde is niet te lezen", whole.unwrap_or("zaak veranderd"));
    }
    match (whole, parts.is_empty()) {
        (Some(whole), true) => whole.to_owned(),
        (Some(whole), false) => format!("{whole}: {}", list_in_dutch(&parts, "en")),
        (None, _) => list_in_dutch(&parts, "en"),
    }
}

/// What was done to a case, without anybody's data, for the message of a commit: `oordeel gegeven op 10 april 2026,
/// deels gegrond`. The first is what happened to the case as a whole, if anything did.
#[must_use]
pub fn deed(act: Act, changes: &[FieldChange]) -> (Option<&'static str>, Vec<String>) {
    let parts = match act {
        Act::Deleted => return (Some("verwijderd"), Vec::new()),
        Act::Restored => return (Some("teruggezet"), Vec::new()),
        Act::Registered => {
            let course = phrases(changes.iter().filter(|change| matches!(change.field, Field::Course(..))));
            let plain = |part: String| part.strip_prefix("klacht ontvangen").map(|rest| format!("ontvangen{rest}"));
            course.into_iter().map(|part| plain(part.clone()).unwrap_or(part)).collect()
        }
        _ => phrases(changes.iter()),
    };
    let whole = match act {
        Act::Registered => Some("geregistreerd"),
        Act::Moved => Some("verplaatst"),
        _ => None,
    };
    (whole, parts)
}

fn phrases<'a>(changes: impl Iterator<Item = &'a FieldChange>) -> Vec<String> {
    let changes: Vec<&FieldChange> = changes.collect();
    let mut parts: Vec<String> = Vec::new();
    let mut push = |part: String| {
        if !parts.contains(&part) {
            parts.push(part);
        }
    };
    for change in &changes {
        match &change.field {
            Field::Body => push("tekst aangepast".to_owned()),
            Field::Front(path) => push(front(path, change.kind)),
            Field::Course(index, key) => {
                let step = change.step.as_deref().unwrap_or(key);
                if key == step {
                    push(event(change, &changes, *index, step));
                } else if change.from.is_some() {
                    push(format!("{} bij {} aangepast", key_name(key), step_name(step)));
                }
            }
        }
    }
    parts
}

/// A field of the front matter by its first part: what it says is nobody's business in a log.
fn front(path: &str, kind: Kind) -> String {
    let name = path.split(['.', '[']).next().unwrap_or(path);
    let did = match kind {
        Kind::Added => "toegevoegd",
        Kind::Removed => "weggehaald",
        Kind::Changed => "aangepast",
    };
    format!("{} {did}", key_name(name))
}

/// A key as it is written. Whatever is not plainly a key may hold somebody's name.
fn key_name(key: &str) -> String {
    if is_plain(key) { format!("`{key}`") } else { "een gegeven".to_owned() }
}

fn step_name(step: &str) -> &str {
    let label = step_label(step);
    if label == step && !is_plain(step) { "een stap" } else { label }
}

fn is_plain(key: &str) -> bool {
    key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte == b'_')
}

fn event(change: &FieldChange, all: &[&FieldChange], index: usize, step: &str) -> String {
    let label = step_name(step);
    let day = |text: &Option<String>| {
        // The day of a moment; what is no day may be anything, and is left out.
        let day = text.as_deref().and_then(|text| text.get(..10)).and_then(|text| text.parse::<NaiveDate>().ok());
        day.map(short_date).unwrap_or_default()
    };
    match change.kind {
        Kind::Added => {
            let outcome = all.iter().find_map(|other| match &other.field {
                Field::Course(at, key) if *at == index && key == "uitkomst" => other.after.as_deref(),
                _ => None,
            });
            let day = day(&change.after);
            let on = if day.is_empty() { String::new() } else { format!(" op {day}") };
            let outcome = outcome.filter(|outcome| crate::vocabulary::OUTCOMES.contains(outcome));
            format!("{label}{on}{}", outcome.map(|outcome| format!(", {outcome}")).unwrap_or_default())
        }
        Kind::Removed => format!("{label} ({}) weggehaald", day(&change.before)).replace(" ()", ""),
        Kind::Changed => match (day(&change.before), day(&change.after)) {
            (before, after) if before.is_empty() || after.is_empty() => format!("{label}: datum aangepast"),
            (before, after) => format!("{label}: datum {before} veranderd in {after}"),
        },
    }
}
