//! What stands at a place: a term with its arithmetic, an article, a step, a key.

use serde_json::Value;

use super::client::{Editor, able};
use super::{CASE, DAY, RULES, place, repo};

const FILE: &str = "cases/2026/2026-001.md";

#[track_caller]
fn told(editor: &mut Editor, file: &str, text: &str, word: &str) -> String {
    let found = editor.at("textDocument/hover", file, place(text, word));
    found["contents"]["value"].as_str().unwrap_or_else(|| panic!("{word}: {found}")).to_owned()
}

#[test]
fn a_term_is_explained_in_the_sentences_of_show() {
    let repo = repo();
    let shown = repo.run(["show", "2026-001", "--format", "json"]).on(DAY).json();
    let mut able = able();
    able["textDocument"]["hover"] = serde_json::json!({"contentFormat": ["plaintext"]});
    let mut editor = Editor::with(&repo, able);
    editor.open(FILE, CASE);
    let text = told(&mut editor, FILE, CASE, "ontvangen");
    let terms = shown["terms"].as_array().unwrap();
    assert_eq!(terms.len(), 2);
    for term in terms {
        let lines = term["explanation"].as_array().unwrap();
        assert!(!lines.is_empty());
        for line in lines {
            assert!(text.contains(line.as_str().unwrap()), "{line} in {text}");
        }
    }
    assert!(text.starts_with("ontvangen: klacht ontvangen\n"), "{text}");
    assert_eq!(text, told(&mut editor, FILE, CASE, "2026-05-04"), "the day says the same as its step");
}

#[test]
fn an_article_shows_its_text_wherever_it_is_named() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open(FILE, CASE);
    editor.open("regulations/streng.md", RULES);
    let hearing = "Voor het oordeel wordt de klager gehoord";
    assert!(told(&mut editor, FILE, CASE, "artikel 1 lid 2").contains(hearing));
    assert!(told(&mut editor, "regulations/streng.md", RULES, "1.2\"").contains(hearing));
    assert!(
        told(&mut editor, "regulations/streng.md", RULES, "artikel 1 lid 1").contains("binnen 3 werkdagen bericht")
    );
}

#[test]
fn keys_choices_and_versions_say_what_they_mean() {
    let text = CASE.replace("oorzaak:", "indeling: {aard: II}\noorzaak:");
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open(FILE, &text);
    let mut said = |word: &str| told(&mut editor, FILE, &text, word);
    assert!(said("oorzaak").contains("waardoor de klacht ontstond"));
    assert!(said("oorzaak").contains("De regeling vraagt hierom (artikel 1.2)."));
    assert!(said("II}").starts_with("**II: planning**"));
    assert!(said("aard").contains("Kies uit: I (bejegening), II (planning)."));
    assert!(said("streng").contains("Versie van maandag 1 januari 2024."));
    assert!(said("via").contains("de weg: e-mail, brief"));
}

#[test]
fn a_term_of_a_regulation_counts_from_today() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open("regulations/streng.md", RULES);
    let text = told(&mut editor, "regulations/streng.md", RULES, "bevestiging:");
    assert!(text.contains("Begint deze termijn vandaag, dan is de laatste dag vrijdag 8 mei 2026."), "{text}");
}

#[test]
fn hostile_text_reaches_the_editor_as_text() {
    let hostile = RULES.replace(
        "De klager krijgt",
        "![x](https://boos.example.org/p.png) <b onclick=x> [k](command:x) De klager krijgt",
    );
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open("regulations/streng.md", &hostile);
    let text = told(&mut editor, "regulations/streng.md", &hostile, "1.1\"");
    for mark in ["![", "](", "<b", "https://"] {
        assert!(!text.contains(mark), "{mark} in {text}");
    }
}

#[test]
fn where_there_is_nothing_to_say_nothing_is_said() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open(FILE, CASE);
    assert_eq!(editor.at("textDocument/hover", FILE, place(CASE, "De les")), Value::Null);
    assert_eq!(editor.at("textDocument/hover", FILE, (999, 999)), Value::Null);
}
