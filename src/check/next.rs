//! What has to happen next in a case: the terms that run, and the steps those wait for.

use chrono::NaiveDate;

use crate::case::{Case, Event};
use crate::deadline::{Deadline, Status, applies};
use crate::regulation::{Addressee, Regulation};

use super::CaseContext;

/// A step somebody has to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next<'a> {
    /// The step.
    pub step: &'a str,
    /// Steps that do as well.
    pub or: Vec<&'a str>,
    /// The term that asks for it, and its last day; nothing when it has none.
    pub term: Option<(&'a str, NaiveDate)>,
    /// The step that waits for this one.
    pub before: Option<&'a str>,
    /// Whether it may be waived with a reason.
    pub waivable: bool,
}

/// The steps to take, the most pressing first; each after the steps it has to wait for.
///
/// A case in which no term runs still has somewhere to go: to a judgement, a decision, its end. A window of the
/// complainant that is open holds back the end.
#[must_use]
pub fn next<'a>(case: &'a Case, regulation: &'a Regulation, terms: &[Deadline<'a>], on: NaiveDate) -> Vec<Next<'a>> {
    let mut running: Vec<&Deadline<'a>> = terms.iter().filter(|term| is_owed(term)).collect();
    running.sort_by_key(|term| (term.due, term.rule.span.start));
    let mut list = List { case, regulation, on, steps: Vec::new() };
    for term in &running {
        if let Some((step, or)) = term.rule.steps.split_first() {
            let or = or.iter().map(|step| step.text.as_str()).collect();
            list.add(step.text.as_str(), or, Some((term.rule.name.text.as_str(), term.due.date)), None);
        }
    }
    if let Some(goal) = list.goal(terms, running.is_empty()) {
        list.add(goal, Vec::new(), None, None);
    }
    list.steps
}

impl<'a> CaseContext<'a> {
    /// The steps to take in this case, as [`next`] finds them.
    #[must_use]
    pub fn next(&self) -> Vec<Next<'a>> {
        next(self.case, self.regulation, &self.deadlines, self.on)
    }
}

/// Whether the organisation still has to act on a term.
#[must_use]
pub fn is_owed(term: &Deadline<'_>) -> bool {
    let open = term.status == Status::Open && term.rule.addressee == Addressee::Organisation;
    open || term.is_passed()
}

struct List<'a> {
    case: &'a Case,
    regulation: &'a Regulation,
    on: NaiveDate,
    steps: Vec<Next<'a>>,
}

impl<'a> List<'a> {
    /// Where the case goes when no term says so.
    fn goal(&self, terms: &[Deadline<'_>], idle: bool) -> Option<&'static str> {
        let done = |step| self.is_done(step);
        if self.case.closed(self.on).is_some() {
            return None;
        }
        if !done("oordeel") && !done("bemiddeld") {
            return Some("oordeel");
        }
        let window = |term: &Deadline<'_>| {
            term.rule.addressee == Addressee::Complainant && term.status == Status::Open && !term.is_passed()
        };
        match () {
            () if !idle => None,
            () if done("bezwaar") && !done("bezwaar-beslist") => Some("bezwaar-beslist"),
            () if done("voorgelegd") && !done("uitspraak") => Some("uitspraak"),
            () if terms.iter().any(window) => None,
            () => Some("afgesloten"),
        }
    }

    /// Adds a step, and before it what it waits for.
    fn add(&mut self, step: &'a str, or: Vec<&'a str>, term: Option<(&'a str, NaiveDate)>, before: Option<&'a str>) {
        if self.steps.iter().any(|known| known.step == step) {
            return;
        }
        let regulation = self.regulation;
        let waivable = regulation.step(step).is_some_and(|rule| rule.waivable);
        // It takes its place first, so that steps that wait for each other end here.
        let place = self.steps.len();
        self.steps.push(Next { step, or, term, before, waivable });
        for rule in &regulation.steps {
            let waits = rule.gates.iter().any(|gate| gate.text == step);
            if waits && applies(&rule.when, self.case, regulation, None) && !self.is_done(&rule.step.text) {
                self.add(rule.step.text.as_str(), Vec::new(), None, Some(step));
            }
        }
        for first in regulation.step(step).into_iter().flat_map(|rule| &rule.after) {
            if !self.is_done(&first.text) {
                self.add(first.text.as_str(), Vec::new(), None, Some(step));
            }
        }
        self.steps[place..].rotate_left(1);
    }

    /// Whether a step was taken by the day, or validly waived.
    fn is_done(&self, step: &str) -> bool {
        let waivable = self.regulation.step(step).is_some_and(|rule| rule.waivable);
        let counts = |event: &Event| event.waived().is_none() || waivable && event.is_waived_with_reason();
        let past = |event: &Event| event.date().is_none_or(|day| day <= self.on);
        self.case.all(step).any(|event| counts(event) && past(event))
    }
}
