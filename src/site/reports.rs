//! The pages of reports: the list, an analysis for each period with its workbook, and what a meeting needs on paper.

use chrono::NaiveDate;
use serde::Serialize;

use crate::account::{From, Ledger};
use crate::audience::{Analysis, Chart, ReportRow, measures, periods, report_rows};
use crate::export::report_xlsx;
use crate::leak::Detector;
use crate::repository::Repository;

use super::private::{Page, Site};
use super::theme::Theme;
use super::{File, SiteProblem, markdown};

#[derive(Serialize)]
struct List<'a> {
    reports: &'a [ReportRow],
    periods: &'a [Analysis],
    measures: Option<&'a Chart>,
}

#[derive(Serialize)]
struct One<'a> {
    analysis: &'a Analysis,
    /// The officer's text; its Markdown was made harmless.
    body: String,
}

/// A page that needs no other file.
#[derive(Serialize)]
struct Paper<'a> {
    analysis: &'a Analysis,
    body: String,
    title: String,
}

/// What a period is shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// Everything there is to say.
    Report,
    /// One page, an agenda and a list of decisions.
    Meeting,
}

/// Every page of the reports, with the workbooks.
pub(super) fn files(
    repository: &Repository,
    site: Site<'_>,
    theme: &Theme,
    on: NaiveDate,
) -> Result<Vec<File>, SiteProblem> {
    let wanted = periods(repository, on);
    let mut files = Vec::new();
    let mut analyses = Vec::new();
    let mask = (!wanted.is_empty()).then(|| Detector::new(repository));
    let hides = |case: &_, text: &str| mask.as_ref().is_some_and(|mask| mask.names_somebody(case, text));
    let ledger = Ledger::new(repository, on, &hides);
    for (slug, period) in &wanted {
        let Some(account) = ledger.account(slug, *period, From::Report) else { continue };
        let analysis = Analysis::new(&account, repository, on, &hides);
        let folder = analysis.folder();
        // A table too large for a sheet is still on the page.
        if let Ok(bytes) = report_xlsx(&account, on) {
            files.push(File { path: format!("{folder}/cijfers.xlsx"), bytes });
        }
        for (name, sheet) in [("verslag.html", Sheet::Report), ("bespreking.html", Sheet::Meeting)] {
            files.push(File { path: format!("{folder}/{name}"), bytes: paper(&analysis, sheet, theme)? });
        }
        let body = own_text(&analysis);
        let page = Page { site, root: "../../../", own: One { analysis: &analysis, body } };
        files.push(File { path: format!("{folder}/index.html"), bytes: theme.render("private/analysis.html", &page)? });
        analyses.push(analysis);
    }
    let (reports, measures) = (report_rows(repository, on), measures(repository, on));
    let own = List { reports: &reports, periods: &analyses, measures: measures.as_ref() };
    let page = Page { site, root: "../", own };
    files.push(File { path: "verslagen/index.html".to_owned(), bytes: theme.render("private/reports.html", &page)? });
    Ok(files)
}

/// A period as a page by itself, to print or to send.
///
/// # Errors
/// A template that cannot be rendered.
pub fn paper(analysis: &Analysis, sheet: Sheet, theme: &Theme) -> Result<Vec<u8>, SiteProblem> {
    let template = match sheet {
        Sheet::Report => "report/verslag.html",
        Sheet::Meeting => "report/bespreking.html",
    };
    theme.render(template, &Paper { analysis, body: own_text(analysis), title: paper_title(analysis, sheet) })
}

/// What such a page is called.
#[must_use]
pub fn paper_title(analysis: &Analysis, sheet: Sheet) -> String {
    match sheet {
        Sheet::Report => format!("Klachtenverslag {}", analysis.name),
        Sheet::Meeting => format!("Bespreking klachten {}", analysis.name),
    }
}

fn own_text(analysis: &Analysis) -> String {
    analysis.report.as_ref().map(|report| markdown::plain(&report.body)).unwrap_or_default()
}
