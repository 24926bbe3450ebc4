//! Where a reference leads, and who refers: between cases and the regulation that binds them.

use serde_json::Value;

use super::client::Editor;
use super::{CASE, RULES, place, repo};

const FILE: &str = "cases/2026/2026-001.md";
const RULE_FILE: &str = "regulations/streng.md";

/// File and line of each place.
fn places(found: &Value) -> Vec<(String, u64)> {
    let place = |one: &Value| {
        let file = one["uri"].as_str().unwrap().split("/archief/").nth(1).unwrap().to_owned();
        (file, one["range"]["start"]["line"].as_u64().unwrap())
    };
    let mut places: Vec<_> = found.as_array().unwrap_or_else(|| panic!("{found}")).iter().map(place).collect();
    places.sort();
    places
}

fn line(text: &str, word: &str) -> u64 {
    place(text, word).0 as u64
}

#[test]
fn a_case_leads_to_its_regulation_its_rules_and_articles() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open(FILE, CASE);
    let mut to = |word: &str| places(&editor.at("textDocument/definition", FILE, place(CASE, word)));
    let rule = |word: &str| (RULE_FILE.to_owned(), line(RULES, word));
    assert_eq!(to("streng"), [rule("titel:")]);
    assert_eq!(to("artikel 1 lid 2"), [rule("2. Voor het oordeel")]);
    assert_eq!(to("ontvangen"), [rule("ontvangen: {"), rule("bevestiging:"), rule("oordeel: {")]);
    assert_eq!(to("oorzaak"), [rule("gegeven: oorzaak")]);
}

#[test]
fn a_regulation_leads_to_its_own_articles_and_roles() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open(RULE_FILE, RULES);
    let mut to = |word: &str| places(&editor.at("textDocument/definition", RULE_FILE, place(RULES, word)));
    let rule = |word: &str| (RULE_FILE.to_owned(), line(RULES, word));
    assert_eq!(to("1.2\""), [rule("2. Voor het oordeel")]);
    assert_eq!(to("artikel 1 lid 1"), [rule("1. De klager krijgt")]);
    assert_eq!(to("klachtenfunctionaris, artikel"), [rule("klachtenfunctionaris: {naam")]);
}

#[test]
fn an_article_knows_the_cases_that_name_it_unsaved_ones_too() {
    let other = CASE.replace("artikel 1 lid 2", "artikel 1 lid 1");
    let repo = repo().case("2026-002", &other).case("2026-003", &CASE.replace("zie artikel 1 lid 2", "klaar"));
    let mut editor = Editor::of(&repo);
    editor.open(RULE_FILE, RULES);
    editor.open("cases/2026/2026-003.md", &CASE.replace("De les", "Zie artikel 1 lid 2.\nDe les"));
    let mut of = |word: &str| places(&editor.at("textDocument/references", RULE_FILE, place(RULES, word)));
    let hearing = of("2. Voor het oordeel");
    let cases: Vec<&(String, u64)> = hearing.iter().filter(|(file, _)| file.starts_with("cases/")).collect();
    let named = line(CASE, "artikel 1 lid 2");
    assert_eq!(
        cases,
        [
            &(FILE.to_owned(), named),
            &("cases/2026/2026-003.md".to_owned(), named),
            &("cases/2026/2026-003.md".to_owned(), named + 1),
        ]
    );
    assert!(hearing.contains(&(RULE_FILE.to_owned(), line(RULES, "gegeven: oorzaak"))), "{hearing:?}");
    // A whole article has what its members have.
    assert_eq!(of("## Artikel 1").iter().filter(|(file, _)| file.starts_with("cases/")).count(), 4);
}

#[test]
fn a_version_knows_the_cases_it_binds() {
    let repo =
        repo().case("2026-002", CASE).regulation("ander", RULES).case("2026-003", &CASE.replace("streng", "ander"));
    let mut editor = Editor::of(&repo);
    editor.open(FILE, CASE);
    let found = places(&editor.at("textDocument/references", FILE, place(CASE, "streng")));
    assert_eq!(found, [(FILE.to_owned(), 1), ("cases/2026/2026-002.md".to_owned(), 1)]);
}

#[test]
fn a_step_knows_its_rules_and_where_it_was_taken() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open(FILE, CASE);
    let found = places(&editor.at("textDocument/references", FILE, place(CASE, "ontvangen")));
    assert_eq!(found[0], (FILE.to_owned(), line(CASE, "ontvangen")));
    assert_eq!(found.len(), 4, "the rule of the step and two terms: {found:?}");
}
