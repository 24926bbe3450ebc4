//! What `--set` says: which of it belongs to the event, and which to the case.

use chrono::NaiveDate;

use crate::case::KNOWN_KEYS;
use crate::check::{PERSON_KEYS, PERSONS, is_of_person};
use crate::document::nearest;
use crate::edit::New;
use crate::regulation::{Regulation, Required};
use crate::vocabulary::ATTRIBUTES;

use super::super::Problem;
use super::{CaseProblem, moment};

/// Values with their names.
#[derive(Debug, Default)]
pub(in crate::cli) struct Given {
    /// Beside the step.
    pub event: Vec<(String, New)>,
    /// In the case.
    pub case: Vec<(String, New)>,
}

impl Given {
    /// Reads `--set` of `record`.
    pub fn read(sets: &[String], regulation: &Regulation, step: &str, on: NaiveDate) -> Result<Self, Problem> {
        let attributes = attributes(regulation, step);
        let mut given = Self::default();
        for set in sets {
            let (key, value) = split(set)?;
            let value =
                if ["tot", "moment"].contains(&key) { moment(value, on)?.to_string() } else { value.to_owned() };
            if attributes.contains(&key) || key.starts_with("x-") {
                add(&mut given.event, key, value);
            } else if is_of_case(regulation, key) {
                add(&mut given.case, key, value);
            } else {
                return Err(unknown(key, attributes.into_iter().chain(KNOWN_KEYS)));
            }
        }
        Ok(given)
    }

    /// Whether it says that the step was waived.
    pub fn waives(&self) -> bool {
        self.event.iter().any(|(key, _)| key == "afgezien")
    }
}

/// What an event of this step may say.
pub(in crate::cli) fn attributes<'a>(regulation: &'a Regulation, step: &str) -> Vec<&'a str> {
    let rules = regulation.steps.iter().filter(|rule| rule.step.text == step).flat_map(|rule| &rule.required);
    let extensions = regulation.terms.iter().filter_map(|term| term.extension.as_ref());
    let extensions = extensions.filter(|own| own.step.text == step).flat_map(|own| &own.required);
    ATTRIBUTES.into_iter().chain(rules.chain(extensions).map(|text| text.as_str())).collect()
}

/// Whether a path is one of the data of a case: by the program, or because the regulation asks for it.
pub(in crate::cli) fn is_of_case(regulation: &Regulation, path: &str) -> bool {
    let first = path.split('.').next().unwrap_or_default();
    let asked = |what: &Required| matches!(what, Required::Field(field) if field.text == path);
    let person = PERSONS.contains(&first);
    let known = KNOWN_KEYS.contains(&first) && first != "verloop" && (!person || is_of_person(regulation, path));
    known || regulation.required.iter().any(|requirement| asked(&requirement.what)) || first.starts_with("x-")
}

/// The problem with a name nobody knows.
pub(in crate::cli) fn unknown<'a>(key: &str, known: impl IntoIterator<Item = &'a str>) -> Problem {
    let (person, word) = key.rsplit_once('.').unwrap_or(("", key));
    let near = match PERSONS.contains(&person.split('.').next().unwrap_or_default()) {
        true => nearest(word, PERSON_KEYS).into_iter().map(|near| format!("{person}.{near}")).collect(),
        false => nearest(key, known).into_iter().map(str::to_owned).collect(),
    };
    CaseProblem::NoKey { key: key.to_owned(), near }.into()
}

/// `naam=waarde`.
pub(in crate::cli) fn split(set: &str) -> Result<(&str, &str), Problem> {
    let parts = set.split_once('=').map(|(key, value)| (key.trim(), value.trim()));
    let whole = parts.filter(|(key, value)| !key.is_empty() && !value.is_empty());
    whole.ok_or_else(|| CaseProblem::NoValue(set.to_owned()).into())
}

/// Adds a value; a second one with the same name makes a list.
pub(in crate::cli) fn add(values: &mut Vec<(String, New)>, key: &str, value: String) {
    match values.iter_mut().find(|(name, _)| name == key) {
        None => values.push((key.to_owned(), New::One(value))),
        Some((_, New::Many(list))) => list.push(value),
        Some((_, there)) => {
            let first = match std::mem::replace(there, New::Nothing) {
                New::One(first) => vec![first],
                _ => Vec::new(),
            };
            *there = New::Many(first.into_iter().chain([value]).collect());
        }
    }
}
