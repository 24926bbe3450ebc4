//! The regulations in force side by side.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::diagnostic::{Code, Diagnostic};
use crate::regulation::{Regulation, Report};
use crate::repository::Repository;

/// How the codes of the checks begin that say what a regulation leaves open.
const GAPS: &str = "K4";

/// A table: a column for each regulation, a row for each term, right and duty, and for what one of them leaves open.
#[derive(Debug, Serialize)]
pub struct Comparison {
    /// The columns: `slug/date` and title.
    pub columns: Vec<Column>,
    /// The rows: a name and a cell for each column.
    pub rows: Vec<Row>,
}

/// A regulation in the comparison.
#[derive(Debug, Serialize)]
pub struct Column {
    /// `slug/date`, the folder of the private copy.
    pub path: String,
    /// The title.
    pub title: String,
    /// Whose it is.
    pub organisation: Option<String>,
}

/// A row of the comparison.
#[derive(Debug, Serialize)]
pub struct Row {
    /// What kind of thing: `term`, `right`, `duty` or `gap`.
    pub kind: &'static str,
    /// What is compared.
    pub name: String,
    /// What each regulation says; empty when it says nothing.
    pub cells: Vec<String>,
}

impl Comparison {
    /// Every regulation in force, else its newest version; `findings` are those of the whole repository.
    pub(super) fn new(repository: &Repository, findings: &[Diagnostic], on: NaiveDate) -> Self {
        let slugs = repository.by_slug();
        let chosen: Vec<&Regulation> = slugs
            .iter()
            .filter_map(|(slug, versions)| repository.in_force(slug, on).or_else(|| versions.last().copied()))
            .collect();
        Self::of(&chosen, findings)
    }

    /// Some versions side by side; `findings` say what each leaves open.
    #[must_use]
    pub fn of(chosen: &[&Regulation], findings: &[Diagnostic]) -> Self {
        let columns = chosen.iter().map(|regulation| Column {
            path: format!("{}/{}", regulation.slug, regulation.version),
            title: regulation.title.clone(),
            organisation: regulation.organisation.clone(),
        });
        let mut names: Vec<&str> = Vec::new();
        for term in chosen.iter().flat_map(|regulation| &regulation.terms) {
            if !names.contains(&term.name.as_str()) {
                names.push(&term.name.text);
            }
        }
        let mut rows: Vec<Row> = names
            .iter()
            .map(|name| Row {
                kind: "term",
                name: name.replace('-', " "),
                cells: chosen.iter().map(|regulation| term(regulation, name)).collect(),
            })
            .collect();
        let mut add = |kind: &'static str, name: &str, cell: &dyn Fn(&Regulation) -> String| {
            let cells = chosen.iter().map(|regulation| cell(regulation)).collect();
            rows.push(Row { kind, name: name.to_owned(), cells });
        };
        let yes = |yes: bool| if yes { "ja".to_owned() } else { String::new() };
        add("right", "beide kanten horen", &|regulation| {
            yes(["klager-gehoord", "beklaagde-gehoord"]
                .iter()
                .all(|step| regulation.step(step).is_some_and(|rule| !rule.gates.is_empty())))
        });
        add("right", "onafhankelijke behandelaar", &|regulation| yes(!regulation.independence.is_empty()));
        add("right", "handtekeningen", &|regulation| {
            regulation.step("ondertekend").map(|rule| rule.by.len().to_string()).unwrap_or_default()
        });
        add("right", "geschilinstantie", &|regulation| {
            regulation.disputes.first().map(|dispute| dispute.body.text.clone()).unwrap_or_default().into()
        });
        add("duty", "bewaren", &|regulation| retention(regulation));
        add("right", "kosteloos", &|regulation| yes(regulation.free_of_charge.is_some()));
        add("right", "vertrouwelijk", &|regulation| yes(regulation.secrecy.is_some()));
        for (name, cell) in [
            ("verslagen", &reports as &dyn Fn(&Regulation) -> String),
            ("voorlichting", &information),
            ("opleiding", &|regulation| yes(regulation.training.is_some())),
        ] {
            add("duty", name, cell);
        }
        let codes: BTreeMap<&str, &Code> = findings
            .iter()
            .filter(|finding| finding.code.id.starts_with(GAPS) && chosen.iter().any(|own| is_in(finding, own)))
            .map(|finding| (finding.code.id, finding.code))
            .collect();
        for code in codes.into_values() {
            let has = |regulation: &Regulation| {
                findings.iter().any(|finding| finding.code.id == code.id && is_in(finding, regulation))
            };
            add("gap", code.summary, &|regulation| if has(regulation) { code.id } else { "nee" }.to_owned());
        }
        Self { columns: columns.collect(), rows }
    }
}

fn is_in(finding: &Diagnostic, regulation: &Regulation) -> bool {
    finding.file == regulation.source().path()
}

fn reports(regulation: &Regulation) -> String {
    let report = |report: &Report| {
        let every = report.every.map(|every| format!(" elke {every}")).unwrap_or_default();
        format!("{}{every}", report.name.text.replace('-', " "))
    };
    regulation.reports.iter().map(report).collect::<Vec<_>>().join("; ")
}

fn information(regulation: &Regulation) -> String {
    regulation.information.iter().map(|told| told.channel.text.to_string()).collect::<Vec<_>>().join("; ")
}

fn term(regulation: &Regulation, name: &str) -> String {
    let Some(rule) = regulation.term(name) else { return String::new() };
    let length = if rule.immediate { format!("direct ({})", rule.duration) } else { rule.duration.to_string() };
    let after: Vec<&str> = rule.after.iter().map(|step| regulation.step_label(&step.text)).collect();
    format!("{length} na: {}", crate::document::list_in_dutch(&after, "of"))
}

fn retention(regulation: &Regulation) -> String {
    let Some(rule) = &regulation.retention else { return String::new() };
    let after = rule.after.as_ref().map(|step| regulation.step_label(&step.text));
    match (rule.duration, after) {
        (Some(duration), Some(after)) => format!("{duration} na: {after}"),
        (Some(duration), None) => duration.to_string(),
        (None, Some(after)) => format!("tot: {after}"),
        (None, None) => "zonder termijn".to_owned(),
    }
}
