//! What a term would come to with another length: in calendar days over a year, and for the cases that run now.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::calendar::{Calendar, Duration, Moment};
use crate::case::Case;
use crate::regulation::Regulation;
use crate::repository::Repository;

use super::{Deadline, Status, deadlines};

/// What a length comes to over the start days of a year, in calendar days from the start to the last day.
#[derive(Debug, PartialEq, Eq)]
pub struct Spread {
    /// How many start days there are of each number of calendar days.
    pub counts: BTreeMap<i64, usize>,
    /// The start days from which it takes longest, the first of them in front.
    pub worst: Vec<NaiveDate>,
}

impl Spread {
    /// Counts every start day of a year.
    #[must_use]
    pub fn of(calendar: &Calendar, length: Duration, year: i32) -> Self {
        let mut spread = Self { counts: BTreeMap::new(), worst: Vec::new() };
        let mut longest = i64::MIN;
        let first = NaiveDate::from_yo_opt(year, 1);
        for day in first.iter().flat_map(NaiveDate::iter_days).take_while(|day| day.year() == year) {
            let days = (calendar.compute(day.into(), length).due.date - day).num_days();
            *spread.counts.entry(days).or_default() += 1;
            if days > longest {
                (longest, spread.worst) = (days, Vec::new());
            }
            if days == longest {
                spread.worst.push(day);
            }
        }
        spread
    }

    /// The fewest calendar days.
    #[must_use]
    pub fn shortest(&self) -> i64 {
        self.counts.keys().next().copied().unwrap_or_default()
    }

    /// The most calendar days.
    #[must_use]
    pub fn longest(&self) -> i64 {
        self.counts.keys().next_back().copied().unwrap_or_default()
    }

    /// The number of calendar days that half of the start days stay within.
    #[must_use]
    pub fn median(&self) -> i64 {
        let half = self.counts.values().sum::<usize>().div_ceil(2);
        let mut seen = 0;
        let within = |(_, count): &(&i64, &usize)| {
            seen += **count;
            seen >= half
        };
        self.counts.iter().find(within).map_or(0, |(days, _)| *days)
    }
}

/// A term that runs in a case now, and what it would be.
#[derive(Debug)]
pub struct Moved<'a> {
    /// The case.
    pub case: &'a Case,
    /// The version that binds it.
    pub version: NaiveDate,
    /// Its end now.
    pub before: Moment,
    /// Its end with the other length.
    pub after: Moment,
    /// Whether it is overdue now.
    pub late: bool,
    /// Whether it would be.
    pub would_be_late: bool,
}

/// The open terms of one name in the cases under a regulation, with another length. Every version that binds a case
/// is taken to have that length.
#[must_use]
pub fn moved<'a>(
    repository: &'a Repository,
    slug: &str,
    term: &str,
    length: Duration,
    on: NaiveDate,
) -> Vec<Moved<'a>> {
    let changed: BTreeMap<NaiveDate, Regulation> =
        repository.versions(slug).map(|version| (version.version, with_length(version, term, length))).collect();
    let mut all = Vec::new();
    for bound in &repository.cases {
        let Some(regulation) = repository.binding(bound).filter(|regulation| regulation.slug == slug) else { continue };
        let Some(other) = changed.get(&regulation.version) else { continue };
        let now = deadlines(&bound.case, regulation, on);
        let then = deadlines(&bound.case, other, on);
        for before in now.iter().filter(|own| own.rule.name.text == term && is_open(own)) {
            // The same term of the same start: a term that starts anew has several.
            let same = |own: &&Deadline<'_>| own.rule.name.text == term && std::ptr::eq(own.start, before.start);
            if let Some(after) = then.iter().find(same) {
                all.push(Moved {
                    case: &bound.case,
                    version: regulation.version,
                    before: before.due,
                    after: after.due,
                    late: before.is_passed(),
                    would_be_late: after.is_passed(),
                });
            }
        }
    }
    all.sort_by(|a, b| (a.after, &a.case.id).cmp(&(b.after, &b.case.id)));
    all
}

fn is_open(term: &Deadline<'_>) -> bool {
    term.status == Status::Open || term.is_passed()
}

fn with_length(regulation: &Regulation, term: &str, length: Duration) -> Regulation {
    let mut changed = regulation.clone();
    for rule in changed.terms.iter_mut().filter(|rule| rule.name.text == term) {
        rule.duration = length;
        rule.immediate = false;
    }
    changed
}
