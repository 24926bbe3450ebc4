//! What the organisation does each year, by its regulations: read, due, met, late, found.

use klachtwerk::calendar::PeriodLength;
use klachtwerk::duties::{Duty, duties};
use klachtwerk::repository::{Repository, of_files};

mod begin;
mod found;
mod measures;
mod output;
mod reading;
mod regulations;
mod reports;
mod yearly;

/// A regulation in force since 2024 with these rules.
fn rules(rules: &str) -> String {
    format!(
        "---\ntitel: Voorbeeld\nin_werking: 2024-01-01\nrollen: {{houder: Voorbeeld Houder}}\n{rules}---\n## Artikel 8 Leren\nElk jaar leren wij.\n"
    )
}

/// A case received on a day.
fn received(day: &str) -> String {
    format!("---\nverloop:\n  - ontvangen: {day}\n---\n")
}

/// A report with this front matter.
fn report(front: &str) -> String {
    format!("---\n{front}---\n")
}

/// Every duty on a day: `2025 jaaranalyse 2026-12-31 open`, with the day it was met.
fn shown(repository: &Repository, on: &str) -> Vec<String> {
    let each = |duty: &Duty<'_>| {
        let met = duty.met_on.map(|day| format!(" {day}")).unwrap_or_default();
        format!("{} {} {} {}{met}", duty.period, duty.name, duty.due, duty.status.key())
    };
    duties(repository, on.parse().unwrap()).iter().map(each).collect()
}

/// A repository of files that stand nowhere.
fn repository(files: &[(&str, &str)]) -> Repository {
    of_files(files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect())
}
