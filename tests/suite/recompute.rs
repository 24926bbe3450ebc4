//! `klacht recompute --since`: which open terms moved because the rules did.

use crate::test_repo::{QUIET, TestRepo};

fn case(course: &[&str]) -> String {
    let course: String = course.iter().map(|event| format!("  - {event}\n")).collect();
    format!("---\nklager: {{naam: Noor Noordzee}}\nverloop:\n{course}---\n## Omschrijving\nTe laat.\n")
}

/// Three cases, one of which is done, recorded; then the rules as given, not recorded yet.
fn changed(config: &str, regulation: &str) -> TestRepo {
    TestRepo::new()
        .case("2026-001", &case(&["ontvangen: 2026-03-02"]))
        .case("2026-002", &case(&["ontvangen: 2026-04-20"]))
        .case("2026-003", &case(&["ontvangen: 2026-03-02", "oordeel: 2026-03-20\n    uitkomst: gegrond"]))
        .committed()
        .file("klacht.toml", config)
        .regulation("voorbeeld", regulation)
}

const CONFIG: &str = "organisatie = \"Voorbeeld BV\"\n";

/// `zaak toen>nu: waarom` for each term.
fn moved(repo: &TestRepo) -> Vec<String> {
    let json = repo.run(["recompute", "--since", "HEAD", "--format", "json"]).on("2026-04-24").json();
    assert_eq!(json["on"], "2026-04-24");
    let row = |term: &serde_json::Value| {
        let text = |key: &str| term[key].as_str().unwrap_or("-").to_owned();
        let why: Vec<&str> = term["why"].as_array().unwrap().iter().map(|why| why.as_str().unwrap()).collect();
        format!("{} {}>{}: {}", text("case"), text("from"), text("to"), why.join("; "))
    };
    json["terms"].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn a_shorter_term_moves_the_open_ones_and_says_so() {
    let repo = changed(CONFIG, &QUIET.replace("binnen: 6 weken", "binnen: 4 weken"));
    assert_eq!(
        moved(&repo),
        [
            "2026-001 2026-04-13>2026-03-30: termijn oordeel: 6 weken werd 4 weken",
            "2026-002 2026-06-01>2026-05-18: termijn oordeel: 6 weken werd 4 weken",
        ]
    );
    let text = repo.run(["recompute", "--since", "HEAD"]).on("2026-04-24").ended(0);
    assert!(text.contains("2026-001  oordeel  2026-04-13  2026-03-30 (te laat)  termijn oordeel"), "{text}");
    assert!(text.ends_with("zijn 2 lopende termijnen verschoven\n"), "{text}");
}

#[test]
fn a_new_version_a_closing_day_and_a_term_that_is_gone() {
    // A version that takes over in April binds the second case only.
    let newer = QUIET.replace("in_werking: 2024-01-01", "in_werking: 2026-04-01").replace("6 weken", "8 weken");
    let repo =
        changed(CONFIG, QUIET).file("regulations/voorbeeld.md", "").file("regulations/voorbeeld/2024-01-01.md", QUIET);
    std::fs::remove_file(repo.root().join("regulations/voorbeeld.md")).unwrap();
    let repo = repo.file("regulations/voorbeeld/2026-04-01.md", &newer);
    let rows = moved(&repo);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(
        rows[0].starts_with(
            "2026-002 2026-06-01>2026-06-15: nu geldt voorbeeld van 2026-04-01, eerst voorbeeld van 2024-01-01"
        ),
        "{rows:?}"
    );

    let days = QUIET.replace("binnen: 6 weken", "binnen: 30 werkdagen");
    let repo = changed(CONFIG, &days);
    repo.git(&["add", "-A"]);
    repo.git(&["commit", "-q", "-m", "werkdagen"]);
    let repo = repo.file("klacht.toml", &format!("{CONFIG}[kalender]\ngesloten = [\"2026-05-04\"]\n"));
    let rows = moved(&repo);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0].contains("de dagen die meetellen zijn veranderd"), "{rows:?}");

    let gone = QUIET.replace("  oordeel: {stap: oordeel", "  anders: {stap: oordeel");
    let rows = moved(&changed(CONFIG, &gone));
    assert_eq!(rows.len(), 4, "{rows:?}");
    assert!(rows.iter().any(|row| row.starts_with("2026-001 2026-04-13>-: ")), "{rows:?}");
    assert!(rows.iter().any(|row| row.starts_with("2026-001 ->2026-04-13: ")), "{rows:?}");
}

#[test]
fn nothing_moved_and_a_moment_that_is_none() {
    let repo = changed(CONFIG, QUIET);
    assert_eq!(moved(&repo), Vec::<String>::new());
    let text = repo.run(["recompute", "--since", "HEAD"]).on("2026-04-24").ended(0);
    assert!(text.ends_with("is geen enkele lopende termijn verschoven\n"), "{text}");
    assert!(repo.run(["recompute", "--since", "ooit"]).now().refused().contains("ooit"));
    assert!(repo.run(["recompute"]).now().refused().contains("--since"));
    assert!(TestRepo::new().run(["recompute", "--since", "HEAD"]).now().refused().contains("git"));
}
