//! How long a case is kept (bewaren), and what keeps it longer.

use chrono::NaiveDate;

use crate::calendar::{Calendar, EndRule, long_date, short_date};
use crate::case::{Case, Event};
use crate::regulation::{Regulation, Retention};
use crate::vocabulary::CLOSING_STEPS;

/// The end of a case's retention term (bewaartermijn).
#[derive(Debug)]
pub struct Kept<'a> {
    /// The rule.
    pub rule: &'a Retention,
    /// The event it runs from.
    pub from: &'a Event,
    /// The last day the case is kept; the case may go the day after.
    pub until: NaiveDate,
    regulation: &'a Regulation,
}

/// What keeps a case although its retention term has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeper {
    /// The officer put down a reason to keep it (bewaarplicht).
    Hold,
    /// An objection has not been decided.
    Objection,
    /// An external body has not ruled.
    ExternalBody,
}

/// When the retention term of a case ends; `None` while it does not run.
///
/// `na: afgesloten` runs from any step that ends a case, withdrawal included; a reopened case has no retention
/// term. A rule without a length ends on the day of its step.
#[must_use]
pub fn retention<'a>(case: &'a Case, regulation: &'a Regulation, on: NaiveDate) -> Option<Kept<'a>> {
    let rule = regulation.retention.as_ref()?;
    let after = &rule.after.as_ref()?.text;
    let closes = CLOSING_STEPS.contains(&after.as_str());
    let reopened = case.closed(on).is_none() && case.first("heropend").is_some();
    if reopened {
        return None;
    }
    let from = if closes { case.closed(on) } else { last(case, after, on) };
    let from = from.filter(|event| event.date().is_some_and(|day| day <= on))?;
    let started = from.on?.moment;
    let until = match rule.duration {
        Some(duration) => calendar(regulation).compute(started, duration).due,
        None => started,
    };
    Some(Kept { rule, from, until: until.date, regulation })
}

/// Keeping data longer than promised is what the end rules of terms would do.
fn calendar(regulation: &Regulation) -> Calendar {
    Calendar { end: EndRule::Nominal, ..regulation.calendar.clone() }
}

/// What keeps a case on a day, whatever its retention term.
#[must_use]
pub fn keeper(case: &Case, on: NaiveDate) -> Option<Keeper> {
    if case.hold.as_ref().is_some_and(|hold| hold.until.is_none_or(|until| until >= on)) {
        return Some(Keeper::Hold);
    }
    if unanswered(case, "bezwaar", "bezwaar-beslist", on) {
        return Some(Keeper::Objection);
    }
    unanswered(case, "voorgelegd", "uitspraak", on).then_some(Keeper::ExternalBody)
}

impl Keeper {
    /// The key in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::Objection => "objection",
            Self::ExternalBody => "external_body",
        }
    }

    /// In words.
    #[must_use]
    pub fn dutch(self) -> &'static str {
        match self {
            Self::Hold => "wordt bewaard om een reden",
            Self::Objection => "wacht op het bezwaar",
            Self::ExternalBody => "wacht op de externe instantie",
        }
    }
}

impl Kept<'_> {
    /// How that day was found, one line per step.
    #[must_use]
    pub fn explanation(&self) -> Vec<String> {
        let label = self.regulation.step_label(&self.from.step.text);
        let Some((duration, started)) = self.rule.duration.zip(self.from.on) else {
            return vec![format!("Bewaren tot en met: {label}, op {}.", long_date(self.until))];
        };
        let mut lines = vec![format!("Bewaren: {duration} na: {label}.")];
        lines.extend(calendar(self.regulation).explain(started.moment, duration));
        lines
    }

    /// Whether the case may go on a day.
    #[must_use]
    pub fn has_passed(&self, on: NaiveDate) -> bool {
        match self.rule.duration {
            Some(_) => self.until < on,
            None => self.until <= on,
        }
    }

    /// One sentence on when it ends.
    #[must_use]
    pub fn sentence(&self) -> String {
        format!("bewaren tot en met {}", short_date(self.until))
    }
}

fn last<'a>(case: &'a Case, step: &'a str, on: NaiveDate) -> Option<&'a Event> {
    let happened = case.all(step).filter(|event| event.waived().is_none() && event.date().is_some_and(|day| day <= on));
    happened.max_by_key(|event| event.date())
}

/// Whether a question was asked on which no answer followed.
fn unanswered(case: &Case, question: &str, answer: &str, on: NaiveDate) -> bool {
    let Some(asked) = last(case, question, on).and_then(Event::date) else { return false };
    !case.all(answer).any(|event| event.date().is_some_and(|day| asked <= day && day <= on))
}
