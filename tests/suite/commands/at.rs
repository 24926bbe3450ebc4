//! `--at`: the repository as it stood, without touching what stands there now.

use std::fs;

use crate::test_repo::TestRepo;

/// The demo, with a hand in its working tree that a look back must not see.
fn demo() -> TestRepo {
    let repo = TestRepo::empty();
    repo.run(["demo", "demo"]).now().ended(0);
    fs::remove_dir_all(repo.root().join("demo/cases/2025")).unwrap();
    repo
}

#[test]
fn a_day_gives_the_cases_the_rules_and_the_today_of_then() {
    let repo = demo();
    let text = repo.run(["-C", "demo", "overdue", "--at", "2026-03-01"]).now().ended(0);
    assert!(
        text.ends_with("op 1 maart 2026: 6 termijnen te laat (6 van het jaar), 1 binnen 7 dagen, in 21 zaken\n"),
        "{text}"
    );
    // The second version of a regulation was adopted on 1 December 2025.
    for (day, regulations) in [("2025-11-30", 5), ("2025-12-01", 6)] {
        let json = repo.run(["-C", "demo", "check", "--at", day, "--format", "json"]).now().json();
        assert_eq!(json["summary"]["regulations"], regulations, "{day}");
    }
}

#[test]
fn a_commit_does_as_well_as_a_day_and_on_still_says_what_today_is() {
    let repo = demo();
    let json = repo.run(["-C", "demo", "overdue", "--at", "HEAD", "--format", "json"]).now().json();
    assert_eq!(json["on"], "2026-10-30");
    let json = repo.run(["-C", "demo", "overdue", "--at", "HEAD", "--format", "json"]).on("2026-11-15").json();
    assert_eq!(json["on"], "2026-11-15");
}

#[test]
fn a_look_back_can_be_built_and_leaves_the_working_tree_alone() {
    let repo = demo();
    repo.run(["-C", "demo", "build", "--private", "--at", "2025-12-31"]).now().ended(0);
    assert!(repo.root().join("demo/out/private/zaken/2025-001/index.html").exists());
    assert!(!repo.root().join("demo/out/private/zaken/2026-001").exists());
    assert!(!repo.root().join("demo/cases/2025").exists());
}

#[test]
fn what_was_never_there_is_refused() {
    let repo = demo();
    let before = repo.run(["-C", "demo", "check", "--at", "2020-01-01"]).now().refused();
    assert!(before.contains("op 1 januari 2020 was in dit archief nog niets vastgelegd"), "{before}");
    let unknown = repo.run(["-C", "demo", "check", "--at", "nergens"]).now().refused();
    assert!(unknown.contains("nergens"), "{unknown}");
}
