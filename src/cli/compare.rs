//! `klacht compare`.

use chrono::NaiveDate;
use clap::Args;
use serde_json::{Value, json};

use crate::audience::{Comparison, ComparisonRow, Held, hold_against};
use crate::check;
use crate::profiles::PROFILES;
use crate::regulation::Regulation;
use crate::repository::{Repository, of_files};

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
  klacht compare organize4all --with wkkgz        wat de wet vraagt en er niet staat
  klacht compare --format json"
)]
pub(super) struct Compare {
    /// Regelingen om te vergelijken, met of zonder versie; zonder: alle die nu gelden
    #[arg(value_name = "REGELING", help_heading = "Argumenten")]
    regulations: Vec<String>,
    /// Houd ze tegen een regeling die een wet volgt, zoals awb, wkkgz of bgfo (mag vaker)
    #[arg(long = "with", value_name = "WET")]
    statutes: Vec<String>,
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
        let laws = self.statutes.iter().map(|word| law(word)).collect::<Result<Vec<Repository>, Problem>>()?;
        let statutes: Vec<&Regulation> = laws.iter().flat_map(|law| &law.regulations).collect();
        let mut findings = check::run(&repository, session.on);
        laws.iter().for_each(|law| findings.append(check::run(law, session.on)));
        let own = chosen.len();
        let all: Vec<&Regulation> = chosen.into_iter().chain(statutes.iter().copied()).collect();
        let comparison = Comparison::of(&all, findings.as_slice());
        let chosen = all.get(..own).unwrap_or_default();
        let held = |statute: &Regulation| {
            chosen.iter().map(|own| (name(own), hold_against(own, statute, session.on))).collect::<Vec<_>>()
        };
        let held: Vec<(&Regulation, Vec<(String, Held)>)> =
            statutes.iter().map(|statute| (*statute, held(statute))).collect();
        match self.format {
            Format::Json => {
                let mut whole = as_json(&comparison, &all, session.on);
                whole["statutes"] = held.iter().map(|(statute, held)| law_as_json(statute, held)).collect();
                session.output.line(&pretty(&whole))?;
            }
            Format::Text => {
                let text = text(&comparison, &all, &held, session);
                session.output.print(&text)?;
            }
        }
        Ok(Ending::Fine)
    }
}

/// The file a profile is read as: no file of the repository has this name by accident.
const PROFILE: &str = "wet-";

/// A profile that follows a statute, on its own.
fn law(word: &str) -> Result<Repository, Problem> {
    let wanted = word.trim().to_lowercase();
    match PROFILES.iter().find(|profile| profile.name == wanted) {
        Some(profile) => {
            let path = format!("regulations/{PROFILE}{}.md", profile.name);
            Ok(of_files(vec![(path, profile.text.as_bytes().to_vec())]))
        }
        None => {
            let known = PROFILES.iter().map(|profile| profile.name.to_owned()).collect();
            Err(CaseProblem::NoSuchStatute { word: word.to_owned(), known }.into())
        }
    }
}

fn name(regulation: &Regulation) -> String {
    match regulation.slug.strip_prefix(PROFILE) {
        Some(law) => format!("{law} (wet)"),
        None => format!("{}@{}", regulation.slug, regulation.version),
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
fn text(
    comparison: &Comparison,
    chosen: &[&Regulation],
    held: &[(&Regulation, Vec<(String, Held)>)],
    session: &Session,
) -> String {
    let names: Vec<String> = chosen.iter().map(|own| name(own)).collect();
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
    for (statute, held) in held {
        for (own, held) in held {
            against(&mut sheet, session, statute, own, held);
        }
    }
    sheet.text()
}

/// What one regulation lacks of one statute.
fn against(sheet: &mut Sheet, session: &Session, statute: &Regulation, own: &str, held: &Held) {
    let law = name(statute);
    sheet.heading(&session.output, &format!("Wat {law} vraagt en {own} niet regelt"));
    if held.lacks.is_empty() {
        sheet.block("  ", &format!("niets: wat er te vergelijken is ({} regels), staat erin", held.compared));
    }
    for lack in &held.lacks {
        sheet.block("  ", &format!("{} ({})", lack.what, lack.law));
        sheet.block("    de wet: ", &visible(&lack.asked));
        sheet.block("    hier:   ", &visible(lack.own.as_deref().unwrap_or("niets")));
    }
    if !held.to_read.is_empty() {
        sheet.heading(&session.output, &format!("Lees zelf na of {own} dit zegt"));
    }
    for duty in &held.to_read {
        let who = if duty.what.is_empty() { String::new() } else { format!("{}: ", duty.what) };
        sheet.block("  ", &visible(&format!("{who}{} ({})", duty.asked, duty.law)));
    }
    let source = statute.document.front.get("bron").and_then(|node| node.as_str()).unwrap_or_default();
    sheet.line("");
    sheet.block(
        "",
        &visible(&format!("Vergeleken met een profiel van Klachtwerk, niet met de wet zelf. Bron: {source}.")),
    );
}

fn law_as_json(statute: &Regulation, held: &[(String, Held)]) -> Value {
    let slug = statute.slug.strip_prefix(PROFILE).unwrap_or(&statute.slug);
    let regulations: Vec<Value> = held.iter().map(|(own, held)| json!({ "regulation": own, "held": held })).collect();
    json!({ "statute": slug, "title": statute.title, "regulations": regulations })
}

fn as_json(comparison: &Comparison, chosen: &[&Regulation], on: NaiveDate) -> Value {
    let regulation = |own: &&Regulation| json!({ "slug": own.slug, "statute": own.slug.starts_with(PROFILE), "version": own.version.to_string(), "title": own.title, "organisation": own.organisation });
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
