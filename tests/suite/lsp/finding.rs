//! Findings as somebody types: those of `klacht check`, of the text as it stands in the editor.

use serde_json::{Value, json};

use super::super::test_repo::TestRepo;
use super::client::Editor;
use super::{CASE, DAY, RULES, place, repo};

const FILE: &str = "cases/2026/2026-001.md";

#[test]
fn a_case_without_faults_has_no_findings_and_a_slip_has_one() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    assert_eq!(editor.open(FILE, CASE), json!([]));
    let (line, column) = place(CASE, "regeling: streng");
    editor.edit(FILE, (line, column + 10), (line, column + 16), "strang");
    let found = editor.findings(FILE);
    assert_eq!(Editor::codes(&found), ["K102"]);
    let finding = &found[0];
    assert_eq!(finding["range"], json!({"start": {"line": 1, "character": 10}, "end": {"line": 1, "character": 16}}));
    assert_eq!((&finding["severity"], &finding["source"]), (&json!(1), &json!("klacht")));
    let message = finding["message"].as_str().unwrap();
    assert!(message.starts_with("de regeling `strang` bestaat niet\n"), "{message}");
    assert!(message.contains("bedoelde u `streng`?") && message.ends_with("klacht explain K102"), "{message}");
}

/// The same codes at the same places as the command has, for every file of a repository full of faults.
#[test]
fn findings_are_those_of_the_command() {
    let faulty = CASE.replace("oorzaak: planning\n", "onzin: 1\n").replace("2026-05-04", "4 mei 2026");
    let repo = repo()
        .case("2026-002", &faulty)
        .case("2026-003", "---\nverloop:\n  - ontvangen: [\n")
        .file("cases/oud/2026-001.md", CASE)
        .regulation("scheef", &RULES.replace("1.2", "9.9").replace("stap: oordeel", "stap: oordeeel"));
    let command = repo.run(["check", "--format", "json", "--show-values"]).on(DAY).json();
    let mut editor = Editor::of(&repo);
    let mut seen = 0;
    for name in
        [FILE, "cases/2026/2026-002.md", "cases/2026/2026-003.md", "cases/oud/2026-001.md", "regulations/scheef.md"]
    {
        let text = std::fs::read_to_string(repo.root().join(name)).unwrap();
        let told = editor.open(name, &text);
        let key = |code: &Value, line: i64| format!("{code} {line}");
        let mut ours: Vec<String> = told
            .as_array()
            .unwrap()
            .iter()
            .map(|f| key(&f["code"], f["range"]["start"]["line"].as_i64().unwrap() + 1))
            .collect();
        let listed = command["diagnostics"].as_array().unwrap();
        let own = listed.iter().filter(|finding| finding["file"] == name);
        let mut theirs: Vec<String> = own.map(|f| key(&f["code"], f["line"].as_i64().unwrap())).collect();
        ours.sort();
        theirs.sort();
        assert_eq!(ours, theirs, "{name}");
        seen += ours.len();
    }
    assert!(seen > 6, "{seen} findings is too few to prove anything");
}

#[test]
fn an_unsaved_regulation_binds_the_cases_that_are_open() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open(FILE, CASE);
    editor.open("regulations/streng.md", RULES);
    editor.everything();
    editor.change("regulations/streng.md", json!([{"text": RULES.replace("oorzaak", "dienst")}]));
    let found = editor.published(&editor.uri(FILE), None);
    assert_eq!(Editor::codes(&found), ["K104"], "{found}");
    // Closed without saving: the file on disk counts again.
    let uri = editor.uri("regulations/streng.md");
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    assert_eq!(editor.published(&editor.uri(FILE), None), json!([]));
}

#[test]
fn a_closed_file_loses_its_findings() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    assert_ne!(editor.open(FILE, &CASE.replace("streng", "x")), json!([]));
    let uri = editor.uri(FILE);
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    assert_eq!(editor.published(&uri, None), json!([]));
}

#[test]
fn one_broken_file_leaves_the_others_their_findings() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    let broken = "---\n\u{0}{{{[[[\"\nverloop: &a [*a, *a]\n\t- x\n<<<<<<< HEAD\n";
    assert!(!editor.open("cases/2026/2026-002.md", broken).as_array().unwrap().is_empty());
    assert!(!editor.open("regulations/kapot.md", broken).as_array().unwrap().is_empty());
    assert_eq!(Editor::codes(&editor.open("cases/2026/2026-003.md", &CASE.replace("streng", "strang"))), ["K102"]);
    assert_eq!(editor.leave(), 0);
}

#[test]
fn files_outside_the_archive_are_left_alone() {
    let repo = repo().file("LEESMIJ.md", "# Leesmij").file("cases/2026/2026-004/index.md", CASE);
    let repo = repo.file("cases/2026/2026-004/brief.md", "geen zaak").file("cases/.verborgen/2026-009.md", "x");
    let elsewhere = TestRepo::empty().file("notitie.md", "---\nx: 1\n---\n");
    std::os::unix::fs::symlink(elsewhere.root().join("notitie.md"), repo.root().join("cases/2026/2026-008.md"))
        .unwrap();
    let mut editor = Editor::of(&repo);
    let outside = format!("file://{}", elsewhere.root().join("notitie.md").display());
    for uri in [outside.as_str(), "untitled:Naamloos-1", "git:/a/b.md", "file:///tmp/%zz.md"] {
        editor.open_at(uri, "---\nverloop: [\n");
    }
    for name in ["LEESMIJ.md", "cases/.verborgen/2026-009.md", "cases/2026/2026-008.md"] {
        let uri = editor.uri(name);
        editor.open_at(&uri, "---\nverloop: [\n");
        assert_eq!(editor.at("textDocument/hover", name, (1, 1)), Value::Null);
    }
    let told = editor.everything();
    assert!(told.iter().all(|message| message["method"] != "textDocument/publishDiagnostics"), "{told:?}");
    // An attachment of a case is no case.
    assert_eq!(editor.open("cases/2026/2026-004/brief.md", "geen zaak"), json!([]));
}

#[test]
fn each_file_is_judged_in_its_own_archive() {
    let (one, other) = (repo(), repo().regulation("streng", &RULES.replace("oorzaak", "dienst")));
    let mut editor = Editor::of(&one);
    assert_eq!(editor.open(FILE, CASE), json!([]));
    let uri = format!("file://{}", other.root().join(FILE).display());
    editor.open_at(&uri, CASE);
    assert_eq!(Editor::codes(&editor.published(&uri, Some(1))), ["K104"]);
}

#[test]
fn what_changes_on_disk_is_seen_when_the_editor_says_so() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    let asked = editor.wait(|message| message["method"] == "client/registerCapability");
    assert!(asked["params"]["registrations"][0]["registerOptions"]["watchers"].is_array());
    assert_eq!(editor.open(FILE, CASE), json!([]));
    let repo = repo.file("cases/2025/2026-001.md", CASE);
    let uri = editor.uri("cases/2025/2026-001.md");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": uri, "type": 1}]}));
    assert_eq!(Editor::codes(&editor.findings(FILE)), ["K120"]);
    drop(repo);
}

#[test]
fn an_editor_that_does_not_watch_files_tells_it_by_saving() {
    let repo = repo();
    let mut editor = Editor::with(&repo, json!({}));
    assert_eq!(editor.open(FILE, CASE), json!([]));
    let repo = repo.file("cases/2025/2026-001.md", CASE);
    let uri = editor.uri(FILE);
    editor.tell("textDocument/didSave", json!({"textDocument": {"uri": uri}}));
    assert_eq!(Editor::codes(&editor.findings(FILE)), ["K120"]);
    assert!(editor.everything().iter().all(|message| message["method"] != "client/registerCapability"));
    drop(repo);
}

#[test]
fn the_article_a_finding_rests_on_comes_along() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    let found = editor.open(FILE, &CASE.replace("oorzaak: planning\n", ""));
    let related = &found[0]["relatedInformation"][0];
    assert_eq!(related["message"], "artikel 1 lid 2", "{found}");
    assert_eq!(related["location"]["uri"], editor.uri("regulations/streng.md"));
    assert_eq!(related["location"]["range"]["start"]["line"], place(RULES, "2. Voor het oordeel").0);
}

#[test]
fn a_second_place_comes_along() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    let two = CASE.replace("    via: brief\n", "    via: brief\n    bevestigd: 2026-05-05\n");
    let found = editor.open(FILE, &two);
    let related = &found[0]["relatedInformation"][0];
    assert_eq!(related["message"], "de eerste stap", "{found}");
    assert_eq!(related["location"]["range"]["start"]["line"], place(&two, "ontvangen").0);
}
