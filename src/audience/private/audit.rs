//! What the audit found, made ready for pages.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use serde::Serialize;

use crate::audit::{Audited, Finding, Unacknowledged, Writer};
use crate::calendar::short_date;
use crate::diagnostic::Severity;
use crate::document::list_in_dutch;
use crate::git::Id;
use crate::repository::Repository;
use crate::trail::{Entry, Trail};

use super::TrailRow;

/// How many findings and changes the page of the history shows: more is for the commands.
const MOST: usize = 500;

/// How many cases without an acknowledgement it shows.
const MOST_SILENT: usize = 50;

/// What the audit found, in short.
#[derive(Debug, Serialize)]
pub struct AuditView {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Remarks.
    pub remarks: usize,
    /// The newest, at most ten.
    pub newest: Vec<AuditRow>,
    /// How many commits were looked at.
    pub commits: usize,
    /// How often each check found something, most often first.
    pub by_check: Vec<AuditCount>,
}

/// A check of the audit with how often it found something.
#[derive(Debug, Serialize)]
pub struct AuditCount {
    /// The code.
    pub code: &'static str,
    /// What it finds, in a line.
    pub name: &'static str,
    /// Whether the dashboard has a page that explains it.
    pub has_page: bool,
    /// How often.
    pub count: usize,
}

/// The page of the history.
#[derive(Debug, Serialize)]
pub struct HistoryView {
    /// The findings, newest first.
    pub findings: Vec<AuditRow>,
    /// How many findings more there are.
    pub more_findings: usize,
    /// The changes, newest first.
    pub entries: Vec<TrailRow>,
    /// How many changes more there are.
    pub more_entries: usize,
    /// Everybody who wrote in the archive, the last to write first.
    pub writers: Vec<WriterRow>,
    /// Whether there is a list of signers.
    pub has_list: bool,
    /// Cases in which a role that keeps secrets did not say so.
    pub unacknowledged: Vec<UnacknowledgedRow>,
    /// How many of those more there are.
    pub more_unacknowledged: usize,
}

/// Somebody who wrote in the archive.
#[derive(Debug, Serialize)]
pub struct WriterRow {
    /// The name they gave.
    pub name: String,
    /// The address they gave.
    pub email: String,
    /// Their first day, ISO.
    pub first: String,
    /// That day in words.
    pub first_long: String,
    /// Their last day, ISO.
    pub last: String,
    /// That day in words.
    pub last_long: String,
    /// How many commits.
    pub commits: usize,
    /// Whether they are on the list of signers.
    pub listed: bool,
}

/// A case in which somebody did not say they keep it secret.
#[derive(Debug, Serialize)]
pub struct UnacknowledgedRow {
    /// The case.
    pub case: String,
    /// Who, in words.
    pub who: String,
}

/// A finding of the audit.
#[derive(Debug, Clone, Serialize)]
pub struct AuditRow {
    /// The code.
    pub code: String,
    /// The name of the check.
    pub name: String,
    /// How serious: `error`, `warning`, `info`.
    pub severity: String,
    /// The Dutch word.
    pub severity_dutch: String,
    /// Whether the dashboard has a page that explains it.
    pub has_page: bool,
    /// What was found.
    pub message: String,
    /// The case.
    pub case: Option<String>,
    /// Whether the case has a page.
    pub linked: bool,
    /// The day of the commit, ISO.
    pub date: String,
    /// That day in words.
    pub date_long: String,
    /// Who says to have made the commit.
    pub author: String,
    /// The commit, shortened.
    pub commit: String,
}

impl AuditView {
    /// Makes what was found ready for the dashboard.
    #[must_use]
    pub fn new(audited: &Audited, repository: &Repository) -> Self {
        let count = |severity| audited.findings.iter().filter(|finding| finding.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            remarks: count(Severity::Info),
            newest: audited.findings.iter().take(10).map(|finding| AuditRow::new(finding, repository)).collect(),
            commits: audited.commits,
            by_check: by_check(audited),
        }
    }
}

impl HistoryView {
    /// Makes the page of the history.
    #[must_use]
    pub fn new(audited: &Audited, trail: &Trail, repository: &Repository) -> Self {
        let row = |finding: &Finding| AuditRow::new(finding, repository);
        let entry = |entry: &crate::trail::Entry| TrailRow::new(entry, repository.case(&entry.case).is_some());
        Self {
            findings: audited.findings.iter().take(MOST).map(row).collect(),
            more_findings: audited.findings.len().saturating_sub(MOST),
            entries: trail.entries.iter().take(MOST).map(entry).collect(),
            more_entries: trail.entries.len().saturating_sub(MOST),
            writers: audited.access.writers.iter().map(WriterRow::new).collect(),
            has_list: audited.access.writers.iter().any(|writer| writer.listed.is_some()),
            unacknowledged: audited
                .access
                .unacknowledged
                .iter()
                .take(MOST_SILENT)
                .map(UnacknowledgedRow::new)
                .collect(),
            more_unacknowledged: audited.access.unacknowledged.len().saturating_sub(MOST_SILENT),
        }
    }
}

impl WriterRow {
    fn new(writer: &Writer) -> Self {
        let iso = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            name: writer.name.clone(),
            email: writer.email.clone(),
            first: iso(writer.first),
            first_long: writer.first.map(short_date).unwrap_or_default(),
            last: iso(writer.last),
            last_long: writer.last.map(short_date).unwrap_or_default(),
            commits: writer.commits,
            listed: writer.listed == Some(true),
        }
    }
}

impl UnacknowledgedRow {
    fn new(silent: &Unacknowledged) -> Self {
        let roles: Vec<String> = silent.roles.iter().map(|role| role.replace('-', " ")).collect();
        let roles: Vec<&str> = roles.iter().map(String::as_str).collect();
        Self { case: silent.case.clone(), who: list_in_dutch(&roles, "en") }
    }
}

impl AuditRow {
    /// Makes a finding ready for a page.
    #[must_use]
    pub fn new(finding: &Finding, repository: &Repository) -> Self {
        let day = finding.commit.as_ref().and_then(|commit| commit.committed.day());
        Self {
            code: finding.code.id.to_owned(),
            name: finding.code.name.to_owned(),
            severity: finding.severity.key().to_owned(),
            severity_dutch: finding.severity.dutch().to_owned(),
            has_page: crate::check::find(finding.code.id).is_some(),
            message: finding.message.clone(),
            linked: finding.case.as_ref().is_some_and(|case| repository.case(case).is_some()),
            case: finding.case.clone(),
            date: day.map(|day| day.to_string()).unwrap_or_default(),
            date_long: day.map(short_date).unwrap_or_default(),
            author: finding.commit.as_ref().map(|commit| commit.author.name.clone()).unwrap_or_default(),
            commit: finding.commit.as_ref().map(|commit| commit.id.short()).unwrap_or_default(),
        }
    }
}

fn by_check(audited: &Audited) -> Vec<AuditCount> {
    let mut counts: BTreeMap<&str, AuditCount> = BTreeMap::new();
    for code in audited.findings.iter().map(|finding| finding.code) {
        let has_page = crate::check::find(code.id).is_some();
        let row = counts.entry(code.id).or_insert(AuditCount { code: code.id, name: code.summary, has_page, count: 0 });
        row.count += 1;
    }
    let mut rows: Vec<AuditCount> = counts.into_values().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    rows
}

/// The findings of each case, with those about a commit that changed it: a signature, a day in the future.
#[must_use]
pub fn audit_by_case<'a>(
    audited: Option<&'a Audited>,
    trail: Option<&'a Trail>,
) -> BTreeMap<&'a str, Vec<&'a Finding>> {
    let mut changed: HashMap<Id, BTreeSet<&str>> = HashMap::new();
    for entry in trail.iter().flat_map(|trail| &trail.entries) {
        changed.entry(entry.commit.id).or_default().insert(&entry.case);
    }
    let mut by_case: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in audited.iter().flat_map(|audited| &audited.findings) {
        match (&finding.case, &finding.commit) {
            (Some(case), _) => by_case.entry(case).or_default().push(finding),
            (None, Some(commit)) => {
                for case in changed.get(&commit.id).into_iter().flatten() {
                    by_case.entry(case).or_default().push(finding);
                }
            }
            (None, None) => {}
        }
    }
    by_case
}

/// The same of one case, by what was recorded of it.
#[must_use]
pub fn audit_of_case<'a>(audited: Option<&'a Audited>, id: &str, trail: &[&Entry]) -> Vec<&'a Finding> {
    let is_own = |finding: &&Finding| match (&finding.case, &finding.commit) {
        (Some(case), _) => case == id,
        (None, Some(commit)) => trail.iter().any(|entry| entry.commit.id == commit.id),
        (None, None) => false,
    };
    audited.into_iter().flat_map(|audited| &audited.findings).filter(is_own).collect()
}
