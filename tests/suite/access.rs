//! Who had their hands on the archive: writers, copies, and acknowledgements of secrecy that are missing.

use std::fs;

use serde_json::Value;

use crate::test_repo::TestRepo;

const RULES: &str = "---\ntitel: Voorbeeld\nin_werking: 2024-01-01\n\
    stappen:\n  geheimhouding-bevestigd: {omschrijving: bevestigd, door: [behandelaar, beklaagde], artikel: \"1.1\"}\n\
    geheim: {wie: [behandelaar, beklaagde], artikel: \"1.1\"}\n---\n## Artikel 1 A\n1. een\n";

fn case(step: &str) -> String {
    format!("---\nklager: {{naam: Noor}}\nverloop:\n  - ontvangen: 2026-03-02\n{step}---\n")
}

fn repo() -> TestRepo {
    TestRepo::empty()
        .file("klacht.toml", "regeling = \"eigen\"\n")
        .regulation("eigen", RULES)
        .case("2026-001", &case("  - geheimhouding-bevestigd: 2026-03-03\n    door: [behandelaar, beklaagde]\n"))
        .case("2026-002", &case("  - geheimhouding-bevestigd: 2026-03-03\n    door: behandelaar\n"))
        .case("2026-003", &case(""))
        // Without saying who, everybody the rules ask did it.
        .case("2026-004", &case("  - geheimhouding-bevestigd: 2026-03-03\n"))
        .case("2026-005", &case("  - geheimhouding-bevestigd:\n    afgezien: geen tijd\n"))
}

/// Commits as somebody, on a day.
fn commit(repo: &TestRepo, name: &str, email: &str, day: &str) {
    fs::write(repo.root().join("teller"), format!("{name} {email} {day}")).unwrap();
    repo.git(&["add", "-A"]);
    let (user, mail) = (format!("user.name={name}"), format!("user.email={email}"));
    let date = format!("--date={day}T12:00:00+0000");
    repo.git(&[
        "-c",
        &user,
        "-c",
        &mail,
        "commit",
        "-q",
        "--author",
        &format!("{name} <{email}>"),
        &date,
        "-m",
        "stap",
    ]);
}

fn access(repo: &TestRepo) -> Value {
    repo.run(["audit", "--quick", "--format", "json"]).on("2026-06-01").json()["access"].clone()
}

#[test]
fn everybody_who_wrote_is_told_with_their_commits() {
    let repo = repo().committed();
    commit(&repo, "Anne Voorbeeld", "anne@example.org", "2026-03-05");
    commit(&repo, "Anne Voorbeeld", "Anne@Example.org", "2026-03-06");
    commit(&repo, "Bart Voorbeeld", "bart@example.org", "2026-03-07");
    let access = access(&repo);
    let writers = access["writers"].as_array().unwrap();
    let of = |name: &str| writers.iter().find(|writer| writer["name"] == name).unwrap();
    // Capitals in an address make nobody else.
    assert_eq!(of("Anne Voorbeeld")["commits"], 2);
    assert_eq!(of("Bart Voorbeeld")["commits"], 1);
    assert_eq!(of("Bart Voorbeeld")["listed"], Value::Null);
    assert!(writers.iter().all(|writer| writer["first"].as_str() <= writer["last"].as_str()), "{writers:#?}");
    let total: u64 = writers.iter().map(|writer| writer["commits"].as_u64().unwrap()).sum();
    assert_eq!(total, repo.git(&["rev-list", "--count", "HEAD"]).trim().parse::<u64>().unwrap());
}

#[test]
fn who_recorded_for_somebody_else_is_told_too() {
    let repo = repo().committed();
    fs::write(repo.root().join("teller"), "1").unwrap();
    repo.git(&["add", "-A"]);
    let who = ["-c", "user.name=Balie", "-c", "user.email=balie@example.org"];
    let commit = ["commit", "-q", "--author", "Carla Voorbeeld <carla@example.org>", "-m", "stap"];
    repo.git(&[&who[..], &commit[..]].concat());
    let access = access(&repo);
    let names: Vec<&str> =
        access["writers"].as_array().unwrap().iter().map(|writer| writer["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"Balie") && names.contains(&"Carla Voorbeeld"), "{names:?}");
}

#[test]
fn copies_are_told_without_what_opens_them() {
    let repo = repo().committed();
    assert_eq!(access(&repo)["copies"], serde_json::json!([]));
    repo.git(&["remote", "add", "origin", "https://noor:ge@heim@git.example.org/klachten.git?token=ge"]);
    repo.git(&["remote", "add", "kopie", "git@example.org:klachten.git"]);
    repo.git(&["remote", "set-url", "--push", "kopie", "ssh://bart:sleutel@example.org/ander.git"]);
    assert_eq!(
        access(&repo)["copies"],
        serde_json::json!([
            {"name": "kopie", "address": "git@example.org:klachten.git", "sent_to": "ssh://example.org/ander.git"},
            {"name": "origin", "address": "https://git.example.org/klachten.git", "sent_to": null},
        ])
    );
}

#[test]
fn cases_in_which_somebody_did_not_promise_secrecy_are_named() {
    let silent = access(&repo().committed())["unacknowledged"].clone();
    assert_eq!(
        silent,
        serde_json::json!([
            {"case": "2026-002", "roles": ["beklaagde"]},
            {"case": "2026-003", "roles": ["behandelaar", "beklaagde"]},
            {"case": "2026-005", "roles": ["behandelaar", "beklaagde"]},
        ])
    );
}

#[test]
fn the_dashboard_tells_who_wrote_and_is_the_same_in_every_clone() {
    let repo = repo().committed();
    commit(&repo, "Anne <b>Voorbeeld", "anne@example.org", "2026-03-05");
    let page = || {
        repo.run(["build", "--private", "--out", "../uit"]).on("2026-06-01").ended(0);
        let page = fs::read_to_string(repo.root().join("../uit/private/geschiedenis/index.html")).unwrap();
        fs::remove_dir_all(repo.root().join("../uit")).unwrap();
        page
    };
    let first = page();
    assert!(first.contains("Wie in dit archief heeft geschreven"), "{first}");
    // Git leaves such signs out of names; what another program put there is escaped.
    assert!(first.contains("Anne bVoorbeeld"), "{first}");
    assert!(first.contains("<td>behandelaar en beklaagde</td>"), "{first}");
    repo.git(&["remote", "add", "origin", "https://noor:geheim@git.example.org/klachten.git"]);
    assert!(page() == first, "the page looks at the settings of the clone");
    let said = repo.run(["audit", "--quick"]).on("2026-06-01").stdout;
    assert!(said.contains("Kopieën die deze map kent: origin (https://git.example.org/klachten.git).\n"), "{said}");
}
