//! `klacht init`: an archive to begin with, made once and never written over.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use klachtwerk::check::run;
use klachtwerk::diagnostic::Severity;
use klachtwerk::repository::{Repository, of_files};
use klachtwerk::setup::{Wish, files, starts};

use crate::test_repo::{KLACHT, Ran, TestRepo, hermetic};

const WKKGZ: [&str; 6] = ["init", "--organisation", "Zorg Voorbeeld", "--regulation", "wkkgz", "--yes"];

/// Runs in an empty folder, as an officer git knows.
fn known(repo: &TestRepo, arguments: &[&str]) -> Ran {
    let mut run = repo.run(arguments.iter().copied());
    for part in ["AUTHOR", "COMMITTER"] {
        run = run.with(&format!("GIT_{part}_NAME"), "A. Officier");
        run = run.with(&format!("GIT_{part}_EMAIL"), "officier@example.org");
    }
    run.now()
}

/// Every file below a folder, with what is in it.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let list = klachtwerk::world::list_all(folder).unwrap();
    list.into_iter().map(|file| (file.name, fs::read(file.path).unwrap())).collect()
}

#[test]
fn an_archive_is_made_checked_and_recorded() {
    let repo = TestRepo::empty();
    let said = known(&repo, &WKKGZ).ended(0);
    for line in [
        "klacht.toml: gemaakt",
        "git-archief: gemaakt, op tak main",
        "pre-commit: neergezet",
        "geen fouten",
        "vastgelegd: Begin",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    assert_eq!(repo.git(&["status", "--short"]), "");
    assert_eq!(repo.git(&["branch", "--show-current"]), "main\n");
    let recorded = repo.git(&["ls-files"]);
    let expected = ".editorconfig .gitattributes .gitignore .vscode/klacht.code-snippets .vscode/schemas/klacht.schema.json \
                    .vscode/schemas/regeling.schema.json .vscode/schemas/verslag.schema.json .vscode/schemas/zaak.schema.json \
                    .vscode/settings.json LEESMIJ.md cases/.gitkeep klacht.toml regulations/wkkgz.md";
    assert_eq!(recorded.split_whitespace().collect::<Vec<_>>().join(" "), expected);
    let config = fs::read_to_string(repo.root().join("klacht.toml")).unwrap();
    assert!(config.ends_with("organisatie = \"Zorg Voorbeeld\"\nregeling = \"wkkgz\"\n"), "{config}");
    let regulation = fs::read_to_string(repo.root().join("regulations/wkkgz.md")).unwrap();
    assert!(regulation.contains("organisatie: Zorg Voorbeeld\n") && regulation.contains("voorbeeld: true\n"));
    repo.run(["check"]).now().ended(0);
    // The first complaint can be recorded as it is.
    let repo = repo.case("2026-001", "---\nklager: {naam: Noor}\nverloop:\n  - ontvangen: 2026-11-02\n    via: e-mail\n---\n## Omschrijving\nTe laat.\n");
    assert!(known(&repo, &["save"]).stdout.contains("2026-001: geregistreerd"));
}

#[test]
fn what_an_example_leaves_to_be_found_is_named_in_the_closing_words() {
    let run = |regulation| {
        let said =
            known(&TestRepo::empty(), &["init", "--organisation", "X", "--regulation", regulation, "--yes"]).ended(0);
        let closing = said.split("klacht check:\n").nth(1).unwrap().split("\n\n").collect::<Vec<_>>().join("\n");
        (closing.contains("waarschuwing["), closing.contains("  geen fouten\n"), closing.contains("loopt u na als u"))
    };
    assert_eq!(run("wkkgz"), (false, true, false));
    assert_eq!(run("interactie"), (true, false, true));
}

#[test]
fn another_run_changes_nothing() {
    let repo = TestRepo::empty();
    known(&repo, &WKKGZ).ended(0);
    let before = tree(&repo.root());
    let said = known(&repo, &["init"]).ended(0);
    assert!(said.contains("klacht.toml: stond er al, blijft zoals het is"), "{said}");
    assert_eq!(tree(&repo.root()), before);
}

#[test]
fn what_was_there_is_named_and_left() {
    let repo = TestRepo::empty().file("klacht.toml", "organisatie = \"Eerder\"\n").file("LEESMIJ.md", "van mij");
    let repo = repo.file(
        "regulations/wkkgz/2020-01-01.md",
        "---\ntitel: Oud\nin_werking: 2020-01-01\n---\n## Artikel 1 A\nTekst.\n",
    );
    let said = known(&repo, &WKKGZ).ended(0);
    for name in ["klacht.toml", "LEESMIJ.md", "regulations/wkkgz.md"] {
        assert!(said.contains(&format!("{name}: stond er al")), "{said}");
    }
    assert_eq!(fs::read_to_string(repo.root().join("LEESMIJ.md")).unwrap(), "van mij");
    assert!(!repo.root().join("regulations/wkkgz.md").exists());
}

#[test]
fn whoever_git_does_not_know_is_told_how_and_the_next_run_records() {
    let repo = TestRepo::empty();
    let said = repo.run(WKKGZ).now().ended(0);
    assert!(said.contains("git config user.name"), "{said}");
    assert_ne!(repo.try_git(&["rev-parse", "-q", "--verify", "HEAD"]).status, 0);
    let said = known(&repo, &["init"]).ended(0);
    assert!(said.contains("\nvastgelegd: Begin"), "{said}");
    assert!(repo.git(&["ls-files"]).contains("regulations/wkkgz.md"));
    assert_eq!(repo.git(&["status", "--short"]), "");
}

#[test]
fn in_a_repository_with_a_history_nothing_is_recorded() {
    let repo = TestRepo::empty().file("iets.txt", "van mij").committed();
    let said = known(&repo, &WKKGZ).ended(0);
    assert!(said.contains("git-archief: stond er al") && said.contains("git add -A en git commit"), "{said}");
    assert_eq!(repo.git(&["rev-list", "--count", "HEAD"]), "1\n");
    assert!(repo.git(&["status", "--short"]).lines().all(|line| line.starts_with("?? ")));
}

#[test]
fn inside_another_repository_nothing_is_done_to_that() {
    let repo = TestRepo::new().committed();
    let before = tree(&repo.root().join(".git"));
    let said = known(&repo, &["init", "sub", "--organisation", "X", "--regulation", "awb", "--yes"]).ended(0);
    assert!(said.contains("deze map ligt in dat van"), "{said}");
    assert!(repo.root().join("sub/regulations/awb.md").exists() && !repo.root().join("sub/.git").exists());
    assert_eq!(tree(&repo.root().join(".git")), before);
}

#[test]
fn without_a_terminal_everything_must_be_given_and_nothing_is_made_before_it_is() {
    let repo = TestRepo::empty();
    for (arguments, said) in [
        (&["init"][..], "er ontbreekt: --organisation NAAM"),
        (&["init", "--organisation", "X"][..], "er ontbreekt: --regulation NAAM"),
        (&["init", "--organisation", "X", "--regulation", "wkgz"][..], "bedoelde u `wkkgz`? kies uit: awb, "),
        (
            &["init", "--organisation", "X", "--regulation", "awb", "--email", "x y@z.nl"][..],
            "`x y@z.nl` is geen e-mailadres",
        ),
    ] {
        let refused = repo.run(arguments.iter().copied()).now().refused();
        assert!(refused.contains(said), "{refused}");
    }
    assert_eq!(tree(&repo.root()).len(), 0);
}

#[test]
fn a_place_that_cannot_be_written_is_refused() {
    let repo = TestRepo::empty().file("bezet", "een bestand");
    let refused = repo.run(["init", "bezet", "--organisation", "X", "--regulation", "awb"]).now().refused();
    assert!(refused.contains("kan niet worden geschreven"), "{refused}");
    assert_eq!(tree(&repo.root()).len(), 1);
}

/// Answers typed at a terminal, and what stood there after.
fn typed(repo: &TestRepo, answers: &str) -> String {
    let mut command = hermetic("script", &repo.root());
    command.args(["-qec", &format!("'{KLACHT}' init"), "/dev/null"]).current_dir(repo.root());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("script (bsdutils)");
    child.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
    String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned()
}

#[test]
fn at_a_terminal_what_is_missing_is_asked_until_it_will_do() {
    let repo = TestRepo::empty();
    let said = typed(&repo, "\nMijn Bedrijf\nNoor Noordzee\nfout\nk@example.org\nwkgz\nwkkgz\n");
    assert!(said.contains("schrijf een adres") && said.contains("bedoelde u `wkkgz`?"), "{said}");
    let regulation = fs::read_to_string(repo.root().join("regulations/wkkgz.md")).unwrap();
    let role = "klachtenfunctionaris: {naam: Noor Noordzee, email: k@example.org, artikel: \"2.1\"}";
    assert!(regulation.contains(role) && regulation.contains("\n  email: k@example.org\n"), "{regulation}");
}

#[test]
fn whoever_breaks_off_at_a_question_leaves_nothing_behind() {
    let repo = TestRepo::empty();
    let said = typed(&repo, "Mijn Bedrijf\nNoor\n\u{4}");
    assert!(said.contains("er kwam geen antwoord"), "{said}");
    assert_eq!(tree(&repo.root()).len(), 0);
}

#[test]
fn every_start_is_clean_whatever_the_organisation_is_called() {
    let names = [
        "Voorbeeld",
        "A \"B\" & C: de #1 [van] {Nederland}",
        "`x` *y* <b>z</b>",
        "مثال 🌷",
        "- lijst",
        "ja",
        "&anker %d",
    ];
    for name in names {
        for start in starts() {
            let wish = Wish {
                organisation: name.to_owned(),
                officer: Some("O'Brien: \"de\" #2, {x}".to_owned()),
                email: Some("k@example.org".to_owned()),
                regulations: vec![start],
            };
            let files = files(&wish).into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
            let repository = of_files(files);
            assert_eq!(repository.config.organisation.as_deref(), Some(name));
            assert_eq!(repository.regulations[0].organisation.as_deref(), Some(name), "{}", start.name);
            // What an example leaves to be found stays; the name adds nothing.
            let own = of_files(vec![(format!("regulations/{}.md", start.name), start.text.as_bytes().to_vec())]);
            assert_eq!(found(&repository), found(&own), "{name}, {}", start.name);
            assert!(found(&repository).iter().all(|(severity, _)| *severity != Severity::Error), "{}", start.name);
        }
    }
}

/// What `check` finds, remarks left out: the examples have a fault or two to look at.
fn found(repository: &Repository) -> Vec<(Severity, &'static str)> {
    let found = run(repository, "2026-11-21".parse().unwrap());
    let serious = found.as_slice().iter().filter(|one| one.severity != Severity::Info);
    serious.map(|one| (one.severity, one.code.id)).collect()
}

#[test]
fn the_editor_files_are_what_the_editor_reads() {
    let files = files(&Wish::default());
    let schema = files[0].1.lines().next().and_then(|line| line.strip_prefix("#:schema ./")).unwrap();
    assert!(files.iter().any(|(name, _)| name == schema), "{schema}");
    for (name, text) in files {
        if name.starts_with(".vscode/") {
            serde_json::from_str::<serde_json::Value>(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
}

#[test]
fn no_regulation_of_a_law_sends_people_to_an_address_nobody_has() {
    for name in ["awb", "awb-commissie", "wkkgz", "kantoorklachtenregeling", "kinderopvang", "jeugdwet", "bgfo"] {
        let repo = TestRepo::empty();
        let whose = ["--organisation", "Kantoor", "--officer", "Anne Ambt", "--email", "klachten@example.nl"];
        known(&repo, &[&["init", "--regulation", name, "--yes"], &whose[..]].concat()).ended(0);
        let text = fs::read_to_string(repo.root().join(format!("regulations/{name}.md"))).unwrap();
        assert!(!text.contains("@example.org"), "{name}: {text}");
        let officer = text.contains("klachtenfunctionaris: {") || text.contains("behandelaar-klacht: {");
        assert_eq!(text.contains("{naam: Anne Ambt, email: klachten@example.nl"), officer, "{name}: {text}");
    }
}
