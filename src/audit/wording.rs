//! Values and days as a finding may show them.

use chrono::NaiveDate;

use crate::calendar::short_date;
use crate::vocabulary::{OUTCOMES, step_label};

/// The day a value of the trail begins with.
pub(super) fn day_of(value: &str) -> Option<NaiveDate> {
    value.get(..10)?.parse().ok()
}

/// A value when it says nothing about a person: a day, an outcome, yes or no.
pub(super) fn shown(value: &str) -> Option<String> {
    if let Some(day) = day_of(value) {
        let time = value.get(10..).unwrap_or_default().trim_start_matches('T').trim();
        let timed = time.chars().all(|c| c.is_ascii_digit() || ":+.".contains(c));
        let gap = if time.is_empty() { "" } else { " " };
        return timed.then(|| format!("{}{gap}{time}", short_date(day)));
    }
    (OUTCOMES.contains(&value) || ["ja", "nee"].contains(&value)).then(|| value.to_owned())
}

/// A day, or that it is not known.
pub(super) fn day(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| "een onbekende dag".to_owned(), short_date)
}

/// ` op 2 maart 2026`, or nothing.
pub(super) fn on_day(value: Option<&str>) -> String {
    value.and_then(day_of).map(|day| format!(" op {}", short_date(day))).unwrap_or_default()
}

/// A step as it reads. What is no key was written there by mistake, and may be anybody's.
pub(super) fn label(step: &str) -> &str {
    if is_key(step) { step_label(step) } else { "een gebeurtenis" }
}

/// A field by the first part of its path.
pub(super) fn field(path: &str) -> String {
    let name = path.split(['.', '[']).next().unwrap_or(path);
    if is_key(name) { format!("`{name}`") } else { "een gegeven".to_owned() }
}

/// Lower-case letters, figures, hyphens: what keys, short names and versions are made of.
pub(super) fn is_key(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_@".contains(&byte);
    !text.is_empty() && text.len() <= 60 && text.bytes().all(allowed)
}
