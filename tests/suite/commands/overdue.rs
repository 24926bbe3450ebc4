//! `klacht overdue`: which terms, in which order, and how it ends.

use serde_json::Value;

use super::received;
use crate::test_repo::{TestRepo, keys, texts};

/// Verdicts within two weeks, with a soft term and a window of the complainant beside them.
const TERMS: &str = "\
---
titel: Klachtenregeling Termijnen
in_werking: 2024-01-01
stappen:
  ontvangen: {artikel: \"1\"}
termijnen:
  oordeel: {stap: oordeel, binnen: 2 weken, na: ontvangen, artikel: \"1.1\"}
  bericht: {stap: bericht, binnen: 1 week, na: ontvangen, soort: streef, artikel: \"1.2\"}
  intrekken: {stap: ingetrokken, binnen: 3 dagen, na: ontvangen, voor: klager, artikel: \"1.3\"}
---
## Artikel 1 Termijnen
1. Het oordeel komt binnen twee weken.
2. Wij streven naar een bericht binnen een week.
3. Intrekken kan drie dagen.
";

fn repo() -> TestRepo {
    TestRepo::empty()
        .regulation("termijnen", TERMS)
        .case("2026-001", &received("2026-03-09"))
        .case("2026-002", &received("2026-03-02"))
        .case("2026-003", &received("2026-03-20"))
}

fn terms(repo: &TestRepo, arguments: &[&str], on: &str) -> Value {
    let all = ["overdue", "--format", "json"].into_iter().chain(arguments.iter().copied());
    repo.run(all).on(on).json()["terms"].clone()
}

fn shown(repo: &TestRepo, arguments: &[&str], on: &str) -> Vec<String> {
    let terms = terms(repo, arguments, on);
    let each = terms.as_array().unwrap().iter();
    each.map(|term| {
        let text = |key: &str| term[key].as_str().unwrap();
        format!("{} {} {} {}", text("case"), text("term"), text("status"), term["days"])
    })
    .collect()
}

#[test]
fn json_has_every_key_of_the_contract() {
    let ran = repo().run(["overdue", "--format", "json"]).on("2026-03-30");
    let json = ran.json();
    assert_eq!((keys(&json), &json["on"]), (vec!["on", "terms"], &"2026-03-30".into()));
    let term = &json["terms"][0];
    let expected = serde_json::json!({
        "case": "2026-002", "path": "cases/2026/2026-002.md", "regulation": "termijnen", "version": "2024-01-01",
        "article": "1.1", "term": "oordeel", "step": "oordeel", "addressee": "organisation", "kind": "hard",
        "start": "2026-03-02", "nominal": "2026-03-16", "due": "2026-03-16", "extended_from": null, "met_on": null,
        "status": "overdue", "days": -14, "workdays": -10, "responsible": "behandelaar",
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(term.get(key), Some(value), "{key}");
    }
    let explanation = term["explanation"].as_array().unwrap();
    assert!(!explanation.is_empty() && explanation.iter().all(Value::is_string));
    let known: Vec<&str> =
        expected.as_object().unwrap().keys().map(String::as_str).chain(["explanation", "state"]).collect();
    assert!(keys(term).iter().all(|key| known.contains(key)), "{:?}", keys(term));
}

#[test]
fn only_what_is_overdue_the_longest_first() {
    assert_eq!(shown(&repo(), &[], "2026-03-30"), ["2026-002 oordeel overdue -14", "2026-001 oordeel overdue -7"]);
    let text = repo().run(["overdue"]).on("2026-03-30").ended(0);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines,
        [
            "zaak      termijn  uiterlijk   stand             wie          artikel",
            "2026-002  oordeel  2026-03-16  14 dagen te laat  behandelaar  termijnen 1.1",
            "2026-001  oordeel  2026-03-23  7 dagen te laat   behandelaar  termijnen 1.1",
            "",
            "op 30 maart 2026: 2 termijnen te laat, 1 binnen 7 dagen, in 3 zaken; \
             3 streeftermijnen of normen zijn verstreken (klacht overdue --all)",
        ]
    );
}

#[test]
fn the_due_day_itself_is_in_time() {
    assert_eq!(shown(&repo(), &[], "2026-03-16"), [""; 0]);
    assert_eq!(shown(&repo(), &[], "2026-03-17"), ["2026-002 oordeel overdue -1"]);
}

#[test]
fn within_adds_what_ends_in_so_many_days() {
    let today = ["2026-001 bericht open 0", "2026-002 oordeel open 0"];
    assert_eq!(shown(&repo(), &["--within", "0"], "2026-03-16"), today, "the soft term that has passed stays away");
    assert_eq!(shown(&repo(), &["--within", "6"], "2026-03-16"), today);
    let week = shown(&repo(), &["--within", "7"], "2026-03-16");
    assert_eq!(week, [today[0], today[1], "2026-001 oordeel open 7"]);
    let both = shown(&repo(), &["--within", "6"], "2026-03-17");
    assert_eq!(both[0], "2026-002 oordeel overdue -1", "what is overdue comes too: {both:?}");
}

#[test]
fn all_gives_every_term_with_its_state() {
    let all = shown(&repo(), &["--all"], "2026-03-30");
    assert_eq!(all.len(), 9, "{all:?}");
    assert!(all.contains(&"2026-001 intrekken lapsed -18".to_owned()), "{all:?}");
}

#[test]
fn a_soft_term_is_never_overdue() {
    let all = terms(&repo(), &["--all"], "2030-01-01");
    let soft: Vec<&Value> = all.as_array().unwrap().iter().filter(|term| term["kind"] == "soft").collect();
    assert_eq!(soft.len(), 3);
    assert!(soft.iter().all(|term| term["status"] == "lapsed"), "{soft:?}");
    assert!(texts(&terms(&repo(), &[], "2030-01-01"), "kind").iter().all(|kind| *kind == "hard"));
}

#[test]
fn an_extension_shows_the_day_before_it() {
    let extended = "---\nklager: X\nverloop:\n  - ontvangen: 2026-03-02\n  - verlengd: 2026-04-01\n    tot: 2026-04-27\n    reden: wacht op een verklaring\n  - oordeel: 2026-04-20\n---\n";
    let repo = TestRepo::new().case("2026-001", extended);
    let all = terms(&repo, &["--all"], "2026-06-01");
    let term = &all[0];
    assert_eq!(
        [&term["due"], &term["extended_from"], &term["met_on"], &term["status"]],
        [&Value::from("2026-04-27"), &"2026-04-13".into(), &"2026-04-20".into(), &"met".into()]
    );
}

#[test]
fn the_exit_status_tells_only_when_asked() {
    assert_eq!(repo().run(["overdue"]).on("2026-03-30").status, 0);
    assert_eq!(repo().run(["overdue", "--exit-code"]).on("2026-03-30").status, 1);
    assert_eq!(
        repo().run(["overdue", "--exit-code", "--within", "30"]).on("2026-03-16").status,
        0,
        "open is not overdue"
    );
    assert_eq!(TestRepo::empty().run(["overdue"]).now().status, 2);
}

#[test]
fn the_day_may_be_a_dutch_date() {
    for day in ["30-03-2026", "30 maart 2026", "30-3-2026"] {
        assert_eq!(shown(&repo(), &[], day).len(), 2, "{day}");
    }
    let refused = repo().run(["overdue"]).on("gisteren").refused();
    assert!(
        refused.starts_with("fout: `gisteren` kan niet bij --on") && refused.contains("zoals 2026-03-04"),
        "{refused}"
    );
}
