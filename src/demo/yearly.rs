//! The reports of the play: their figures are counted of the archive as it stood on the day of the commit.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::account::{BEGIN, END, From, Ledger, markdown};
use crate::calendar::Period;
use crate::leak::Detector;
use crate::repository::of_files;

use super::script::{ReportScript, Stage};
use super::stage::Commit;

/// The archive as it stands after a number of commits.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Where a report stands: those of the regulation of the settings in the folder of all.
pub(super) fn path(report: &ReportScript) -> String {
    match report.regulation.as_str() {
        super::DEFAULT => format!("reports/{}.md", report.period),
        other => format!("reports/{other}/{}.md", report.period),
    }
}

/// The report at a stage, in the archive as it stands then; nothing when its period or regulation is none.
pub(super) fn file(report: &ReportScript, stage: &Stage, files: &Files, on: NaiveDate) -> Option<String> {
    let period = Period::parse(&report.period).ok()?;
    let repository = of_files(files.iter().map(|(path, bytes)| (path.clone(), bytes.clone())).collect());
    let mask = Detector::new(&repository);
    let hides = |case: &_, text: &str| mask.names_somebody(case, text);
    let account = Ledger::new(&repository, on, &hides).account(&report.regulation, period, From::Cases)?;
    let tables = markdown(&account.sentences(), &account.tables());
    let figures = account.figures.yaml();
    Some(format!("---\n{}{figures}---\n## Cijfers\n\n{BEGIN}\n{tables}{END}\n\n{}", stage.head, stage.body))
}

/// Puts the reports in: each is made of what the commits before it left.
pub(super) fn fill(commits: &mut [Commit], reports: &[ReportScript]) {
    let mut files = Files::new();
    for commit in commits {
        if let Some((report, stage)) = commit.report
            && let Some(script) = reports.get(report)
            && let Some(own) = script.stages.get(stage)
        {
            let on = commit.at.date();
            // Its figures and its register have to know what it says itself: first without tables.
            let path = path(script);
            files.insert(path.clone(), format!("---\n{}---\n", own.head).into_bytes());
            let text = file(script, own, &files, on).unwrap_or_default();
            commit.files = vec![(path, text.into_bytes())];
        }
        files.extend(commit.files.iter().cloned());
    }
}
