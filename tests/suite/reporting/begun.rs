//! A report that is not there yet.

use super::*;
use crate::test_repo::keys;

#[test]
fn a_report_is_made_with_its_figures_and_can_be_taken_back() {
    let repo = repo();
    let said = report(&repo, &["2025"]).ended(0);
    assert_eq!(
        said,
        "\
reports/2025.md: gemaakt
In 2025 zijn 3 klachten ontvangen en 3 afgehandeld; aan het eind stonden er geen open.
Geteld tot en met 31 december 2025.
"
    );
    let made = text(&repo, FILE);
    assert!(made.contains("regeling: voorbeeld\nperiode: 2025\nopgesteld: 2026-03-01\n"), "{made}");
    assert!(made.contains("  ontvangen: 3\n") && made.contains(BEGIN) && made.ends_with('\n'), "{made}");
    assert_eq!(repo.run(["check", "--quiet"]).on(DAY).ended(0), "");
    assert_eq!(report(&repo, &["2025"]).ended(0).lines().next(), Some("reports/2025.md: de cijfers stonden er al zo"));
    assert_eq!(text(&repo, FILE), made, "the same figures give the same bytes");
    assert_eq!(repo.run(["fmt", "--check"]).on(DAY).status, 0, "what is made is in the usual form");
    assert_eq!(repo.run(["undo"]).on(DAY).ended(0), "teruggedraaid: reports/2025.md is weg\n");
    assert!(!repo.root().join(FILE).exists());
}

#[test]
fn a_regulation_that_is_not_the_default_has_a_folder_of_its_own() {
    let other = case(4).replacen("---\n", "---\nregeling: andere\n", 1);
    let repo = repo().regulation("andere", QUIET).case("2025-004", &other);
    let repo = repo.file("klacht.toml", "organisatie = \"Voorbeeld BV\"\nregeling = \"voorbeeld\"\n");
    let said = report(&repo, &["2025"]).ended(0);
    assert!(said.starts_with("reports/2025.md: gemaakt\n"), "{said}");
    // Complaints under two regulations in one period: they are not added up, and the other is named.
    let told =
        "1 klacht valt onder een andere regeling en telt hier niet mee: klacht report 2025 --regulation andere\n";
    assert!(said.contains("zijn 3 klachten ontvangen") && said.ends_with(told), "{said}");
    let said = report(&repo, &["2025", "--regulation", "andere"]).ended(0);
    assert!(said.starts_with("reports/andere/2025.md: gemaakt\nIn 2025 is 1 klacht ontvangen en 1 "), "{said}");
    assert!(text(&repo, "reports/andere/2025.md").contains("\nregeling: andere\n"));
    assert_eq!(repo.run(["check", "--quiet"]).on(DAY).ended(0), "");
    repo.run(["undo"]).on(DAY).ended(0);
    assert!(!repo.root().join("reports/andere").exists(), "no empty folder stays behind");
    assert!(repo.root().join(FILE).exists());
}

#[test]
fn without_a_default_the_only_regulation_of_the_period_is_meant_and_of_two_one_is_asked() {
    let with = |regulation: &str| case(4).replacen("---\n", &format!("---\nregeling: {regulation}\n"), 1);
    let repo = TestRepo::new().regulation("andere", QUIET).case("2025-001", &with("andere"));
    assert!(report(&repo, &["2025", "--dry-run"]).ended(0).starts_with("reports/andere/2025.md: zou worden gemaakt\n"));
    let repo = repo.case("2025-002", &with("voorbeeld"));
    let said = report(&repo, &["2025"]).refused();
    assert!(said.contains("--regulation") && said.contains("andere") && said.contains("voorbeeld"), "{said}");
    assert!(report(&repo, &["2025", "--regulation", "weg"]).refused().contains("weg"));
}

#[test]
fn a_try_writes_nothing() {
    let repo = repo();
    let said = report(&repo, &["2025", "--dry-run"]).ended(0);
    assert!(said.starts_with("reports/2025.md: zou worden gemaakt\n") && said.contains("3 klachten"), "{said}");
    assert!(!repo.root().join("reports").exists());
    repo.run(["undo"]).on(DAY).refused();
}

#[test]
fn a_period_that_is_not_over_is_provisional_and_one_that_has_not_begun_is_refused() {
    let repo = repo();
    let said = repo.run(["report", "2025-h1"]).on("2025-02-21").ended(0);
    assert_eq!(
        said,
        "\
reports/2025-h1.md: gemaakt
In het eerste halfjaar 2025 zijn 2 klachten ontvangen en 1 afgehandeld; aan het eind stond er 1 open.
Voorlopige cijfers: het tijdvak was nog niet om. Geteld tot en met 21 februari 2025.
het tijdvak loopt tot en met 30 juni 2025; draai dit daarna nog een keer
"
    );
    let made = text(&repo, "reports/2025-h1.md");
    assert!(made.contains("opgesteld:\n") && made.contains("  voorlopig: ja\n"), "{made}");
    let said = report(&repo, &["2025-h1"]).ended(0);
    assert!(said.starts_with("reports/2025-h1.md: cijfers ververst\n") && said.contains("zijn 3 klachten"), "{said}");
    assert!(text(&repo, "reports/2025-h1.md").contains("  voorlopig: nee\n"));
    let said = report(&repo, &["2027"]).refused();
    assert!(said.contains("2027 is nog niet begonnen") && said.contains("vanaf 1 januari 2027"), "{said}");
    assert!(report(&repo, &["2026-k2"]).refused().contains("nog niet begonnen"));
    for wrong in ["", "jaar", "25", "2025-h3", "2025-13", "../2025", "2025\u{1b}[2J"] {
        let said = report(&repo, &[wrong]).refused();
        assert!(said.contains("is geen tijdvak") && said.contains("doe dit: ") && !said.contains('\u{1b}'), "{said}");
    }
}

#[test]
fn a_year_without_cases_is_told_as_such() {
    let repo = TestRepo::new();
    let said = report(&repo, &["2024"]).ended(0);
    assert!(said.contains("In 2024 zijn geen klachten ontvangen, en er stonden er geen open.\n"), "{said}");
    assert!(text(&repo, "reports/2024.md").contains("  ontvangen: 0\n"));
    assert_eq!(repo.run(["check", "--quiet"]).on(DAY).ended(0), "");
    // Without a regulation there is nothing to count under.
    assert_eq!(report(&TestRepo::empty().file("klacht.toml", "organisatie = \"V\"\n"), &["2024"]).status, 2);
}

#[test]
fn numbers_that_are_missing_are_told() {
    let repo = repo().case("2025-006", &case(6));
    let said = report(&repo, &["2025"]).ended(0);
    let told = "In de nummering van het jaar zijn 2 nummers niet te vinden: 2025-004 t/m 2025-005.";
    assert!(said.contains(told) && text(&repo, FILE).contains(told), "{said}");
}

#[test]
fn the_keys_of_the_figures_as_json() {
    let repo = repo();
    let json = report(&repo, &["2025", "--format", "json"]).json();
    assert_eq!(
        keys(&json),
        [
            "on",
            "regulation",
            "version",
            "period",
            "first",
            "last",
            "report",
            "figures",
            "earlier",
            "trends",
            "sentences"
        ]
    );
    let figures = &json["figures"];
    assert_eq!(
        keys(figures),
        [
            "until",
            "provisional",
            "open_before",
            "received",
            "reopened",
            "handled",
            "open",
            "informal",
            "classification",
            "channel",
            "department",
            "service",
            "cause",
            "ending",
            "outcome",
            "terms",
            "to_closing",
            "to_judgement",
            "extensions",
            "objections",
            "external",
            "satisfaction",
            "information",
            "missing_numbers",
            "signals",
        ]
    );
    assert_eq!((&figures["received"], &figures["until"]), (&3.into(), &"2025-12-31".into()));
    assert_eq!(keys(&figures["terms"][0]), ["term", "hardness", "in_time", "late", "overdue", "running", "lapsed"]);
    assert_eq!(keys(&figures["cause"]), ["cases", "without", "multiple", "classes"]);
    assert_eq!((&json["report"], &json["period"]), (&serde_json::Value::Null, &"2025".into()));
    assert!(!repo.root().join("reports").exists(), "figures as JSON write nothing");
}
