//! A case is its number, wherever its file stands.

use super::{History, changes, commit, received, stories};

const FLAT: &str = "cases/2026-007.md";
const YEAR: &str = "cases/2026/2026-007.md";
const FOLDER: &str = "cases/2026/2026-007/index.md";

#[test]
fn moved_alone_and_with_an_edit_in_the_same_commit() {
    let history = History::of([
        commit("1").file(FLAT, received(&[])),
        commit("2").moved(FLAT, YEAR),
        commit("3").moved(YEAR, FOLDER).file(FOLDER, received(&["bevestigd: 2026-03-04"])),
    ]);
    let entries = history.entries(["2026-007"]);
    assert_eq!(
        stories(&entries),
        [
            "2026-007: zaak verplaatst en veranderd: ontvangst bevestigd op 4 maart 2026",
            "2026-007: zaak verplaatst",
            "2026-007: zaak geregistreerd: klacht ontvangen op 2 maart 2026",
        ]
    );
    assert_eq!(changes(&entries[0]), ["+ verloop[1].bevestigd = 2026-03-04"]);
    assert_eq!(entries.iter().map(|entry| entry["path"].as_str().unwrap()).collect::<Vec<_>>(), [FOLDER, YEAR, FLAT]);
}

#[test]
fn moved_and_rewritten_beyond_likeness() {
    let history = History::of([
        commit("1").file(FLAT, received(&[])),
        commit("2")
            .without(FLAT)
            .file(YEAR, "---\nklager: Wie\nverloop:\n  - contact: 2026-05-05\n---\nHeel anders.\n"),
    ]);
    let entry = history.newest();
    assert!(entry["story"].as_str().unwrap().starts_with("zaak verplaatst en veranderd: "), "{entry}");
    assert_eq!(changes(&entry).last().unwrap(), "~ body = ## Omschrijving\nTe laat. -> Heel anders.");
}

#[test]
fn many_moved_in_one_commit() {
    let first = (1..=30).fold(commit("1"), |commit, case| {
        commit.file(&format!("cases/2026-{case:03}.md"), received(&[&format!("contact: 2026-04-{case:02}")]))
    });
    let second = (1..=30).fold(commit("2"), |commit, case| {
        commit.moved(&format!("cases/2026-{case:03}.md"), &format!("cases/2026/2026-{case:03}.md"))
    });
    let entries = History::of([first, second]).entries(["--limit", "30"]);
    assert!(
        entries.iter().all(|entry| entry["story"] == "zaak verplaatst" && changes(entry).is_empty()),
        "{entries:#?}"
    );
}

#[test]
fn deleted_and_back() {
    let history = History::of([
        commit("1").file(FLAT, received(&[])),
        commit("2").without(FLAT),
        commit("3").file(FLAT, received(&[])),
    ]);
    let entries = history.entries([]);
    assert_eq!(stories(&entries)[..2], ["2026-007: zaak teruggezet", "2026-007: zaak verwijderd"]);
    assert_eq!(changes(&entries[1])[0], "- klager.naam = Noor Noordzee");
    assert_eq!(changes(&entries[0]), changes(&entries[2]));
}

#[test]
fn two_cases_swapped() {
    let (one, two) = (received(&["contact: 2026-03-11"]), received(&["contact: 2026-03-12"]));
    let history = History::of([
        commit("1").file("cases/2026-001.md", &one).file("cases/2026-002.md", &two),
        commit("2").file("cases/2026-001.md", &two).file("cases/2026-002.md", &one),
    ]);
    let entries = history.entries(["--limit", "2"]);
    assert_eq!(changes(&entries[0]), ["~ verloop[1].contact = 2026-03-11 -> 2026-03-12"]);
    assert_eq!(changes(&entries[1]), ["~ verloop[1].contact = 2026-03-12 -> 2026-03-11"]);
    assert_eq!(stories(&entries)[0], "2026-001: contact met de klager: datum 11 maart 2026 veranderd in 12 maart 2026");
}

#[test]
fn a_file_replaced_by_a_folder_and_back() {
    let with = |day: &str| received(&[&format!("contact: {day}")]);
    let history = History::of([
        commit("1").file("cases/2026-007", "geen zaak").file("cases/2026-007.md", with("2026-03-10")),
        commit("2").without("cases/2026-007").without(FLAT).file("cases/2026-007/index.md", with("2026-03-11")),
        commit("3").without("cases/2026-007").file("cases/2026-007", "geen zaak").file(FLAT, with("2026-03-12")),
    ]);
    let told: Vec<_> = history.entries(["--limit", "2"]).iter().map(changes).collect();
    assert_eq!(
        told,
        [["~ verloop[1].contact = 2026-03-11 -> 2026-03-12"], ["~ verloop[1].contact = 2026-03-10 -> 2026-03-11"]]
    );
}

#[test]
fn a_file_of_the_name_of_a_case_that_becomes_a_folder() {
    let history = History::of([
        commit("1").file(FLAT, received(&[])),
        commit("2").without(FLAT).file("cases/2026-007.md/2026-008.md", received(&[])),
        commit("3").without("cases/2026-007.md").file(FLAT, received(&[])),
    ]);
    let entries = history.entries([]);
    let acts: Vec<String> =
        stories(&entries).iter().map(|story| story.split(": klacht").next().unwrap().into()).collect();
    assert_eq!(
        acts,
        [
            "2026-007: zaak teruggezet",
            "2026-008: zaak verwijderd",
            "2026-007: zaak verwijderd",
            "2026-008: zaak geregistreerd",
            "2026-007: zaak geregistreerd",
        ]
    );
}

#[test]
fn files_that_are_no_case() {
    let history = History::of([
        commit("1").file(FLAT, received(&[])).file("README.md", "lees mij"),
        commit("2")
            .file("cases/2026-007.md.txt", "x")
            .file("cases/2026-007 (kopie).md", "x")
            .file("cases/index.md", "x"),
        commit("3").file("cases/2026-007/brief.pdf", "x").file("elders/2026-009.md", received(&[])),
        commit("4").file("2026-010.md", received(&[])).file("regulations/2026-011.md", "x"),
        commit("5").file("cases/een map/zaak \"twee\".md", "x").file("cases/zaak-é.md", "x"),
    ]);
    assert_eq!(history.entries([]).len(), 1);
}

#[test]
fn a_text_among_the_papers_of_a_case_is_no_case() {
    let history = History::of([
        commit("1").file(FOLDER, received(&[])),
        commit("2").file("cases/2026/2026-007/brief.md", "Geachte").file("cases/2026/2026-007/bij/nota.md", "Nota"),
        commit("3").file("cases/2026/2026-007/brief.md", "Beste"),
    ]);
    assert_eq!(stories(&history.entries([])).len(), 1, "{:?}", stories(&history.entries([])));
}

#[test]
fn links_and_submodules_are_no_case() {
    let commit_id = "1111111111111111111111111111111111111111";
    let history = History::of([
        commit("1").file(FLAT, received(&[])).entry("120000", "cases/2026-008.md", "2026-007.md"),
        commit("2").line(&format!("M 160000 {commit_id} cases/2026-009.md")),
        commit("3").line(&format!("M 160000 {commit_id} cases/andere")).entry("120000", "regulations/x.md", "y.md"),
        commit("4").without("cases/2026-009.md").without("cases/andere"),
    ]);
    assert_eq!(stories(&history.entries([])).len(), 1);
}

#[test]
fn a_case_that_becomes_a_link_is_gone() {
    let history = History::of([commit("1").file(FLAT, received(&[])), commit("2").entry("120000", FLAT, "elders.md")]);
    assert_eq!(stories(&history.entries([]))[0], "2026-007: zaak verwijderd");
}

#[test]
fn a_first_commit_of_many_files() {
    let first = (1..=400).fold(commit("alles"), |commit, case| {
        commit
            .file(&format!("cases/{}/2026-{case:03}.md", case % 3), received(&[]))
            .file(&format!("bij/{case}.txt"), "x")
    });
    let entries = History::of([first]).entries([]);
    assert_eq!(entries.len(), 400);
    let cases: Vec<&str> = entries.iter().map(|entry| entry["case"].as_str().unwrap()).collect();
    assert!(cases.is_sorted(), "within one commit by number");
}
