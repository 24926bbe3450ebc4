//! The regulations in force side by side.

use chrono::NaiveDate;
use serde::Serialize;

use crate::regulation::Regulation;
use crate::repository::Repository;

/// A table: a column for each regulation in force, a row for each term and right.
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
    /// What is compared.
    pub name: String,
    /// What each regulation says; empty when it says nothing.
    pub cells: Vec<String>,
}

impl Comparison {
    pub(super) fn new(repository: &Repository, on: NaiveDate) -> Self {
        let slugs = repository.by_slug();
        let chosen: Vec<&Regulation> = slugs
            .iter()
            .filter_map(|(slug, versions)| repository.in_force(slug, on).or_else(|| versions.last().copied()))
            .collect();
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
                name: name.replace('-', " "),
                cells: chosen.iter().map(|regulation| term(regulation, name)).collect(),
            })
            .collect();
        let mut add = |name: &str, cell: &dyn Fn(&Regulation) -> String| {
            rows.push(Row { name: name.to_owned(), cells: chosen.iter().map(|regulation| cell(regulation)).collect() });
        };
        let yes = |yes: bool| if yes { "ja".to_owned() } else { String::new() };
        add("beide kanten horen", &|regulation| {
            yes(["klager-gehoord", "beklaagde-gehoord"]
                .iter()
                .all(|step| regulation.step(step).is_some_and(|rule| !rule.gates.is_empty())))
        });
        add("onafhankelijke behandelaar", &|regulation| yes(!regulation.independence.is_empty()));
        add("handtekeningen", &|regulation| {
            regulation.step("ondertekend").map(|rule| rule.by.len().to_string()).unwrap_or_default()
        });
        add("geschilinstantie", &|regulation| {
            regulation.disputes.first().map(|dispute| dispute.body.text.clone()).unwrap_or_default().into()
        });
        add("bewaren", &|regulation| retention(regulation));
        add("kosteloos", &|regulation| yes(regulation.free_of_charge.is_some()));
        add("vertrouwelijk", &|regulation| yes(regulation.secrecy.is_some()));
        Self { columns: columns.collect(), rows }
    }
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
