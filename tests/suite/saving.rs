//! `save` and the hooks against real git: what is recorded, under which words, and what is left alone.

use crate::test_repo::{Ran, TestRepo};

const DAY: &str = "2026-05-06";

fn case(name: &str, course: &str) -> String {
    format!(
        "---\nklager: {{naam: {name}, email: noor@example.org, telefoon: \"070 123 45 67\"}}\nverloop:\n{course}---\n## Omschrijving\nDe les begon te laat.\n"
    )
}

fn received(name: &str) -> String {
    case(name, "  - ontvangen: 2026-05-04\n")
}

fn save(repo: &TestRepo, arguments: &[&str]) -> Ran {
    repo.run(["save"].into_iter().chain(arguments.iter().copied())).on(DAY)
}

fn subjects(repo: &TestRepo) -> Vec<String> {
    repo.git(&["log", "--format=%s"]).lines().map(str::to_owned).collect()
}

/// A repository with one case in it.
fn with_case() -> TestRepo {
    TestRepo::new().case("2026-007", &received("Noor Noordzee")).committed()
}

fn judged(repo: TestRepo) -> TestRepo {
    repo.case(
        "2026-007",
        &case(
            "Noor Noordzee",
            "  - ontvangen: 2026-05-04\n  - bevestigd: 2026-05-05\n  - oordeel: 2026-05-06\n    uitkomst: deels gegrond\n",
        ),
    )
}

#[test]
fn each_case_gets_a_commit_that_says_what_happened() {
    let repo = judged(with_case()).case("2026-008", &received("Sam Zuid"));
    let said = save(&repo, &[]).ended(0);
    let subjects = subjects(&repo);
    assert_eq!(
        subjects,
        [
            "2026-008: geregistreerd, ontvangen op 4 mei 2026",
            "2026-007: ontvangst bevestigd op 5 mei 2026 en oordeel gegeven op 6 mei 2026, deels gegrond",
            "begin"
        ]
    );
    assert!(said.contains("git revert --no-edit"), "{said}");
    assert_eq!(repo.git(&["status", "--porcelain"]), "");
    assert_eq!(repo.git(&["log", "-1", "--format=%an <%ae> %cn"]), "A. Officier <officier@example.org> A. Officier\n");
    repo.git(&["fsck", "--strict"]);
    assert_eq!(save(&repo, &[]).ended(0), "niets vast te leggen: er is niets veranderd\n");
    let undo: Vec<&str> = said.lines().last().unwrap().split("git ").nth(1).unwrap().split(' ').collect();
    repo.git(&undo);
    assert_eq!(repo.git(&["diff", "HEAD", "HEAD~4"]), "");
}

#[test]
fn regulations_and_settings_get_commits_of_their_own() {
    let repo = with_case();
    let path = repo.root().join("regulations/voorbeeld.md");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{text}\n")).unwrap();
    let repo = judged(repo).file("klacht.toml", "organisatie = \"Voorbeeld NV\"\n");
    save(&repo, &[]).ended(0);
    let subjects = subjects(&repo);
    assert!(subjects[0].starts_with("2026-007: "), "{subjects:?}");
    assert!(subjects[1].starts_with("voorbeeld: versie 2") && subjects[1].ends_with(" aangepast"), "{subjects:?}");
    assert_eq!(subjects[2], "klacht.toml: instellingen aangepast");
}

#[test]
fn the_list_of_signers_is_saved_too() {
    let repo = with_case().file("allowed_signers", "# nog niemand\n");
    save(&repo, &[]).ended(0);
    assert_eq!(subjects(&repo)[0], "allowed_signers: lijst van ondertekenaars toegevoegd");
}

#[test]
fn errors_in_what_changed_are_shown_and_nothing_is_recorded() {
    let repo =
        with_case().case("2026-007", "---\nklager: {naam: Noor Noordzee}\nverloop:\n  - ontvangen: gisteren\n---\n");
    let said = save(&repo, &[]).ended(1);
    assert!(said.contains("niets vastgelegd: 1 fout") && said.contains("negeer: [{controle: K"), "{said}");
    assert_eq!(subjects(&repo), ["begin"]);
    assert_eq!(repo.git(&["diff", "--cached", "--name-only"]), "");
    let repo = repo.case("2026-008", &received("Sam Zuid"));
    save(&repo, &["2026-008"]).ended(0);
    assert_eq!(subjects(&repo).len(), 2);
}

#[test]
fn errors_in_other_cases_do_not_keep_a_case_back() {
    let repo = TestRepo::new().case("2026-001", "---\nverloop:\n  - ontvangen: gisteren\n---\n").committed();
    let repo = repo.case("2026-007", &received("Noor Noordzee"));
    save(&repo, &[]).ended(0);
}

#[test]
fn a_number_given_twice_is_found_without_reading_every_case() {
    let repo = with_case().file("cases/oud/2026-007.md", &received("Sam Zuid"));
    assert!(save(&repo, &[]).ended(1).contains("zaak 2026-007 bestaat al"));
}

#[test]
fn moved_and_deleted_cases_are_called_so() {
    let repo = with_case();
    std::fs::create_dir_all(repo.root().join("cases/oud map")).unwrap();
    std::fs::rename(repo.root().join("cases/2026/2026-007.md"), repo.root().join("cases/oud map/2026-007.md")).unwrap();
    save(&repo, &[]).ended(0);
    std::fs::remove_file(repo.root().join("cases/oud map/2026-007.md")).unwrap();
    save(&repo, &[]).ended(0);
    assert_eq!(subjects(&repo), ["2026-007: verwijderd", "2026-007: verplaatst", "begin"]);
    assert_eq!(repo.git(&["ls-tree", "-r", "--name-only", "HEAD"]), "klacht.toml\nregulations/voorbeeld.md\n");
}

#[test]
fn attachments_go_with_their_case_and_are_not_named() {
    let repo = with_case()
        .file("cases/2026/2026-009/index.md", &received("Noor Noordzee"))
        .file("cases/2026/2026-009/brief \"van\" Noor's hand.pdf", "%PDF");
    save(&repo, &[]).ended(0);
    assert_eq!(subjects(&repo)[0], "2026-009: geregistreerd, ontvangen op 4 mei 2026 en bijlage toegevoegd");
    let repo = repo.file("cases/2026/2026-009/brief \"van\" Noor's hand.pdf", "%PDF 2");
    save(&repo, &[]).ended(0);
    assert_eq!(subjects(&repo)[0], "2026-009: bijlage aangepast");
    assert_eq!(repo.git(&["status", "--porcelain"]), "");
}

#[test]
fn an_editors_line_ends_are_layout() {
    let repo = with_case().case("2026-007", &received("Noor Noordzee").replace('\n', "\r\n"));
    save(&repo, &[]).ended(0);
    assert_eq!(subjects(&repo)[0], "2026-007: opmaak aangepast");
    assert_eq!(repo.git(&["status", "--porcelain"]), "");
    let repo = with_case();
    repo.git(&["config", "core.autocrlf", "true"]);
    let repo = repo.case("2026-007", &received("Noor Noordzee").replace('\n', "\r\n"));
    assert!(save(&repo, &[]).ended(0).starts_with("niets vast te leggen"));
}

#[test]
fn a_line_of_the_officers_own_holds_nobodys_data() {
    let repo = judged(with_case());
    for own in [
        "Noor Noordzee belde",
        "mevrouw noordzee belde",
        "zie noor@example.org",
        "bel 070-1234567",
        "a\nb",
        "bel 06 98765432",
        "+31 6 98765432",
        "mail iemand@anders.example",
    ] {
        let said = save(&repo, &["-m", own]).refused();
        assert!(!said.contains("oordzee") && !said.contains("example"), "{said}");
    }
    assert_eq!(subjects(&repo), ["begin"]);
    let own = "op verzoek van de directie op 02-03-2026, zie ook 2026-001 2026-002 2026-003";
    save(&repo, &["-m", own]).ended(0);
    let body = repo.git(&["log", "-1", "--format=%b"]);
    assert_eq!(body.trim(), own);
}

#[test]
fn a_number_that_is_a_name_stays_out_of_the_message() {
    let repo = with_case().case("noordzee-1", &received("Noor Noordzee"));
    assert!(save(&repo, &[]).refused().contains("in de naam van cases/"));
    assert_eq!(subjects(&repo), ["begin"]);
}

#[test]
fn the_name_that_goes_is_as_private_as_the_name_that_comes() {
    let repo = with_case().case("2026-007", &received("Sam Zuid"));
    save(&repo, &["-m", "was eerst Noordzee"]).refused();
    save(&repo, &[]).ended(0);
    assert_eq!(subjects(&repo)[0], "2026-007: `klager` aangepast");
}

#[test]
fn a_key_that_is_a_name_stays_out_of_the_message() {
    let text = received("Noor Noordzee").replace("verloop:", "noordzee: ja\nverloop:");
    let repo = with_case().case("2026-007", &text);
    let ran = save(&repo, &[]);
    assert!(ran.status == 1 || subjects(&repo)[0] == "2026-007: aangepast", "{ran:?}");
}

#[test]
fn what_else_is_staged_stays_staged() {
    let repo = judged(with_case()).file("notities.txt", "van mij\n").file("themes/x.txt", "ook\n");
    repo.git(&["add", "notities.txt"]);
    save(&repo, &[]).ended(0);
    assert_eq!(repo.git(&["status", "--porcelain"]), "A  notities.txt\n?? themes/\n");
    assert_eq!(repo.git(&["show", "--format=", "--name-only", "HEAD"]), "cases/2026/2026-007.md\n");
}

#[test]
fn what_an_editor_keeps_for_itself_is_left_out() {
    let repo = with_case().file("cases/2026/.2026-007.md.swp", "Noor").file("cases/2026/2026-007.md~", "Noor");
    assert!(save(&repo, &[]).ended(0).starts_with("niets vast te leggen"));
}

#[test]
fn the_first_commit_works() {
    let repo = TestRepo::new().case("2026-007", &received("Noor Noordzee"));
    repo.git(&["init", "-q", "-b", "main"]);
    repo.git(&["config", "user.name", "A. Officier"]);
    repo.git(&["config", "user.email", "officier@example.org"]);
    save(&repo, &[]).ended(0);
    assert_eq!(subjects(&repo).len(), 3);
    assert_eq!(repo.git(&["status", "--porcelain"]), "");
    repo.git(&["fsck", "--strict"]);
}

#[test]
fn without_a_name_git_is_told_how_to_get_one() {
    let repo = judged(with_case());
    repo.git(&["config", "--unset", "user.email"]);
    let said = save(&repo, &[]).refused();
    assert!(said.contains("git config user.name") && said.contains("git config user.email"), "{said}");
    assert_eq!(repo.git(&["diff", "--cached", "--name-only"]), "");
    let ran = repo
        .run(["save", "--on", DAY])
        .with("GIT_AUTHOR_EMAIL", "a@example.org")
        .with("GIT_COMMITTER_EMAIL", "c@example.org");
    ran.now().ended(0);
    assert_eq!(repo.git(&["log", "-1", "--format=%ae %ce"]), "a@example.org c@example.org\n");
}

#[test]
fn a_state_that_waits_for_something_is_named() {
    let repo = judged(with_case());
    let refused = |word: &str| {
        let said = save(&repo, &[]).refused();
        assert!(said.contains(word) && said.contains("doe dit: "), "{word}: {said}");
    };
    let git = |name: &str| repo.root().join(".git").join(name);
    std::fs::write(git("index.lock"), "").unwrap();
    refused("index.lock");
    std::fs::remove_file(git("index.lock")).unwrap();
    let head = repo.git(&["rev-parse", "HEAD"]);
    for (name, word) in [("MERGE_HEAD", "samenvoeging"), ("CHERRY_PICK_HEAD", "cherry-pick"), ("REVERT_HEAD", "revert")]
    {
        std::fs::write(git(name), &head).unwrap();
        refused(word);
        std::fs::remove_file(git(name)).unwrap();
    }
    std::fs::create_dir(git("rebase-merge")).unwrap();
    refused("rebase");
    std::fs::remove_dir(git("rebase-merge")).unwrap();
    repo.git(&["checkout", "-q", "--detach"]);
    refused("detached");
    repo.git(&["checkout", "-q", "main"]);
    save(&repo, &[]).ended(0);
}

#[test]
fn a_file_that_only_git_can_record_is_left_to_git() {
    let repo = with_case().file(".gitattributes", "*.pdf filter=lfs\n");
    let repo = repo.file("cases/2026/2026-009/index.md", &received("Noor Noordzee"));
    let repo = repo.file("cases/2026/2026-009/brief.pdf", "%PDF");
    assert!(save(&repo, &[]).refused().contains("brief.pdf gaat door een filter"));
    assert_eq!(subjects(&repo), ["begin"]);
}

#[test]
fn without_git_it_says_so() {
    let said = save(&TestRepo::new(), &[]).refused();
    assert!(said.contains("geen git-archief") && said.contains("git init"), "{said}");
}

#[test]
fn an_unknown_number_is_a_slip_of_the_pen() {
    let repo = with_case();
    assert!(save(&repo, &["2026-070"]).refused().contains("zaak `2026-070` is er niet"));
    assert!(save(&repo, &["2026-007"]).ended(0).starts_with("niets vast te leggen"));
}

#[test]
fn signing_is_done_by_git_or_nothing_is_recorded() {
    let repo = judged(with_case());
    repo.git(&["config", "gpg.format", "ssh"]);
    repo.git(&["config", "commit.gpgsign", "true"]);
    repo.git(&["config", "user.signingkey", "/nergens/sleutel"]);
    assert!(save(&repo, &[]).refused().contains("ondertekenen lukt niet"));
    assert_eq!(subjects(&repo), ["begin"]);
    assert_eq!(repo.git(&["diff", "--cached", "--name-only"]), "");
    let key = repo.root().join(".git/sleutel");
    let made =
        std::process::Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(&key).status();
    if made.is_ok_and(|status| status.success()) {
        repo.git(&["config", "user.signingkey", &key.to_string_lossy()]);
        save(&repo, &[]).ended(0);
        assert!(repo.git(&["cat-file", "-p", "HEAD"]).contains("gpgsig -----BEGIN SSH SIGNATURE"));
    }
}

#[test]
fn an_archive_below_another_repository_is_saved_where_it_lies() {
    let repo = TestRepo::empty().file("klachten/klacht.toml", "organisatie = \"Voorbeeld BV\"\n");
    let repo = repo.file("klachten/regulations/voorbeeld.md", crate::test_repo::QUIET).committed();
    let repo =
        repo.file("klachten/cases/2026/2026-007.md", &received("Noor Noordzee")).file("cases/x.md", "van een ander");
    repo.run(["save", "-C", "klachten"]).on(DAY).ended(0);
    assert_eq!(repo.git(&["status", "--porcelain"]), "?? cases/\n");
    repo.run(["hooks", "install", "-C", "klachten"]).now().ended(0);
    let repo = repo.file("klachten/cases/2026/2026-007.md", "---\nverloop:\n  - ontvangen: gisteren\n---\n");
    assert_ne!(repo.try_git(&["commit", "-q", "-a", "-m", "x"]).status, 0);
}

#[test]
fn hooks_check_what_is_staged_and_write_the_message() {
    let repo = with_case();
    let said = repo.run(["hooks", "install"]).now().ended(0);
    assert_eq!(said, "pre-commit: neergezet\nprepare-commit-msg: neergezet\n");
    assert!(repo.run(["hooks", "install"]).now().ended(0).contains("pre-commit: stond er al"));
    let repo = repo.case("2026-007", "---\nverloop:\n  - ontvangen: gisteren\n---\n");
    repo.git(&["add", "-A"]);
    // The working tree is fine again; what is staged is not.
    let repo = repo.case("2026-007", &received("Sam Zuid"));
    let ran = repo.try_git(&["commit", "-q", "-m", "x"]);
    assert!(ran.status != 0 && ran.stderr.contains("niets vastgelegd"), "{ran:?}");
    repo.git(&["config", "core.editor", "true"]);
    repo.git(&["commit", "-q", "-a"]);
    assert_eq!(subjects(&repo), ["2026-007: `klager` aangepast", "begin"]);
    let repo = repo.case("2026-008", &received("Noor Noordzee"));
    repo.git(&["add", "-A"]);
    repo.git(&["commit", "-q", "-m", "eigen woorden"]);
    assert_eq!(subjects(&repo)[0], "eigen woorden");
    // Only one of two: git makes an index of its own for it.
    let repo = repo.case("2026-007", &received("Kim Oost")).case("2026-008", "kapot");
    repo.git(&["commit", "-q", "cases/2026/2026-007.md"]);
    assert_eq!(subjects(&repo)[0], "2026-007: `klager` aangepast");
    let said = repo.run(["hooks", "uninstall"]).now().ended(0);
    assert_eq!(said, "pre-commit: weggehaald\nprepare-commit-msg: weggehaald\n");
}

#[test]
fn several_cases_in_one_commit_each_get_a_line() {
    let repo = with_case();
    repo.run(["hooks", "install"]).now().ended(0);
    let repo = judged(repo).case("2026-008", &received("Sam Zuid"));
    repo.git(&["add", "-A"]);
    repo.git(&["-c", "core.editor=true", "commit", "-q", "-v"]);
    assert_eq!(
        repo.git(&["log", "-1", "--format=%B"]).trim(),
        "2 wijzigingen: 2026-007 en 2026-008\n\n\
         2026-007: ontvangst bevestigd op 5 mei 2026 en oordeel gegeven op 6 mei 2026, deels gegrond\n\
         2026-008: geregistreerd, ontvangen op 4 mei 2026"
    );
}

#[test]
fn hooks_of_others_stay_and_are_told_how_to_call_ours() {
    let repo = with_case().file(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n");
    let said = repo.run(["hooks", "install"]).now().ended(0);
    assert!(said.contains("pre-commit: er staat al een hook") && said.contains("  klacht hook pre-commit"), "{said}");
    assert!(repo.run(["hooks", "uninstall"]).now().ended(0).contains("pre-commit: is niet van klacht"));
    assert_eq!(std::fs::read_to_string(repo.root().join(".git/hooks/pre-commit")).unwrap(), "#!/bin/sh\nexit 0\n");
    let repo = with_case();
    repo.git(&["config", "core.hooksPath", ".husky/_"]);
    assert!(repo.run(["hooks", "install"]).now().ended(0).contains(".husky/pre-commit"));
    assert!(!repo.root().join(".husky").exists());
    for (file, word) in [("lefthook.yml", "lefthook.yml"), (".pre-commit-config.yaml", "stages: [pre-commit]")] {
        let repo = with_case().file(file, "");
        assert!(repo.run(["hooks", "install"]).now().ended(0).contains(word), "{file}");
        assert!(!repo.root().join(".git/hooks/pre-commit").exists());
    }
}

#[test]
fn hooks_go_where_git_looks_for_them() {
    let repo = with_case();
    repo.git(&["config", "core.hooksPath", "mijn hooks"]);
    repo.run(["hooks", "install"]).now().ended(0);
    assert!(repo.root().join("mijn hooks/pre-commit").exists());
    repo.git(&["config", "core.hooksPath", "../thuis/hooks"]);
    let said = repo.run(["hooks", "install"]).now().refused();
    assert!(said.contains("ook voor andere archieven"), "{said}");
}
