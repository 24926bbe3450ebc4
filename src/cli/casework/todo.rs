//! What a case still lacks, as its first line says it (`# nog invullen: …`).

use chrono::NaiveDate;

use crate::check::{CaseContext, Missing, missing};
use crate::edit::{Change, edit, left_open};
use crate::regulation::{Regulation, Required};
use crate::repository::{Bound, Repository};

use super::super::Problem;
use super::{CaseProblem, Opened};

/// How something missing is called in the case.
pub(in crate::cli) fn name(missing: &Missing) -> String {
    match missing {
        Missing::Field(path) => path.clone(),
        Missing::Class(axis, _) => class(axis),
        Missing::Attribute(key, _) => at_receipt(key),
        Missing::Section(title) => heading(title),
        Missing::Attachment(name) => format!("bijlage {name}"),
    }
}

fn class(axis: &str) -> String {
    format!("indeling.{axis}")
}

fn at_receipt(key: &str) -> String {
    format!("{key} bij ontvangen")
}

fn heading(title: &str) -> String {
    format!("kop {title}")
}

/// Takes out of the note on top of a case, as it would be, what is filled in by now; `set` are the paths that got a
/// value.
pub(in crate::cli) fn tick_off(
    opened: &Opened,
    bytes: Vec<u8>,
    set: &[String],
    on: NaiveDate,
) -> Result<Vec<u8>, Problem> {
    let after = opened.with(&bytes);
    let bound = after.case(&opened.id).ok_or_else(|| CaseProblem::Unreadable(opened.path.clone()))?;
    let filled = done(&after, bound, on, set);
    if filled.is_empty() {
        return Ok(bytes);
    }
    edit(&opened.path, &bytes, &[Change::Done(filled)])
        .map_err(|problem| CaseProblem::Edit { path: opened.path.clone(), problem }.into())
}

/// What the note of a case lists and is there by now: what was just set, and what the regulation asks and the case
/// has. A file that belongs to it is for the officer to tick off, and so is a note in their own words.
fn done(repository: &Repository, bound: &Bound, on: NaiveDate, set: &[String]) -> Vec<String> {
    let listed = left_open(&bound.case.document);
    if listed.is_empty() {
        return Vec::new();
    }
    let asked = repository.binding(bound).map(asked).unwrap_or_default();
    let context = CaseContext::new(repository, bound, on);
    let open: Vec<String> = context.map(|context| missing(&context).iter().map(name).collect()).unwrap_or_default();
    let is_done = |item: &String| (set.contains(item) || asked.contains(item)) && !open.contains(item);
    listed.into_iter().filter(is_done).collect()
}

/// Everything a regulation may ask of a new case, by name.
fn asked(regulation: &Regulation) -> Vec<String> {
    let required = regulation.required.iter().filter_map(|requirement| match &requirement.what {
        Required::Field(path) => Some(path.text.to_string()),
        Required::Section(title) => Some(heading(&title.text)),
        Required::Attachment(_) => None,
    });
    let classes = regulation.axes.iter().map(|axis| class(&axis.key.text));
    let receipt = regulation.steps.iter().filter(|rule| rule.step.text == "ontvangen");
    required.chain(classes).chain(receipt.flat_map(|rule| &rule.required).map(|key| at_receipt(&key.text))).collect()
}
