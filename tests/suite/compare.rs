//! `klacht compare`: regulations side by side.

use serde_json::Value;

use crate::test_repo::TestRepo;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The five examples.
fn repo() -> TestRepo {
    let mut repo = TestRepo::empty().file("klacht.toml", "organisatie = \"Voorbeeld BV\"\nregeling = \"interactie\"\n");
    for name in ["klik-onderwijs", "organize4all", "procedure-klachten", "team-keizer"] {
        let text = std::fs::read_to_string(format!("{ROOT}/regulations/{name}.md")).unwrap();
        repo = repo.regulation(name, &text);
    }
    for version in ["2024-01-01", "2026-01-01"] {
        let text = std::fs::read_to_string(format!("{ROOT}/regulations/interactie/{version}.md")).unwrap();
        repo = repo.file(&format!("regulations/interactie/{version}.md"), &text);
    }
    repo
}

/// The values of a row, by its name.
fn row<'v>(json: &'v Value, name: &str) -> Vec<Option<&'v str>> {
    let rows = json["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["name"] == name).unwrap_or_else(|| panic!("no {name}: {json:#}"));
    row["values"].as_array().unwrap().iter().map(Value::as_str).collect()
}

#[test]
fn terms_rights_duties_and_gaps_of_the_examples() {
    let json = repo().run(["compare", "--format", "json"]).on("2026-03-02").json();
    let slugs: Vec<&str> =
        json["regulations"].as_array().unwrap().iter().map(|own| own["slug"].as_str().unwrap()).collect();
    assert_eq!(slugs, ["interactie", "klik-onderwijs", "organize4all", "procedure-klachten", "team-keizer"]);
    assert_eq!(json["regulations"][0]["version"], "2026-01-01");
    let day = |text| Some(text);
    assert_eq!(
        row(&json, "oordeel"),
        [
            day("4 weken na: klacht ontvangen"),
            None,
            day("20 werkdagen na: klacht ontvangen"),
            day("2 weken na: klacht ontvangen"),
            day("4 weken na: klacht ontvangen"),
        ]
    );
    assert_eq!(row(&json, "bewaren")[1], Some("1 jaar na: zaak afgesloten"));
    // What the checks on regulations say stands here too: Klik has no term for the judgement.
    let gap = row(&json, "er is geen termijn voor het oordeel");
    assert_eq!(gap[1], Some("K401"));
    assert_eq!(gap[0], Some("nee"));
    let kinds: std::collections::BTreeSet<&str> =
        json["rows"].as_array().unwrap().iter().map(|row| row["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["duty", "gap", "right", "term"]);
}

#[test]
fn two_versions_of_one_and_what_is_not_there() {
    let repo = repo();
    let text = repo.run(["compare", "interactie@2024-01-01", "interactie@2026-01-01"]).on("2026-03-02").ended(0);
    assert!(text.starts_with("Termijnen\n"), "{text}");
    assert!(text.contains("    interactie@2024-01-01  ") && text.contains("    interactie@2026-01-01  "), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    for (word, said) in [
        ("interactje", "bedoelde u `interactie`?"),
        ("interactie@2025-01-01", "bedoelde u `interactie@"),
        ("../interactie", "bestaat niet"),
    ] {
        let refused = repo.run(["compare", word]).now().refused();
        assert!(refused.contains(said), "{word}: {refused}");
    }
}
