//! A period on a page: what was counted, drawn and in tables, and what its report says.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::account::{Account, BEGIN, END, Meeting, Registered, in_common};
use crate::calendar::{Period, PeriodLength, long_date, short_date};
use crate::case::Case;
use crate::figures::{Mask, signal::signals};
use crate::report::Report;
use crate::repository::Repository;

use super::drawn::drawn;
use super::overview::Chart;

/// A period under a regulation.
#[derive(Debug, Serialize)]
pub struct Analysis {
    /// The short name of the regulation.
    pub slug: String,
    /// Its title.
    pub regulation: String,
    /// Whose complaints they are.
    pub organisation: String,
    /// The period as it is written, `2026-h1`.
    pub period: String,
    /// The period in words.
    pub name: String,
    /// The period in words, as part of a sentence.
    pub in_sentence: String,
    /// Whether the period was not over.
    pub provisional: bool,
    /// The day it was made for, in words.
    pub on_long: String,
    /// What it comes to.
    pub sentences: Vec<String>,
    /// Tables with their drawings.
    pub charts: Vec<Chart>,
    /// What complaints have in common, with its name.
    pub signals: Vec<SignalRow>,
    /// What its report says.
    pub report: Option<ReportView>,
    /// What a meeting needs.
    pub meeting: Meeting,
}

/// Complaints with something in common.
#[derive(Debug, Serialize)]
pub struct SignalRow {
    /// What kind of thing.
    pub kind: &'static str,
    /// What it is: for officers only.
    pub name: String,
    /// From when to when they were received.
    pub days: String,
    /// The cases.
    pub cases: Vec<String>,
}

/// What an officer wrote in a report.
#[derive(Debug, Serialize)]
pub struct ReportView {
    /// Its path in the repository.
    pub path: String,
    /// The day it was drawn up, in words.
    pub made: Option<String>,
    /// By which role.
    pub made_by: Option<String>,
    /// The day it was discussed, in words.
    pub discussed: Option<String>,
    /// With whom.
    pub with: Vec<String>,
    /// What was decided.
    pub decision: Option<String>,
    /// Where the minutes are.
    pub minutes: Option<String>,
    /// What is advised.
    pub recommendations: Vec<String>,
    /// Who was told of the regulation: channel, day, by what.
    pub information: Vec<[String; 3]>,
    /// How staff was trained: day, what about, who.
    pub trainings: Vec<[String; 3]>,
    /// Whether the public may read the figures.
    pub publish: bool,
    /// The officer's own text, as Markdown.
    pub body: String,
}

/// A report in the list of reports.
#[derive(Debug, Serialize)]
pub struct ReportRow {
    /// The short name of the regulation.
    pub slug: String,
    /// Its title.
    pub regulation: String,
    /// The period as it is written.
    pub period: String,
    /// The period in words.
    pub name: String,
    /// How far it is.
    pub state: String,
    /// Received and handled.
    pub counts: Option<(usize, usize)>,
    /// Whether the public may read the figures.
    pub publish: bool,
}

/// The periods that get a page: those with a report, and of each regulation with complaints this year and the last.
#[must_use]
pub fn periods(repository: &Repository, on: NaiveDate) -> Vec<(String, Period)> {
    let mut found: Vec<(String, Period)> = Vec::new();
    for report in &repository.reports {
        if let Some(slug) = report.slug.as_ref().filter(|slug| repository.versions(&slug.text).next().is_some()) {
            found.push((slug.text.to_string(), report.period));
        }
    }
    let year = Period::holding(on, PeriodLength::Year);
    for bound in &repository.cases {
        let (Some(regulation), Some(day)) = (repository.binding(bound), bound.case.received()) else { continue };
        let near = day <= on && day.year() >= year.year() - 1;
        let period = Period::holding(day, PeriodLength::Year);
        if near && !found.iter().any(|(slug, own)| *own == period && *slug == regulation.slug) {
            found.push((regulation.slug.clone(), period));
        }
    }
    found.sort_by(|a, b| (&a.0, b.1).cmp(&(&b.0, a.1)));
    found.dedup();
    found
}

impl Analysis {
    /// Makes a page of an account.
    #[must_use]
    pub fn new(account: &Account<'_>, repository: &Repository, on: NaiveDate, mask: &Mask<'_>) -> Self {
        let slug = account.regulation.slug.as_str();
        Self {
            slug: slug.to_owned(),
            regulation: account.regulation.title.clone(),
            organisation: super::PrivateView::organisation(repository),
            period: account.period.to_string(),
            name: account.period.name(),
            in_sentence: account.period.in_sentence(),
            provisional: account.figures.provisional,
            on_long: long_date(on),
            sentences: account.sentences(),
            charts: account.all_tables().into_iter().map(drawn).collect(),
            signals: live_signals(repository, slug, account.period, on),
            report: account.report.map(|report| ReportView::new(report, on)),
            meeting: Meeting::new(account, repository, on, mask),
        }
    }

    /// Its folder below the dashboard.
    #[must_use]
    pub fn folder(&self) -> String {
        format!("verslagen/{}/{}", self.slug, self.period)
    }
}

fn live_signals(repository: &Repository, slug: &str, period: Period, on: NaiveDate) -> Vec<SignalRow> {
    let under = repository.cases.iter().filter(|bound| repository.binding(bound).is_some_and(|own| own.slug == slug));
    let cases: Vec<&Case> = under.map(|bound| bound.case.as_ref()).collect();
    let found = signals(&cases, period.first(), period.last().min(on));
    let row = |signal: crate::figures::signal::LiveSignal<'_>| SignalRow {
        kind: in_common(signal.kind),
        name: signal.name,
        days: format!("{} tot en met {}", short_date(signal.first), short_date(signal.last)),
        cases: signal.cases.into_iter().map(str::to_owned).collect(),
    };
    found.into_iter().map(row).collect()
}

impl ReportView {
    fn new(report: &Report, on: NaiveDate) -> Self {
        let text = |text: &crate::document::Text| text.as_str().to_owned();
        let texts = |texts: &[crate::document::Text]| texts.iter().map(text).collect::<Vec<_>>();
        let day = |day: Option<crate::document::Dated>| day.map(|day| short_date(day.date())).unwrap_or_default();
        let discussed = report.discussed.as_ref();
        let information = report.information.iter().filter(|told| told.on.is_some());
        Self {
            path: report.path().to_owned(),
            made: report.made.map(|made| long_date(made.date())),
            made_by: report.made_by.as_ref().map(text),
            discussed: report.discussed_on(on).map(|day| long_date(day.date())),
            with: discussed.map(|discussed| texts(&discussed.with)).unwrap_or_default(),
            decision: discussed.and_then(|discussed| discussed.decision.as_ref()).map(text),
            minutes: discussed.and_then(|discussed| discussed.minutes.as_ref()).map(text),
            recommendations: texts(&report.recommendations),
            information: information
                .map(|told| {
                    let means = told.means.as_ref().map(text).unwrap_or_default();
                    [told.channel.as_str().to_owned(), day(told.on), means]
                })
                .collect(),
            trainings: report
                .trainings
                .iter()
                .map(|trained| {
                    let subject = trained.subject.as_ref().map(text).unwrap_or_default();
                    [day(trained.on), subject, texts(&trained.who).join(", ")]
                })
                .collect(),
            publish: report.publish,
            body: own_words(report.document.body_text()),
        }
    }
}

/// The text without what the program writes in it.
fn own_words(body: &str) -> String {
    let Some((before, rest)) = body.split_once(BEGIN) else { return body.to_owned() };
    let after = rest.split_once(END).map_or("", |(_, after)| after);
    format!("{}{after}", before.trim_end().trim_end_matches("## Cijfers"))
}

/// The reports in a list, newest first.
#[must_use]
pub fn report_rows(repository: &Repository, on: NaiveDate) -> Vec<ReportRow> {
    let mut rows: Vec<ReportRow> = repository.reports.iter().filter_map(|report| row(repository, report, on)).collect();
    rows.reverse();
    rows
}

fn row(repository: &Repository, report: &Report, on: NaiveDate) -> Option<ReportRow> {
    let slug = report.slug.as_ref()?.as_str();
    let regulation = repository.versions(slug).last()?;
    let state = match (report.made, report.discussed_on(on), report.decision(on)) {
        (_, Some(day), Some(_)) => format!("besproken op {}, met besluit", short_date(day.date())),
        (_, Some(day), None) => format!("besproken op {}, nog zonder besluit", short_date(day.date())),
        (Some(day), None, _) => format!("opgesteld op {}, nog niet besproken", short_date(day.date())),
        (None, None, _) => "nog niet opgesteld".to_owned(),
    };
    let counts = report.figures.as_ref().map(|figures| (figures.received, figures.handled));
    Some(ReportRow {
        slug: slug.to_owned(),
        regulation: regulation.title.clone(),
        period: report.period.to_string(),
        name: report.period.name(),
        state,
        counts,
        publish: report.publish,
    })
}

/// The register of measures of everybody, drawn as a table; nothing without measures.
#[must_use]
pub fn measures(repository: &Repository, on: NaiveDate) -> Option<Chart> {
    let all: Vec<Registered<'_>> = crate::account::register(repository, None, on);
    crate::account::register_table(&all, on).map(drawn)
}
