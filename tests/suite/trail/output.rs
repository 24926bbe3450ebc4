//! The order, the choice, and both forms of `klacht log`.

use super::{History, commit, received, stories};
use crate::test_repo::keys;

const FILE: &str = "cases/2026-007.md";

fn three() -> History {
    History::of([
        commit("2026-007: nieuw").file(FILE, received(&[])),
        commit("2026-008: nieuw")
            .file("cases/2026-008.md", received(&[]))
            .by("Bea Özgür <bea@example.org> 1772535600 +0100"),
        commit("2026-007: bevestigd").file(FILE, received(&["bevestigd: 2026-03-04"])),
    ])
}

#[test]
fn the_keys_are_those_of_the_contract() {
    let history = three();
    let said = history.log(["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(keys(&json), ["entries"]);
    let entry = &json["entries"][0];
    let contract = ["case", "commit", "author", "authored", "committed", "message", "signature", "changes", "findings"];
    let more = ["path", "committer", "regulation", "version", "story"];
    let own: Vec<&str> = keys(entry).into_iter().filter(|key| !more.contains(key)).collect();
    assert_eq!(own, contract);
    assert_eq!(keys(&entry["author"]), ["name", "email"]);
    assert_eq!(keys(&entry["changes"][0]), ["field", "kind", "before", "after"]);
    assert_eq!(entry["commit"], history.git(["rev-parse", "HEAD"]).as_str());
    assert_eq!(entry["authored"], "2026-03-04T12:00:00+01:00");
    assert_eq!(entry["message"], "2026-007: bevestigd");
    assert_eq!((&entry["signature"], entry["findings"].as_array().unwrap().len()), (&"none".into(), 0));
    assert!(entry["changes"][0]["before"].is_null());
}

#[test]
fn newest_first_whatever_the_clock_says() {
    let by = |when: i64| format!("A <a@example.org> {when} +0000");
    let history = History::of([
        commit("1").file(FILE, received(&[])).by(by(1_900_000_000)),
        commit("2").file(FILE, received(&["contact: 2026-03-05"])).by(by(1_000_000_000)),
        commit("3").file(FILE, received(&["contact: 2026-03-06"])).by(by(1_500_000_000)),
    ]);
    let messages: Vec<_> = history.entries([]).iter().map(|entry| entry["message"].clone()).collect();
    assert_eq!(messages, ["3", "2", "1"]);
}

#[test]
fn since_a_day_by_a_person_at_most_so_many() {
    let history = three();
    let count = |arguments: &[&str]| history.entries(arguments.iter().copied()).len();
    assert_eq!(count(&["--since", "2026-03-03"]), 2);
    assert_eq!(count(&["--since", "2026-03-04"]), 1);
    assert_eq!(count(&["--since", "2026-03-05"]), 0);
    assert_eq!(count(&["--by", "özgür"]), 1);
    assert_eq!(count(&["--by", "BEA@"]), 1);
    assert_eq!(count(&["--by", "officier"]), 2);
    assert_eq!(count(&["--limit", "2"]), 2);
    assert_eq!(count(&["--limit", "0"]), 0);
    assert_eq!(count(&["2026-007"]), 2);
    assert_eq!(count(&["2026-007", "--by", "bea"]), 0);
    assert_eq!(stories(&history.entries(["--limit", "1"])), ["2026-007: ontvangst bevestigd op 4 maart 2026"]);
}

#[test]
fn text_is_a_story_with_the_commit_beside_it() {
    let history = three();
    let short: Vec<String> = history.git(["log", "--format=%H"]).lines().map(|id| id[..10].to_owned()).collect();
    let expected = format!(
        "woensdag 4 maart 2026\n\
        \x20 {}  2026-007  A. Officier: ontvangst bevestigd op 4 maart 2026\n\n\
        dinsdag 3 maart 2026\n\
        \x20 {}  2026-008  Bea Özgür: zaak geregistreerd: klacht ontvangen op 2 maart 2026\n\n\
        maandag 2 maart 2026\n\
        \x20 {}  2026-007  A. Officier: zaak geregistreerd: klacht ontvangen op 2 maart 2026\n\n\
        3 wijzigingen\n",
        short[0], short[1], short[2]
    );
    assert_eq!(history.log([]), expected);
}

#[test]
fn text_says_when_a_change_was_made_on_another_day() {
    let history = History::of([commit("1")
        .file(FILE, received(&[]))
        .by("A <a@example.org> 1772449200 +0100")
        .recorded("B <b@example.org> 1775037600 +0200")]);
    let said = history.log([]);
    assert!(
        said.starts_with("1 april 2026\n") && said.contains("gemaakt op 2 mrt 2026, vastgelegd op 1 apr 2026\n")
            || said.contains("gemaakt op 2 maart 2026, vastgelegd op 1 april 2026"),
        "{said}"
    );
    assert!(said.ends_with("\n1 wijziging\n"), "{said}");
}

#[test]
fn nothing_to_tell() {
    let history = History::of([commit("1").file("README.md", "x").file("regulations/x.md", "x")]);
    assert_eq!(history.log([]), "0 wijzigingen\n");
    assert!(history.entries([]).is_empty());
}

#[test]
fn a_case_that_is_not_there_with_the_one_that_is_meant() {
    let refused = three().repo.run(["log", "2026-009"]).now().refused();
    assert!(refused.contains("zaak `2026-009` komt in de geschiedenis niet voor"), "{refused}");
    assert!(refused.contains("bedoelde u `2026-00"), "{refused}");
}

#[test]
fn a_case_that_is_gone_still_has_its_trail() {
    let history = three().then([commit("weg").without(FILE)]);
    history.git(["reset", "-q", "--hard"]);
    assert_eq!(stories(&history.entries(["2026-007"]))[0], "2026-007: zaak verwijderd");
}

#[test]
fn what_the_audit_found_stands_with_the_entry() {
    let history = three().then([commit("anders").file(FILE, received(&["bevestigd: 2026-03-05"]))]);
    history.git(["reset", "-q", "--hard"]);
    let entries = history.entries([]);
    let findings = &entries[0]["findings"];
    assert!(findings.as_array().unwrap().iter().all(|finding| keys(finding) == ["code", "severity", "message"]));
    let found = findings.as_array().unwrap().iter().find(|finding| finding["code"] == "K522").expect("K522");
    assert_eq!(found["severity"], "warning");
    assert!(entries[2]["findings"].as_array().unwrap().is_empty(), "{entries:#?}");
    let said = history.log(["2026-007"]);
    let line = format!("\n              waarschuwing K522: {}\n", found["message"].as_str().unwrap());
    assert!(said.contains(&line), "{said}");
}

#[test]
fn findings_on_a_server_without_files() {
    let history = three().then([commit("anders").file(FILE, received(&["bevestigd: 2026-03-05"]))]);
    history.git(["clone", "-q", "--bare", ".", "../kaal"]);
    let ran = history.repo.run(["log", "--format", "json"]).from(history.root().join("../kaal")).now();
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let json = ran.json();
    let findings = json["entries"][0]["findings"].as_array().unwrap();
    assert!(findings.iter().any(|finding| finding["code"] == "K522"), "{findings:?}");
}
