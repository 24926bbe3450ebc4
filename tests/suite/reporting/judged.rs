//! What `klacht check` says of reports, beside the examples on the pages.

use serde_json::Value;

use super::*;

/// The findings about reports, each as its code and message.
fn found(repo: &TestRepo) -> Vec<(String, String)> {
    let said = repo.run(["check", "--format", "json", "reports"]).on(DAY).json();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    said["diagnostics"].as_array().unwrap().iter().map(|one| (text(one, "code"), text(one, "message"))).collect()
}

fn codes(repo: &TestRepo) -> Vec<String> {
    found(repo).into_iter().map(|(code, _)| code).collect()
}

/// The archive with the report the command makes.
fn reported() -> TestRepo {
    let repo = repo();
    report(&repo, &["2025"]).ended(0);
    assert!(found(&repo).is_empty());
    repo
}

/// Puts a line in the front matter.
fn add(repo: TestRepo, line: &str) -> TestRepo {
    let text = text(&repo, FILE).replacen("---\n", &format!("---\n{line}\n"), 1);
    repo.file(FILE, &text)
}

#[test]
fn what_changed_in_the_cases_since_is_told_and_can_be_accepted() {
    let repo = reported().case("2025-004", &case(4));
    let told = found(&repo);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].0, "K271");
    assert!(told[0].1.contains("`ontvangen` 3 → 4"), "{told:?}");
    let accepted = add(repo, "negeer: [{controle: K271, reden: zo besproken, tot: 2027-01-01}]");
    assert!(found(&accepted).is_empty());
    // The same number of complaints, and another verdict.
    let repo = reported().case("2025-003", &case(3).replace("gegrond", "ongegrond"));
    let told = found(&repo);
    assert!(told[0].1.contains("`uitkomst, gegrond` 3 → 2"), "{told:?}");
    // A word the report does not have yet may be somebody's name.
    let repo = reported().case("2025-003", &case(3).replace("krappe planning", "ruzie met Bram Beklaagde"));
    let told = found(&repo);
    assert!(
        told[0].1.contains("`oorzaak, krappe planning` 3 → 2") && !format!("{told:?}").contains("Bram"),
        "{told:?}"
    );
    report(&repo, &["2025"]).ended(0);
    assert!(found(&repo).is_empty(), "counted again: {:?}", found(&repo));
}

#[test]
fn cases_that_are_gone_are_no_difference() {
    let repo = reported();
    fs::remove_file(repo.root().join("cases/2025/2025-002.md")).unwrap();
    assert!(found(&repo).is_empty(), "a gap in the numbers tells why");
    fs::remove_file(repo.root().join("cases/2025/2025-001.md")).unwrap();
    fs::remove_file(repo.root().join("cases/2025/2025-003.md")).unwrap();
    assert!(found(&repo).is_empty(), "nothing is left of the year");
    // The last number leaves no gap.
    let repo = reported();
    fs::remove_file(repo.root().join("cases/2025/2025-003.md")).unwrap();
    assert_eq!(codes(&repo), ["K272"]);
}

#[test]
fn figures_of_a_period_that_runs_are_nobodys_business() {
    let repo = repo();
    report(&repo, &["2026"]).ended(0);
    let repo = repo.case("2026-001", &case(1).replace("2025-", "2026-"));
    assert!(found(&repo).is_empty());
    assert_eq!(repo.run(["check", "--quiet"]).on("2027-01-01").stdout.matches("K270").count(), 1);
}

#[test]
fn a_measure_may_name_a_case_that_was_and_not_one_that_never_was() {
    let with = |id: &str| {
        let repo = reported();
        let own =
            text(&repo, FILE).replace("maatregelen: []", &format!("maatregelen: [{{maatregel: x, zaken: [{id}]}}]"));
        repo.file(FILE, &own)
    };
    for fine in ["2025-001", "2025-003", "2023-014", "2025-002"] {
        assert!(codes(&with(fine)).is_empty(), "{fine}");
    }
    for wrong in ["2025-004", "2025-1", "vorig jaar", "2025-999"] {
        assert_eq!(codes(&with(wrong)), ["K274"], "{wrong}");
    }
    // One that is destroyed: the report counted three.
    let repo = with("2025-003");
    fs::remove_file(repo.root().join("cases/2025/2025-003.md")).unwrap();
    assert_eq!(codes(&repo), ["K272"]);
    let said = with("2025-01").run(["check", "reports"]).on(DAY);
    assert!(said.stdout.contains("bedoelde u `2025-00"), "{said:?}");
}

#[test]
fn a_report_for_the_public_names_nobody() {
    let published = || {
        let repo = reported();
        let own = text(&repo, FILE).replace("publiceren: nee", "publiceren: ja");
        repo.file(FILE, &own)
    };
    assert!(codes(&published()).is_empty(), "what the command writes names nobody");
    for (from, to) in [
        ("## Wat ons opvalt\n", "## Wat ons opvalt\n\nNoor\nNoordzee belde vaak.\n"),
        ("## Wat ons opvalt\n", "## Wat ons opvalt\n\nMail naar noor@example.org.\n"),
        ("aanbevelingen: []", "aanbevelingen: [luister naar Bram Beklaagde]"),
        ("maatregelen: []", "maatregelen: [{maatregel: training, eigenaar: Bram Beklaagde}]"),
        ("besproken:\n", "besproken: {op: 2026-02-01, besluit: excuses aan Noor Noordzee}\n"),
    ] {
        let repo = published();
        let own = text(&repo, FILE).replacen(from, to, 1);
        let repo = repo.file(FILE, &own);
        let told = found(&repo);
        assert!(told.iter().any(|(code, _)| code == "K275"), "{to}: {told:?}");
        assert!(!format!("{told:?}").contains("Noor"), "{told:?}");
        let repo = repo.file(FILE, &own.replace("publiceren: ja", "publiceren: nee"));
        assert!(!codes(&repo).contains(&"K275".to_owned()));
    }
}
