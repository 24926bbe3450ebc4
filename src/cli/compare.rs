//! `klacht compare`.

use chrono::NaiveDate;
use clap::Args;
use serde_json::{Value, json};

use crate::audience::{Comparison, ComparisonRow};
use crate::check;
use crate::regulation::Regulation;
use crate::repository::Repository;

use super::casework::CaseProblem;
use super::check::pretty;
use super::output::{Format, visible};
use super::sheet::Sheet;
use super::{Ending, Problem, Session};

/// Zet regelingen naast elkaar: termijnen, rechten, plichten en wat zij openlaten
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht compare [REGELING]... [OPTIES]",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht compare                                  alle regelingen die nu gelden
  klacht compare interactie klik-onderwijs
  klacht compare interactie@2024-01-01 interactie@2026-01-01
  klacht compare --format json"
)]
pub(super) struct Compare {
    /// Regelingen om te vergelijken, met of zonder versie; zonder: alle die nu gelden
    #[arg(value_name = "REGELING", help_heading = "Argumenten")]
    regulations: Vec<String>,
    /// Vorm: text of json
    #[arg(long, value_name = "VORM", default_value = "text", hide_default_value = true, hide_possible_values = true)]
    format: Format,
}

impl Compare {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let repository = session.repository()?;
        let chosen = if self.regulations.is_empty() {
            repository.by_slug().into_keys().filter_map(|slug| newest(&repository, slug, session.on)).collect()
        } else {
            let named = self.regulations.iter().map(|word| version(&repository, word, session.on));
            named.collect::<Result<Vec<&Regulation>, Problem>>()?
        };
        let findings = check::run(&repository, session.on);
        let comparison = Comparison::of(&chosen, findings.as_slice());
        match self.format {
            Format::Json => session.output.line(&pretty(&as_json(&comparison, &chosen, session.on)))?,
            Format::Text => {
                let text = text(&comparison, &chosen, session);
                session.output.print(&text)?;
            }
        }
        Ok(Ending::Fine)
    }
}

/// The version in force, else the newest.
fn newest<'a>(repository: &'a Repository, slug: &str, on: NaiveDate) -> Option<&'a Regulation> {
    let (known, _) = repository.by_slug().into_iter().find(|(known, _)| *known == slug)?;
    repository.in_force(known, on).or_else(|| repository.versions(known).last())
}

/// The version a word names: `interactie`, or `interactie@2026-01-01`.
fn version<'a>(repository: &'a Repository, word: &str, on: NaiveDate) -> Result<&'a Regulation, Problem> {
    let found = match word.split_once('@') {
        None => newest(repository, word, on),
        Some((slug, day)) => repository
            .regulations
            .iter()
            .find(|regulation| regulation.slug == slug && regulation.version.to_string() == day),
    };
    found.ok_or_else(|| {
        let versions = repository.regulations.iter().map(|own| format!("{}@{}", own.slug, own.version));
        let slugs = repository.by_slug().into_keys().map(str::to_owned);
        let known = if word.contains('@') { versions.collect() } else { slugs.collect() };
        CaseProblem::NoSuchRegulation { word: word.to_owned(), known }.into()
    })
}

/// What each kind of row is, in words.
const KINDS: [(&str, &str); 4] = [
    ("term", "Termijnen"),
    ("right", "Rechten"),
    ("duty", "Plichten van de organisatie"),
    ("gap", "Wat een regeling openlaat (klacht explain zegt meer)"),
];

/// A part for each kind, under each thing a line for each regulation.
fn text(comparison: &Comparison, chosen: &[&Regulation], session: &Session) -> String {
    let names: Vec<String> = chosen.iter().map(|own| format!("{}@{}", own.slug, own.version)).collect();
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    let mut sheet = Sheet::default();
    for (kind, title) in KINDS {
        let mut rows = comparison.rows.iter().filter(|row| row.kind == kind).peekable();
        if rows.peek().is_some() {
            sheet.heading(&session.output, title);
        }
        for row in rows {
            sheet.block("  ", &row.name);
            for (name, cell) in names.iter().zip(&row.cells) {
                let said = if cell.is_empty() { "–".to_owned() } else { visible(cell) };
                sheet.block(&format!("    {name:<width$}  "), &said);
            }
        }
    }
    sheet.text()
}

fn as_json(comparison: &Comparison, chosen: &[&Regulation], on: NaiveDate) -> Value {
    let regulation = |own: &&Regulation| json!({ "slug": own.slug, "version": own.version.to_string(), "title": own.title, "organisation": own.organisation });
    let row = |row: &ComparisonRow| {
        let cells: Vec<Option<&str>> =
            row.cells.iter().map(|cell| Some(cell.as_str()).filter(|cell| !cell.is_empty())).collect();
        json!({ "kind": row.kind, "name": row.name, "values": cells })
    };
    json!({
        "on": on.to_string(),
        "regulations": chosen.iter().map(regulation).collect::<Vec<_>>(),
        "rows": comparison.rows.iter().map(row).collect::<Vec<_>>(),
    })
}
