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

/// What a step has to say: the name, and the value when the regulation leaves no choice.
pub type Ask<'a> = (&'a str, Option<&'a str>);

/// What the regulation wants recorded with a step: who did it, how, to whom, and what else it requires.
#[must_use]
pub fn asks<'a>(regulation: &'a Regulation, step: &str) -> Vec<Ask<'a>> {
    let Some(rule) = regulation.step(step) else { return Vec::new() };
    let mut asks: Vec<Ask<'a>> = Vec::new();
    for (key, values) in [("door", &rule.by), ("aan", &rule.addressees)] {
        asks.extend(values.iter().map(|value| (key, Some(value.text.as_str()))));
    }
    for (key, values) in [("vorm", &rule.forms), ("via", &rule.channels)] {
        match values.as_slice() {
            [] => {}
            [only] => asks.push((key, Some(only.text.as_str()))),
            _ => asks.push((key, None)),
        }
    }
    for key in &rule.required {
        if asks.iter().all(|(known, _)| *known != key.text.as_str()) {
            asks.push((key.text.as_str(), None));
        }
    }
    asks
}

/// The command that records a step, with all the regulation leaves no choice in; and what must be given with it.
#[must_use]
pub fn command<'a>(id: &str, regulation: &'a Regulation, step: &str) -> (String, Vec<&'a str>) {
    let mut command = format!("klacht record {} {}", shell_word(id), shell_word(step));
    let mut open = Vec::new();
    for (key, value) in asks(regulation, step) {
        match value {
            Some(value) => command += &format!(" --set {}", shell_word(&format!("{key}={value}"))),
            None => open.push(key),
        }
    }
    (command, open)
}

/// A word as a shell takes it.
fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_.@/=".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
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

#[cfg(test)]
mod tests {
    use super::shell_word;

    #[test]
    fn a_word_with_signs_is_one_word_for_a_shell() {
        assert_eq!(shell_word("klager-gehoord"), "klager-gehoord");
        assert_eq!(shell_word("door=manager-propositie"), "door=manager-propositie");
        assert_eq!(shell_word("a'b $(c)"), "'a'\\''b $(c)'");
    }
}
