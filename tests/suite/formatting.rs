//! `klacht fmt`: one form, the same meaning, and nothing lost.

use std::fs;

use crate::test_repo::{Ran, TestRepo};

const DAY: &str = "2026-05-20";
const CASE: &str = "cases/2026/2026-007.md";
const MESSY: &str = "\
---
# van de balie
klager: {naam: \"Noor Noordzee\",telefoon: 0612345678}   # belt liever
verloop:
- ontvangen: 04-05-2026
  via:   brief
-   bevestigd: \"6 mei 2026\"
---
## Omschrijving

Te laat op 4 mei 2026.  
Echt.";
const TIDY: &str = "\
---
# van de balie
klager: {naam: Noor Noordzee, telefoon: \"0612345678\"}   # belt liever
verloop:
  - ontvangen: 2026-05-04
    via: brief
  - bevestigd: 2026-05-06
---
## Omschrijving

Te laat op 4 mei 2026.  
Echt.
";
const BROKEN: &str = "---\nklager: x: y\nverloop:\n- ontvangen: 4 mei 2026\n---\n";

fn repo() -> TestRepo {
    TestRepo::new().case("2026-007", MESSY)
}

fn fmt(repo: &TestRepo, arguments: &[&str]) -> Ran {
    repo.run(["fmt"].into_iter().chain(arguments.iter().copied())).on(DAY)
}

fn text(repo: &TestRepo, name: &str) -> String {
    fs::read_to_string(repo.root().join(name)).unwrap()
}

#[test]
fn a_file_gets_its_form_and_what_changed_is_told() {
    let repo = repo();
    assert_eq!(
        fmt(&repo, &[]).ended(0),
        "\
cases/2026/2026-007.md: inspringen, spaties, aanhalingstekens, datums en het einde van de laatste regel
1 bestand in de gewone vorm gezet; 1 was al goed; terug: klacht undo
"
    );
    assert_eq!(text(&repo, CASE), TIDY);
    assert_eq!(fmt(&repo, &[]).ended(0), "er is niets te veranderen; 2 waren al goed\n");
    assert_eq!(fmt(&repo, &["--check"]).ended(0), "er is niets te veranderen; 2 waren al goed\n");
    assert_eq!(repo.run(["check", "--quiet"]).on(DAY).ended(0), "");
    repo.run(["undo"]).on(DAY).ended(0);
    assert_eq!(text(&repo, CASE), MESSY);
}

#[test]
fn check_and_diff_write_nothing() {
    let repo = repo().committed();
    let said = fmt(&repo, &["--check"]).ended(1);
    assert!(
        said.contains("cases/2026/2026-007.md: ") && said.ends_with("1 bestand zou veranderen; 1 was al goed\n"),
        "{said}"
    );
    let difference = fmt(&repo, &["--diff"]).ended(0);
    assert_eq!(text(&repo, CASE), MESSY);
    assert!(fmt(&repo, &["--diff", "--check"]).ended(1).contains("\n+  - ontvangen: 2026-05-04\n"));
    repo.run(["undo"]).on(DAY).refused();
    // What is shown is what git makes of it, to the last byte.
    fs::write(repo.root().join("../wijziging"), difference).unwrap();
    repo.git(&["apply", "../wijziging"]);
    assert_eq!(text(&repo, CASE), TIDY);
}

#[test]
fn what_cannot_be_read_is_named_and_left_and_the_others_go_on() {
    let repo = repo().case("2026-008", BROKEN).case("2026-009", "---\n- a\n").case("2026-010", TIDY);
    let said = fmt(&repo, &[]).ended(1);
    assert!(
        said.contains("K003") && said.contains("cases/2026/2026-008.md: blijft zoals het is: herstel eerst"),
        "{said}"
    );
    assert!(said.contains("2 bestanden met een fout overgeslagen"), "{said}");
    assert_eq!((text(&repo, "cases/2026/2026-008.md").as_str(), text(&repo, CASE).as_str()), (BROKEN, TIDY));
    let binary = repo.root().join("cases/2026/2026-011.md");
    fs::write(&binary, b"---\na: \0\n---\n").unwrap();
    assert!(fmt(&repo, &["cases/2026/2026-011.md"]).ended(1).contains("K008"));
}

#[test]
fn a_day_that_can_be_read_in_no_way_stays_and_is_told() {
    let repo = repo().case("2026-008", "---\nverloop:\n- ontvangen: 04-05-26\n---\n");
    let said = fmt(&repo, &["cases/2026/2026-008.md"]).ended(0);
    assert!(
        said.contains("K016") && text(&repo, "cases/2026/2026-008.md").contains("  - ontvangen: 04-05-26\n"),
        "{said}"
    );
    assert_eq!(text(&repo, CASE), MESSY);
}

#[test]
fn files_as_editors_save_them() {
    let repo = repo();
    let plain = "---\nklager: caf\u{e9}\nverloop:\n  - ontvangen: 2026-05-04\n---\nTekst  \n";
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(plain.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (bytes, word) in [
        (plain.replace('\n', "\r\n").into_bytes(), "regeleinden"),
        (format!("\u{feff}{plain}").into_bytes(), "opslag als UTF-8"),
        (plain.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect(), "opslag als UTF-8"),
        (wide, "opslag als UTF-8"),
        (plain.replace("---\nTekst", "...\nTekst").into_bytes(), "de regels --- om de kop"),
        (plain.replace("  - ", "\t- ").into_bytes(), "inspringen"),
    ] {
        fs::write(repo.root().join(CASE), bytes).unwrap();
        assert!(fmt(&repo, &[]).ended(0).contains(&format!("{CASE}: {word}\n")), "{word}");
        assert_eq!(text(&repo, CASE), plain, "{word}");
    }
}

#[test]
fn a_whole_run_goes_back_at_once_also_when_it_was_recorded() {
    let mut repo = TestRepo::new();
    for number in 1..=30 {
        repo = repo.case(&format!("2026-{number:03}"), MESSY);
    }
    let repo = repo.committed();
    fmt(&repo, &[]).ended(0);
    assert!(repo.run(["undo"]).on(DAY).ended(0).contains("30 bestanden staan weer zoals ze waren"));
    assert_eq!(repo.git(&["status", "--porcelain"]), "");
    fmt(&repo, &["cases/2026/2026-001.md"]).ended(0);
    repo.run(["save"]).on(DAY).ended(0);
    assert!(repo.run(["undo"]).on(DAY).ended(0).contains("vastgelegd"));
    assert_eq!(text(&repo, "cases/2026/2026-001.md"), MESSY);
    assert_eq!(repo.git(&["status", "--porcelain"]), "");
}

#[test]
fn a_run_that_was_broken_off_can_go_back() {
    let repo = repo().case("2026-008", MESSY);
    fmt(&repo, &[]).ended(0);
    // As if the second file was never reached.
    fs::write(repo.root().join("cases/2026/2026-008.md"), MESSY).unwrap();
    assert_eq!(repo.run(["undo"]).on(DAY).ended(0), "teruggedraaid: cases/2026/2026-007.md staat weer zoals het was\n");
    assert_eq!(text(&repo, CASE), MESSY);
    fmt(&repo, &[]).ended(0);
    fs::write(repo.root().join("cases/2026/2026-008.md"), "iets anders").unwrap();
    assert!(repo.run(["undo"]).on(DAY).refused().contains("2026-008.md is daarna nog veranderd"));
    assert_eq!(text(&repo, CASE), TIDY);
}

#[test]
fn a_path_that_is_no_case_or_regulation_is_refused() {
    let repo = repo().file("cases/2026/2026-012/index.md", TIDY).file("cases/2026/2026-012/brief.md", MESSY);
    assert!(fmt(&repo, &["klacht.toml"]).refused().contains("geen zaak en geen regeling"));
    assert!(fmt(&repo, &["cases/2026/2026-012/brief.md"]).refused().contains("geen zaak en geen regeling"));
    assert!(fmt(&repo, &["cases/weg"]).refused().contains("bestaat niet"));
    fmt(&repo, &[]).ended(0);
    assert_eq!(text(&repo, "cases/2026/2026-012/brief.md"), MESSY);
}

#[test]
fn what_our_own_commands_write_has_the_form() {
    let repo = TestRepo::empty();
    let known =
        ["init", "--organisation", "A \"B\": #1", "--officer", "O'Neil, R.", "--email", "k@example.org", "--yes"];
    for regulation in
        ["wkkgz", "interactie", "awb", "klik-onderwijs", "team-keizer", "procedure-klachten", "organize4all"]
    {
        repo.run(known.into_iter().chain(["--regulation", regulation])).now();
    }
    let new = [
        "new",
        "--regulation",
        "procedure-klachten",
        "--received",
        "gisteren",
        "--set",
        "klager.naam=Noor: N",
        "--set",
        "via=e-mail",
    ];
    repo.run(new).now();
    assert!(fmt(&repo, &["--check"]).stdout.starts_with("er is niets te veranderen"));
}

#[test]
fn the_examples_have_the_form() {
    let here = env!("CARGO_MANIFEST_DIR");
    let said = TestRepo::empty().run(["-C", here, "fmt", "--check"]).on(DAY).ended(0);
    assert!(said.starts_with("er is niets te veranderen"), "{said}");
}
