//! `klacht report` from outside: what it writes, and what it leaves as it was.

mod begun;
mod hostile;
mod judged;
mod refused;
mod renewed;

use std::fs;

use crate::test_repo::{QUIET, Ran, TestRepo};

const DAY: &str = "2026-03-01";
const FILE: &str = "reports/2025.md";
const BEGIN: &str = "<!-- cijfers: begin (dit deel schrijft klacht report) -->";
const END: &str = "<!-- cijfers: einde -->";

/// A case of 2025, received on the fourth of a month and closed in it.
fn case(month: u32) -> String {
    format!(
        "---\nklager: {{naam: Noor Noordzee, email: noor@example.org}}\nbeklaagde: {{naam: Bram Beklaagde, afdeling: Zorg}}\n\
         dienst: training\noorzaak: krappe planning\nverloop:\n  - ontvangen: 2025-{month:02}-04\n    via: brief\n  - \
         oordeel: 2025-{month:02}-20\n    uitkomst: gegrond\n  - afgesloten: 2025-{month:02}-25\n---\n## Omschrijving\n\nTe \
         laat.\n"
    )
}

/// Three complaints in 2025.
fn repo() -> TestRepo {
    (1..=3).fold(TestRepo::new(), |repo, number| repo.case(&format!("2025-00{number}"), &case(number)))
}

/// The same with a report.
fn with(report: &str) -> TestRepo {
    repo().file(FILE, report)
}

fn report(repo: &TestRepo, arguments: &[&str]) -> Ran {
    repo.run(["report"].into_iter().chain(arguments.iter().copied())).on(DAY)
}

fn bytes(repo: &TestRepo, name: &str) -> Vec<u8> {
    fs::read(repo.root().join(name)).unwrap()
}

fn text(repo: &TestRepo, name: &str) -> String {
    String::from_utf8(bytes(repo, name)).unwrap()
}

/// What stands in a report beside what the program writes in it: the lines under `cijfers` and those between the marks.
fn own(text: &str) -> String {
    let mut out = String::new();
    let (mut in_figures, mut between) = (false, false);
    for line in text.split_inclusive('\n') {
        in_figures = line.starts_with("cijfers:") || in_figures && line.starts_with(' ');
        between &= line.trim() != END;
        if !in_figures && !between {
            out += line;
        }
        between |= line.trim() == BEGIN;
    }
    out
}
