//! The figures of a period: what is counted of each case, and how that adds up.
//!
//! A complaint counts under the regulation of which a version binds it, by the day it was received (the first
//! `ontvangen`). What has no such day is no complaint yet: it is told apart when it is in the informal phase. Events
//! after the last day that is counted did not happen yet; so a case closed in January was open at the end of the year.

use chrono::{Days, NaiveDate};
use rayon::prelude::*;

use crate::calendar::Period;
use crate::case::{Case, Event};
use crate::deadline::{Deadline, deadlines};
use crate::regulation::{Addressee, Regulation};
use crate::report::Figures;
use crate::report::figures::{Numbers, Split, TermFigures};
use crate::repository::Repository;
use crate::vocabulary;

use super::{Spread, signal, standing};

mod classes;
mod information;

use information::Told;

/// Whether a text of a case may not be told, because it may say who somebody is.
pub type Mask<'m> = dyn Fn(&Case, &str) -> bool + Sync + 'm;

/// A case with what is needed to count it.
#[derive(Clone, Copy)]
struct Counting<'a> {
    case: &'a Case,
    regulation: &'a Regulation,
    period: Period,
    /// The last day that is counted.
    until: NaiveDate,
}

/// What one case adds to the figures.
#[derive(Default)]
struct Share<'a> {
    received: bool,
    open_before: bool,
    reopened: bool,
    open: bool,
    handled: bool,
    informal: bool,
    /// The classes on each axis of the regulation, or of the case.
    axes: Vec<(&'a str, Vec<String>)>,
    channel: Vec<String>,
    department: Vec<String>,
    service: Vec<String>,
    cause: Vec<String>,
    ending: Vec<String>,
    /// Of the last judgement in the period, when there is one.
    outcome: Option<Vec<String>>,
    terms: Vec<Deadline<'a>>,
    to_closing: Option<i64>,
    to_judgement: Option<i64>,
    /// The reasons of its extensions.
    extensions: Vec<Vec<String>>,
    lodged: usize,
    decided: usize,
    upheld: usize,
    submitted: usize,
    rulings: usize,
    satisfied: Option<bool>,
    informed: Vec<Told<'a>>,
}

/// Counts a period under a regulation, as it stood at its end, or on a day when it is not over then.
///
/// - *received*: the first `ontvangen` lies in the period.
/// - *open at the beginning*: received before it, and not closed on the day before it.
/// - *reopened*: a `heropend` lies in the period.
/// - *open*: received, and not closed at the end; a closing after a reopening counts, one before it does not.
/// - *handled*: received, open at the beginning or reopened, and closed at the end: settled, withdrawn or not
///   admitted.
/// - A term counts in the period its last day lies in, extensions included. How it stands is seen on the day after the
///   period, so that what had to be done on the last day and was not, is passed.
///
/// A free text for which `mask` says yes counts under `(niet genoemd)`. A period without complaints gives noughts; one
/// that has yet to begin is counted up to its first day, so whoever asks has to say so.
#[must_use]
pub fn count(repository: &Repository, slug: &str, period: Period, on: NaiveDate, mask: &Mask<'_>) -> Figures {
    let until = period.last().min(on).max(period.first());
    let mut figures = Figures::empty(until, !period.is_over(on));
    let judged_on = if period.is_over(on) { until.checked_add_days(Days::new(1)).unwrap_or(until) } else { on };
    let bound: Vec<Counting<'_>> = repository
        .cases
        .iter()
        .filter_map(|bound| {
            let regulation = repository.binding(bound).filter(|regulation| regulation.slug == slug)?;
            Some(Counting { case: &bound.case, regulation, period, until })
        })
        .collect();
    let shares: Vec<Share<'_>> = bound.par_iter().map(|counting| counting.share(judged_on, mask)).collect();
    let count = |of: fn(&Share<'_>) -> bool| shares.iter().filter(|share| of(share)).count();
    figures.received = count(|share| share.received);
    figures.open_before = count(|share| share.open_before);
    figures.reopened = count(|share| share.reopened);
    figures.open = count(|share| share.open);
    figures.handled = count(|share| share.handled);
    figures.informal = count(|share| share.informal);
    let received = || shares.iter().filter(|share| share.received);
    let handled = || shares.iter().filter(|share| share.handled);
    let versions: Vec<&Regulation> = repository.versions(slug).collect();
    figures.classification = classes::by_axis(&versions, &received().collect::<Vec<_>>());
    figures.channel = Split::of(received().map(|share| share.channel.as_slice()), false);
    figures.department = Split::of(received().map(|share| share.department.as_slice()), true);
    figures.service = Split::of(received().map(|share| share.service.as_slice()), true);
    figures.cause = Split::of(handled().map(|share| share.cause.as_slice()), true);
    figures.ending = Split::of(handled().map(|share| share.ending.as_slice()), false);
    figures.outcome = Split::of(shares.iter().filter_map(|share| share.outcome.as_deref()), false);
    figures.terms = terms(&versions, &shares);
    figures.to_closing = Spread::of(shares.iter().filter_map(|share| share.to_closing)).summary();
    figures.to_judgement = Spread::of(shares.iter().filter_map(|share| share.to_judgement)).summary();
    let extended = || shares.iter().map(|share| &share.extensions);
    figures.extensions.cases = extended().filter(|extensions| !extensions.is_empty()).count();
    figures.extensions.times = extended().map(Vec::len).sum();
    figures.extensions.reasons = Split::of(extended().flatten().map(Vec::as_slice), false);
    let sum = |of: fn(&Share<'_>) -> usize| shares.iter().map(of).sum();
    figures.objections.lodged = sum(|share| share.lodged);
    figures.objections.decided = sum(|share| share.decided);
    figures.objections.upheld = sum(|share| share.upheld);
    figures.external.submitted = sum(|share| share.submitted);
    figures.external.rulings = sum(|share| share.rulings);
    figures.satisfaction.yes = handled().filter(|share| share.satisfied == Some(true)).count();
    figures.satisfaction.no = handled().filter(|share| share.satisfied == Some(false)).count();
    figures.satisfaction.unknown = handled().filter(|share| share.satisfied.is_none()).count();
    figures.information = information::summed(received().flat_map(|share| &share.informed));
    figures.missing_numbers = missing(repository, period, until);
    let cases: Vec<&Case> = bound.iter().map(|counting| counting.case).collect();
    figures.signals = signal::kept(&signal::signals(&cases, period.first(), until));
    figures
}

/// The terms in the order of the newest version that has them.
fn terms(versions: &[&Regulation], shares: &[Share<'_>]) -> Vec<TermFigures> {
    let mut found: Vec<TermFigures> = Vec::new();
    for rule in versions.iter().rev().flat_map(|version| &version.terms) {
        if rule.addressee == Addressee::Complainant || found.iter().any(|known| rule.name.text == known.term) {
            continue;
        }
        let term = rule.name.text.to_string();
        found.push(TermFigures { term, hardness: rule.hardness, kept: super::Kept::default() });
    }
    for term in shares.iter().flat_map(|share| &share.terms) {
        if let Some(own) = found.iter_mut().find(|known| term.rule.name.text == known.term) {
            own.kept.add(standing(term));
        }
    }
    found
}

/// The numbers of the year of a period that are not there, up to the highest of those received by a day. All
/// regulations share them.
fn missing(repository: &Repository, period: Period, until: NaiveDate) -> Numbers {
    let all = || repository.cases.iter().map(|bound| bound.case.as_ref());
    let received = all().filter(|case| case.received().is_some_and(|day| day <= until));
    let highest = Numbers::highest(period.year(), received.map(|case| case.id.as_str()));
    Numbers::missing(period.year(), highest, all().map(|case| case.id.as_str()))
}

impl<'a> Counting<'a> {
    fn share(&self, judged_on: NaiveDate, mask: &Mask<'_>) -> Share<'a> {
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
        let before = super::day_before(first);
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
        share.terms = deadlines(self.case, self.regulation, judged_on);
        let own =
            |term: &Deadline<'_>| term.rule.addressee == Addressee::Organisation && self.period.holds(term.due.date);
        share.terms.retain(own);
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
            let of_term = |extension: &crate::regulation::Extension| extension.step.text == step;
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
        let mut answers = told.filter_map(|event| crate::document::yes_no(event.text("tevreden")?));
        answers.next_back().map(|answer| answer == crate::document::YesNo::Yes)
    }
}

/// Whether an objection was decided in favour of who made it, wholly or in part.
fn is_upheld(event: &Event) -> bool {
    let outcome = event.text("uitkomst").map(str::to_lowercase);
    outcome.is_some_and(|outcome| ["gegrond", "deels gegrond"].contains(&outcome.as_str()))
}
