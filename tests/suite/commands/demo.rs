//! `klacht demo`: a history that looks lived in, and is the same every time.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::test_repo::{TestRepo, hermetic};

/// The demo, made once for all tests here, and what the command said.
fn made() -> &'static (TempDir, String) {
    static MADE: OnceLock<(TempDir, String)> = OnceLock::new();
    MADE.get_or_init(make)
}

fn make() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let said = TestRepo::empty().run(["demo", "hier"]).from(folder.path()).now().ended(0);
    (folder, said)
}

fn place(folder: &TempDir) -> PathBuf {
    folder.path().join("hier")
}

fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = hermetic("git", folder).arg("-C").arg(folder).args(arguments).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {arguments:?}: {error}");
    assert_eq!(error, "", "git {arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn it_shows_what_it_does_and_where_to_look() {
    let (_, said) = made();
    for line in
        ["$ klacht -C hier check", "$ klacht -C hier overdue", "$ klacht -C hier build", "hier/out/public/index.html"]
    {
        assert!(said.contains(line), "{line}: {said}");
    }
}

#[test]
fn the_history_is_of_three_people_over_eighteen_months() {
    let log = git(&place(&made().0), &["log", "--format=%ad|%cd|%an <%ae>|%s", "--date=short"]);
    let commits: Vec<Vec<&str>> = log.lines().map(|line| line.split('|').collect()).collect();
    assert!(commits.len() > 100, "{}", commits.len());
    let authors: BTreeSet<&str> = commits.iter().map(|commit| commit[2]).collect();
    assert_eq!(authors.len(), 3, "{authors:?}");
    assert!(commits.iter().all(|commit| ("2025-05-01".."2026-11-01").contains(&commit[0]) && commit[0] == commit[1]));
    assert!(commits.last().unwrap()[0].starts_with("2025-05") && commits[0][0].starts_with("2026-10"));
}

#[test]
fn it_is_the_same_every_time() {
    let (again, _) = make();
    let head = |folder: &TempDir| git(&place(folder), &["rev-parse", "HEAD"]);
    assert_eq!(head(&made().0), head(&again));
}

#[test]
fn git_finds_nothing_wrong_and_nothing_to_record() {
    let folder = place(&made().0);
    assert_eq!(git(&folder, &["fsck", "--strict", "--no-progress"]), "");
    assert!(folder.join("out/public/index.html").exists());
    assert_eq!(git(&folder, &["status", "--porcelain"]), "");
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let repo = TestRepo::empty().file("demo/mijn.txt", "van mij");
    let refused = repo.run(["demo"]).now().refused();
    assert_eq!(refused, "fout: de map demo is niet leeg\n");
    let refused = repo.run(["demo", "demo/mijn.txt"]).now().refused();
    assert_eq!(refused, "fout: de map demo/mijn.txt is niet leeg\n");
    let left: Vec<String> = klachtwerk::world::list(&repo.root()).unwrap().into_iter().map(|file| file.name).collect();
    assert_eq!(left, ["demo/mijn.txt"]);
    assert!(!repo.root().join("demo/.git").exists());
}

#[test]
fn an_empty_folder_will_do() {
    let folder = TempDir::new().unwrap();
    TestRepo::empty().run(["demo", "."]).from(folder.path()).now().ended(0);
    assert!(folder.path().join("klacht.toml").exists());
}
