//! The figures of the organisation: numbers for drawings and for the tables behind them. Nothing here knows pages.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::calendar::{Period, PeriodLength};
use crate::case::Case;
use crate::deadline::{Deadline, Status};
use crate::regulation::{Addressee, Regulation};
use crate::report::figures::Standing;

mod count;
pub mod signal;
pub mod small;
mod spread;
pub mod trend;

pub use count::{Mask, count, count_without_terms};
pub use spread::Spread;

pub use crate::report::figures::Kept;

/// From this number on a share is told in per cent; below it would say more than it knows.
pub const ENOUGH: usize = 10;

/// A case with what was worked out about it.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'a> {
    /// The case.
    pub case: &'a Case,
    /// The version that binds it.
    pub regulation: Option<&'a Regulation>,
    /// Its terms.
    pub terms: &'a [Deadline<'a>],
}

/// A row of numbers, one for each period.
#[derive(Debug, PartialEq, Eq)]
pub struct Series {
    /// What was counted.
    pub name: String,
    /// How often, by period.
    pub counts: Vec<usize>,
}

/// How cases with something in common stand.
#[derive(Debug, Default, Clone)]
pub struct Load {
    /// All of them.
    pub cases: usize,
    /// Not closed.
    pub open: usize,
    /// With an overdue term.
    pub overdue: usize,
    /// Days from receipt to closing, of those that are closed.
    pub days: Spread,
    /// Days from receipt to the first judgement.
    pub to_judgement: Spread,
}

/// `8 van 10 (80%)`; without the share when there are few.
#[must_use]
pub fn share(part: usize, whole: usize) -> String {
    match whole {
        0 => "–".to_owned(),
        few if few < ENOUGH => format!("{part} van {whole}"),
        _ => format!("{part} van {whole} ({}%)", (part * 100 + whole / 2) / whole),
    }
}

/// The day a case was closed, when it is.
fn closed_on(case: &Case, on: NaiveDate) -> Option<NaiveDate> {
    case.closed(on)?.date()
}

/// Cases received and closed in each period, and open at its end.
#[must_use]
pub fn caseload(cases: &[Counted<'_>], periods: &[Period], on: NaiveDate) -> Vec<Series> {
    let mut received = vec![0; periods.len()];
    let mut closed = vec![0; periods.len()];
    let mut open = vec![0; periods.len()];
    for counted in cases {
        let came = counted.case.received();
        let went = closed_on(counted.case, on);
        for (at, period) in periods.iter().enumerate() {
            received[at] += usize::from(came.is_some_and(|day| period.holds(day)));
            closed[at] += usize::from(went.is_some_and(|day| period.holds(day)));
            let end = period.last().min(on);
            // A case that was reopened was closed in between.
            open[at] += usize::from(came.is_some_and(|day| day <= end) && counted.case.closed(end).is_none());
        }
    }
    let series = |name: &str, counts| Series { name: name.to_owned(), counts };
    vec![series("ontvangen", received), series("gesloten", closed), series("open aan het eind", open)]
}

/// How often each term of the organisation was met: by regulation and name.
#[must_use]
pub fn kept(cases: &[Counted<'_>]) -> BTreeMap<(String, String), Kept> {
    let mut found: BTreeMap<(&str, &str), Kept> = BTreeMap::new();
    for term in cases.iter().flat_map(|counted| counted.terms) {
        if term.rule.addressee == Addressee::Complainant {
            continue;
        }
        found.entry((&term.regulation.slug, &term.rule.name.text)).or_default().add(standing(term));
    }
    found.into_iter().map(|((slug, name), kept)| ((slug.to_owned(), name.replace('-', " ")), kept)).collect()
}

/// How a term of the organisation stands, for counting.
fn standing(term: &Deadline<'_>) -> Standing {
    match term.status {
        Status::Met => Standing::Met,
        Status::Late => Standing::Late,
        Status::Open => Standing::Running,
        _ if term.is_passed() => Standing::Overdue,
        _ => Standing::Lapsed,
    }
}

/// Outcomes of judgements, by the day of the judgement.
#[must_use]
pub fn outcomes(cases: &[Counted<'_>], periods: &[Period], on: NaiveDate) -> Vec<Series> {
    let told = cases.iter().flat_map(|counted| &counted.case.course).filter_map(|event| {
        let day = event.date().filter(|day| *day <= on)?;
        Some((event.text("uitkomst")?.to_owned(), day))
    });
    over_time(told, periods)
}

/// What cases were classified as on an axis, by the day of receipt, most frequent first.
#[must_use]
pub fn classes(cases: &[Counted<'_>], axis: &str, periods: &[Period]) -> Vec<Series> {
    let told = cases.iter().flat_map(|counted| {
        let day = counted.case.received();
        let classes = counted.case.classes(axis).filter_map(|node| node.as_str());
        classes.filter_map(move |class| Some((label(counted.regulation, axis, class), day?)))
    });
    over_time(told, periods)
}

/// How the regulation calls a class.
fn label(regulation: Option<&Regulation>, axis: &str, class: &str) -> String {
    let own = regulation.and_then(|regulation| regulation.axes.iter().find(|own| own.key.text == axis));
    let named = own.and_then(|own| own.choices.iter().find(|(key, _)| key == class));
    named.map_or(class, |(_, label)| label).to_owned()
}

fn over_time(told: impl Iterator<Item = (String, NaiveDate)>, periods: &[Period]) -> Vec<Series> {
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (name, day) in told {
        if let Some(at) = periods.iter().position(|period| period.holds(day)) {
            found.entry(name).or_insert_with(|| vec![0; periods.len()])[at] += 1;
        }
    }
    let mut series: Vec<Series> = found.into_iter().map(|(name, counts)| Series { name, counts }).collect();
    series.sort_by_key(|series| std::cmp::Reverse(series.counts.iter().sum::<usize>()));
    series
}

/// How cases stand, by something they have in common.
#[must_use]
pub fn load<'a>(
    cases: &[Counted<'a>],
    on: NaiveDate,
    by: impl Fn(&Counted<'a>) -> Option<&'a str>,
) -> BTreeMap<&'a str, Load> {
    let mut found: BTreeMap<&str, Load> = BTreeMap::new();
    for counted in cases {
        let Some(name) = by(counted) else { continue };
        let load = found.entry(name).or_default();
        let came = counted.case.received();
        let since = |day: NaiveDate| came.map(|came| (day - came).num_days()).filter(|days| *days >= 0);
        let went = closed_on(counted.case, on);
        load.cases += 1;
        load.open += usize::from(went.is_none());
        load.overdue += usize::from(counted.terms.iter().any(|term| term.status == Status::Overdue));
        went.and_then(since).into_iter().for_each(|days| load.days.add(days));
        let judged = counted.case.first("oordeel").and_then(|event| event.date()).filter(|day| *day <= on);
        judged.and_then(since).into_iter().for_each(|days| load.to_judgement.add(days));
    }
    found
}

/// The periods from the first receipt up to a day.
#[must_use]
pub fn periods(cases: &[Counted<'_>], on: NaiveDate) -> Vec<Period> {
    let received = cases.iter().filter_map(|counted| counted.case.received()).filter(|day| *day <= on);
    let first = received.min().unwrap_or(on);
    let length = if (on.year() - first.year()) * 4 + quarter(on) - quarter(first) < 12 {
        PeriodLength::Quarter
    } else {
        PeriodLength::Year
    };
    let earliest = Period::holding(first, length);
    let mut periods = vec![Period::holding(on, length)];
    while periods.len() < 12 && periods.last().is_some_and(|last| *last > earliest) {
        periods.extend(periods.last().map(|last| last.previous()));
    }
    periods.reverse();
    periods
}

fn quarter(day: NaiveDate) -> i32 {
    i32::try_from(day.month0() / 3).unwrap_or_default()
}

/// The day before, or the first day there is.
fn day_before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}
