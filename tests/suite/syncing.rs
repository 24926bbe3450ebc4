//! `save --sync` against real git: two officers, each with a clone, and an archive they share.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use crate::test_repo::{Ran, TestRepo};

const DAY: &str = "2026-05-06";

fn received(name: &str) -> String {
    format!(
        "---\nklager: {{naam: {name}, email: noor@example.org}}\nverloop:\n  - ontvangen: 2026-05-04\n---\n## Omschrijving\nDe les begon te laat.\n"
    )
}

fn acknowledged(day: &str) -> String {
    received("Noor Noordzee").replace("2026-05-04\n", &format!("2026-05-04\n  - bevestigd: {day}\n"))
}

fn sync(repo: &TestRepo) -> Ran {
    repo.run(["save", "--sync"]).on(DAY)
}

fn subjects(repo: &TestRepo) -> Vec<String> {
    repo.git(&["log", "--format=%s"]).lines().map(str::to_owned).collect()
}

fn text(repo: &TestRepo, path: &str) -> String {
    std::fs::read_to_string(repo.root().join(path)).unwrap()
}

fn shared(anne: &TestRepo) -> PathBuf {
    anne.root().parent().unwrap().join("gedeeld.git")
}

/// A clone of what Anne shares.
fn clone_of(anne: &TestRepo) -> TestRepo {
    let clone = TestRepo::empty();
    clone.git(&["clone", "-q", &shared(anne).to_string_lossy(), "."]);
    clone.git(&["config", "user.name", "B. Officier"]);
    clone.git(&["config", "user.email", "b@example.org"]);
    clone
}

/// Anne and Bram, who both have case 2026-007.
fn two() -> (TestRepo, TestRepo) {
    let anne = TestRepo::new().case("2026-007", &received("Noor Noordzee")).committed();
    let path = shared(&anne).to_string_lossy().into_owned();
    anne.git(&["init", "-q", "--bare", "-b", "main", &path]);
    anne.git(&["remote", "add", "origin", &path]);
    anne.git(&["push", "-q", "-u", "origin", "main"]);
    let bram = clone_of(&anne);
    (anne, bram)
}

/// What a failed run must leave: the branch, the index and the files as they were.
fn state(repo: &TestRepo) -> String {
    repo.git(&["rev-parse", "HEAD"]) + &repo.git(&["status", "--porcelain=v2", "--untracked-files=all"])
}

/// A hook in the shared archive.
fn hook(anne: &TestRepo, script: &str) {
    let path = shared(anne).join("hooks/pre-receive");
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn what_one_records_the_other_receives() {
    let (anne, bram) = two();
    let anne = anne.case("2026-008", &received("Sam Zuid"));
    let said = sync(&anne).ended(0);
    assert!(said.ends_with("vastgelegd 1, ontvangen 0, verstuurd 1\n"), "{said}");
    assert_eq!(
        sync(&bram).ended(0),
        "niets vast te leggen: er is niets veranderd\nvastgelegd 0, ontvangen 1, verstuurd 0\n"
    );
    assert_eq!(text(&bram, "cases/2026/2026-008.md"), received("Sam Zuid"));
    assert_eq!(bram.git(&["status", "--porcelain"]), "");
    assert!(sync(&bram).ended(0).ends_with("vastgelegd 0, ontvangen 0, verstuurd 0\n"));
    assert_eq!(subjects(&anne), subjects(&bram));
}

#[test]
fn work_on_different_cases_comes_together() {
    let (anne, bram) = two();
    let anne = anne.case("2026-008", &received("Sam Zuid"));
    sync(&anne).ended(0);
    let bram = bram.case("2026-007", &acknowledged("2026-05-05"));
    let said = sync(&bram).ended(0);
    assert!(said.ends_with("vastgelegd 1, ontvangen 1, verstuurd 2\n"), "{said}");
    assert_eq!(subjects(&bram)[0], "samengevoegd: 1 vastlegging van hier met 1 vastlegging van elders");
    assert_eq!(bram.git(&["log", "-1", "--format=%an %cn"]), "B. Officier B. Officier\n");
    assert_eq!(bram.git(&["rev-parse", "HEAD"]), bram.git(&["ls-remote", "origin", "main"])[..40].to_owned() + "\n");
    assert_eq!(bram.git(&["status", "--porcelain"]), "");
    bram.git(&["fsck", "--strict"]);
}

#[test]
fn the_first_push_fills_an_empty_archive() {
    let anne = TestRepo::new().committed();
    let path = shared(&anne).to_string_lossy().into_owned();
    anne.git(&["init", "-q", "--bare", "-b", "main", &path]);
    let bram = clone_of(&anne).file("klacht.toml", "organisatie = \"Voorbeeld BV\"\n");
    let bram = bram.regulation("voorbeeld", crate::test_repo::QUIET);
    let said = sync(&bram).ended(0);
    assert!(said.ends_with("vastgelegd 2, ontvangen 0, verstuurd 2\n"), "{said}");
}

#[test]
fn one_case_changed_twice_is_named_and_nothing_moves() {
    let (anne, bram) = two();
    let anne = anne.case("2026-007", &acknowledged("2026-05-05"));
    sync(&anne).ended(0);
    let bram = bram.case("2026-007", &acknowledged("2026-05-06")).file("notities.txt", "van mij\n");
    bram.run(["save"]).on(DAY).ended(0);
    bram.git(&["add", "notities.txt"]);
    let before = state(&bram);
    let said = sync(&bram).ended(1);
    assert!(
        said.contains("\n  2026-007  cases/2026/2026-007.md\n") && said.contains("git merge origin/main"),
        "{said}"
    );
    assert!(said.contains("er is niets verstuurd") && !said.contains("Noordzee"), "{said}");
    assert_eq!(state(&bram), before);
    assert!(!bram.root().join(".git/MERGE_HEAD").exists());
    assert_eq!(text(&bram, "cases/2026/2026-007.md"), acknowledged("2026-05-06"));
    // As we tell them to go on.
    bram.git(&["diff", "HEAD", "origin/main", "--", "cases/2026/2026-007.md"]);
    assert_ne!(bram.try_git(&["merge", "origin/main"]).status, 0);
}

#[test]
fn a_lost_race_is_run_again() {
    let (anne, bram) = two();
    let anne = anne.case("2026-008", &received("Sam Zuid"));
    anne.run(["save"]).on(DAY).ended(0);
    anne.git(&["push", "-q", "origin", "main:later"]);
    let once = shared(&anne).join("once");
    std::fs::write(&once, "").unwrap();
    hook(
        &anne,
        "[ -f once ] || exit 0\nrm once\nunset GIT_QUARANTINE_PATH\ngit update-ref refs/heads/main refs/heads/later",
    );
    let bram = bram.case("2026-009", &received("Kim Oost"));
    let said = sync(&bram).ended(0);
    assert!(said.ends_with("vastgelegd 1, ontvangen 1, verstuurd 2\n"), "{said}");
    assert!(!once.exists());
    assert!(bram.root().join("cases/2026/2026-008.md").exists());
}

#[test]
fn who_keeps_losing_is_told_and_keeps_their_work() {
    let (anne, bram) = two();
    hook(
        &anne,
        "unset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES\n\
         new=$(git -c user.name=x -c user.email=x@example.org commit-tree -p main -m x 'main^{tree}')\n\
         git update-ref refs/heads/main $new",
    );
    let bram = bram.case("2026-009", &received("Kim Oost"));
    let ran = sync(&bram);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.stderr.contains("3 keer eerder"), "{ran:?}");
    assert!(ran.stdout.ends_with("vastgelegd 1, ontvangen 2, verstuurd 0\n"), "{ran:?}");
    assert_eq!(bram.git(&["status", "--porcelain"]), "");
}

#[test]
fn two_cases_with_one_number_become_two_numbers() {
    let (anne, bram) = two();
    let anne = anne.case("2026-011", &received("Sam Zuid"));
    sync(&anne).ended(0);
    std::fs::remove_file(anne.root().join("cases/2026/2026-011.md")).unwrap();
    let anne = anne.case("2026-010", &received("Sam Zuid"));
    sync(&anne).ended(0);
    let own = received("Kim Oost").replace("De les", "Zie ook 2026-010. De les");
    let bram = bram.file("cases/2026/2026-010/index.md", &own).file("cases/2026/2026-010/brief.pdf", "%PDF");
    let said = sync(&bram).ended(0);
    assert!(said.contains("2026-010 bestond al bij origin: uw zaak krijgt nummer 2026-012"), "{said}");
    assert!(said.contains("kijk welke zaak u bedoelt met 2026-010 in cases/2026/2026-012/index.md"), "{said}");
    assert_eq!(text(&bram, "cases/2026/2026-012/index.md"), own);
    assert_eq!(text(&bram, "cases/2026/2026-012/brief.pdf"), "%PDF");
    assert_eq!(text(&bram, "cases/2026/2026-010.md"), received("Sam Zuid"));
    assert!(!bram.root().join("cases/2026/2026-010").exists());
    let ours = bram.git(&["log", "--first-parent", "--format=%s"]);
    assert!(ours.lines().nth(1) == Some("2026-010 krijgt nummer 2026-012"), "{ours}");
    assert_eq!(bram.git(&["status", "--porcelain"]), "");
}

#[test]
fn one_file_made_by_both_becomes_two_cases() {
    let (anne, bram) = two();
    let anne = anne.case("2026-012", &received("Sam Zuid"));
    sync(&anne).ended(0);
    let bram = bram.case("2026-012", &received("Kim Oost"));
    let said = sync(&bram).ended(0);
    assert!(said.contains("uw zaak krijgt nummer 2026-013"), "{said}");
    assert!(said.ends_with("vastgelegd 1, ontvangen 1, verstuurd 3\n"), "{said}");
    assert_eq!(text(&bram, "cases/2026/2026-013.md"), received("Kim Oost"));
    assert_eq!(text(&bram, "cases/2026/2026-012.md"), received("Sam Zuid"));
    let levels = |repo: &TestRepo| {
        let told = repo.run(["audit", "--quick"]).on("2026-12-01").stdout;
        let of = |line: &str| ["K531", "K532"].iter().any(|code| line.contains(code));
        told.lines().filter(|line| of(line)).map(|line| line[..4].to_owned()).collect::<Vec<_>>()
    };
    // The mend is told by the audit, and is no error; a third case under the number is.
    assert_eq!(levels(&bram), ["opme", "opme"]);
    std::fs::remove_file(bram.root().join("cases/2026/2026-012.md")).unwrap();
    bram.run(["save"]).on(DAY).ended(0);
    let bram = bram.case("2026-012", &received("Isa West"));
    bram.run(["save"]).on(DAY).ended(0);
    assert_eq!(levels(&bram), ["fout", "fout", "opme", "opme"]);
}

#[test]
fn a_number_that_does_not_count_on_is_for_the_officer() {
    let (anne, bram) = two();
    let anne = anne.file("cases/kort.md", &received("Sam Zuid"));
    sync(&anne).ended(0);
    let bram = bram.file("cases/kort.md", &received("Kim Oost"));
    bram.run(["save"]).on(DAY).ended(0);
    let before = state(&bram);
    let said = sync(&bram).ended(1);
    assert!(said.contains("git mv cases/kort.md cases/NUMMER.md"), "{said}");
    assert_eq!(state(&bram), before);
}

#[test]
fn a_conflict_beside_a_number_given_twice_leaves_only_the_conflict() {
    let (anne, bram) = two();
    let anne = anne.case("2026-012", &received("Sam Zuid")).case("2026-007", &acknowledged("2026-05-05"));
    sync(&anne).ended(0);
    let bram = bram.case("2026-012", &received("Kim Oost")).case("2026-007", &acknowledged("2026-05-06"));
    let said = sync(&bram).ended(1);
    assert!(said.contains("uw zaak krijgt nummer 2026-013"), "{said}");
    bram.try_git(&["merge", "origin/main"]);
    assert_eq!(bram.git(&["diff", "--name-only", "--diff-filter=U"]), "cases/2026/2026-007.md\n");
}

#[test]
fn an_error_made_by_coming_together_stays_here() {
    let (anne, bram) = two();
    let path = "regulations/voorbeeld.md";
    std::fs::remove_file(anne.root().join(path)).unwrap();
    let anne = anne.regulation("anders", crate::test_repo::QUIET);
    anne.git(&["add", "-A"]);
    anne.git(&["commit", "-q", "-m", "regeling krijgt andere naam"]);
    anne.git(&["push", "-q"]);
    let case = received("Kim Oost").replace("verloop:", "regeling: voorbeeld\nverloop:");
    let bram = bram.case("2026-009", &case);
    let said = sync(&bram).ended(1);
    assert!(said.contains("niets verstuurd: 1 fout") && said.contains("hier al samengevoegd"), "{said}");
    assert!(said.ends_with("vastgelegd 1, ontvangen 1, verstuurd 0\n"), "{said}");
    assert!(subjects(&bram)[0].starts_with("samengevoegd: "));
    // A second run does not send it either.
    assert!(sync(&bram).ended(1).contains("niets verstuurd: 1 fout"));
    let bram = bram.case("2026-009", &case.replace(": voorbeeld", ": anders"));
    sync(&bram).ended(0);
}

#[test]
fn errors_in_what_changed_come_before_syncing() {
    let (anne, bram) = two();
    let anne = anne.case("2026-008", &received("Sam Zuid"));
    sync(&anne).ended(0);
    let bram = bram.case("2026-009", "---\nverloop:\n  - ontvangen: gisteren\n---\n");
    assert!(sync(&bram).ended(1).contains("niets vastgelegd"));
    assert!(!bram.root().join("cases/2026/2026-008.md").exists());
}

#[test]
fn unsaved_files_are_never_overwritten() {
    let (anne, bram) = two();
    let anne = anne.file("notities.txt", "van Anne\n").file(".gitignore", "*.geheim\n").file("a.geheim", "van Anne\n");
    anne.git(&["add", "-A", "-f"]);
    anne.git(&["commit", "-q", "-m", "notities"]);
    anne.git(&["push", "-q"]);
    let exclude = "*.geheim\n";
    for (name, ignored) in [("notities.txt", false), ("a.geheim", true)] {
        let bram = clone_of(&anne);
        bram.git(&["reset", "-q", "--hard", "HEAD~1"]);
        let bram = bram.file(".git/info/exclude", if ignored { exclude } else { "" }).file(name, "van Bram\n");
        let before = state(&bram);
        let said = sync(&bram);
        assert!(said.status == 2 && said.stderr.contains(name), "{said:?}");
        assert_eq!((state(&bram), text(&bram, name)), (before, "van Bram\n".to_owned()));
    }
    // What is not in the way stays as it is, also when it is staged.
    let bram = bram.file("los.txt", "van Bram\n");
    bram.git(&["add", "los.txt"]);
    let bram = bram.case("2026-009", &received("Kim Oost"));
    sync(&bram).ended(0);
}

#[test]
fn unsaved_changes_survive_a_merge_or_stop_it() {
    let (anne, bram) = two();
    let anne = anne.case("2026-007", &acknowledged("2026-05-05"));
    sync(&anne).ended(0);
    let bram = bram.case("2026-009", &received("Kim Oost")).case("2026-007", &received("Sam Zuid"));
    let ran = bram.run(["save", "--sync", "2026-009"]).on(DAY);
    assert!(ran.status == 2 && ran.stderr.contains("cases/2026/2026-007.md"), "{ran:?}");
    assert!(ran.stdout.ends_with("vastgelegd 1, ontvangen 0, verstuurd 0\n"), "{ran:?}");
    assert_eq!(text(&bram, "cases/2026/2026-007.md"), received("Sam Zuid"));
    assert_eq!(subjects(&bram).len(), 2);
}

#[test]
fn a_refusal_of_the_shared_archive_is_told_in_its_words() {
    let (anne, bram) = two();
    hook(&anne, "echo 'zaak 2026-009 mag hier niet' >&2\nexit 1");
    let bram = bram.case("2026-009", &received("Kim Oost"));
    let ran = sync(&bram);
    assert!(
        ran.status == 2 && ran.stderr.contains("origin weigert wat u verstuurt: zaak 2026-009 mag hier niet"),
        "{ran:?}"
    );
    assert!(ran.stdout.ends_with("vastgelegd 1, ontvangen 0, verstuurd 0\n"), "{ran:?}");
}

#[test]
fn a_remote_that_is_away_keeps_nobody_from_recording() {
    let (_anne, bram) = two();
    for (address, word) in
        [("/nergens/archief.git", "niet bereikbaar"), ("https://noor:geheim@127.0.0.1:1/a.git", "niet bereikbaar")]
    {
        bram.git(&["remote", "set-url", "origin", address]);
        let ran = sync(&bram);
        assert!(ran.status == 2 && ran.stderr.contains(word) && !ran.stderr.contains("geheim"), "{ran:?}");
    }
    let bram = bram.case("2026-009", &received("Kim Oost"));
    let ran = sync(&bram);
    assert!(ran.status == 2 && ran.stdout.contains("vastgelegd 1, ontvangen 0, verstuurd 0"), "{ran:?}");
    assert!(ran.stderr.contains("wat u vastlegde staat hier nog"), "{ran:?}");
}

#[test]
fn a_history_that_was_rewritten_is_not_joined_with_the_old() {
    let (anne, bram) = two();
    anne.git(&["commit", "-q", "--amend", "-m", "herschreven"]);
    anne.git(&["push", "-q", "--force"]);
    let bram = bram.case("2026-009", &received("Kim Oost"));
    for _ in 0..2 {
        let ran = sync(&bram);
        assert!(ran.status == 2 && ran.stderr.contains("is herschreven"), "{ran:?}");
    }
    assert_eq!(subjects(&bram).len(), 2);
}

#[test]
fn without_anything_to_share_with_it_says_how() {
    let refused = |repo: &TestRepo, words: [&str; 2]| {
        let ran = sync(repo);
        assert!(ran.status == 2 && words.iter().all(|word| ran.stderr.contains(word)), "{ran:?}");
    };
    let alone = TestRepo::new().committed();
    refused(&alone, ["kent geen gedeeld archief", "git remote add origin ADRES"]);
    let (anne, bram) = two();
    bram.git(&["branch", "--unset-upstream"]);
    refused(&bram, ["aan geen gedeeld archief verbonden", "git branch --set-upstream-to origin/main"]);
    bram.git(&["branch", "-q", "--track", "zij", "main"]);
    bram.git(&["switch", "-q", "zij"]);
    refused(&bram, ["aan geen gedeeld archief verbonden", "git push -u origin zij"]);
    bram.git(&["switch", "-q", "--detach"]);
    refused(&bram, ["geen tak gekozen", "git switch main"]);
    let anne = anne.case("2026-008", &received("Sam Zuid"));
    sync(&anne).ended(0);
    let shallow = TestRepo::empty();
    shallow.git(&["clone", "-q", "--depth", "1", &format!("file://{}", shared(&anne).display()), "."]);
    refused(&shallow, ["ondiepe kopie", "git fetch --unshallow"]);
    let strange = TestRepo::new().case("2026-001", &received("Kim Oost")).committed();
    strange.git(&["remote", "add", "origin", &shared(&anne).to_string_lossy()]);
    strange.git(&["fetch", "-q"]);
    strange.git(&["branch", "-q", "-u", "origin/main"]);
    refused(&strange, ["geen gezamenlijke geschiedenis", "git remote -v"]);
}

#[test]
fn an_archive_below_another_repository_is_synced_where_it_lies() {
    let anne = TestRepo::empty().file("klachten/klacht.toml", "organisatie = \"Voorbeeld BV\"\n");
    let anne = anne.file("klachten/regulations/voorbeeld.md", crate::test_repo::QUIET).committed();
    let path = shared(&anne).to_string_lossy().into_owned();
    anne.git(&["init", "-q", "--bare", "-b", "main", &path]);
    anne.git(&["remote", "add", "origin", &path]);
    anne.git(&["push", "-q", "-u", "origin", "main"]);
    let bram = clone_of(&anne);
    let anne = anne.file("klachten/cases/2026/2026-012.md", &received("Sam Zuid"));
    anne.run(["save", "--sync", "-C", "klachten"]).on(DAY).ended(0);
    let bram = bram.file("klachten/cases/2026/2026-012.md", &received("Kim Oost"));
    let said = bram.run(["save", "--sync", "-C", "klachten"]).on(DAY).ended(0);
    assert!(said.contains("krijgt nummer 2026-013"), "{said}");
    assert_eq!(text(&bram, "klachten/cases/2026/2026-013.md"), received("Kim Oost"));
}
