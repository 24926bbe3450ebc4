//! `klacht letter`: what stands in each letter, what is refused, what goes out as mail and on paper, and that sending
//! one is a step that can be taken back.

use std::fs;
use std::path::PathBuf;

use crate::test_repo::{Ran, TestRepo};

mod hostile;
mod mail;
mod pages;
mod refused;
mod sending;
mod words;

/// The example regulations, by short name.
const REGULATIONS: [(&str, &str); 5] = [
    ("interactie", include_str!("../../regulations/interactie/2026-01-01.md")),
    ("klik-onderwijs", include_str!("../../regulations/klik-onderwijs.md")),
    ("organize4all", include_str!("../../regulations/organize4all.md")),
    ("procedure-klachten", include_str!("../../regulations/procedure-klachten.md")),
    ("team-keizer", include_str!("../../regulations/team-keizer.md")),
];

/// A complainant, a respondent and a handler, with what all five regulations ask for.
const PEOPLE: &str = "\
klager:
  naam: Noor Noordzee
  organisatie: Oefenschool De Klaproos
  email: noor@example.org
  telefoon: \"070 000 00 99\"
  adres: Voorbeeldstraat 1, 1000 AA Voorbeeldstad
  hoedanigheid: opdrachtgever
beklaagde: {naam: Bram Beklaagd, afdeling: Trainingen, email: bram@example.org, telefoon: \"070 000 00 88\"}
behandelaar: {naam: Voorbeeld Functionaris, rol: klachtenfunctionaris, afdeling: Kwaliteit}
dienst: Training Rekenen
opdracht: OPD-2026-14
oorzaak: de planning was te krap
";

/// An archive with the example regulations and one case: after `people`, its course and its text.
fn archive(regulation: &str, course: &str, body: &str) -> TestRepo {
    let mut repo = TestRepo::empty().file("klacht.toml", "basis_url = \"https://klachten.example.org\"\n");
    for (slug, text) in REGULATIONS {
        repo = repo.regulation(slug, text);
    }
    let course: String = course.lines().map(|line| format!("  {line}\n")).collect();
    repo.case("2026-007", &format!("---\nregeling: {regulation}\n{PEOPLE}verloop:\n{course}---\n{body}"))
}

const BODY: &str = "\
## Omschrijving

De training begon een uur te laat.

## Motivering

Wij hebben daar schade van.

## Bevindingen

De trainer stond in de file. <!-- intern: hij belde niet -->

## Conclusies

De training had op tijd moeten beginnen.

## Motivering van het oordeel

De planning was te krap.

- de reistijd was niet geteld
- er was *geen* vervanger
";

const DAY: &str = "2026-03-20";

fn letter(repo: &TestRepo, arguments: &[&str]) -> Ran {
    repo.run(["letter", "2026-007"].into_iter().chain(arguments.iter().copied())).on(DAY)
}

/// The letter as Markdown.
#[track_caller]
fn shown(repo: &TestRepo, arguments: &[&str]) -> String {
    letter(repo, &[arguments, &["--stdout", "--format", "md"]].concat()).ended(0)
}

fn case(repo: &TestRepo) -> String {
    fs::read_to_string(repo.root().join("cases/2026/2026-007.md")).unwrap()
}

/// The letters of the archive, by name.
fn papers(repo: &TestRepo) -> Vec<String> {
    let folder = repo.root().join("cases/2026/bijlagen");
    let mut names: Vec<String> = match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect(),
        Err(_) => Vec::new(),
    };
    names.sort();
    names
}

/// Holds a text against a file of expected text; `KLACHT_UPDATE=1` writes the file.
#[track_caller]
fn expect(name: &str, text: &str) {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/suite/letters/expected").join(name);
    if std::env::var_os("KLACHT_UPDATE").is_some_and(|value| value == "1") {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
    }
    let wanted = fs::read_to_string(&file).unwrap_or_default();
    assert!(wanted == text, "{name} differs; look, and then KLACHT_UPDATE=1 cargo test --test suite letters\n{text}");
}
