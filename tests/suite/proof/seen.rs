//! What this clone saw of a branch.

use super::{Archive, SEVEN, audit_in, case, message};
use crate::test_repo::TestRepo;

#[test]
fn a_branch_that_was_put_back_is_said_until_it_is_accepted() {
    let archive = Archive::new();
    assert!(archive.found().is_empty());
    archive.git(&["reset", "-q", "--hard", "HEAD^"]);
    for _ in 0..2 {
        assert_eq!(archive.found(), ["K502"]);
    }
    let json = archive.audit(&["--format", "json"]).json();
    assert!(message(&json, "K502").contains("klacht audit --accept-head"), "{json:#}");
    assert_eq!(archive.audit(&["--accept-head"]).status, 0);
    assert!(archive.found().is_empty());
}

#[test]
fn each_branch_has_its_own() {
    let archive = Archive::new();
    assert!(archive.found().is_empty());
    archive.git(&["checkout", "-q", "-b", "proef/één", "HEAD^"]);
    assert!(archive.found().is_empty());
    archive.git(&["checkout", "-q", "--detach", "HEAD^"]);
    assert!(archive.found().is_empty());
    archive.git(&["checkout", "-q", "main"]);
    assert!(archive.found().is_empty());
}

#[test]
fn another_name_does_not_hide_a_rewriting() {
    let archive = Archive::new();
    assert!(archive.found().is_empty());
    archive.git(&["checkout", "-q", "-b", "anders"]);
    archive.git(&["commit", "-q", "--amend", "--allow-empty", "-m", "2026-007: iets anders"]);
    archive.git(&["branch", "-q", "-D", "main"]);
    assert_eq!(archive.found()[0], "K502");
}

#[test]
fn a_fast_forward_and_a_merge_go_on() {
    let archive = Archive::new();
    assert!(archive.found().is_empty());
    let text = case("Noor Noordzee", &["ontvangen: 2026-03-02", "bevestigd: 2026-03-04", "contact: 2026-03-05"]);
    archive.record(SEVEN, &text, "2026-007: contact", 5);
    assert!(archive.found().is_empty());
}

#[test]
fn saving_remembers_but_hides_nothing() {
    let repo = TestRepo::new().committed();
    let seen = repo.root().join(".git/klacht/gezien/main");
    let save = |id: &str| {
        let path = repo.root().join(format!("cases/2026/{id}.md"));
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = "---\nregeling: voorbeeld\nklager: {naam: Noor}\nverloop:\n  - ontvangen: 2026-03-02\n---\n## Omschrijving\nTe laat.\n";
        std::fs::write(path, text).unwrap();
        let ran = repo.run(["save"]).on("2026-03-03");
        assert_eq!(ran.status, 0, "{ran:?}");
        std::fs::read_to_string(&seen).unwrap().trim().to_owned()
    };
    let first = save("2026-001");
    assert_eq!(first, repo.git(&["rev-parse", "HEAD"]).trim());
    repo.git(&["reset", "-q", "--hard", "HEAD^"]);
    // What was put back stays to be seen, however often one saves after it.
    assert_eq!(save("2026-002"), first);
    let json = repo.run(["audit", "--format", "json"]).on("2026-03-03").json();
    assert!(message(&json, "K502").contains(&first[..10]), "{json:#}");
}

#[cfg(unix)]
#[test]
fn a_store_that_cannot_be_written_is_read_all_the_same() {
    let archive = Archive::new();
    // A file where the folder should be.
    std::fs::write(archive.root().join(".git/klacht"), "").unwrap();
    let ran = audit_in(&archive.root(), &[]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.stdout.contains("deze kopie kan niet onthouden wat er nu staat"), "{ran:?}");
}
