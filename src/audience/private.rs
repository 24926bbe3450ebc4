//! What an officer sees: everything, made ready for pages.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::long_date;
use crate::deadline::Deadline;
use crate::diagnostic::{Diagnostic, Severity};
use crate::duties::{Term, duties};
use crate::repository::Repository;
use crate::trail::Trail;

mod agenda;
mod analysis;
mod attachment;
mod audit;
mod axis;
mod case_page;
mod chart;
mod comparison;
mod drawn;
mod escaped;
mod finding;
mod history;
mod next;
mod old_text;
mod overview;
mod row;
mod statute;
mod term;
mod yearly;

pub use agenda::{Agenda, AgendaRow, Attention};
pub use analysis::{Analysis, ReportRow, ReportView, SignalRow, measures, periods, report_rows};
pub use attachment::Attachment;
pub use audit::{AuditCount, AuditRow, AuditView, HistoryView, audit_by_case, audit_of_case};
pub use case_page::{CaseView, EventView, Party, Past};
pub use comparison::{Comparison, Row as ComparisonRow};
pub use finding::FindingView;
pub use history::TrailRow;
pub use next::{Duty, Next, Record};
pub use old_text::{OldText, OldTextView};
pub use overview::{Chart, Leaving, Overview};
pub use row::{CaseRow, state, subject};
pub use statute::{Held, Lack, hold_against};
pub use term::{ArticleLink, TermView};
pub use yearly::YearDuty;

use finding::has_page;

/// The dashboard, without the pages of single cases.
#[derive(Debug, Serialize)]
pub struct PrivateView {
    /// Whose dashboard it is.
    pub organisation: String,
    /// The day it was made for.
    pub on: String,
    /// That day in words.
    pub on_long: String,
    /// The figures at the top.
    pub figures: Figures,
    /// Terms that are overdue, longest first.
    pub overdue: Agenda,
    /// Terms of which today is the last day.
    pub today: Agenda,
    /// Terms that end in one to seven days.
    pub week: Agenda,
    /// Terms that end in eight to thirty days.
    pub month: Agenda,
    /// Windows of the complainant that are open.
    pub waiting: Agenda,
    /// Targets and norms that have passed.
    pub passed: Agenda,
    /// Every case in a line. Only the list of cases shows them; other pages must not carry ten thousand along.
    #[serde(skip)]
    pub cases: Vec<CaseRow>,
    /// Findings outside cases: regulations, configuration, files that could not be read.
    pub findings: Vec<FindingView>,
    /// Findings in cases, most cases first, by check.
    pub by_check: Vec<CheckRow>,
    /// The figures of the organisation. They have a page of their own; the others must not carry them along.
    #[serde(skip)]
    pub overview: Overview,
    /// How many cases have an error or a warning.
    pub with_findings: usize,
    /// The newest changes, at most twenty.
    pub recent: Vec<TrailRow>,
    /// What the audit found; nothing when there is no history.
    pub audit: Option<AuditView>,
    /// Why the history could not be read.
    pub history_problem: Option<String>,
    /// The regulations side by side.
    pub comparison: Comparison,
}

/// The figures at the top of the dashboard.
#[derive(Debug, Default, Serialize)]
pub struct Figures {
    /// All cases.
    pub cases: usize,
    /// Cases that are not closed.
    pub open: usize,
    /// Errors found.
    pub errors: usize,
    /// Warnings found.
    pub warnings: usize,
}

/// A check with how often it was found.
#[derive(Debug, Serialize)]
pub struct CheckRow {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it finds.
    pub summary: String,
    /// How serious.
    pub severity: String,
    /// The Dutch word.
    pub severity_dutch: String,
    /// Whether the dashboard has a page that explains it.
    pub has_page: bool,
    /// How often.
    pub count: usize,
    /// The cases, at most twenty.
    pub cases: Vec<String>,
    /// How many cases more.
    pub more: usize,
}

impl PrivateView {
    /// Whose dashboard it is.
    #[must_use]
    pub fn organisation(repository: &Repository) -> String {
        repository.config.organisation.clone().unwrap_or_else(|| "Klachten".to_owned())
    }

    /// Builds the dashboard from a repository and what was found in it. `terms` holds the terms of each case, in the
    /// order of the cases.
    #[must_use]
    pub fn new(
        repository: &Repository,
        terms: &[Vec<Deadline<'_>>],
        findings: &[Diagnostic],
        trail: Option<&Trail>,
        on: NaiveDate,
    ) -> Self {
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        let year = duties(repository, on);
        let agenda = |wanted: Attention| {
            let all = terms.iter().flatten().map(Term::Case).chain(year.iter().map(Term::Year));
            Agenda::new(all.filter(|term| Attention::of(*term) == Some(wanted)).collect())
        };
        let by_case = count_by_case(findings);
        let cases: Vec<CaseRow> = repository
            .cases
            .iter()
            .zip(terms)
            .map(|(bound, terms)| {
                let counts = by_case.get(bound.case.id.as_str()).copied().unwrap_or_default();
                CaseRow::new(&bound.case, repository.binding(bound), terms, counts, on)
            })
            .collect();
        Self {
            organisation: Self::organisation(repository),
            on: on.to_string(),
            on_long: long_date(on),
            figures: Figures {
                cases: cases.len(),
                open: cases.iter().filter(|case| case.open).count(),
                errors: count(Severity::Error),
                warnings: count(Severity::Warning),
            },
            overdue: agenda(Attention::Overdue),
            today: agenda(Attention::Today),
            week: agenda(Attention::Week),
            month: agenda(Attention::Month),
            waiting: agenda(Attention::Complainant),
            passed: agenda(Attention::Passed),
            overview: Overview::new(repository, terms, &year, on),
            with_findings: cases.iter().filter(|case| case.errors + case.warnings > 0).count(),
            cases,
            findings: findings.iter().filter(|finding| finding.case.is_none()).map(FindingView::new).collect(),
            by_check: by_check(findings),
            recent: recent(repository, trail),
            audit: None,
            history_problem: None,
            comparison: Comparison::new(repository, findings, on),
        }
    }
}

fn recent(repository: &Repository, trail: Option<&Trail>) -> Vec<TrailRow> {
    let entries = trail.into_iter().flat_map(|trail| trail.entries.iter().take(20));
    entries.map(|entry| TrailRow::new(entry, repository.case(&entry.case).is_some())).collect()
}

fn count_by_case(findings: &[Diagnostic]) -> BTreeMap<&str, (usize, usize)> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for finding in findings {
        if let Some(case) = &finding.case {
            let count = counts.entry(case).or_default();
            count.0 += usize::from(finding.severity == Severity::Error);
            count.1 += usize::from(finding.severity == Severity::Warning);
        }
    }
    counts
}

fn by_check(findings: &[Diagnostic]) -> Vec<CheckRow> {
    let mut rows: BTreeMap<&str, (CheckRow, BTreeSet<&str>)> = BTreeMap::new();
    for finding in findings {
        let Some(case) = &finding.case else { continue };
        let (row, cases) = rows.entry(finding.code.id).or_insert_with(|| (CheckRow::new(finding), BTreeSet::new()));
        row.count += 1;
        cases.insert(case);
    }
    let finish = |(mut row, cases): (CheckRow, BTreeSet<&str>)| {
        row.cases = cases.iter().take(20).map(|case| (*case).to_owned()).collect();
        row.more = cases.len() - row.cases.len();
        row
    };
    let mut rows: Vec<CheckRow> = rows.into_values().map(finish).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    rows
}

impl CheckRow {
    fn new(finding: &Diagnostic) -> Self {
        Self {
            code: finding.code.id.to_owned(),
            name: finding.code.name.to_owned(),
            summary: finding.code.summary.to_owned(),
            severity: finding.severity.key().to_owned(),
            severity_dutch: finding.severity.dutch().to_owned(),
            has_page: has_page(finding),
            count: 0,
            cases: Vec::new(),
            more: 0,
        }
    }
}
