//! `klacht whatif`: another length for a term, over a year and for the cases that run now.

use serde_json::Value;

use crate::test_repo::TestRepo;

fn received(day: &str) -> String {
    format!("---\nklager: {{naam: Noor Noordzee}}\nverloop:\n  - ontvangen: {day}\n---\n## Omschrijving\nTe laat.\n")
}

fn repo() -> TestRepo {
    TestRepo::new()
        .case("2026-001", &received("2026-03-02"))
        .case("2026-002", &received("2026-04-20"))
        .case("2026-003", &(received("2026-03-02").replace("\n---\n##", "\n  - oordeel: 2026-03-20\n---\n##")))
}

fn asked(repo: &TestRepo, words: &[&str]) -> Value {
    repo.run(["whatif"].iter().chain(words).copied().chain(["--format", "json"])).on("2026-04-24").json()
}

#[test]
fn the_spread_over_a_year_is_that_of_the_calendar() {
    let json = asked(&repo(), &["oordeel", "10 werkdagen", "--year", "2026"]);
    assert_eq!(json["now"]["days"], serde_json::json!({ "42": 365 }));
    let then = &json["then"];
    // From a Sunday to the Friday of the second week; from a working day the same day two weeks later, or more.
    assert_eq!((&then["shortest"], &then["median"]), (&12.into(), &14.into()));
    let counted: u64 = then["days"].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!(counted, 365);
    // The longest: after Wednesday 1 April come Good Friday and Easter Monday; at the end of the year Christmas.
    let longest = then["longest"].as_i64().unwrap();
    let worst = then["worst"][0].as_str().unwrap();
    let due: String = {
        let repo = repo();
        let ran = repo.run(["term", worst, "10 werkdagen", "--format", "json"]).now().json();
        ran["due"].as_str().unwrap().to_owned()
    };
    let days = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    assert_eq!((days(&due[..10]) - days(worst)).num_days(), longest);
    assert!(longest >= 18, "{longest}");
}

#[test]
fn cases_that_would_be_late_are_named_and_those_that_are_done_are_not() {
    let repo = repo();
    let json = asked(&repo, &["oordeel", "2 weken"]);
    let rows: Vec<String> = json["cases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|case| {
            let text = |key: &str| case[key].as_str().unwrap().to_owned();
            format!("{} {}>{} {}", text("case"), text("due"), text("would_be_due"), case["would_be_overdue"])
        })
        .collect();
    assert_eq!(rows, ["2026-001 2026-04-13>2026-03-16 true", "2026-002 2026-06-01>2026-05-04 false"]);
    let text = repo.run(["whatif", "oordeel", "5", "dagen"]).on("2026-04-26").ended(0);
    assert!(text.starts_with("termijn `oordeel` van voorbeeld (artikel 1.1): nu 6 weken, en als het 5 dagen was\n"));
    assert!(text.contains("2026-002  2026-06-01    2026-04-25     dan te laat\n"), "{text}");
    assert!(text.ends_with("In 2 zaken loopt deze termijn; te laat: nu 1, dan 2.\n"), "{text}");
    // Nothing was changed.
    assert_eq!(repo.run(["check", "--quiet"]).on("2026-04-24").status, 0);
}

#[test]
fn what_is_no_term_length_or_regulation_is_refused() {
    let repo = repo();
    for (words, said) in [
        (&["ordeel", "2 weken"][..], "bedoelde u `oordeel`?"),
        (&["oordeel", "4 wekken"], "`4 wekken` is geen termijn"),
        (&["oordeel", "2 weken", "--regulation", "vorbeeld"], "bedoelde u `voorbeeld`?"),
        (&["oordeel", "2 weken", "--year", "26"], "26"),
        (&["oordeel"], "LENGTE"),
    ] {
        let refused = repo.run(["whatif"].iter().chain(words).copied()).now().refused();
        assert!(refused.contains(said), "{words:?}: {refused}");
    }
}
