//! Holding every check against everything, and weighing what officers chose to accept.

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::document::Suppression;
use crate::report::Report;
use crate::repository::{Bound, One, Repository};
use crate::source::Source;
use std::sync::Arc;

use super::{CHECKS, CaseContext, RegulationContext, ReportContext, Shared, Subject, YearContext};

/// An exception for a check that does not exist.
pub const UNKNOWN_SUPPRESSION: Code =
    Code::error("K191", "unknown-suppression", "een uitzondering noemt een controle die niet bestaat");
/// An exception whose last day has passed.
pub const EXPIRED_SUPPRESSION: Code = Code::warning("K192", "expired-suppression", "een uitzondering is verlopen");
/// An exception for something that is not found.
pub const UNUSED_SUPPRESSION: Code = Code::warning("K193", "unused-suppression", "een uitzondering is niet nodig");
/// An exception for what only the history shows.
pub const HISTORY_SUPPRESSION: Code =
    Code::warning("K194", "history-suppression", "een uitzondering noemt een controle van de geschiedenis");

/// All findings of a repository as of a day, sorted by file and place.
#[must_use]
pub fn run(repository: &Repository, on: NaiveDate) -> Findings {
    let mut read = repository.findings.as_slice().to_vec();
    read.extend(judge_year(repository, on));
    let mut findings = Findings::new();
    let shared = Shared::new(repository);
    for report in &repository.reports {
        findings.append(judge_report(&shared, report, on, take_for(&mut read, report.path())));
    }
    for regulation in &repository.regulations {
        let context = RegulationContext { repository, regulation, on };
        let mut found = take_for(&mut read, regulation.source().path());
        for check in CHECKS {
            // Half a front matter has gaps of its own making.
            if let Subject::Regulation(judge) = check.subject
                && !regulation.document.broken
            {
                judge(&context, &mut found);
            }
        }
        suppress(&regulation.suppressions, regulation.source(), None, on, &mut found);
        findings.append(found);
    }
    let read_by_case = by_case(read, &mut findings);
    let judged: Vec<Findings> = repository
        .cases
        .par_iter()
        .map(|bound| {
            let mine = read_by_case.get(bound.case.source().path());
            judge_case(repository, bound, on, mine.into_iter().flatten().cloned().collect())
        })
        .collect();
    judged.into_iter().for_each(|found| findings.append(found));
    findings.sort();
    findings
}

/// All findings of the file of one report, sorted: what its reader found, and the checks.
#[must_use]
pub fn run_report(repository: &Repository, path: &str, on: NaiveDate) -> Findings {
    let mut read = repository.findings.as_slice().to_vec();
    read.extend(judge_year(repository, on));
    let mut findings = take_for(&mut read, path);
    if let Some(report) = repository.reports.iter().find(|report| report.path() == path) {
        findings = judge_report(&Shared::new(repository), report, on, findings);
    }
    findings.sort();
    findings
}

/// All findings of one report, those of its reader included.
fn judge_report(shared: &Shared<'_>, report: &Report, on: NaiveDate, mut found: Findings) -> Findings {
    // Half a front matter has gaps of its own making.
    if !report.document.broken {
        let context = ReportContext::new(shared, report, on);
        for check in CHECKS {
            if let Subject::Report(judge) = check.subject {
                judge(&context, &mut found);
            }
        }
    }
    suppress(&report.suppressions, report.source(), None, on, &mut found);
    found
}

/// What is found about the duties of the year: in reports, and in regulations that ask for one that is not there.
fn judge_year(repository: &Repository, on: NaiveDate) -> Findings {
    let mut found = Findings::new();
    hold_year(&YearContext::new(repository, on), &mut found);
    found
}

fn hold_year(context: &YearContext<'_>, found: &mut Findings) {
    for check in CHECKS {
        if let Subject::Year(judge) = check.subject {
            judge(context, found);
        }
    }
}

/// All findings of the file of one case, sorted: what its readers found, and the checks. The repository has to have the
/// settings, the regulations and the names of the attachments; its other cases have no part in it.
#[must_use]
pub fn run_one(repository: &Repository, one: One, on: NaiveDate) -> Findings {
    let mut findings = match &one.bound {
        Some(bound) => judge_case(repository, bound, on, one.findings),
        None => one.findings,
    };
    findings.sort();
    findings
}

/// All findings of one case, those of its reader included.
fn judge_case(repository: &Repository, bound: &Bound, on: NaiveDate, mut found: Findings) -> Findings {
    if let Some(context) = CaseContext::new(repository, bound, on) {
        for check in CHECKS {
            if let Subject::Case(judge) = check.subject {
                judge(&context, &mut found);
            }
        }
    }
    if let Some(context) = YearContext::of_case(repository, bound, on) {
        hold_year(&context, &mut found);
    }
    suppress(&bound.case.suppressions, bound.case.source(), Some(&bound.case.id), on, &mut found);
    found
}

fn take_for(read: &mut Vec<Diagnostic>, file: &str) -> Findings {
    read.extract_if(.., |finding| finding.file == file).collect()
}

/// Findings of readers by the file of a case; the rest goes straight through.
fn by_case(read: Vec<Diagnostic>, rest: &mut Findings) -> std::collections::HashMap<String, Vec<Diagnostic>> {
    let mut map: std::collections::HashMap<String, Vec<Diagnostic>> = std::collections::HashMap::new();
    for finding in read {
        match finding.case {
            Some(_) => map.entry(finding.file.clone()).or_default().push(finding),
            None => rest.push(finding),
        }
    }
    map
}

/// Takes out what is accepted, and reports exceptions that say nothing, have expired or are not needed.
fn suppress(
    suppressions: &[Suppression],
    source: &Arc<Source>,
    case: Option<&str>,
    on: NaiveDate,
    found: &mut Findings,
) {
    for suppression in suppressions {
        let word = suppression.check.as_str();
        let report = |code, span, message: String, help: &str| {
            let mut finding = Diagnostic::new(code, source, span, message).help(help);
            finding.case = case.map(str::to_owned);
            finding
        };
        if super::find(word).is_none() {
            let span = suppression.check.span;
            let help = "kijk met `klacht explain` welke controles er zijn";
            let finding = report(&UNKNOWN_SUPPRESSION, span, format!("de controle `{word}` bestaat niet"), help);
            found.push(finding.discreet(word));
            continue;
        }
        // Whoever may change a case must not choose what a reviewer gets to see of that.
        if super::codes::AUDIT.iter().any(|code| code.is(word)) {
            let help = "haal deze uitzondering weg, en leg in de tekst uit waarom het zo is gegaan";
            let message = format!("bevindingen over de geschiedenis, zoals `{word}`, kunnen niet worden genegeerd");
            found.push(report(&HISTORY_SUPPRESSION, suppression.check.span, message, help));
            continue;
        }
        if suppression.until < on {
            let last = crate::calendar::short_date(suppression.until);
            let help = "los de bevinding op, of kies met een nieuwe reden een latere datum";
            found.push(report(
                &EXPIRED_SUPPRESSION,
                suppression.span,
                format!("deze uitzondering gold tot en met {last}"),
                help,
            ));
            continue;
        }
        let before = found.as_slice().len();
        found.retain(|finding| !finding.code.is(word));
        if found.as_slice().len() == before {
            found.push(report(
                &UNUSED_SUPPRESSION,
                suppression.span,
                format!("`{word}` wordt hier niet gevonden"),
                "haal deze uitzondering weg",
            ));
        }
    }
}
