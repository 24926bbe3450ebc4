//! Merges: what a hand did in them, and whose work they passed over.

use super::{History, changes, commit, received, stories};

const FILE: &str = "cases/2026-007.md";
const OTHER: &str = "cases/2026-008.md";

/// The first version on `main`, from which both sides start.
fn start() -> super::history::Commit {
    commit("begin").mark(1).file(FILE, received(&[])).file(OTHER, received(&[]))
}

#[track_caller]
fn dropped(history: &History) -> Vec<String> {
    history
        .trail()
        .dropped
        .into_iter()
        .map(|(commit, dropped)| format!("{}: {}", commit.subject(), dropped.path))
        .collect()
}

#[test]
fn a_fast_forward_is_as_if_it_was_not_there() {
    let history =
        History::of([start(), commit("zij").on("zij").from(1).file(FILE, received(&["contact: 2026-03-05"]))]);
    history.git(["merge", "-q", "zij"]);
    assert_eq!(history.entries([]).len(), 3);
}

#[test]
fn a_clean_merge_says_nothing_of_its_own() {
    let (ours, theirs) = (received(&["bevestigd: 2026-03-04"]), received(&["contact: 2026-03-05"]));
    let history = History::of([
        start(),
        commit("zij").mark(2).on("zij").from(1).file(OTHER, &theirs),
        commit("wij").mark(3).from(1).file(FILE, &ours),
        commit("samen").merge(2).file(OTHER, &theirs),
    ]);
    let messages: Vec<_> =
        history.entries([]).iter().map(|entry| entry["message"].as_str().unwrap().to_owned()).collect();
    assert_eq!(messages, ["wij", "zij", "begin", "begin"]);
    assert_eq!(dropped(&history), [""; 0]);
}

#[test]
fn both_sides_of_one_case_joined_is_no_hand_edit() {
    let history = History::of([
        start(),
        commit("zij")
            .mark(2)
            .on("zij")
            .from(1)
            .file(FILE, received(&[]).replace("Te laat.", "Te laat.\n\nEn te duur.")),
        commit("wij").mark(3).from(1).file(FILE, received(&[]).replace("Noor Noordzee", "Nora")),
    ]);
    history.git(["merge", "-q", "-m", "samen", "zij"]);
    assert_eq!(history.entries(["2026-007"]).len(), 3, "{:?}", stories(&history.entries(["2026-007"])));
    assert_eq!(dropped(&history), [""; 0]);
}

#[test]
fn a_hand_edit_in_a_merge_is_told_alone() {
    let joined = received(&["bevestigd: 2026-03-04", "contact: 2026-03-05"]);
    let history = History::of([
        start(),
        commit("zij").mark(2).on("zij").from(1).file(FILE, received(&["contact: 2026-03-05"])),
        commit("wij").mark(3).from(1).file(FILE, received(&["bevestigd: 2026-03-04"])),
        commit("samen").merge(2).file(FILE, joined.replace("Noor Noordzee", "Nora")),
    ]);
    let entry = history.newest();
    assert_eq!(changes(&entry), ["~ klager.naam = Noor Noordzee -> Nora"]);
    assert_eq!(entry["story"], "bij het samenvoegen met de hand veranderd: `klager` aangepast");
    assert_eq!(dropped(&history), [""; 0]);
}

#[test]
fn a_hand_edit_of_the_text_in_a_merge() {
    let text = |text: &str| received(&[]).replace("Te laat.", text);
    let history = History::of([
        start(),
        commit("zij").mark(2).on("zij").from(1).file(FILE, text("Te laat.\nEn duur.")),
        commit("wij").mark(3).from(1).file(FILE, text("Veel te laat.")),
        commit("samen").merge(2).file(FILE, text("Op tijd.")),
    ]);
    assert_eq!(changes(&history.newest()).len(), 1);
}

#[test]
fn a_file_no_side_had_and_one_every_side_had() {
    let history = History::of([
        start(),
        commit("zij").mark(2).on("zij").from(1).file("zij.txt", "x"),
        commit("wij").mark(3).from(1).file("wij.txt", "x"),
        commit("samen").merge(2).file("cases/2026-009.md", received(&[])).without(OTHER),
    ]);
    let entries = history.entries(["--limit", "2"]);
    assert!(entries.iter().all(|entry| entry["message"] == "samen"), "{entries:#?}");
    assert_eq!((&entries[0]["case"], &entries[1]["case"]), (&"2026-008".into(), &"2026-009".into()));
    assert!(changes(&entries[0])[0].starts_with("- ") && changes(&entries[1])[0].starts_with("+ "));
}

#[test]
fn ours_drops_a_colleagues_edit() {
    let history = History::of([
        start(),
        commit("zij").mark(2).on("zij").from(1).file(FILE, received(&["contact: 2026-03-05"])),
        commit("wij").mark(3).from(1).file(OTHER, received(&["bevestigd: 2026-03-04"])),
    ]);
    history.git(["merge", "-q", "-s", "ours", "-m", "samen", "zij"]);
    assert_eq!(dropped(&history), [format!("samen: {FILE}")]);
    let trail = history.trail();
    let (commit, lost) = &trail.dropped[0];
    assert_eq!(lost.parent, commit.parents[1]);
    assert_ne!(lost.lost, lost.kept);
}

#[test]
fn taking_theirs_whole_drops_ours() {
    let theirs = received(&["contact: 2026-03-05"]);
    let history = History::of([
        start(),
        commit("zij").mark(2).on("zij").from(1).file(FILE, &theirs),
        commit("wij").mark(3).from(1).file(FILE, received(&["bevestigd: 2026-03-04"])),
        commit("samen").merge(2).file(FILE, &theirs),
    ]);
    assert_eq!(dropped(&history), [format!("samen: {FILE}")]);
    assert_eq!(history.trail().dropped[0].1.parent, history.trail().commits[0].parents[0]);
}

#[test]
fn a_deletion_passed_over_and_an_edit_lost_to_a_deletion() {
    let history = History::of([
        start(),
        commit("zij").mark(2).on("zij").from(1).without(FILE),
        commit("wij").mark(3).from(1).file(OTHER, received(&["bevestigd: 2026-03-04"])),
        commit("samen").merge(2).without(OTHER),
    ]);
    assert_eq!(dropped(&history), [format!("samen: {FILE}")], "the deletion of the one");
    assert_eq!(changes(&history.newest())[0], "- klager.naam = Noor Noordzee", "the other by hand");
}

#[test]
fn what_the_kept_side_has_too_was_not_dropped() {
    let edit = received(&["contact: 2026-03-05"]);
    let more = received(&["contact: 2026-03-05", "oordeel: 2026-04-10"]);
    let history = History::of([
        start(),
        commit("zij").mark(2).on("zij").from(1).file(FILE, &edit),
        commit("overgenomen").mark(3).from(1).file(FILE, &edit),
        commit("meer").mark(4).from(3).file(FILE, &more),
        commit("samen").merge(2),
    ]);
    assert_eq!(dropped(&history), [""; 0]);
}

#[test]
fn moved_on_one_side_and_changed_on_the_other() {
    let there = "cases/2026/2026-007.md";
    for order in ["zij", "wij"] {
        let history = History::of([
            start(),
            commit("zij").mark(2).on("zij").from(1).moved(FILE, there),
            commit("wij").mark(3).on("wij").from(1).file(FILE, received(&["contact: 2026-03-05"])),
        ]);
        history.git(["checkout", "-q", order]);
        history.git(["merge", "-q", "-m", "samen", if order == "zij" { "wij" } else { "zij" }]);
        assert!(history.root().join(there).exists());
        assert_eq!(dropped(&history), [""; 0], "{order}");
        assert_eq!(history.entries(["2026-007"]).len(), 3, "{:?}", stories(&history.entries(["2026-007"])));
    }
}

#[test]
fn an_octopus_with_a_hand_in_it_and_one_arm_dropped() {
    let third = "cases/2026-009.md";
    let (contact, heard) = (received(&["contact: 2026-03-05"]), received(&["klager-gehoord: 2026-03-06"]));
    let history = History::of([
        start().file(third, received(&[])),
        commit("een").mark(2).on("een").from(1).file(FILE, &contact),
        commit("twee").mark(3).on("twee").from(1).file(OTHER, &heard),
        commit("drie").mark(4).from(1).file("los.txt", "x"),
        commit("samen").merge(2).merge(3).file(FILE, &contact).file(third, received(&["contact: 2026-03-09"])),
    ]);
    assert_eq!(changes(&history.newest()), ["+ verloop[1].contact = 2026-03-09"]);
    assert_eq!(dropped(&history), [format!("samen: {OTHER}")]);
    assert_eq!(history.trail().dropped[0].1.side, 2);
}

#[test]
fn two_roots_joined() {
    let history = History::of([
        commit("wij").mark(1).file(FILE, received(&[])),
        commit("zij").mark(2).on("zij").file(OTHER, received(&[])),
        commit("samen").merge(2).file(OTHER, received(&[])),
    ]);
    assert_eq!(stories(&history.entries([])).len(), 2);
    assert_eq!(dropped(&history), [""; 0]);
}

#[test]
fn revert_cherry_pick_and_rebase() {
    let history = History::of([
        start(),
        commit("zij").on("zij").mark(2).from(1).file(FILE, received(&["contact: 2026-03-05"])),
        commit("wij").from(1).file(OTHER, received(&["contact: 2026-03-06"])),
    ]);
    history.git(["cherry-pick", "zij"]);
    let picked = history.newest();
    assert_eq!(changes(&picked), ["+ verloop[1].contact = 2026-03-05"]);
    assert_eq!(
        (&picked["author"]["name"], &picked["committer"]["name"]),
        (&"A. Officier".into(), &"B. Collega".into())
    );
    history.git(["revert", "--no-edit", "HEAD"]);
    assert_eq!(changes(&history.newest()), ["- verloop[1].contact = 2026-03-05"]);
    history.git(["checkout", "-q", "zij"]);
    history.git(["rebase", "-q", "main~2"]);
    let entries = history.entries([]);
    assert_eq!(entries.len(), 4);
    assert_eq!(entries[0]["author"]["name"], "A. Officier");
    assert_eq!((&entries[0]["authored"], &entries[0]["committed"]).0, "2026-03-03T12:00:00+01:00");
    assert_eq!(entries[0]["committed"], "2026-05-28T22:26:40+02:00");
}
