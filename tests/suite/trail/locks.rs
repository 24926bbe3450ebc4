//! What another git holds, and what a merge left for a person to choose.

use std::fs;

use crate::test_repo::{Ran, TestRepo};

const FILE: &str = "cases/2026/2026-007.md";

fn received(more: &str) -> String {
    format!(
        "---\nklager: {{naam: Noor Noordzee}}\nverloop:\n  - ontvangen: 2026-05-04\n{more}---\n## Omschrijving\nTe laat.\n"
    )
}

fn with_case() -> TestRepo {
    TestRepo::new().case("2026-007", &received("")).committed()
}

fn save(repo: &TestRepo) -> Ran {
    repo.run(["save"]).on("2026-05-06")
}

#[test]
fn a_lock_of_another_git_is_named_and_leaves_nothing_half_written() {
    let repo = with_case().case("2026-007", &received("  - bevestigd: 2026-05-05\n"));
    let before = repo.git(&["status", "--porcelain"]);
    for name in ["index.lock", "HEAD.lock", "refs/heads/main.lock"] {
        let lock = repo.root().join(".git").join(name);
        fs::write(&lock, "").unwrap();
        let said = save(&repo).refused();
        assert!(said.contains("een ander git-programma houdt het archief bezet"), "{said}");
        assert!(said.contains(&format!("verwijder dan {}", lock.canonicalize().unwrap().display())), "{said}");
        fs::remove_file(lock).unwrap();
        assert_eq!(repo.git(&["status", "--porcelain"]), before, "{name}");
        assert_eq!(repo.git(&["log", "--format=%s"]), "begin\n");
    }
    // Of a branch that is not checked out, and of refs in one file, others may do as they like.
    for name in ["refs/heads/ander.lock", "packed-refs.lock"] {
        fs::write(repo.root().join(".git").join(name), "").unwrap();
    }
    save(&repo).ended(0);
    assert_eq!(repo.git(&["status", "--porcelain"]), "");
    repo.git(&["fsck", "--strict"]);
    let log = repo.git(&["reflog", "show", "-2", "--format=%gs"]);
    assert_eq!(log, "commit (klacht save): 2026-007: ontvangst bevestigd op 5 mei 2026\ncommit (initial): begin\n");
    assert!(repo.git(&["reflog", "show", "main"]).contains("klacht save"));
}

/// A repository in which two branches changed the same line, in the middle of being merged.
fn conflicted() -> TestRepo {
    let repo = with_case();
    repo.git(&["switch", "-q", "-c", "zij"]);
    let repo = repo.case("2026-007", &received("  - bevestigd: 2026-05-05\n"));
    repo.git(&["commit", "-q", "-a", "-m", "zij"]);
    repo.git(&["switch", "-q", "main"]);
    let repo = repo.case("2026-007", &received("  - bevestigd: 2026-05-06\n"));
    repo.git(&["commit", "-q", "-a", "-m", "wij"]);
    assert_ne!(repo.try_git(&["merge", "zij"]).status, 0);
    repo
}

#[test]
fn conflict_markers_are_one_finding_with_a_mend() {
    let repo = conflicted();
    let ran = repo.run(["check", FILE, "--format", "json"]).on("2026-05-06");
    let json = ran.json();
    let found: Vec<_> = json["diagnostics"].as_array().unwrap().iter().collect();
    assert_eq!((ran.status, found.len()), (1, 1), "{json:#}");
    assert_eq!(found[0]["code"], "K022");
    let text = repo.run(["check", FILE]).on("2026-05-06").stdout;
    assert!(text.contains("twee versies door elkaar") && text.contains(&format!("{FILE}:5:1")), "{text}");
    assert!(text.contains("kies wat blijft"), "{text}");
}

#[test]
fn a_merge_that_waits_is_not_saved_nor_are_its_markers() {
    let repo = conflicted();
    assert!(save(&repo).refused().contains("er wacht een samenvoeging"));
    repo.git(&["add", "-A"]);
    assert!(save(&repo).refused().contains("er wacht een samenvoeging"));
    // Somebody recorded the markers, and changed the file again.
    repo.git(&["commit", "-q", "-m", "samen"]);
    let marked = fs::read_to_string(repo.root().join(FILE)).unwrap();
    let repo = repo.file(FILE, &format!("{marked}En duur.\n"));
    let said = save(&repo).ended(1);
    assert!(said.contains("K022") && said.contains("niets vastgelegd: 1 fout"), "{said}");
    // The trail and the audit go on.
    assert_eq!(repo.run(["log"]).now().status, 0);
    assert!(repo.run(["audit", "--format", "json"]).on("2026-05-06").json()["findings"].is_array());
}

#[test]
fn an_unmerged_index_without_a_merge_is_refused() {
    let repo = conflicted();
    fs::remove_file(repo.root().join(".git/MERGE_HEAD")).unwrap();
    let said = save(&repo).refused();
    assert!(said.contains("er staan bestanden met conflicten") && said.contains("git status"), "{said}");
}

#[test]
fn markers_in_the_text_leave_the_course_readable() {
    let text = received("").replace("Te laat.", "<<<<<<< HEAD\nTe laat.\n=======\nVeel te laat.\n>>>>>>> zij");
    let repo = with_case().case("2026-007", &text);
    let ran = repo.run(["check", FILE, "--format", "json"]).on("2026-05-06");
    let codes: Vec<_> =
        ran.json()["diagnostics"].as_array().unwrap().iter().map(|found| found["code"].clone()).collect();
    assert_eq!(codes[0], "K022", "{codes:?}");
    assert!(!codes.contains(&"K001".into()), "{codes:?}");
}

#[test]
fn a_heading_with_signs_under_it_is_no_conflict() {
    let text = received("").replace("Te laat.", "Te laat\n=======\n\n<<<<<<< zei hij");
    let repo = with_case().case("2026-007", &text);
    assert!(!repo.run(["check", FILE]).on("2026-05-06").stdout.contains("K022"));
}

#[test]
fn settings_and_regulations_with_markers() {
    let repo = with_case()
        .file("klacht.toml", "<<<<<<< HEAD\norganisatie = \"A\"\n=======\norganisatie = \"B\"\n>>>>>>> zij\n");
    let rules = repo.root().join("regulations/voorbeeld.md");
    let text = fs::read_to_string(&rules).unwrap();
    fs::write(rules, text.replacen("---\n", "---\n<<<<<<< HEAD\n=======\n>>>>>>> zij\n", 1)).unwrap();
    let ran = repo.run(["check", "--format", "json"]).on("2026-05-06");
    let json = ran.json();
    let found = json["diagnostics"].as_array().unwrap().iter().filter(|found| found["code"] == "K022").count();
    assert_eq!(found, 2, "{json:#}");
}

#[test]
fn findings_on_the_history_are_not_waved_away() {
    let front = "negeer:\n  - {controle: K531, reden: was nodig, tot: 2026-12-31}\nverloop:";
    let repo = with_case().case("2026-007", &received("").replace("verloop:", front));
    let said = repo.run(["check", FILE]).on("2026-05-06").stdout;
    assert!(said.contains("K194") && said.contains("kunnen niet worden genegeerd"), "{said}");
    assert!(!said.contains("K193"), "{said}");
}
