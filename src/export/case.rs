//! The `show --format json` contract, as far as it is about the case itself.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use crate::case::{Case, Event, Person};
use crate::check::{CaseContext, Next};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::render::{self, Counted, Values};
use crate::document::{self, Node, Text};
use crate::regulation::Regulation;
use crate::repository::{Bound, Repository};

use super::json::one;

/// A case as one JSON value; its history is not part of it.
#[must_use]
pub fn case(repository: &Repository, bound: &Bound, findings: &[Diagnostic], on: NaiveDate) -> Value {
    let case = &bound.case;
    let context = CaseContext::new(repository, bound, on);
    let regulation = context.as_ref().map(|context| context.regulation);
    let terms = context.as_ref().map(|context| context.deadlines.iter().map(one).collect::<Vec<_>>());
    let steps = context.as_ref().map(CaseContext::next).unwrap_or_default();
    json!({
        "id": case.id,
        "path": case.source().path(),
        "on": on.to_string(),
        "title": crate::audience::subject(case),
        "state": crate::audience::state(case, on),
        "regulation": regulation.map(|regulation| &regulation.slug),
        "version": regulation.map(|regulation| regulation.version.to_string()),
        "parties": parties(case),
        "terms": terms.unwrap_or_default(),
        "course": case.course.iter().map(|event| of_event(event, regulation)).collect::<Vec<_>>(),
        "findings": render::json(findings, Counted::default(), Values::Shown)["diagnostics"].take(),
        "next": steps.iter().map(of_next).collect::<Vec<_>>(),
        "attachments": repository.attachments_of(case),
    })
}

fn parties(case: &Case) -> Vec<Value> {
    let mut parties = Vec::new();
    let mut add = |part: &str, person: &Person| {
        parties.push(of_person(part, person));
        parties.extend(person.representative.as_deref().map(|person| of_person("representative", person)));
    };
    case.complainant.iter().for_each(|person| add("complainant", person));
    case.respondents.iter().for_each(|person| add("respondent", person));
    case.handler.iter().for_each(|person| add("handler", person));
    parties
}

fn of_person(part: &str, person: &Person) -> Value {
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.text.to_string());
    json!({
        "part": part,
        "name": text(&person.name),
        "organisation": text(&person.organisation),
        "department": text(&person.department),
        "role": text(&person.role),
        "email": text(&person.email),
        "phone": text(&person.phone),
    })
}

fn of_event(event: &Event, regulation: Option<&Regulation>) -> Value {
    let step = event.step.as_str();
    let label = regulation.map_or_else(|| crate::vocabulary::step_label(step), |own| own.step_label(step));
    let attributes: Map<String, Value> =
        event.attributes.iter().map(|(key, value)| (key.text.to_string(), of_node(value))).collect();
    json!({
        "step": step,
        "label": label,
        "on": event.on.map(|on| on.moment.to_string()),
        "attributes": attributes,
    })
}

/// A value as it is written: every scalar stays text.
fn of_node(node: &Node) -> Value {
    match &node.value {
        document::Value::Empty => Value::Null,
        document::Value::Scalar(text) => Value::String(text.to_string()),
        document::Value::List(items) => items.iter().map(of_node).collect(),
        document::Value::Map(map) => {
            Value::Object(map.iter().map(|entry| (entry.key.text.to_string(), of_node(&entry.value))).collect())
        }
    }
}

fn of_next(next: &Next<'_>) -> Value {
    json!({
        "step": next.step,
        "or": next.or,
        "term": next.term.map(|(name, _)| name),
        "due": next.term.map(|(_, due)| due.to_string()),
        "before": next.before,
        "waivable": next.waivable,
    })
}
