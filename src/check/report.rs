//! A report with all a check needs to judge it.

use std::cell::OnceCell;

use chrono::NaiveDate;

use crate::case::Case;
use crate::diagnostic::{Code, Diagnostic};
use crate::figures::count_without_terms;
use crate::leak::Detector;
use crate::report::{Figures, Report};
use crate::repository::Repository;
use crate::source::Span;

/// What the checks of all reports share, made when the first of them asks: it takes every case to make it.
#[derive(Debug)]
pub struct Shared<'a> {
    repository: &'a Repository,
    detector: OnceCell<Detector>,
}

impl<'a> Shared<'a> {
    /// Nothing made yet.
    #[must_use]
    pub fn new(repository: &'a Repository) -> Self {
        Self { repository, detector: OnceCell::new() }
    }
}

/// A report with all a check needs to judge it.
#[derive(Debug)]
pub struct ReportContext<'a> {
    /// Everything there is.
    pub repository: &'a Repository,
    /// The report.
    pub report: &'a Report,
    /// Today.
    pub on: NaiveDate,
    shared: &'a Shared<'a>,
    now: OnceCell<Option<Figures>>,
}

impl<'a> ReportContext<'a> {
    /// A report as of a day.
    #[must_use]
    pub fn new(shared: &'a Shared<'a>, report: &'a Report, on: NaiveDate) -> Self {
        Self { repository: shared.repository, report, on, shared, now: OnceCell::new() }
    }

    /// The figures as the cases give them now. Nothing while the period runs or the figures are provisional, for then
    /// they change every day, and nothing when not all cases were read. Without the terms: those are most of the work, and
    /// whatever moves them nearly always moves something else as well.
    pub fn now(&self) -> Option<&Figures> {
        let counted = || {
            let kept = self.report.figures.as_ref().filter(|kept| !kept.provisional)?;
            let slug = self.report.slug.as_ref()?;
            let sure = self.repository.whole && self.report.period.is_over(self.on);
            let known = self.repository.versions(&slug.text).next().is_some();
            // Free words are not looked at, so nobody has to be kept out of them.
            let shown = |_: &Case, _: &str| false;
            (sure && known && kept.until == self.report.period.last())
                .then(|| count_without_terms(self.repository, &slug.text, self.report.period, self.on, &shown))
        };
        self.now.get_or_init(counted).as_ref()
    }

    /// Whether cases are gone that were there when the figures were counted.
    #[must_use]
    pub fn is_missing_cases(&self) -> bool {
        let (Some(kept), Some(now)) = (&self.report.figures, self.now()) else { return true };
        let of_year = format!("{}-", self.report.period.year());
        let none_left = !self.repository.cases.iter().any(|bound| bound.case.id.starts_with(&of_year));
        now.missing_numbers.count() > kept.missing_numbers.count() || none_left && kept.received > 0
    }

    /// Whether a text says who somebody in a case is.
    #[must_use]
    pub fn names_somebody(&self, text: &str) -> bool {
        self.shared.detector.get_or_init(|| Detector::new(self.repository)).finds(text)
    }

    /// The command that counts this report anew.
    #[must_use]
    pub fn command(&self) -> String {
        let default = self.repository.config.default_regulation.as_ref();
        let own = self.report.slug.as_ref().filter(|own| default.is_none_or(|default| default.text != own.text));
        let several = self.repository.by_slug().len() > 1;
        let named = own.filter(|_| several).map(|own| format!(" --regulation {}", own.text)).unwrap_or_default();
        format!("klacht report {}{named}", self.report.period)
    }

    /// A finding in the report.
    #[must_use]
    pub fn finding(&self, code: &'static Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.report.source(), span, message)
    }

    /// A key of the front matter, or of the figures in it; else where the front matter begins.
    #[must_use]
    pub fn key_span(&self, path: &str) -> Span {
        let start = self.report.document.front_span.start as usize;
        let (first, inner) = path.split_once('.').map_or((path, None), |(first, inner)| (first, Some(inner)));
        let Some(entry) = self.report.document.front.entry(first) else { return Span::new(start, start) };
        let inner = inner.and_then(|inner| entry.value.as_map()?.entry(inner));
        inner.unwrap_or(entry).key.span
    }
}
