//! Reports in an editor: findings while typing, meanings, what may come, the outline.

use serde_json::{Value, json};

use super::client::Editor;
use super::{DAY, RULES, place, repo as plain};
use crate::test_repo::TestRepo;

const FILE: &str = "reports/2025.md";

/// A report in which nothing is wrong.
pub(super) const REPORT: &str = "\
---
regeling: streng
periode: 2025
opgesteld: 2026-01-20
besproken: {op: 2026-02-03, met: [klachtenfunctionaris], besluit: alles blijft zo}
maatregelen:
  - maatregel: planning eerder delen
    zaken: [2026-001]
    eigenaar: klachtenfunctionaris
    gepland: 2026-09-01
voorlichting:
  - {kanaal: website, op: 2025-03-03}
cijfers:
  tot: 2025-12-31
  voorlopig: nee
  open_begin: 0
  ontvangen: 0
  heropend: 0
  afgehandeld: 0
  open: 0
---
## Wat ons opvalt

Niets.
";

fn repo() -> TestRepo {
    let rules = RULES.replace("termijnen:", "voorlichting:\n  - {kanaal: website, artikel: \"1.1\"}\ntermijnen:");
    plain().regulation("streng", &rules).file(FILE, REPORT)
}

#[test]
fn findings_are_those_of_the_command_for_the_text_as_it_stands() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    assert_eq!(editor.open(FILE, REPORT), json!([]));
    for (from, to, code) in [
        ("ontvangen: 0", "ontvangen: -1", "K041"),
        ("periode: 2025", "periode: 2024", "K030"),
        ("regeling: streng", "regeling: strang", "K032"),
        ("[2026-001]", "[2026-010]", "K274"),
        ("voorlopig: nee", "voorlopig: ja", "K270"),
    ] {
        let text = REPORT.replace(from, to);
        let found = editor.replace(FILE, &text);
        assert!(Editor::codes(&found).contains(&code), "{to}: {found:?}");
        let command = repo_with(&text).run(["check", "--format", "json", FILE]).on(DAY).json();
        let told: Vec<&str> = command["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| finding["code"].as_str().unwrap())
            .collect();
        assert_eq!(Editor::codes(&found), told, "{to}");
    }
    assert_eq!(editor.replace(FILE, REPORT), json!([]));
}

fn repo_with(text: &str) -> TestRepo {
    repo().file(FILE, text)
}

#[test]
fn every_key_of_a_report_says_what_it_means() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open(FILE, REPORT);
    for (word, meaning) in [
        ("opgesteld", "de dag waarop het verslag klaar was"),
        ("besluit", "wat er is besloten"),
        ("eigenaar", "wie ervoor zorgt"),
        ("kanaal", "waar of hoe"),
        ("heropend", "in het tijdvak heropend"),
        ("voorlopig", "het tijdvak was nog niet voorbij"),
    ] {
        let found = editor.at("textDocument/hover", FILE, place(REPORT, word));
        let said = found["contents"]["value"].as_str().unwrap_or_else(|| panic!("{word}: {found}"));
        assert!(said.contains(meaning), "{word}: {said}");
    }
    let leads = editor.at("textDocument/definition", FILE, place(REPORT, "website"));
    assert_eq!(leads[0]["uri"], editor.uri("regulations/streng.md"), "{leads}");
}

fn labels(text: &str) -> Vec<String> {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open(FILE, &text.replace('|', ""));
    let found = editor.at("textDocument/completion", FILE, place(text, "|"));
    let mut found = found.as_array().unwrap_or_else(|| panic!("{found}")).clone();
    found.sort_by_key(|item| item["sortText"].as_str().unwrap().to_owned());
    found.iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn keys_and_values_come_from_the_format_and_the_regulation() {
    let with = |from: &str, to: &str| labels(&REPORT.replace(from, to));
    let top = with("voorlichting:\n", "|\nvoorlichting:\n");
    assert!(top.contains(&"training".to_owned()) && top.contains(&"publiceren".to_owned()), "{top:?}");
    assert!(!top.contains(&"periode".to_owned()) && !top.contains(&"cijfers".to_owned()), "{top:?}");
    assert_eq!(with("    gepland: 2026-09-01\n", "    gepland: 2026-09-01\n    uit|\n")[0], "aanleiding");
    assert!(with("{kanaal: website, op: 2025-03-03}", "{|").contains(&"middel".to_owned()));
    assert_eq!(with("kanaal: website", "kanaal: |"), ["website"]);
    assert_eq!(with("regeling: streng", "regeling: |"), ["streng"]);
    assert_eq!(with("periode: 2025", "periode: |"), ["2025"]);
    assert_eq!(with("2026-09-01", "|"), [DAY]);
    assert_eq!(with("[2026-001]", "[|"), ["2026-001"]);
    assert_eq!(with("maatregelen:\n", "publiceren: |\nmaatregelen:\n"), ["ja", "nee"]);
    assert_eq!(with("eigenaar: klachtenfunctionaris", "eigenaar: |")[0], "klachtenfunctionaris");
}

#[test]
fn a_report_has_its_keys_measures_and_sections() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open(FILE, REPORT);
    let symbols = editor.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": editor.uri(FILE)}}));
    let names = |symbols: &Value| -> Vec<String> {
        symbols.as_array().unwrap().iter().map(|symbol| symbol["name"].as_str().unwrap().to_owned()).collect()
    };
    let wanted = ["regeling", "periode", "opgesteld", "besproken", "maatregelen", "voorlichting", "cijfers"];
    assert_eq!(names(&symbols)[..7], wanted);
    assert_eq!(names(&symbols)[7..], ["Wat ons opvalt"]);
    assert_eq!(names(&symbols[4]["children"]), ["planning eerder delen"]);
    assert_eq!(names(&symbols[6]["children"])[..2], ["tot", "voorlopig"]);
}
