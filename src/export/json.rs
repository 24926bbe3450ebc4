//! The `overdue --format json` contract.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::deadline::Deadline;
use crate::duties::{Duty, Term};
use crate::regulation::{Addressee, Hardness};

/// Terms as one JSON value. A duty of the year has the keys of a term, without a case, and says which duty it is.
#[must_use]
pub fn deadlines(terms: &[Term<'_>], on: NaiveDate) -> Value {
    let each = |term: &Term<'_>| match term {
        Term::Case(term) => one(term),
        Term::Year(duty) => of_year(duty),
    };
    json!({
        "on": on.to_string(),
        "terms": terms.iter().map(each).collect::<Vec<_>>(),
    })
}

/// One term of a case.
pub(super) fn one(deadline: &Deadline<'_>) -> Value {
    let rule = deadline.rule;
    let mut value = common(Term::Case(deadline));
    value["addressee"] = json!(match rule.addressee {
        Addressee::Organisation => "organisation",
        Addressee::Complainant => "complainant",
    });
    value["kind"] = json!(match rule.hardness {
        Hardness::Hard => "hard",
        Hardness::Target | Hardness::Norm => "soft",
    });
    value["nominal"] = json!(deadline.nominal.to_string());
    value["extended_from"] = json!(deadline.extended_from.map(|from| from.to_string()));
    value
}

fn of_year(duty: &Duty<'_>) -> Value {
    let mut value = common(Term::Year(duty));
    value["addressee"] = json!("organisation");
    value["kind"] = json!("hard");
    value["nominal"] = json!(duty.due.to_string());
    value["extended_from"] = Value::Null;
    value["duty"] = json!({ "kind": duty.kind.key(), "period": duty.period.to_string() });
    value
}

fn common(term: Term<'_>) -> Value {
    json!({
        "case": term.case(),
        "path": term.path(),
        "regulation": term.regulation().slug,
        "version": term.regulation().version.to_string(),
        "article": term.articles().first().map(|article| &article.text),
        "term": term.name(),
        "step": term.step().map(|step| &step.text),
        "start": term.started().to_string(),
        "due": term.due().to_string(),
        "met_on": term.met_on().map(|day| day.to_string()),
        "status": term.status().key(),
        "state": term.state(),
        "days": term.days(),
        "workdays": term.workdays(),
        "responsible": term.responsible(),
        "explanation": term.explanation(),
    })
}
