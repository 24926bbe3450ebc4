//! Everything that is said of a period: its figures, those of before, and what follows from them.

use chrono::NaiveDate;

use crate::calendar::Period;
use crate::figures::{Mask, count};
use crate::regulation::Regulation;
use crate::report::{Figures, Report};
use crate::repository::Repository;

use super::register::{Registered, register, register_table};
use super::table::Table;
use super::tables::tables;
use super::wording::{counted_until, gaps, headline, signal};

/// How many periods before it stand beside a period.
const EARLIER: usize = 3;

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
    /// The measures of the regulation.
    pub measures: Vec<Registered<'a>>,
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

impl<'a> Account<'a> {
    /// Works out a period as of a day; nothing when the regulation is not there. Earlier periods come from their
    /// reports, else from the cases, as long as there is anything to tell.
    #[must_use]
    pub fn new(
        repository: &'a Repository,
        slug: &'a str,
        period: Period,
        from: From,
        on: NaiveDate,
        mask: &Mask<'_>,
    ) -> Option<Self> {
        let newest = || repository.versions(slug).last();
        let regulation = repository.in_force(slug, period.last().min(on)).or_else(newest)?;
        let report = repository.report(slug, period);
        let kept = |period| repository.report(slug, period).and_then(|report| report.figures.clone());
        let counted = |period| count(repository, slug, period, on, mask);
        let figures = match from {
            From::Report => kept(period).unwrap_or_else(|| counted(period)),
            From::Cases => counted(period),
        };
        let mut earlier = Vec::new();
        let mut before = period.previous();
        while earlier.len() < EARLIER {
            let figures = kept(before).unwrap_or_else(|| counted(before));
            if figures.received == 0
                && figures.handled == 0
                && figures.open == 0
                && repository.report(slug, before).is_none()
            {
                break;
            }
            earlier.push((before, figures));
            before = before.previous();
        }
        earlier.reverse();
        let measures = register(repository, Some(slug), on);
        Some(Self { regulation, period, report, figures, earlier, measures, on })
    }

    /// What it comes to, in sentences.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        let mut sentences = vec![headline(self.period, &self.figures), counted_until(&self.figures)];
        sentences.extend(gaps(&self.figures));
        sentences
    }

    /// What complaints have in common, a sentence for each signal; who or what that is, is not said.
    #[must_use]
    pub fn signal_sentences(&self) -> Vec<String> {
        self.figures.signals.iter().map(signal).collect()
    }

    /// The tables, the register of measures last.
    #[must_use]
    pub fn tables(&self) -> Vec<Table> {
        let earlier: Vec<_> = self.earlier.iter().map(|(period, figures)| (*period, figures)).collect();
        let mut tables = tables((self.period, &self.figures), &earlier);
        tables.extend(register_table(&self.measures, self.on));
        tables
    }
}
