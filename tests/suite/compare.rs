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

/// What one regulation lacks of a statute: what, and what it says itself.
fn lacks(json: &Value, regulation: &str) -> Vec<(String, Option<String>, String)> {
    let held = json["statutes"][0]["regulations"].as_array().unwrap();
    let own = held.iter().find(|own| own["regulation"].as_str().unwrap().starts_with(regulation)).unwrap();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    own["held"]["lacks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|lack| (text(&lack["what"]).unwrap(), text(&lack["own"]), text(&lack["law"]).unwrap()))
        .collect()
}

#[test]
fn what_a_statute_asks_and_a_regulation_lacks() {
    let json = repo().run(["compare", "organize4all", "--with", "wkkgz", "--format", "json"]).on("2026-03-02").json();
    assert_eq!(json["statutes"][0]["statute"], "wkkgz");
    let found = lacks(&json, "organize4all@");
    let named: Vec<&str> = found.iter().map(|(what, _, _)| what.as_str()).collect();
    // Twenty working days are within six weeks, so the term is not among them.
    assert_eq!(
        named,
        [
            "de klachtenfunctionaris gaf advies of hielp een oplossing te zoeken",
            "de zorgaanbieder onderzoekt de klacht",
            "oordeel gegeven",
            "Beslissingen",
            "klachtenfunctionaris",
            "onafhankelijkheid",
            "geschil",
            "kosteloos",
            "voorlichting",
        ]
    );
    assert!(found.iter().all(|(_, _, law)| law.starts_with("Wkkgz 1")), "{found:?}");
    let read = json["statutes"][0]["regulations"][0]["held"]["to_read"].as_array().unwrap();
    assert!(read.iter().any(|duty| duty["asked"].as_str().unwrap().contains("wanneer die zijn uitgevoerd")));
    // A column beside the regulation, too.
    assert_eq!(json["regulations"][1]["slug"], "wet-wkkgz");
    assert_eq!(
        row(&json, "oordeel"),
        [Some("20 werkdagen na: klacht ontvangen"), Some("6 weken na: klacht ontvangen")]
    );
}

#[test]
fn an_extension_without_a_limit_is_more_than_the_statute_allows() {
    let json = repo().run(["compare", "interactie", "--with", "wkkgz", "--format", "json"]).on("2026-03-02").json();
    let found = lacks(&json, "interactie@");
    let (_, own, law) = found.iter().find(|(what, _, _)| what == "oordeel verlengen").unwrap();
    assert_eq!((own.as_deref(), law.as_str()), (Some("zonder grens, hoe vaak staat er niet"), "Wkkgz 17"));
    assert!(found.iter().all(|(what, _, _)| what != "oordeel" && what != "geschil"), "{found:?}");
}

#[test]
fn a_statute_is_kept_by_its_own_profile_and_by_nothing_longer() {
    for profile in klachtwerk::profiles::PROFILES {
        let longer = profile.text.replacen("binnen: 6 weken", "binnen: 7 weken", 1);
        let repo = TestRepo::empty()
            .file("klacht.toml", "regeling = \"eigen\"\n")
            .regulation("eigen", profile.text)
            .regulation("langer", &longer);
        let against = ["compare", "eigen", "langer", "--with", profile.name, "--format", "json"];
        let json = repo.run(against).on("2026-03-02").json();
        assert_eq!(lacks(&json, "eigen@"), [], "{}", profile.name);
        let compared = json["statutes"][0]["regulations"][0]["held"]["compared"].as_u64().unwrap();
        assert!(compared > 5, "{}: {compared}", profile.name);
        if longer != profile.text {
            let found = lacks(&json, "langer@");
            // Where the six weeks are the profile's own choice, nobody has to keep them.
            if ["jeugdwet", "bgfo"].contains(&profile.name) {
                assert_eq!(found, [], "{}", profile.name);
                continue;
            }
            let (_, own, _) =
                found.iter().find(|(what, _, _)| what == "oordeel").unwrap_or_else(|| panic!("{found:?}"));
            let own = own.as_deref().unwrap();
            assert!(own.starts_with("7 weken na: klacht ontvangen; later dan de wet op "), "{own}");
        }
    }
}

#[test]
fn the_small_office_is_held_against_the_rules_for_financial_services() {
    let repo = repo();
    let text = repo.run(["compare", "procedure-klachten", "--with", "bgfo"]).on("2026-03-02").ended(0);
    for said in [
        "Wat bgfo (wet) vraagt en procedure-klachten@2024-01-01 niet regelt",
        "  geschil (Wft 4:17)",
        "  klager.adres (Bgfo 41)",
        "Lees zelf na of procedure-klachten@2024-01-01 dit zegt",
        "Vergeleken met een profiel van Klachtwerk, niet met de wet zelf.",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    for (word, said) in [("wkgz", "bedoelde u `wkkgz`?"), ("bestaatniet", "kies uit: awb, ")] {
        let refused = repo.run(["compare", "interactie", "--with", word]).now().refused();
        assert!(refused.contains(said), "{refused}");
    }
}
