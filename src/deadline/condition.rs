//! Whether a condition of a rule (`bij`) holds for a case.

use crate::case::{Case, Event};
use crate::document::{Node, yes_no};
use crate::regulation::{Condition, Regulation};
use crate::vocabulary::channel_key;

/// Whether every name in the condition has one of its values.
///
/// A name is looked up as an attribute of the event at hand, then as an axis of classification, then as a path
/// in the front matter, then as an attribute of a step (`ontvangen.via`), then as the newest event that has such
/// an attribute. Channels have several spellings, which count as one.
#[must_use]
pub fn applies(condition: &Condition, case: &Case, regulation: &Regulation, event: Option<&Event>) -> bool {
    condition.0.iter().all(|(name, wanted)| {
        let facts = fact(&name.text, case, event);
        let labels = |value: &str| choice_label(regulation, &name.text, value);
        facts.iter().flat_map(|node| node.texts()).any(|have| {
            wanted.iter().any(|want| {
                same(have, &want.text)
                    || labels(have).is_some_and(|label| same(label, &want.text))
                    || labels(&want.text).is_some_and(|label| same(have, label))
            })
        })
    })
}

/// What the case says under a name; several nodes for a classification.
#[must_use]
pub fn fact<'a>(name: &str, case: &'a Case, event: Option<&'a Event>) -> Vec<&'a Node> {
    if let Some(value) = event.and_then(|event| event.attribute(name)) {
        return vec![value];
    }
    let classes: Vec<&Node> = case.classes(name).collect();
    if !classes.is_empty() {
        return classes;
    }
    let values = case.values(name);
    if !values.is_empty() {
        return values;
    }
    // `ontvangen.via` asks for the attribute of one step; a bare `via` means the newest event that has one.
    let (step, attribute) = match name.split_once('.') {
        Some((step, attribute)) => (Some(step), attribute),
        None => (None, name),
    };
    let mut newest = case.course.iter().rev().filter(|event| step.is_none_or(|step| event.step.text == step));
    newest.find_map(|event| event.attribute(attribute)).into_iter().collect()
}

fn choice_label<'r>(regulation: &'r Regulation, axis: &str, code: &str) -> Option<&'r str> {
    let axis = regulation.axes.iter().find(|own| own.key.text == axis)?;
    axis.choices.iter().find(|(key, _)| same(key, code)).map(|(_, label)| label.as_str())
}

fn same(have: &str, want: &str) -> bool {
    let (have, want) = (have.trim(), want.trim());
    channel_key(have) == channel_key(want) || yes_no(have).is_some() && yes_no(have) == yes_no(want)
}
