//! What one case adds to the figures of a period.

use chrono::NaiveDate;

use crate::calendar::Period;
use crate::case::{Case, Event};
use crate::deadline::{Deadline, deadlines};
use crate::document::{YesNo, yes_no};
use crate::figures::day_before;
use crate::regulation::{Addressee, Extension, Regulation};
use crate::vocabulary;

use super::Mask;
use super::information::Told;

/// A case with what is needed to count it.
#[derive(Clone, Copy)]
pub(super) struct Counting<'a> {
    pub case: &'a Case,
    pub regulation: &'a Regulation,
    pub period: Period,
    /// The last day that is counted.
    pub until: NaiveDate,
    /// Whether its terms are worked out.
    pub terms: bool,
}

/// What one case adds to the figures.
#[derive(Default)]
pub(super) struct Share<'a> {
    pub received: bool,
    pub open_before: bool,
    pub reopened: bool,
    pub open: bool,
    pub handled: bool,
    pub informal: bool,
    /// The classes on each axis of the regulation.
    pub axes: Vec<(&'a str, Vec<String>)>,
    pub channel: Vec<String>,
    pub department: Vec<String>,
    pub service: Vec<String>,
    pub cause: Vec<String>,
    pub ending: Vec<String>,
    /// Of the last judgement in the period, when there is one.
    pub outcome: Option<Vec<String>>,
    pub terms: Vec<Deadline<'a>>,
    pub to_closing: Option<i64>,
    pub to_judgement: Option<i64>,
    /// The reasons of its extensions.
    pub extensions: Vec<Vec<String>>,
    pub lodged: usize,
    pub decided: usize,
    pub upheld: usize,
    pub submitted: usize,
    pub rulings: usize,
    pub satisfied: Option<bool>,
    pub informed: Vec<Told<'a>>,
}

impl<'a> Counting<'a> {
    pub(super) fn share(&self, judged_on: NaiveDate, mask: &Mask<'_>) -> Share<'a> {
        let (first, until) = (self.period.first(), self.until);
        let mut share = Share::default();
        let Some(came) = self.case.received() else {
            share.informal = self.is_informal();
            return share;
        };
        if came > until {
            share.informal = self.is_informal();
            return share;
        }
        let closed = self.case.closed(until);
        let before = day_before(first);
        share.received = came >= first;
        share.open_before = came < first && self.case.closed(before).is_none();
        share.reopened = self.happened("heropend").next().is_some();
        share.open = closed.is_none();
        share.handled = closed.is_some() && (share.received || share.open_before || share.reopened);
        let since = |day: NaiveDate| Some((day - came).num_days()).filter(|days| *days >= 0);
        if share.handled {
            share.to_closing = closed.and_then(Event::date).and_then(since);
            share.ending =
                closed.map(|event| vocabulary::step_label(&event.step.text).to_owned()).into_iter().collect();
            share.cause = self.free("oorzaak", mask);
            share.satisfied = self.satisfied();
        }
        if share.received {
            share.axes = self.axes(mask);
            share.channel = self.channel(mask);
            share.department = self.departments(mask);
            share.service = ["dienst", "product"].iter().flat_map(|key| self.free(key, mask)).collect();
            share.informed = self.informed();
        }
        let judged = self.case.all("oordeel").find(|event| event.waived().is_none()).and_then(Event::date);
        share.to_judgement = judged.filter(|day| self.counts(*day)).and_then(since);
        share.outcome = self.happened("oordeel").last().map(|event| self.words(event.attribute("uitkomst"), mask));
        share.extensions = self.extensions().map(|event| self.words(event.attribute("reden"), mask)).collect();
        share.lodged = self.happened("bezwaar").count();
        share.decided = self.happened("bezwaar-beslist").count();
        share.upheld = self.happened("bezwaar-beslist").filter(|event| is_upheld(event)).count();
        share.submitted = self.happened("voorgelegd").count();
        share.rulings = self.happened("uitspraak").count();
        if self.terms {
            share.terms = deadlines(self.case, self.regulation, judged_on);
            let own = |term: &Deadline<'_>| {
                term.rule.addressee == Addressee::Organisation && self.period.holds(term.due.date)
            };
            share.terms.retain(own);
        }
        share
    }

    /// Whether a day lies in what is counted of the period.
    fn counts(&self, day: NaiveDate) -> bool {
        self.period.first() <= day && day <= self.until
    }

    /// The events of a step in what is counted, those that were waived left out.
    fn happened(&self, step: &'a str) -> impl Iterator<Item = &'a Event> {
        let counting = *self;
        self.case
            .all(step)
            .filter(move |event| event.waived().is_none() && event.date().is_some_and(|day| counting.counts(day)))
    }

    /// Talked about in the informal phase by the last day, and not received as a complaint by then.
    fn is_informal(&self) -> bool {
        self.case.first("informeel").and_then(Event::date).is_some_and(|day| day <= self.until)
            && self.case.closed(self.until).is_none()
    }

    fn extensions(&self) -> impl Iterator<Item = &'a Event> {
        let counting = *self;
        let extends = move |event: &&Event| {
            let step = event.step.as_str();
            let of_term = |extension: &Extension| extension.step.text == step;
            ["verlengd", "bezwaar-verlengd"].contains(&step)
                || counting.regulation.terms.iter().filter_map(|term| term.extension.as_ref()).any(of_term)
        };
        self.case
            .course
            .iter()
            .filter(extends)
            .filter(move |event| event.waived().is_none() && event.date().is_some_and(|day| counting.counts(day)))
    }

    /// The last answer to whether the complainant is satisfied.
    fn satisfied(&self) -> Option<bool> {
        let told = self.case.course.iter().filter(|event| event.date().is_some_and(|day| day <= self.until));
        let mut answers = told.filter_map(|event| yes_no(event.text("tevreden")?));
        answers.next_back().map(|answer| answer == YesNo::Yes)
    }
}

/// Whether an objection was decided in favour of who made it, wholly or in part.
fn is_upheld(event: &Event) -> bool {
    let outcome = event.text("uitkomst").map(str::to_lowercase);
    outcome.is_some_and(|outcome| ["gegrond", "deels gegrond"].contains(&outcome.as_str()))
}
