//! Open terms that moved because the rules did: the same cases under the rules of then and those of now.

use chrono::NaiveDate;

use crate::calendar::Moment;
use crate::case::Case;
use crate::regulation::{Regulation, changes};
use crate::repository::Repository;

use super::{Deadline, Status, deadlines};

/// A term of a case that is open under one of the two rules, and ends on another day.
#[derive(Debug)]
pub struct Shifted<'a> {
    /// The case.
    pub case: &'a Case,
    /// The name of the term.
    pub term: &'a str,
    /// The version that binds the case now.
    pub regulation: &'a Regulation,
    /// Its end under the rules of then; nothing when it did not run.
    pub before: Option<Moment>,
    /// Its end now; nothing when it no longer runs.
    pub after: Option<Moment>,
    /// Whether it is overdue now.
    pub late: bool,
    /// Why, in Dutch sentences without anybody's data.
    pub why: Vec<String>,
}

/// The open terms that moved. `then` holds the same cases under the rules of then.
#[must_use]
pub fn shifted<'a>(now: &'a Repository, then: &'a Repository, on: NaiveDate) -> Vec<Shifted<'a>> {
    let mut all = Vec::new();
    for bound in &now.cases {
        let Some(old) = then.case(&bound.case.id) else { continue };
        let (Some(regulation), Some(was)) = (now.binding(bound), then.binding(old)) else { continue };
        let (ends, ended) = (deadlines(&bound.case, regulation, on), deadlines(&old.case, was, on));
        let terms = ends.iter().map(|term| (term.rule.name.as_str(), start(&bound.case, term)));
        let gone = ended.iter().map(|term| (term.rule.name.as_str(), start(&old.case, term)));
        let gone: Vec<_> = gone.filter(|key| !terms.clone().any(|known| known == *key)).collect();
        for (name, from) in terms.clone().chain(gone.iter().copied()) {
            let find = |case: &Case, of: &[Deadline<'_>]| {
                let same = |term: &&Deadline<'_>| term.rule.name.text == name && start(case, term) == from;
                of.iter().find(same).map(|term| (term.due, is_open(term), term.is_passed()))
            };
            let (after, before) = (find(&bound.case, &ends), find(&old.case, &ended));
            let open = |term: Option<(Moment, bool, bool)>| term.is_some_and(|(_, open, _)| open);
            let due = |term: Option<(Moment, bool, bool)>| term.map(|(due, ..)| due);
            if due(after) == due(before) || !open(after) && !open(before) {
                continue;
            }
            all.push(Shifted {
                case: &bound.case,
                term: rule_name(regulation, was, name),
                regulation,
                before: due(before),
                after: due(after),
                late: after.is_some_and(|(.., passed)| passed),
                why: why(was, regulation, name),
            });
        }
    }
    all.sort_by(|a, b| (a.after, &a.case.id, a.term).cmp(&(b.after, &b.case.id, b.term)));
    all
}

/// Which event of the course a term runs from.
fn start(case: &Case, term: &Deadline<'_>) -> Option<usize> {
    case.course.iter().position(|event| std::ptr::eq(event, term.start))
}

fn is_open(term: &Deadline<'_>) -> bool {
    term.status == Status::Open || term.is_passed()
}

fn rule_name<'a>(now: &'a Regulation, was: &'a Regulation, name: &str) -> &'a str {
    let named = |own: &'a Regulation| own.terms.iter().map(|rule| rule.name.as_str()).find(|own| *own == name);
    named(now).or_else(|| named(was)).unwrap_or_default()
}

/// What changed that may have moved a term: the version that binds, its rule, or the days that count.
fn why(was: &Regulation, now: &Regulation, name: &str) -> Vec<String> {
    let mut why = Vec::new();
    if (&was.slug, was.version) != (&now.slug, now.version) {
        why.push(format!("nu geldt {} van {}, eerst {} van {}", now.slug, now.version, was.slug, was.version));
    }
    let of_term = |rule: &&crate::regulation::RuleChange| rule.name.as_deref() == Some(name);
    why.extend(
        changes(was, now).rules.iter().filter(of_term).map(|rule| format!("{} {name}: {}", rule.area, rule.what)),
    );
    let calendar =
        |own: &Regulation| own.terms.iter().find(|rule| rule.name.text == name).map(|rule| rule.calendar.clone());
    if let (Some(old), Some(new)) = (calendar(was), calendar(now))
        && old != new
    {
        why.push("de dagen die meetellen zijn veranderd (kalender of sluitingsdagen)".to_owned());
    }
    if why.is_empty() {
        why.push("een andere regel waarvan deze termijn afhangt is veranderd".to_owned());
    }
    why
}
