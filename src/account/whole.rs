//! Everything that is said of a period: its figures, those of before, and what follows from them.

use std::cell::RefCell;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::calendar::Period;
use crate::figures::trend::{Trends, Verdict, history, trends, wanted, year_before};
use crate::figures::{Mask, count};
use crate::regulation::Regulation;
use crate::report::{Figures, Report};
use crate::repository::Repository;

use super::checklist::checklist;
use super::register::{Registered, register, register_table};
use super::table::Table;
use super::tables::tables;
use super::wording::{counted_until, gaps, headline, not_compared, signal};

/// How many periods before it stand beside a period.
const EARLIER: usize = 3;
/// How many periods are counted from the cases to see a line; those with a report come on top.
const COUNTED: usize = 5;
/// How many changes of classes are told.
const CLASSES: usize = 5;

/// The periods of an archive as of a day, each counted once.
pub struct Ledger<'a> {
    repository: &'a Repository,
    on: NaiveDate,
    mask: &'a Mask<'a>,
    counted: RefCell<BTreeMap<(String, Period), Figures>>,
}

impl std::fmt::Debug for Ledger<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ledger").field("on", &self.on).field("counted", &self.counted).finish_non_exhaustive()
    }
}

/// A period under a regulation, with all that is said of it.
#[derive(Debug)]
pub struct Account<'a> {
    /// The version in force at the end of the period, else the newest.
    pub regulation: &'a Regulation,
    /// The period.
    pub period: Period,
    /// Its report, when there is one.
    pub report: Option<&'a Report>,
    /// Its figures.
    pub figures: Figures,
    /// The figures of the periods before it, oldest first.
    pub earlier: Vec<(Period, Figures)>,
    /// What changed, and whether that says anything.
    pub trends: Option<Trends>,
    /// Periods that cannot be compared, for cases of them are gone, with the report that counted more.
    pub gone: Vec<(Period, &'a Report)>,
    /// The measures of the regulation.
    pub measures: Vec<Registered<'a>>,
    /// What had to be done beside the cases.
    pub(super) checklist: Option<Table>,
    on: NaiveDate,
}

/// Where the figures of a period come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// Counted now.
    Cases,
    /// As its report keeps them, when it does: the cases may be gone.
    Report,
}

impl<'a> Ledger<'a> {
    /// Opens the ledger; what `mask` hides is counted without its words.
    #[must_use]
    pub fn new(repository: &'a Repository, on: NaiveDate, mask: &'a Mask<'a>) -> Self {
        Self { repository, on, mask, counted: RefCell::default() }
    }

    /// Works out a period; nothing when the regulation is not there. Earlier periods come from their reports, else from
    /// the cases.
    #[must_use]
    pub fn account(&self, slug: &'a str, period: Period, from: From) -> Option<Account<'a>> {
        let (repository, on) = (self.repository, self.on);
        let newest = || repository.versions(slug).last();
        let regulation = repository.in_force(slug, period.last().min(on)).or_else(newest)?;
        let report = repository.report(slug, period);
        let kept: Vec<(Period, Figures)> = repository
            .reports_about(slug)
            .filter(|report| report.period != period && report.period.length() == period.length())
            .filter_map(|report| Some((report.period, report.figures.clone()?)))
            .collect();
        let figures = match (from, report.and_then(|report| report.figures.clone())) {
            (From::Report, Some(kept)) => kept,
            _ => self.count(slug, period),
        };
        let under =
            repository.cases.iter().filter(|bound| repository.binding(bound).is_some_and(|own| own.slug == slug));
        let since = under.filter_map(|bound| bound.case.received()).min();
        let mut before = wanted(period);
        before.pop();
        let counted = before.len().saturating_sub(COUNTED - 1);
        let before: Vec<Period> = before
            .into_iter()
            .enumerate()
            .filter(|(at, own)| *at >= counted || kept.iter().any(|(known, _)| known == own))
            .map(|(_, own)| own)
            .collect();
        let gone = RefCell::new(Vec::new());
        let mut all = history(&before, &kept, since, |period| match self.more_in_a_report(slug, period) {
            None => Some(self.count(slug, period)),
            Some(report) => {
                gone.borrow_mut().push((period, report));
                None
            }
        });
        let earlier = all[all.len().saturating_sub(EARLIER)..].to_vec();
        all.push((period, figures.clone()));
        let trends = trends(period, &all, axis(&figures));
        let measures = register(repository, Some(slug), on);
        let checklist = checklist(repository, slug, period, on);
        let gone = gone.into_inner();
        Some(Account { regulation, period, report, figures, earlier, trends, gone, measures, checklist, on })
    }

    /// A report that shares days with a period and counted more complaints than there are now. Some of its cases were
    /// destroyed, so what is left says nothing about how many there were in a part of it, or in the whole it is part of.
    fn more_in_a_report(&self, slug: &'a str, period: Period) -> Option<&'a Report> {
        let overlaps = |other: Period| other.first() <= period.last() && period.first() <= other.last();
        self.repository.reports_about(slug).filter(|report| overlaps(report.period)).find(|report| {
            let kept = report.figures.as_ref().map_or(0, |figures| figures.received);
            kept > 0 && kept > self.count(slug, report.period).received
        })
    }

    fn count(&self, slug: &str, period: Period) -> Figures {
        let key = (slug.to_owned(), period);
        if let Some(known) = self.counted.borrow().get(&key) {
            return known.clone();
        }
        let figures = count(self.repository, slug, period, self.on, self.mask);
        self.counted.borrow_mut().insert(key, figures.clone());
        figures
    }
}

/// The axis of which changes are looked for: the subjects, else the nature, else the first there is.
fn axis(figures: &Figures) -> &str {
    let known = |name: &'static str| figures.axis(name).map(|_| name);
    let first = figures.classification.first().map(|(axis, _)| axis.as_str());
    known("onderwerpen").or_else(|| known("aard")).or(first).unwrap_or("onderwerpen")
}

impl Account<'_> {
    /// What it comes to, in sentences.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        let mut sentences = vec![headline(self.period, &self.figures), counted_until(&self.figures)];
        if let Some(trends) = &self.trends {
            let whole = [&trends.before, &trends.year_before].into_iter().flatten().map(|one| &one.sentence);
            sentences.extend(whole.chain(trends.line.iter().map(|line| &line.sentence)).cloned());
            let changed = trends.classes.iter().filter(|one| matches!(one.verdict, Verdict::More | Verdict::Fewer));
            sentences.extend(changed.take(CLASSES).map(|one| one.sentence.clone()));
        }
        let wanted = [self.period.previous(), year_before(self.period)];
        let gone = self.gone.iter().filter(|(period, _)| wanted.contains(period));
        sentences.extend(gone.map(|(period, report)| not_compared(*period, report.path())));
        sentences.extend(gaps(&self.figures));
        sentences
    }

    /// What complaints have in common, a sentence for each signal; who or what that is, is not said.
    #[must_use]
    pub fn signal_sentences(&self) -> Vec<String> {
        self.figures.signals.iter().map(signal).collect()
    }

    /// The tables, and what had to be done beside the cases. That is not kept in the report, for it would be old the next
    /// day.
    #[must_use]
    pub fn all_tables(&self) -> Vec<Table> {
        self.tables().into_iter().chain(self.checklist.clone()).collect()
    }

    /// The tables a report keeps, the register of measures last.
    #[must_use]
    pub fn tables(&self) -> Vec<Table> {
        let earlier: Vec<_> = self.earlier.iter().map(|(period, figures)| (*period, figures)).collect();
        let mut tables = tables((self.period, &self.figures), &earlier);
        tables.extend(register_table(&self.measures, self.on));
        tables
    }
}
