//! The outline of a file, and the last days behind its lines.

use serde_json::{Value, json};

use super::client::{Editor, able};
use super::{CASE, RULES, place, repo};

const FILE: &str = "cases/2026/2026-001.md";

fn names(symbols: &Value) -> Vec<&str> {
    symbols.as_array().unwrap().iter().map(|symbol| symbol["name"].as_str().unwrap()).collect()
}

#[test]
fn a_case_has_its_keys_steps_and_sections() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open(FILE, CASE);
    let document = json!({"textDocument": {"uri": editor.uri(FILE)}});
    let symbols = editor.ask("textDocument/documentSymbol", document);
    assert_eq!(names(&symbols), ["regeling", "klager", "behandelaar", "oorzaak", "verloop", "Omschrijving"]);
    assert_eq!(names(&symbols[4]["children"]), ["ontvangen 2026-05-04"]);
    assert_eq!(symbols[4]["children"][0]["detail"], "klacht ontvangen");
    assert_nested(&symbols);
}

/// The protocol wants a name to stand within its symbol, or editors drop the lot.
fn assert_nested(symbols: &Value) {
    let at = |range: &Value, side: &str| (range[side]["line"].as_u64(), range[side]["character"].as_u64());
    for symbol in symbols.as_array().unwrap() {
        let (whole, name) = (&symbol["range"], &symbol["selectionRange"]);
        assert!(at(whole, "start") <= at(name, "start") && at(name, "end") <= at(whole, "end"), "{symbol}");
        assert_nested(&symbol["children"]);
    }
}

#[test]
fn a_regulation_has_its_articles_and_members() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open("regulations/streng.md", RULES);
    let document = json!({"textDocument": {"uri": editor.uri("regulations/streng.md")}});
    let symbols = editor.ask("textDocument/documentSymbol", document);
    let last = symbols.as_array().unwrap().last().unwrap();
    assert_eq!(last["name"], "artikel 1 Behandeling");
    assert_eq!(names(&last["children"]), ["lid 1", "lid 2"]);
    assert_nested(&symbols);
}

#[test]
fn an_editor_without_nesting_gets_a_flat_list() {
    let repo = repo();
    let mut capabilities = able();
    capabilities["textDocument"]["documentSymbol"] = json!({});
    let mut editor = Editor::with(&repo, capabilities);
    editor.open(FILE, CASE);
    let document = json!({"textDocument": {"uri": editor.uri(FILE)}});
    let symbols = editor.ask("textDocument/documentSymbol", document);
    let step = symbols.as_array().unwrap().iter().find(|symbol| symbol["name"] == "ontvangen 2026-05-04").unwrap();
    assert_eq!(step["containerName"], "verloop");
    assert_eq!(step["location"]["uri"], editor.uri(FILE));
}

#[test]
fn an_editor_is_told_that_a_regulation_moved_the_last_days() {
    let repo = repo();
    let mut capabilities = able();
    capabilities["workspace"]["inlayHint"] = json!({"refreshSupport": true});
    let mut editor = Editor::with(&repo, capabilities);
    editor.open(FILE, CASE);
    editor.open("regulations/streng.md", RULES);
    editor.everything();
    editor.replace("regulations/streng.md", &RULES.replace("binnen: 4 weken", "binnen: 5 weken"));
    editor.wait(|message| message["method"] == "workspace/inlayHint/refresh");
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
    let document = json!({"uri": editor.uri(FILE)});
    let hints = editor.ask("textDocument/inlayHint", json!({"textDocument": document, "range": range}));
    assert_eq!(hints[1]["label"], "oordeel uiterlijk 8 juni 2026");
}

#[test]
fn the_settings_have_an_outline_and_meanings() {
    let settings = "regeling = \"streng\"\n\n[kalender]\ngesloten = [\"2026-12-28\"]\n";
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open("klacht.toml", settings);
    let document = json!({"textDocument": {"uri": editor.uri("klacht.toml")}});
    let symbols = editor.ask("textDocument/documentSymbol", document);
    assert_eq!(names(&symbols), ["regeling", "kalender"]);
    assert_eq!(names(&symbols[1]["children"]), ["gesloten"]);
    assert_nested(&symbols);
    let hover = editor.at("textDocument/hover", "klacht.toml", place(settings, "gesloten"));
    assert!(hover["contents"]["value"].as_str().unwrap().contains("dagen waarop u dicht bent"), "{hover}");
    let found = editor.at("textDocument/definition", "klacht.toml", place(settings, "streng"));
    assert_eq!(found[0]["uri"], editor.uri("regulations/streng.md"));
}

#[test]
fn the_last_day_stands_behind_what_starts_a_term() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open(FILE, CASE);
    let hints = |editor: &mut Editor, to: usize| {
        let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": to, "character": 0}});
        let document = json!({"uri": editor.uri(FILE)});
        editor.ask("textDocument/inlayHint", json!({"textDocument": document, "range": range}))
    };
    let found = hints(&mut editor, 99);
    let labels: Vec<&Value> = found.as_array().unwrap().iter().map(|hint| &hint["label"]).collect();
    assert_eq!(labels, ["bevestigd uiterlijk 8 mei 2026", "oordeel uiterlijk 1 juni 2026"]);
    let (line, column) = place(CASE, "2026-05-04");
    assert_eq!(found[0]["position"], json!({"line": line, "character": column + 10}));
    assert!(found[0]["tooltip"].as_str().unwrap().contains("werkdagen"));
    assert_eq!(hints(&mut editor, 2), json!([]), "only those of the lines asked for");
    // A term that was met has no day to keep any more; one that has passed says so.
    editor.replace(FILE, &CASE.replace("    via: brief\n", "    via: brief\n  - bevestigd: 2026-05-05\n"));
    assert_eq!(hints(&mut editor, 99).as_array().unwrap().len(), 1);
    editor.replace(FILE, &CASE.replace("2026-05-04", "2026-03-02"));
    assert_eq!(hints(&mut editor, 99)[0]["label"], "bevestigd uiterlijk 5 maart 2026 (te laat)");
}
