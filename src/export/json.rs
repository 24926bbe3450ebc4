//! The `overdue --format json` contract.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::deadline::Deadline;
use crate::regulation::{Addressee, Hardness};

/// Terms as one JSON value.
#[must_use]
pub fn deadlines(deadlines: &[&Deadline<'_>], on: NaiveDate) -> Value {
    json!({
        "on": on.to_string(),
        "terms": deadlines.iter().map(|deadline| one(deadline)).collect::<Vec<_>>(),
    })
}

/// One term.
pub(super) fn one(deadline: &Deadline<'_>) -> Value {
    let rule = deadline.rule;
    json!({
        "case": deadline.case.id,
        "path": deadline.case.source().path(),
        "regulation": deadline.regulation.slug,
        "version": deadline.regulation.version.to_string(),
        "article": rule.articles.first().map(|article| &article.text),
        "term": rule.name.text,
        "step": rule.steps.first().map(|step| &step.text),
        "addressee": match rule.addressee {
            Addressee::Organisation => "organisation",
            Addressee::Complainant => "complainant",
        },
        "kind": match rule.hardness {
            Hardness::Hard => "hard",
            Hardness::Target | Hardness::Norm => "soft",
        },
        "start": deadline.started.to_string(),
        "nominal": deadline.nominal.to_string(),
        "due": deadline.due.to_string(),
        "extended_from": deadline.extended_from.map(|from| from.to_string()),
        "met_on": deadline.met_on.map(|day| day.to_string()),
        "status": deadline.status.key(),
        "state": deadline.state(),
        "days": deadline.days(),
        "workdays": deadline.workdays(),
        "responsible": deadline.responsible(),
        "explanation": deadline.explanation(),
    })
}
