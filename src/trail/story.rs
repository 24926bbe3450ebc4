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
        Act::Deleted => Some("zaak verwijderd"),
        Act::MergedByHand => Some("bij het samenvoegen met de hand veranderd"),
        Act::Moved if entry.changes.is_empty() => Some("zaak verplaatst"),
        Act::Moved => Some("zaak verplaatst en veranderd"),
        Act::Changed => None,
    };
    let parts = match entry.act {
        Act::Deleted => Vec::new(),
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

/// The message of a commit, without anybody's data: `2026-007: oordeel gegeven op 10 april 2026, deels gegrond`.
#[must_use]
pub fn subject(entry: &Entry) -> String {
    format!("{}: {}", entry.case, story(entry))
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
                    push(format!("`{key}` bij {} aangepast", step_label(step)));
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
    format!("`{name}` {did}")
}

fn event(change: &FieldChange, all: &[&FieldChange], index: usize, step: &str) -> String {
    let label = step_label(step);
    let day = |text: &Option<String>| {
        let text = text.as_deref().unwrap_or_default();
        text.parse::<NaiveDate>().map_or_else(|_| text.to_owned(), short_date)
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
        Kind::Removed => format!("{label} ({}) weggehaald", day(&change.before)),
        Kind::Changed => format!("{label}: datum {} veranderd in {}", day(&change.before), day(&change.after)),
    }
}
