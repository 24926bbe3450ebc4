//! What officers and their editors really write, and what nobody should: every value read as meant, or the place and
//! the mend said; never a panic.

use klachtwerk::diagnostic::Findings;
use klachtwerk::repository::{Repository, of_files};

mod as_meant;
mod hostile;
mod places;
mod survives;
mod with_the_mend;

const REGULATION: &str = include_str!("fixtures/voorbeeld.md");
const PATH: &str = "cases/2026/2026-007.md";

fn read_as(path: &str, bytes: impl Into<Vec<u8>>) -> Repository {
    of_files(vec![("regulations/voorbeeld.md".to_owned(), REGULATION.into()), (path.to_owned(), bytes.into())])
}

fn read(bytes: impl Into<Vec<u8>>) -> Repository {
    read_as(PATH, bytes)
}

/// `K017 6:16-6:26` for every finding of the readers, in the order of the file.
fn found(repository: &Repository) -> Vec<String> {
    let mut findings: Findings = repository.findings.as_slice().iter().cloned().collect();
    findings.sort();
    let line = |((line, column), (end_line, end_column))| format!("{line}:{column}-{end_line}:{end_column}");
    findings.as_slice().iter().map(|found| format!("{} {}", found.code.id, line(found.range()))).collect()
}

/// `bevestigd 2026-03-04 via=e-mail` for every event.
fn course(repository: &Repository) -> Vec<String> {
    let Some(bound) = repository.case("2026-007") else { return Vec::new() };
    let event = |event: &klachtwerk::case::Event| {
        let mut line = event.step.text.clone();
        line += &event.date().map_or_else(String::new, |day| format!(" {day}"));
        for (key, value) in &event.attributes {
            line += &format!(" {}={}", key.text, value.texts().collect::<Vec<_>>().join("+"));
        }
        line
    };
    bound.case.course.iter().map(event).collect()
}

/// The value at a path of the front matter, as read.
fn value(repository: &Repository, path: &str) -> Option<String> {
    let nodes = repository.case("2026-007")?.case.values(path);
    nodes.first().and_then(|node| node.as_str()).map(str::to_owned)
}

/// A case with these lines in its front matter.
fn with(lines: &str) -> String {
    format!("---\nklager: Voorbeeld Klager\n{lines}---\n## Omschrijving\ntekst\n")
}

const RECEIVED: &str = "verloop:\n  - ontvangen: 2026-03-02\n";
