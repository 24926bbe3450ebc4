//! Repositories of every kind, whole and damaged.

use std::fs;
use std::path::{Path, PathBuf};

use super::{History, changes, commit, received, stories};
use crate::test_repo::{Ran, TestRepo};

const FILE: &str = "cases/2026-007.md";

fn two() -> History {
    History::of([
        commit("1").file(FILE, received(&[])),
        commit("2").file(FILE, received(&["bevestigd: 2026-03-04"])).file("cases/2026-008.md", received(&[])),
    ])
}

/// `klacht log` in another folder.
fn log_in(history: &History, folder: &Path) -> Ran {
    history.repo.run(["log", "--format", "json"]).from(folder).now()
}

fn count(ran: &Ran) -> usize {
    ran.json()["entries"].as_array().unwrap().len()
}

#[test]
fn no_repository() {
    let refused = TestRepo::new().run(["log"]).now().refused();
    assert!(refused.starts_with("fout: git: het archief openen lukt niet: "), "{refused}");
    assert!(refused.contains("ligt niet in een git-archief"), "{refused}");
    assert!(!refused.contains("could not find"), "{refused}");
}

#[test]
fn no_archive_of_complaints() {
    let refused = TestRepo::empty().run(["log"]).now().refused();
    assert!(refused.contains("staat geen klachtenarchief"), "{refused}");
}

#[test]
fn an_unborn_branch() {
    let history = History::empty();
    fs::create_dir(history.root().join("cases")).unwrap();
    let refused = history.repo.run(["log"]).now().refused();
    assert!(refused.contains("in dit archief is nog niets vastgelegd"), "{refused}");
}

#[test]
fn a_detached_head_sees_what_came_before_it() {
    let history = two();
    history.git(["checkout", "-q", "HEAD~1"]);
    assert_eq!(stories(&history.entries([])), ["2026-007: zaak geregistreerd: klacht ontvangen op 2 maart 2026"]);
}

#[test]
fn a_bare_repository() {
    let history = two();
    history.git(["clone", "-q", "--bare", ".", "../kaal.git"]);
    let ran = log_in(&history, &history.root().join("../kaal.git"));
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.json()["entries"], history.repo.run(["log", "--format", "json"]).now().json()["entries"]);
}

#[test]
fn a_shallow_clone_warns() {
    let history = two();
    let url = format!("file://{}", history.root().display());
    history.git(["clone", "-q", "--depth", "1", &url, "../ondiep"]);
    let ran = log_in(&history, &history.root().join("../ondiep"));
    assert_eq!((ran.status, count(&ran)), (0, 2), "{ran:?}");
    assert!(ran.stderr.contains("dit is een ondiepe kopie: oudere geschiedenis ontbreekt hier"), "{ran:?}");
}

#[test]
fn a_shallow_clone_that_ends_in_a_merge() {
    let history = History::of([
        commit("1").mark(1).file(FILE, received(&[])),
        commit("2").mark(2).on("zij").from(1).file("cases/2026-008.md", received(&[])),
        commit("3").from(1).file("los.txt", "x"),
        commit("4").merge(2).file("cases/2026-008.md", received(&[])),
    ]);
    let url = format!("file://{}", history.root().display());
    history.git(["clone", "-q", "--depth", "1", &url, "../ondiep"]);
    let ran = log_in(&history, &history.root().join("../ondiep"));
    let json = ran.json();
    assert_eq!(json["entries"][0]["story"], "zaak geregistreerd: klacht ontvangen op 2 maart 2026", "{json}");
}

#[test]
fn a_worktree() {
    let history = two();
    history.git(["worktree", "add", "-q", "../boom", "HEAD~1"]);
    let ran = log_in(&history, &history.root().join("../boom"));
    assert_eq!((ran.status, count(&ran), ran.stderr.as_str()), (0, 1, ""));
}

#[test]
fn from_a_folder_in_it() {
    let history = two();
    assert_eq!(count(&log_in(&history, &history.root().join("cases"))), 3);
}

#[test]
fn an_archive_in_a_folder_of_a_repository() {
    let history = History::of([
        commit("1").file("README.md", "x").file("cases/2026-001.md", received(&[])),
        commit("2").file("werk/klachten/klacht.toml", "").file("werk/klachten/cases/2026-007.md", received(&[])),
        commit("3").file("werk/klachten/cases/2026-007.md", received(&["bevestigd: 2026-03-04"])),
        commit("4").file("cases/2026-001.md", received(&["contact: 2026-03-05"])),
    ]);
    let ran = log_in(&history, &history.root().join("werk/klachten"));
    let entries: Vec<_> = ran.json()["entries"].as_array().unwrap().clone();
    assert_eq!(
        stories(&entries),
        [
            "2026-007: ontvangst bevestigd op 4 maart 2026",
            "2026-007: zaak geregistreerd: klacht ontvangen op 2 maart 2026"
        ]
    );
}

#[test]
fn a_submodule() {
    let history = two();
    let above = TestRepo::empty();
    let above_root = above.root();
    let clone = above_root.join("klachten");
    history.git(["init", "-q", above_root.to_str().unwrap()]);
    let (above_text, url) = (above_root.to_str().unwrap(), history.root());
    history.git(["-C", above_text, "submodule", "--quiet", "add", url.to_str().unwrap(), "klachten"]);
    let ran = log_in(&history, &clone);
    assert_eq!((ran.status, count(&ran)), (0, 3), "{ran:?}");
}

#[test]
fn packed_and_loose_are_read_alike() {
    let history = two();
    let before = history.log([]);
    history.git(["gc", "-q", "--prune=now"]);
    assert_eq!(history.log([]), before);
    history.git(["pack-refs", "--all"]);
    assert_eq!(history.log([]), before);
}

/// The file of a loose object.
fn object(history: &History, name: &str) -> (String, PathBuf) {
    let id = history.git(["rev-parse", name]);
    let path = history.root().join(format!(".git/objects/{}/{}", &id[..2], &id[2..]));
    assert!(path.exists(), "{name} is not loose");
    (id, path)
}

/// A history of loose objects.
fn loose() -> History {
    let history = two();
    let packs = history.root().join(".git/objects/pack");
    for pack in fs::read_dir(&packs).unwrap().map(|entry| entry.unwrap().path()) {
        if pack.extension().is_some_and(|ending| ending == "pack") {
            let bytes = fs::read(&pack).unwrap();
            fs::remove_file(&pack).unwrap();
            history.feed(&["unpack-objects", "-q"], &bytes);
        } else {
            fs::remove_file(pack).unwrap();
        }
    }
    history
}

/// A missing and a corrupt object in turn.
fn harm(mut test: impl FnMut(&dyn Fn(&Path))) {
    test(&|path| fs::remove_file(path).unwrap());
    test(&|path| {
        fs::remove_file(path).unwrap();
        fs::write(path, "stuk").unwrap();
    });
}

#[test]
fn a_damaged_version_is_named_and_the_rest_is_read() {
    harm(|harm| {
        let history = loose();
        let (id, path) = object(&history, &format!("HEAD~1:{FILE}"));
        // The other case had the very same content.
        harm(&path);
        let ran = history.repo.run(["log", "--format", "json"]).now();
        assert_eq!((ran.status, count(&ran)), (0, 3), "{ran:?}");
        assert!(ran.stderr.contains(&id) && ran.stderr.contains("een versie kan niet worden gelezen"), "{ran:?}");
        let json = ran.json();
        let finding = &json["entries"][0]["findings"][0];
        assert_eq!((&finding["code"], &finding["severity"]), (&"K501".into(), &"error".into()), "{json}");
        assert!(finding["message"].as_str().unwrap().contains(&id), "{json}");
    });
}

#[test]
fn a_state_with_a_damaged_file_names_it() {
    harm(|harm| {
        let history = loose();
        let (id, path) = object(&history, &format!("HEAD:{FILE}"));
        harm(&path);
        let said = history.repo.run(["check", "--at", "HEAD"]).now().refused();
        assert!(said.contains(FILE) && said.contains(&id), "{said}");
    });
}

#[test]
fn damage_to_one_case_leaves_the_other_whole() {
    harm(|harm| {
        let history = loose();
        let (id, path) = object(&history, &format!("HEAD:{FILE}"));
        harm(&path);
        let ran = history.repo.run(["log", "2026-008", "--format", "json"]).now();
        assert_eq!((ran.status, count(&ran), ran.stderr.contains(&id)), (0, 1, false), "{ran:?}");
        assert!(!changes(&ran.json()["entries"][0]).is_empty());
        let ran = history.repo.run(["log", "2026-007"]).now();
        assert!(ran.stdout.contains("zaak veranderd; wat er veranderde is niet te lezen"), "{ran:?}");
        assert!(ran.stderr.contains(&id), "{ran:?}");
    });
}

#[test]
fn a_damaged_folder_is_named_and_the_rest_is_read() {
    harm(|harm| {
        let history = loose().then([
            commit("3").file("cases/2026-007.md", received(&["contact: 2026-03-05"])),
            commit("4").file("cases/2026-007.md", received(&["contact: 2026-03-06"])),
        ]);
        let (id, path) = object(&history, "HEAD~3:cases");
        harm(&path);
        let ran = history.repo.run(["log", "--format", "json"]).now();
        assert_eq!((ran.status, count(&ran)), (0, 2), "{ran:?}");
        assert!(ran.stderr.contains(&id), "{ran:?}");
    });
}

#[test]
fn a_damaged_commit_is_named_and_what_came_after_is_read() {
    harm(|harm| {
        let history = loose().then([
            commit("3").file(FILE, received(&["contact: 2026-03-05"])),
            commit("4").file(FILE, received(&["contact: 2026-03-06"])),
        ]);
        let (id, path) = object(&history, "HEAD~2");
        harm(&path);
        let ran = history.repo.run(["log", "--format", "json"]).now();
        assert_eq!((ran.status, count(&ran)), (0, 1), "{ran:?}");
        assert!(ran.stderr.contains(&id) && ran.stderr.contains("is niet alles te lezen"), "{ran:?}");
    });
}

#[test]
fn a_damaged_newest_commit_is_not_taken_for_an_empty_archive() {
    harm(|harm| {
        let history = loose();
        let (id, path) = object(&history, "HEAD");
        harm(&path);
        let refused = history.repo.run(["log"]).now().refused();
        assert!(!refused.contains("nog niets vastgelegd") && refused.contains(&id), "{refused}");
    });
}

#[test]
fn a_damaged_regulation_is_named() {
    harm(|harm| {
        let history = loose().then([commit("3").file("regulations/a.md", "x").file("los.txt", "x")]);
        let (id, path) = object(&history, "HEAD:regulations/a.md");
        harm(&path);
        let ran = history.repo.run(["log", "--format", "json"]).now();
        assert_eq!((ran.status, count(&ran), ran.stderr.contains(&id)), (0, 3, true), "{ran:?}");
    });
}
