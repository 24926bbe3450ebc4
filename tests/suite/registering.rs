//! `klacht new`: by flags alone, and at a terminal.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use crate::test_repo::{KLACHT, QUIET, Ran, TestRepo, hermetic};

const DAY: &str = "2026-05-20";

/// A regulation that asks for more than a day.
fn asking() -> String {
    QUIET.replace(
        "stappen:\n  ontvangen: {artikel: \"1\"}\n",
        "vereist:\n  - {gegeven: klager.naam, artikel: \"1\"}\n  - {kop: Omschrijving, artikel: \"1\"}\n  \
         - {gegeven: klager.machtiging, bij: {ontvangen.via: [telefoon]}, artikel: \"1\"}\n\
         indeling:\n  aard: {keuzes: {I: bejegening, II: planning}, vereist: ja, artikel: \"1\"}\n\
         stappen:\n  ontvangen: {vereist: [via], via: [brief, telefoon], artikel: \"1\"}\n",
    )
}

fn repo() -> TestRepo {
    TestRepo::new().regulation("voorbeeld", &asking())
}

fn new(repo: &TestRepo, arguments: &[&str]) -> Ran {
    repo.run(["new"].into_iter().chain(arguments.iter().copied())).on(DAY)
}

const ALL: [&str; 10] = [
    "--received",
    "4 mei 2026",
    "--set",
    "klager.naam=Noor: Noordzee",
    "--set",
    "via=brief",
    "--set",
    "indeling.aard=I",
    "--section",
    "Omschrijving=Te laat.\nEn duur.",
];

fn text(repo: &TestRepo, id: &str) -> String {
    fs::read_to_string(repo.root().join(format!("cases/2026/{id}.md"))).unwrap()
}

#[test]
fn by_flags_alone() {
    let repo = repo();
    assert_eq!(
        new(&repo, &ALL).ended(0),
        "\
2026-001: nieuwe zaak, ontvangen op maandag 4 mei 2026
termijn `oordeel` (klachtenfunctionaris) loopt: uiterlijk maandag 15 juni 2026
geschreven in cases/2026/2026-001.md; terug: klacht undo, vastleggen: klacht save 2026-001
"
    );
    assert_eq!(
        text(&repo, "2026-001"),
        "\
---
regeling: voorbeeld
klager: {naam: \"Noor: Noordzee\"}
indeling: {aard: I}
verloop:
  - ontvangen: 2026-05-04
    via: brief
---
## Omschrijving

Te laat.
En duur.
"
    );
    assert_eq!(repo.run(["check", "--quiet"]).on(DAY).ended(0), "");
    repo.run(["undo"]).on(DAY).ended(0);
    assert!(!repo.root().join("cases/2026").exists());
}

#[test]
fn what_is_missing_is_told_by_its_flag_and_nothing_is_written() {
    let repo = repo();
    assert!(new(&repo, &[]).refused().contains("--received vandaag"));
    let said = new(&repo, &["--received", "vandaag"]).refused();
    for flag in
        ["--set klager.naam=…", "--section \"Omschrijving=…\"", "--set indeling.aard=I|II", "--set via=brief|telefoon"]
    {
        assert!(said.contains(flag), "{flag}: {said}");
    }
    assert!(new(&repo, &[&ALL[..4], &["--set", "via=telefoon"]].concat()).refused().contains("klager.machtiging"));
    // More than is read: nothing of it is, so it need not be on the disk either.
    fs::File::create(repo.root().join("../x.eml")).unwrap().set_len(41 * 1024 * 1024).unwrap();
    let said = new(&repo, &["--from", "../x.eml"]).refused();
    assert!(said.contains("hoogstens 40 MiB") && said.contains("zonder bijlagen"), "{said}");
    assert!(!repo.root().join("cases").exists());
}

#[test]
fn what_check_would_reject_is_not_made() {
    let repo = repo();
    let with = |from: &str, to: &str| ALL.map(|word| if word == from { to.to_owned() } else { word.to_owned() });
    for (from, to) in [
        ("4 mei 2026", "2026-05-21"),
        ("4 mei 2026", "2020-01-01"),
        ("indeling.aard=I", "indeling.aard=X"),
        ("via=brief", "via=balie"),
    ] {
        let arguments = with(from, to);
        let said = new(&repo, &arguments.each_ref().map(String::as_str)).ended(1);
        assert!(said.contains("niets geschreven"), "{to}: {said}");
    }
    assert!(!repo.root().join("cases").exists());
}

#[test]
fn a_regulation_is_chosen_or_asked_for() {
    let repo = repo().regulation("ander", QUIET);
    assert!(new(&repo, &ALL).refused().contains("--regulation: ander, voorbeeld"));
    let with = |slug: &str| new(&repo, &[&ALL[..2], &["--regulation", slug]].concat());
    assert!(with("andre").refused().contains("bedoelde u `ander`"));
    with("ander").ended(0);
    assert!(text(&repo, "2026-001").starts_with("---\nregeling: ander\n"));
}

#[test]
fn the_number_follows_on_the_highest_there_ever_was() {
    let repo = repo().file("cases/2026/2026-041/index.md", "---\n---\n").case("2025-100", "---\n---\n").committed();
    fs::remove_dir_all(repo.root().join("cases/2026")).unwrap();
    repo.git(&["commit", "-q", "-a", "-m", "weg"]);
    assert!(new(&repo, &ALL).ended(0).starts_with("2026-042: "));
    assert!(new(&repo, &ALL).ended(0).starts_with("2026-043: "));
}

#[test]
fn two_at_once_get_two_numbers() {
    let repo = repo();
    let said: Vec<String> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..6).map(|_| scope.spawn(|| new(&repo, &ALL).ended(0))).collect();
        runs.into_iter().map(|run| run.join().unwrap()[..8].to_owned()).collect()
    });
    let mut ids = said.clone();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 6, "{said:?}");
    assert_eq!(fs::read_dir(repo.root().join("cases/2026")).unwrap().count(), 6);
}

#[test]
fn a_file_in_the_way_of_the_folder_is_told() {
    let repo = repo().file("cases/2026", "geen map");
    assert!(new(&repo, &ALL).refused().contains("kan niet worden geschreven"));
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_archive_is_not_followed() {
    let repo = repo().file("../elders/x", "");
    fs::create_dir(repo.root().join("cases")).unwrap();
    std::os::unix::fs::symlink(repo.root().join("../elders"), repo.root().join("cases/2026")).unwrap();
    assert!(new(&repo, &ALL).refused().contains("verwijzing (symlink)"));
    assert_eq!(fs::read_dir(repo.root().join("../elders")).unwrap().count(), 1);
}

/// Runs at a terminal, with these lines typed; gives the status and what stood on the screen.
fn at_terminal(repo: &TestRepo, typed: &str) -> Option<(i32, String)> {
    let home = repo.root();
    let command = format!("{KLACHT} new --on {DAY}; echo afloop $?");
    let mut script = hermetic("script", &home);
    script.args(["-qec", &command, "/dev/null"]).current_dir(&home);
    let mut running = script.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().ok()?;
    running.stdin.take()?.write_all(typed.as_bytes()).ok()?;
    let out = String::from_utf8_lossy(&running.wait_with_output().ok()?.stdout).into_owned();
    let status = out.rsplit("afloop ").next()?.trim().parse().ok()?;
    Some((status, out))
}

#[test]
fn at_a_terminal_it_asks_what_the_regulation_asks() {
    let repo = repo();
    // Received, name, description, class, channel; then the question the telephone brings.
    let Some((status, out)) = at_terminal(&repo, "gisteren\nO'Neil 🙂\n\nII\ntelefoon\nja\n") else { return };
    assert_eq!(status, 0, "{out}");
    assert!(out.contains("indeling naar aard (I = bejegening, II = planning): "), "{out}");
    assert!(out.contains("nog invullen: kop Omschrijving"), "{out}");
    let written = text(&repo, "2026-001");
    assert!(
        written.starts_with(
            "---\n# nog invullen: kop Omschrijving\nregeling: voorbeeld\nklager: {naam: O'Neil 🙂, machtiging: ja}\n"
        ),
        "{written}"
    );
    assert!(written.contains("  - ontvangen: 2026-05-19\n    via: telefoon\n"), "{written}");
}

#[test]
fn a_day_that_cannot_be_read_is_asked_again() {
    let repo = repo();
    let typed = "vorige week\n31 april 2026\n1 mei 2031\n1 mei 2026\nNoor\nTe laat.\nII\nbrief\n";
    let Some((status, out)) = at_terminal(&repo, typed) else { return };
    assert_eq!(status, 0, "{out}");
    for why in ["niet te lezen: `vorige week`", "31 april 2026 bestaat niet", "1 mei 2031 moet nog komen"] {
        assert!(out.contains(why), "{why}: {out}");
    }
    assert!(text(&repo, "2026-001").contains("  - ontvangen: 2026-05-01\n"));
}

#[test]
fn an_answer_that_does_not_come_leaves_nothing() {
    let repo = repo();
    // Ctrl-D, and Ctrl-C, which may come before or behind the question.
    for typed in ["gisteren\n\u{4}", "gisteren\n\u{3}"] {
        let Some((status, out)) = at_terminal(&repo, typed) else { return };
        assert_ne!(status, 0, "{out}");
        assert!(!repo.root().join("cases").exists());
    }
}

const MAIL: &str = "Date: Mon, 4 May 2026 23:30:00 +0000\r\nFrom: \"Noordzee, Noor: 'N'\" <noor@example.org>\r\n\
Subject: Klacht #1: de \"training\"\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n\
--x\r\nContent-Type: text/plain\r\n\r\nTe laat.\r\n## Kop\r\n---\r\n<<<<<<< x\r\n\
--x\r\nContent-Disposition: attachment; filename=\"../../../../index.md\"\r\n\r\nSam\r\n\
--x\r\nContent-Disposition: attachment; filename=\"foto.jpg\"\r\n\r\nJPG\r\n--x--\r\n";

#[test]
fn a_mail_becomes_a_case_and_what_it_does_not_say_is_told() {
    let quiet = asking().replace("via: [brief, telefoon]", "via: [brief, e-mail]");
    let repo = TestRepo::new().regulation("voorbeeld", &quiet).file("../klacht.eml", MAIL).committed();
    let said = new(&repo, &["--from", "../klacht.eml"]).ended(0);
    assert!(said.starts_with("2026-001: nieuwe zaak, ontvangen op dinsdag 5 mei 2026\n"), "{said}");
    assert!(said.contains("nog invullen: indeling.aard\n") && said.contains("cases/2026/2026-001/index.md"), "{said}");
    let folder = repo.root().join("cases/2026/2026-001");
    assert_eq!(
        fs::read_to_string(folder.join("index.md")).unwrap(),
        "\
---
# nog invullen: indeling.aard
regeling: voorbeeld
klager: {naam: \"Noordzee, Noor: 'N'\", email: noor@example.org}
bijlagen: [bijlage-index.md, foto.jpg, bericht.eml]
titel: 'Klacht #1: de \"training\"'
verloop:
  - ontvangen: 2026-05-05
    via: e-mail
---
## Omschrijving

Te laat.
\\## Kop
\\---
\\<\\<\\<\\<\\<\\<\\< x
"
    );
    assert_eq!(fs::read_to_string(folder.join("bericht.eml")).unwrap(), MAIL);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 4);
    let found = repo.run(["check"]).on(DAY).ended(1);
    assert!(found.contains("K107") && found.contains("1 fout, 0 waarschuwingen"), "{found}");
    // The same mail again is a case of its own, and taking it back leaves the first.
    assert!(
        new(&repo, &["--from", "../klacht.eml", "--received", "vandaag", "--set", "klager.naam=Kim"])
            .ended(0)
            .starts_with("2026-002: ")
    );
    repo.run(["undo"]).on(DAY).ended(0);
    assert!(!repo.root().join("cases/2026/2026-002").exists() && folder.exists());
}

#[test]
fn what_is_no_mail_is_refused() {
    let repo = repo().file("../x.eml", "zomaar wat\n");
    for path in ["../x.eml", "../weg.eml", "cases", "/dev/null"] {
        assert!(new(&repo, &["--from", path]).refused().contains("niet als e-mail te lezen"), "{path}");
    }
    assert!(!repo.root().join("cases").exists());
}
