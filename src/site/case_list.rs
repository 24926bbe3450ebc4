//! The list of cases: a page with a script, the data for that script, and pages for whoever has none.
//!
//! The script draws its rows from `zaken/gegevens.js`, fifty at a time, so that ten thousand cases open at once.
//! Without it the table on the page counts; past five hundred cases that table holds the newest alone, and each year
//! has a page of its own.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use crate::audience::{CaseRow, PrivateView};

use super::private::{Page, Site};
use super::theme::Theme;
use super::{File, SiteProblem};

/// From this number of cases on, each year has a page.
const TOGETHER: usize = 500;
/// How many of the newest cases then stand on the first page.
const NEWEST: usize = 100;

#[derive(Serialize)]
struct List<'a> {
    cases: Vec<&'a CaseRow>,
    /// How many cases there are in all.
    total: usize,
    /// The year whose page this is.
    year: Option<&'a str>,
    /// The pages of years, newest first.
    years: &'a [Year<'a>],
}

#[derive(Serialize)]
struct Year<'a> {
    year: &'a str,
    count: usize,
}

/// The list of cases and what belongs to it.
pub(super) fn files(view: &PrivateView, site: Site<'_>, theme: &Theme) -> Result<Vec<File>, SiteProblem> {
    let total = view.cases.len();
    let mut by_year: BTreeMap<&str, Vec<&CaseRow>> = BTreeMap::new();
    if total > TOGETHER {
        view.cases.iter().rev().for_each(|case| by_year.entry(case.year()).or_default().push(case));
    }
    let years: Vec<Year<'_>> = by_year.iter().rev().map(|(year, cases)| Year { year, count: cases.len() }).collect();
    let page = |path: String, own: List<'_>| {
        let bytes = theme.render("private/cases.html", &Page { site, root: "../", own })?;
        Ok::<_, SiteProblem>(File { path, bytes })
    };
    let first = view.cases.iter().rev().take(if total > TOGETHER { NEWEST } else { TOGETHER }).collect();
    let of_year = |(year, cases): (&&str, &Vec<&CaseRow>)| {
        page(year_path(year), List { cases: cases.clone(), total, year: Some(year), years: &years })
    };
    let mut files = by_year.par_iter().map(of_year).collect::<Result<Vec<_>, _>>()?;
    files.push(page("zaken/index.html".to_owned(), List { cases: first, total, year: None, years: &years })?);
    files.push(File { path: "zaken/gegevens.js".to_owned(), bytes: data(&view.cases, site) });
    Ok(files)
}

fn year_path(year: &str) -> String {
    format!("zaken/jaar-{year}.html")
}

/// A script, since a page on disk may not read a file of data. What stands where is said in `zaken.js`.
fn data(cases: &[CaseRow], site: Site<'_>) -> Vec<u8> {
    let row = |case: &CaseRow| -> Value {
        json!([
            case.id,
            case.received,
            case.regulation,
            case.subject,
            case.complainant,
            case.state,
            u8::from(case.open),
            case.outcome,
            case.handler,
            case.topics,
            case.next_due,
            case.next_term.replace('-', " "),
            case.overdue,
            case.attention,
            case.errors,
            case.warnings,
        ])
    };
    let rows: Vec<String> = cases.par_iter().rev().map(|case| row(case).to_string()).collect();
    let on = json!(site.on);
    // JSON is JavaScript. The page and the script stand apart, so nothing in a value can end the script early.
    format!("var KLACHT_ZAKEN = {{op: {on}, rijen: [\n{}\n]}};\n", rows.join(",\n")).into_bytes()
}
