//! The figures of a period: what is counted of each case, and how that adds up.
//!
//! A complaint counts under the regulation of which a version binds it, by the day it was received (the first
//! `ontvangen`). What has no such day is no complaint yet: it is told apart when it is in the informal phase. Events
//! after the last day that is counted did not happen yet; so a case closed in January was open at the end of the year.

use chrono::{Days, NaiveDate};
use rayon::prelude::*;

use crate::calendar::Period;
use crate::case::Case;
use crate::regulation::{Addressee, Regulation};
use crate::report::Figures;
use crate::report::figures::{Numbers, Split, TermFigures};
use crate::repository::Repository;

use super::{Spread, signal, standing};

mod classes;
mod information;
mod share;

use share::{Counting, Share};

/// Whether a text of a case may not be told, because it may say who somebody is.
pub type Mask<'m> = dyn Fn(&Case, &str) -> bool + Sync + 'm;

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
    counted(repository, slug, (period, on), mask, true)
}

/// The same without the terms, which are most of the work: every term then has noughts.
#[must_use]
pub fn count_without_terms(
    repository: &Repository,
    slug: &str,
    period: Period,
    on: NaiveDate,
    mask: &Mask<'_>,
) -> Figures {
    counted(repository, slug, (period, on), mask, false)
}

fn counted(
    repository: &Repository,
    slug: &str,
    (period, on): (Period, NaiveDate),
    mask: &Mask<'_>,
    terms_too: bool,
) -> Figures {
    let until = period.last().min(on).max(period.first());
    let mut figures = Figures::empty(until, !period.is_over(on));
    let judged_on = if period.is_over(on) { until.checked_add_days(Days::new(1)).unwrap_or(until) } else { on };
    let bound: Vec<Counting<'_>> = repository
        .cases
        .iter()
        .filter_map(|bound| {
            let regulation = repository.binding(bound).filter(|regulation| regulation.slug == slug)?;
            Some(Counting { case: &bound.case, regulation, period, until, terms: terms_too })
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
