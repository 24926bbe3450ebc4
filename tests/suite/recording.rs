//! `klacht record` and `klacht undo`, against real files and real git.

use std::fs;

use crate::test_repo::{QUIET, Ran, TestRepo};

const DAY: &str = "2026-05-20";
const CASE: &str = "cases/2026/2026-007.md";
const OPEN: &str = "\
---
# van de balie
klager: {naam: \"Noor Noordzee\"}   # belt liever
verloop:
  - ontvangen: 2026-05-04
    via: brief
---
## Omschrijving

Te laat.
";

fn repo() -> TestRepo {
    TestRepo::new().case("2026-007", OPEN)
}

fn record(repo: &TestRepo, arguments: &[&str]) -> Ran {
    repo.run(["record"].into_iter().chain(arguments.iter().copied())).on(DAY)
}

fn undo(repo: &TestRepo) -> Ran {
    repo.run(["undo"]).on(DAY)
}

fn text(repo: &TestRepo) -> String {
    fs::read_to_string(repo.root().join(CASE)).unwrap()
}

#[test]
fn a_step_is_put_in_and_its_terms_are_told() {
    let repo = repo();
    let said = record(
        &repo,
        &[
            "2026-007",
            "oordeel",
            "--date",
            "18 mei 2026",
            "--set",
            "uitkomst=deels gegrond",
            "--set",
            "aan=klager",
            "--set",
            "aan=beklaagde",
            "--set",
            "motivering=te laat: een uur",
        ],
    )
    .ended(0);
    assert_eq!(
        said,
        "\
2026-007: oordeel gegeven op maandag 18 mei 2026
  +   - oordeel: 2026-05-18
  +     uitkomst: deels gegrond
  +     aan: [klager, beklaagde]
  +     motivering: \"te laat: een uur\"
termijn `oordeel` (klachtenfunctionaris) gehaald: gedaan op 18 mei 2026, uiterlijk maandag 15 juni 2026
geschreven in cases/2026/2026-007.md; terug: klacht undo, vastleggen: klacht save 2026-007
"
    );
    let event = "  - oordeel: 2026-05-18\n    uitkomst: deels gegrond\n    aan: [klager, beklaagde]\n    motivering: \"te laat: een uur\"\n";
    assert_eq!(text(&repo), OPEN.replace("via: brief\n", &format!("via: brief\n{event}")));
    repo.run(["check"]).on(DAY).ended(0);
}

#[test]
fn data_of_the_case_go_to_the_case() {
    let repo = repo();
    record(&repo, &["2026-007", "bevestigd", "--set", "oorzaak=planning", "--set", "klager.telefoon=0612345678"])
        .ended(0);
    let written = text(&repo);
    assert!(written.contains("- bevestigd: 2026-05-20\n"), "{written}");
    assert!(
        written.contains("klager: {naam: \"Noor Noordzee\", telefoon: \"0612345678\"}   # belt liever\n"),
        "{written}"
    );
    assert!(written.contains("oorzaak: planning\n---\n"), "{written}");
}

#[test]
fn days_are_put_in_order_and_read_as_officers_write_them() {
    let repo = repo();
    record(&repo, &["2026-007", "oordeel"]).ended(0);
    record(&repo, &["2026-007", "Klager gehoord", "--date", "12-05-2026"]).ended(0);
    record(&repo, &["2026-007", "bericht", "--date", "gisteren"]).ended(0);
    let days: Vec<String> = text(&repo).lines().filter(|line| line.contains("- ")).map(str::to_owned).collect();
    let wanted = [
        "  - ontvangen: 2026-05-04",
        "  - klager-gehoord: 2026-05-12",
        "  - bericht: 2026-05-19",
        "  - oordeel: 2026-05-20",
    ];
    assert_eq!(days, wanted);
    for (day, word) in
        [("volgende week", "niet te lezen"), ("05-2026", "niet te lezen"), ("31-02-2026", "niet te lezen")]
    {
        assert!(record(&repo, &["2026-007", "notitie", "--date", day]).refused().contains(word));
    }
}

#[test]
fn an_extension_tells_the_new_last_day() {
    let repo = repo();
    let said = record(&repo, &["2026-007", "verlengd", "--set", "tot=1 juli 2026", "--set", "reden=vakantie"]).ended(0);
    assert!(said.contains("uiterlijk woensdag 1 juli 2026"), "{said}");
    assert!(text(&repo).contains("    tot: 2026-07-01\n"));
}

#[test]
fn a_try_writes_nothing() {
    let repo = repo();
    assert!(record(&repo, &["2026-007", "oordeel", "--dry-run"]).ended(0).contains("niets geschreven"));
    assert_eq!(text(&repo), OPEN);
    assert!(!repo.root().join(".klacht/laatste").exists());
    undo(&repo).refused();
}

#[test]
fn what_check_would_reject_is_not_written() {
    let repo = repo();
    for arguments in [
        &["2026-007", "oordeel", "--date", "2026-05-21"][..],
        &["2026-007", "oordeel", "--date", "2026-05-01"],
        &["2026-007", "oordeel", "--set", "uitkomst=misschien"],
        &["2026-007", "verlengd", "--set", "tot=2026-07-01"],
        &["2026-007", "verlengd", "--set", "tot=2026-12-01", "--set", "reden=druk"],
    ] {
        let said = record(&repo, arguments).ended(1);
        assert!(said.contains("niets geschreven: dit zou 1 fout geven"), "{arguments:?}: {said}");
        assert_eq!(text(&repo), OPEN);
    }
}

#[test]
fn an_error_that_was_there_does_not_hinder() {
    let repo = TestRepo::new().case("2026-007", &OPEN.replace("via: brief", "uitkomst: misschien"));
    repo.run(["check"]).on(DAY).ended(1);
    record(&repo, &["2026-007", "bevestigd"]).ended(0);
}

#[test]
fn what_is_not_known_is_told_with_what_is_near() {
    let repo = repo();
    let refused = |arguments: &[&str]| record(&repo, arguments).refused();
    assert!(refused(&["2026-007", "bevestigt"]).contains("bedoelde u `bevestigd`"));
    let said = refused(&["2026-007", "gehoord"]);
    assert!(said.contains("`klager-gehoord`") && said.contains("`beklaagde-gehoord`"), "{said}");
    assert!(refused(&["2026-007", "raadhuis"]).contains("docs/format.md"));
    assert!(refused(&["2026-070", "bevestigd"]).contains("bedoelde u `2026-007`"));
    assert!(refused(&["2026-007", "bevestigd", "--set", "uitkmst=gegrond"]).contains("bedoelde u `uitkomst`"));
    assert!(refused(&["2026-007", "bevestigd", "--set", "uitkomst"]).contains("zoals uitkomst=gegrond"));
    assert!(refused(&["2026-007", "bevestigd", "--set", "verloop=x"]).contains("verloop"));
    assert!(refused(&["2026-007", "bevestigd", "--set", "reden=a\u{1b}[2J"]).contains("onzichtbaar"));
    assert_eq!(text(&repo), OPEN);
    let repo = TestRepo::new().case("2026-007", &OPEN.replace("klager:", "regeling: weg\nklager:"));
    assert!(record(&repo, &["2026-007", "bevestigd"]).refused().contains("geen regeling"));
}

#[test]
fn steps_of_the_regulation_itself_are_known() {
    let own = QUIET.replace("stappen:\n", "stappen:\n  overlegd-met-team: {omschrijving: overlegd, artikel: \"1\"}\n");
    let repo = repo().regulation("voorbeeld", &own);
    record(&repo, &["2026-007", "overlegd-met-team"]).ended(0);
    assert!(text(&repo).contains("  - overlegd-met-team: 2026-05-20\n"));
}

#[test]
fn a_waiver_needs_no_day() {
    let waivable = QUIET.replace("stappen:\n", "stappen:\n  klager-gehoord: {afzien: ja, artikel: \"1\"}\n");
    let repo = repo().regulation("voorbeeld", &waivable);
    record(&repo, &["2026-007", "klager-gehoord", "--set", "afgezien=alles stond er al"]).ended(0);
    assert!(text(&repo).contains("  - klager-gehoord:\n    afgezien: alles stond er al\n"), "{}", text(&repo));
}

#[test]
fn names_in_any_script_come_through() {
    let repo = repo();
    for (at, name) in
        ["O'Neil", "Zoë \"Zo\" de Vries: zij", "🙂 #1", "مريم", "- streepje", "{x}, [y]"].into_iter().enumerate()
    {
        record(&repo, &["2026-007", "contact", "--set", &format!("met={name}")]).ended(0);
        assert_eq!(repo.run(["check", "--quiet"]).on(DAY).ended(0), "", "{at}");
    }
}

#[test]
fn undo_gives_every_byte_back() {
    for git in [false, true] {
        let repo = if git { repo().committed() } else { repo() };
        record(&repo, &["2026-007", "bevestigd"]).ended(0);
        assert_ne!(text(&repo), OPEN);
        assert_eq!(undo(&repo).ended(0), "teruggedraaid: cases/2026/2026-007.md staat weer zoals het was\n");
        assert_eq!(text(&repo), OPEN);
        assert!(undo(&repo).refused().contains("niets om terug te draaien"));
        if git {
            assert_eq!(repo.git(&["status", "--porcelain"]), "");
        }
    }
}

#[test]
fn undo_of_what_was_saved_is_a_new_commit_without_names() {
    let repo = repo().committed();
    record(&repo, &["2026-007", "bevestigd", "--set", "met=Noor Noordzee"]).ended(0);
    repo.run(["save"]).on(DAY).ended(0);
    let said = undo(&repo).ended(0);
    assert!(said.contains("vastgelegd"), "{said}");
    assert_eq!(text(&repo), OPEN);
    assert_eq!(repo.git(&["status", "--porcelain"]), "");
    assert_eq!(
        repo.git(&["log", "--format=%s"]),
        "2026-007: teruggedraaid: ontvangst bevestigd op 20 mei 2026\n2026-007: ontvangst bevestigd op 20 mei 2026\nbegin\n"
    );
    repo.git(&["diff", "--exit-code", "HEAD", "HEAD~2"]);
}

#[test]
fn undo_that_cannot_be_recorded_changes_nothing() {
    let repo = repo().committed();
    record(&repo, &["2026-007", "bevestigd"]).ended(0);
    repo.run(["save"]).on(DAY).ended(0);
    let saved = text(&repo);
    repo.git(&["config", "--unset", "user.email"]);
    assert!(undo(&repo).refused().contains("git config user.email"));
    assert_eq!(text(&repo), saved);
    fs::write(repo.root().join(".git/MERGE_HEAD"), repo.git(&["rev-parse", "HEAD"])).unwrap();
    assert!(undo(&repo).refused().contains("samenvoeging"));
    assert_eq!(text(&repo), saved);
}

#[test]
fn undo_never_loses_what_came_after() {
    let repo = repo().committed();
    record(&repo, &["2026-007", "bevestigd"]).ended(0);
    let later = text(&repo).replace("Te laat.", "Veel te laat.");
    fs::write(repo.root().join(CASE), &later).unwrap();
    assert!(undo(&repo).refused().contains("daarna nog veranderd"));
    assert_eq!(text(&repo), later);
    fs::remove_file(repo.root().join(CASE)).unwrap();
    assert!(undo(&repo).refused().contains("daarna nog veranderd"));
}

#[test]
fn a_damaged_note_of_the_last_change_is_no_change() {
    let repo = repo().committed();
    record(&repo, &["2026-007", "bevestigd"]).ended(0);
    let note = repo.root().join(".git/klacht/laatste");
    let bytes = fs::read(&note).unwrap();
    for damaged in [&bytes[..0], &bytes[..40], &bytes[..bytes.len() - 9], b"{}\n", b"\xFF\n"] {
        fs::write(&note, damaged).unwrap();
        undo(&repo).refused();
    }
    let outside = String::from_utf8(bytes).unwrap().replace("cases/2026/2026-007.md", "cases/../../x/2026.md");
    fs::write(&note, outside).unwrap();
    assert!(undo(&repo).refused().contains("niets om terug"));
}

#[cfg(unix)]
#[test]
fn rights_stay_and_the_note_is_nobody_elses() {
    use std::os::unix::fs::PermissionsExt;
    let repo = repo().committed();
    let mode = |path: &str| fs::metadata(repo.root().join(path)).unwrap().permissions().mode() & 0o777;
    fs::set_permissions(repo.root().join(CASE), fs::Permissions::from_mode(0o640)).unwrap();
    record(&repo, &["2026-007", "bevestigd"]).ended(0);
    assert_eq!((mode(CASE), mode(".git/klacht/laatste")), (0o640, 0o600));
    undo(&repo).ended(0);
    assert_eq!(mode(CASE), 0o640);
}

#[test]
fn a_file_only_a_person_can_change_is_left_alone() {
    for (front, word) in [
        ("verloop:\n\t- ontvangen: 2026-05-04\n", "tabs"),
        ("titel: a\ntitel: b\nverloop:\n  - ontvangen: 2026-05-04\n", "niet zonder fouten"),
        ("verloop: {ontvangen: 2026-05-04}\n", "niets veilig bij"),
    ] {
        let written = format!("---\n{front}---\n");
        let repo = TestRepo::new().case("2026-007", &written);
        let said = record(&repo, &["2026-007", "bevestigd"]).refused();
        assert!(said.contains(word) && said.contains("doe dit: "), "{said}");
        assert_eq!(text(&repo), written);
    }
}

#[test]
fn many_at_once_lose_nothing() {
    let repo = repo();
    let root = repo.root();
    let notes: Vec<String> = (0..8).map(|number| format!("toelichting=nummer {number}")).collect();
    let ended: Vec<i32> = std::thread::scope(|scope| {
        let one = |note: &'_ String| {
            let note = note.clone();
            let repo = &repo;
            scope.spawn(move || record(repo, &["2026-007", "notitie", "--set", &note]).status)
        };
        notes.iter().map(one).collect::<Vec<_>>().into_iter().map(|run| run.join().unwrap()).collect()
    });
    let written = fs::read_to_string(root.join(CASE)).unwrap();
    let count = written.matches("- notitie:").count();
    // Whoever came too late was refused; nobody was written over.
    assert_eq!(count, ended.iter().filter(|status| **status == 0).count(), "{ended:?}\n{written}");
    assert!(count >= 1 && ended.iter().all(|status| [0, 2].contains(status)));
}
