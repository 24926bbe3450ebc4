//! The regulation that bound a case in the commit that changed it.

use super::{History, case, commit};

const FILE: &str = "cases/2026-007.md";

fn version(from: &str) -> String {
    format!("---\ntitel: Regeling\nin_werking: {from}\n---\n## Artikel 1 Begin\n1. Tekst.\n")
}

fn of(regulation: &str, day: u32) -> String {
    let contact = format!("contact: 2026-03-{day:02}");
    case(regulation, &["ontvangen: 2026-03-02", &contact], "tekst")
}

/// The regulation and version of each entry, oldest first.
fn bound(history: &History) -> Vec<String> {
    let text = |entry: &serde_json::Value| match (entry["regulation"].as_str(), entry["version"].as_str()) {
        (Some(slug), Some(version)) => format!("{slug} {version}"),
        _ => "geen".to_owned(),
    };
    history.entries([]).iter().rev().map(text).collect()
}

#[test]
fn a_version_added_later_does_not_bind_what_came_before() {
    let history = History::of([
        commit("1").file("regulations/a/2024-01-01.md", version("2024-01-01")),
        commit("2").file(FILE, of("regeling: a", 3)),
        commit("3").file("regulations/a/2026-01-01.md", version("2026-01-01")),
        commit("4").file(FILE, of("regeling: a", 4)),
        commit("5").without("regulations/a/2026-01-01.md"),
        commit("6").file(FILE, of("regeling: a", 5)),
    ]);
    assert_eq!(bound(&history), ["a 2024-01-01", "a 2026-01-01", "a 2024-01-01"]);
}

#[test]
fn an_edited_regulation() {
    let history = History::of([
        commit("1").file("regulations/a.md", version("2024-01-01")),
        commit("2").file(FILE, of("regeling: a", 3)),
        commit("3").file("regulations/a.md", version("2025-01-01")),
        commit("4").file(FILE, of("regeling: a", 4)),
        commit("5").file("regulations/a.md", version("2027-01-01")),
        commit("6").file(FILE, of("regeling: a", 5)),
    ]);
    assert_eq!(bound(&history), ["a 2024-01-01", "a 2025-01-01", "geen"]);
    let changed: Vec<_> = history
        .trail()
        .regulations
        .iter()
        .map(|(commit, change)| (commit.subject().to_owned(), change.path.clone()))
        .collect();
    let path = "regulations/a.md".to_owned();
    assert_eq!(changed, [("5".to_owned(), path.clone()), ("3".to_owned(), path.clone()), ("1".to_owned(), path)]);
}

#[test]
fn a_regulation_that_comes_after_the_case() {
    let history = History::of([
        commit("1").file(FILE, of("regeling: a", 3)),
        commit("2").file("regulations/a.md", version("2024-01-01")),
        commit("3").file(FILE, of("regeling: a", 4)),
    ]);
    assert_eq!(bound(&history), ["geen", "a 2024-01-01"]);
}

#[test]
fn a_pinned_version_and_one_that_is_not_there() {
    let both = commit("1")
        .file("regulations/a/2024-01-01.md", version("2024-01-01"))
        .file("regulations/a/2026-01-01.md", version("2026-01-01"));
    let history = History::of([
        both,
        commit("2").file(FILE, of("regeling: a@2024-01-01", 3)),
        commit("3").file(FILE, of("regeling: a@2023-01-01", 3)),
        commit("4").file(FILE, of("regeling: a", 3)),
    ]);
    assert_eq!(bound(&history), ["a 2024-01-01", "geen", "a 2026-01-01"]);
}

#[test]
fn the_default_is_that_of_the_commit() {
    let history = History::of([
        commit("1")
            .file("regulations/a.md", version("2024-01-01"))
            .file("regulations/b.md", version("2025-01-01"))
            .file("klacht.toml", "regeling = \"a\"\n"),
        commit("2").file(FILE, of("dienst: x", 3)),
        commit("3").file("klacht.toml", "regeling = \"b\"\n"),
        commit("4").file(FILE, of("dienst: x", 4)),
    ]);
    assert_eq!(bound(&history), ["a 2024-01-01", "b 2025-01-01"]);
}

#[test]
fn a_branch_has_the_regulations_of_its_own() {
    let history = History::of([
        commit("1").mark(1).file("regulations/a/2024-01-01.md", version("2024-01-01")),
        commit("2").mark(2).file("regulations/a/2026-01-01.md", version("2026-01-01")),
        commit("3").mark(3).on("zij").from(1).file(FILE, of("regeling: a", 3)),
        commit("4").from(2).merge(3).file(FILE, of("regeling: a", 3)),
        commit("5").file(FILE, of("regeling: a", 4)),
    ]);
    assert_eq!(bound(&history), ["a 2024-01-01", "a 2026-01-01"]);
}

#[test]
fn a_merge_that_passes_over_a_version() {
    let history = History::of([
        commit("1").mark(1).file("regulations/a/2024-01-01.md", version("2024-01-01")),
        commit("2").mark(2).on("zij").from(1).file("regulations/a/2026-01-01.md", version("2026-01-01")),
        commit("3").mark(3).from(1).file("los.txt", "x"),
        commit("4").merge(2),
        commit("5").file(FILE, of("regeling: a", 4)),
    ]);
    assert_eq!(bound(&history), ["a 2024-01-01"]);
    assert_eq!(history.trail().dropped.len(), 1, "and says so");
}

#[test]
fn a_regulation_that_ended() {
    let ended = version("2024-01-01").replace("\n---\n##", "\nvervallen: 2026-01-01\n---\n##");
    let history =
        History::of([commit("1").file("regulations/a.md", ended), commit("2").file(FILE, of("regeling: a", 3))]);
    assert_eq!(bound(&history), ["geen"]);
}
