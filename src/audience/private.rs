//! What an officer sees: everything, made ready for pages.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::long_date;
use crate::deadline::{Status, deadlines};
use crate::diagnostic::{Diagnostic, Severity};
use crate::regulation::Addressee;
use crate::repository::{Bound, Repository};
use crate::trail::Trail;

mod audit;
mod case_page;
mod comparison;
mod finding;
mod history;
mod old_text;
mod row;
mod term;

pub use audit::{AuditRow, AuditView, HistoryView, audit_by_case};
pub use case_page::{CaseView, EventView, Party, Past};
pub use comparison::Comparison;
pub use finding::FindingView;
pub use history::TrailRow;
pub use old_text::{OldText, OldTextView};
pub use row::{CaseRow, state, subject};
pub use term::{ArticleLink, TermView};

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
    pub overdue: Vec<TermView>,
    /// Terms that end in the next thirty days.
    pub soon: Vec<TermView>,
    /// Windows of the complainant that are open.
    pub waiting: Vec<TermView>,
    /// Targets and norms that have passed.
    pub passed: Vec<TermView>,
    /// Every case in a line. Only the list of cases shows them; other pages must not carry ten thousand along.
    #[serde(skip)]
    pub cases: Vec<CaseRow>,
    /// Findings outside cases: regulations, configuration, files that could not be read.
    pub findings: Vec<FindingView>,
    /// Findings in cases, most cases first, by check.
    pub by_check: Vec<CheckRow>,
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
    /// Overdue terms.
    pub overdue: usize,
    /// Terms that end within seven days.
    pub week: usize,
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
    /// Builds the dashboard from a repository and what was found in it.
    #[must_use]
    pub fn new(repository: &Repository, findings: &[Diagnostic], trail: Option<&Trail>, on: NaiveDate) -> Self {
        let mut view = Self {
            organisation: repository.config.organisation.clone().unwrap_or_else(|| "Klachten".to_owned()),
            on: on.to_string(),
            on_long: long_date(on),
            figures: Figures::default(),
            overdue: Vec::new(),
            soon: Vec::new(),
            waiting: Vec::new(),
            passed: Vec::new(),
            cases: Vec::new(),
            findings: findings.iter().filter(|finding| finding.case.is_none()).map(FindingView::new).collect(),
            by_check: by_check(findings),
            recent: recent(repository, trail),
            audit: None,
            history_problem: None,
            comparison: Comparison::new(repository, on),
        };
        let by_case = count_by_case(findings);
        for bound in &repository.cases {
            view.add(repository, bound, &by_case, on);
        }
        view.overdue.sort_by(|a, b| (&a.due, &a.case).cmp(&(&b.due, &b.case)));
        view.soon.sort_by(|a, b| (&a.due, &a.case).cmp(&(&b.due, &b.case)));
        view.waiting.sort_by(|a, b| (&a.due, &a.case).cmp(&(&b.due, &b.case)));
        view.passed.sort_by(|a, b| (&a.due, &a.case).cmp(&(&b.due, &b.case)));
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        view.figures.overdue = view.overdue.len();
        view.figures.errors = count(Severity::Error);
        view.figures.warnings = count(Severity::Warning);
        view
    }

    fn add(&mut self, repository: &Repository, bound: &Bound, by_case: &BTreeMap<&str, (usize, usize)>, on: NaiveDate) {
        let case = &bound.case;
        let regulation = repository.binding(bound);
        let terms = regulation.map(|regulation| deadlines(case, regulation, on)).unwrap_or_default();
        let mut row = CaseRow::new(case, regulation, &terms, on);
        (row.errors, row.warnings) = by_case.get(case.id.as_str()).copied().unwrap_or_default();
        self.figures.cases += 1;
        self.figures.open += usize::from(case.closed(on).is_none());
        for term in &terms {
            let days = term.days();
            let complainant = term.rule.addressee == Addressee::Complainant;
            match term.status {
                Status::Overdue => self.overdue.push(TermView::new(term, None)),
                Status::Open if complainant => self.waiting.push(TermView::new(term, None)),
                Status::Open if days <= 30 => {
                    self.figures.week += usize::from(days <= 7);
                    self.soon.push(TermView::new(term, None));
                }
                _ if term.is_passed() => self.passed.push(TermView::new(term, None)),
                _ => {}
            }
        }
        self.cases.push(row);
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
