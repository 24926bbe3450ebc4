//! What may come: keys, steps, choices, people, days, articles.

use serde_json::Value;

use super::client::Editor;
use super::{CASE, RULES, place, repo};

const FILE: &str = "cases/2026/2026-001.md";
const RULE_FILE: &str = "regulations/streng.md";

/// What may come at the bar of a text.
#[track_caller]
fn at_bar(file: &str, text: &str) -> Vec<Value> {
    let (line, column) = place(text, "|");
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open(file, &text.replace('|', ""));
    let found = editor.at("textDocument/completion", file, (line, column));
    let mut found = found.as_array().unwrap_or_else(|| panic!("{found}")).clone();
    found.sort_by_key(|item| item["sortText"].as_str().unwrap().to_owned());
    found
}

fn labels(found: &[Value]) -> Vec<&str> {
    found.iter().map(|item| item["label"].as_str().unwrap()).collect()
}

#[test]
fn the_steps_the_case_is_ready_for_come_first_with_today() {
    let found = at_bar(FILE, &CASE.replace("    via: brief\n", "    via: brief\n  - |\n"));
    let first = &found[0];
    assert_eq!(labels(&found)[..3], ["bevestigd", "klager-gehoord", "oordeel"]);
    assert_eq!(first["textEdit"]["newText"], "bevestigd: 2026-05-05");
    assert_eq!(first["detail"], "nu, uiterlijk 8 mei 2026");
    assert!(labels(&found).contains(&"notitie"));
    assert_eq!(found.last().unwrap()["detail"], "al gezet", "{found:?}");
}

#[test]
fn keys_that_are_there_do_not_come_again() {
    let found = at_bar(FILE, &CASE.replace("oorzaak: planning\n", "oo|\n"));
    let labels = labels(&found);
    assert_eq!(labels[0], "oorzaak", "what the regulation asks for comes first: {labels:?}");
    assert!(labels.contains(&"dienst") && !labels.contains(&"klager") && !labels.contains(&"verloop"), "{labels:?}");
    assert_eq!(found[0]["textEdit"]["newText"], "oorzaak: ");
    assert_eq!(found[0]["documentation"], "waardoor de klacht ontstond; vaak pas nodig bij het sluiten");
    assert_eq!(found[0]["textEdit"]["range"]["start"]["character"], 0, "what was typed is written over");
}

#[test]
fn values_come_from_the_regulation_and_the_calendar() {
    let with = |line: &str| CASE.replace("oorzaak: planning\n", &format!("oorzaak: planning\n{line}\n"));
    assert_eq!(labels(&at_bar(FILE, &with("indeling:\n  |"))), ["aard"]);
    assert_eq!(labels(&at_bar(FILE, &with("indeling:\n  aard: |"))), ["I", "II"]);
    assert_eq!(labels(&at_bar(FILE, &with("indeling: {aard: [I, |"))), ["I", "II"]);
    assert_eq!(labels(&at_bar(FILE, &with("indeling:\n  aard:\n    - |"))), ["I", "II"]);
    assert_eq!(
        labels(&at_bar(FILE, &CASE.replace("regeling: streng", "regeling: |"))),
        ["streng", "streng@2024-01-01"]
    );
    assert_eq!(labels(&at_bar(FILE, &CASE.replace("2026-05-04", "|"))), ["2026-05-05"]);
    let via = at_bar(FILE, &CASE.replace("via: brief", "via: |"));
    assert!(labels(&via).contains(&"e-mail"), "{via:?}");
    assert_eq!(labels(&at_bar(FILE, &with("negeer:\n  - {|"))), ["controle", "reden", "tot"]);
}

#[test]
fn attributes_that_are_asked_for_come_first() {
    let found = at_bar(FILE, &CASE.replace("    via: brief\n", "    |\n"));
    assert_eq!((labels(&found)[0], &found[0]["detail"]), ("via", &"vraagt de regeling bij deze stap".into()));
    let hearing = CASE.replace("    via: brief\n", "    via: brief\n  - klager-gehoord:\n    |\n");
    assert!(labels(&at_bar(FILE, &hearing)).contains(&"afgezien"));
}

#[test]
fn what_the_regulation_says_of_a_step_comes_first_as_its_value() {
    let rule =
        "  oordeel: {vorm: schriftelijk, aan: [klager, beklaagde], door: [klachtenfunctionaris], artikel: \"1.2\"}\n";
    let repo = repo().regulation("streng", &RULES.replace("termijnen:\n", &format!("{rule}termijnen:\n")));
    let mut editor = Editor::of(&repo);
    let mut first = |line: &str| {
        let text = CASE.replace("    via: brief\n", &format!("    via: brief\n  - oordeel: 2026-05-05\n    {line}\n"));
        let at = place(&text, "|");
        editor.open(FILE, &text.replace('|', ""));
        let found = editor.at("textDocument/completion", FILE, at);
        let found = found.as_array().unwrap_or_else(|| panic!("{found}"));
        labels(found).into_iter().take(2).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(first("vorm: |")[0], "schriftelijk");
    assert_eq!(first("aan: [|"), ["klager", "beklaagde"]);
    assert_eq!(first("door: |")[0], "klachtenfunctionaris");
}

#[test]
fn who_handles_complaints_comes_by_name_and_who_complains_does_not() {
    let repo = repo().case("2026-002", &CASE.replace("Voorbeeld Functionaris", "Bea Behandelaar"));
    let mut editor = Editor::of(&repo);
    let text = CASE.replace("behandelaar: {naam: Voorbeeld Functionaris", "behandelaar: {naam: ");
    let place = place(&text, ", rol: klachtenfunctionaris");
    editor.open(FILE, &text);
    // The names are read beside the main loop, and come as soon as they are known.
    let found = loop {
        let found = editor.at("textDocument/completion", FILE, place);
        if found.as_array().is_some_and(|list| !list.is_empty()) {
            break found;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    };
    assert_eq!(labels(found.as_array().unwrap()), ["Bea Behandelaar", "Voorbeeld Functionaris"]);
}

#[test]
fn a_regulation_gets_its_own_articles_steps_and_roles() {
    let with = |line: &str| RULES.replace("termijnen:\n", &format!("termijnen:\n  nieuw:\n    {line}\n"));
    let articles = at_bar(RULE_FILE, &with("artikel: |"));
    assert_eq!(labels(&articles), ["1", "1.1", "1.2"]);
    assert_eq!(articles[1]["textEdit"]["newText"], "\"1.1\"", "without quotes 1.10 would be 1.1");
    let quoted = at_bar(RULE_FILE, &with("artikel: [\"1.1\", \"|"));
    assert_eq!(labels(&quoted), ["1", "1.1", "1.2"]);
    assert_eq!((&quoted[1]["filterText"], &articles[1]["filterText"]), (&"\"1.1\"".into(), &Value::Null));
    assert_eq!(labels(&at_bar(RULE_FILE, &with("stap: |")))[..2], ["ontvangen", "klager-gehoord"]);
    assert_eq!(labels(&at_bar(RULE_FILE, &with("wie: |")))[0], "klachtenfunctionaris");
    assert_eq!(labels(&at_bar(RULE_FILE, &with("soort: |"))), ["hard", "streef", "norm"]);
    let keys = at_bar(RULE_FILE, &with("stap: oordeel\n    |"));
    assert!(labels(&keys).contains(&"binnen") && !labels(&keys).contains(&"stap"), "{keys:?}");
}

#[test]
fn an_empty_case_may_begin_with_what_the_regulation_asks_for() {
    let repo = repo().case("2026-002", "");
    let mut editor = Editor::of(&repo);
    let file = "cases/2026/2026-002.md";
    for empty in ["", "\n", "\u{FEFF}"] {
        editor.open(file, empty);
        let found = editor.at("textDocument/completion", file, (0, 0));
        let begin = found.as_array().unwrap_or_else(|| panic!("{found}"));
        assert_eq!(labels(begin), ["nieuwe zaak: streng"]);
        let text = begin[0]["textEdit"]["newText"].as_str().unwrap();
        assert!(text.starts_with("---\nregeling: streng\n") && text.contains("ontvangen: 2026-05-05"), "{text}");
        assert!(text.ends_with("## Omschrijving\n\n"), "{text}");
        // What is left to say is what has to be filled in.
        let left = editor.replace(file, text);
        let left: Vec<&str> = left.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
        assert!(!left.is_empty() && left.iter().all(|code| ["K104", "K105", "K211"].contains(code)), "{left:?}");
    }
}

#[test]
fn nothing_comes_in_the_text_or_outside_an_archive() {
    let text = CASE.replace("De les", "|De les");
    assert_eq!(at_bar(FILE, &text), Vec::<Value>::new());
}
