//! The mends of findings: each taken, and the finding is gone.

use serde_json::{Value, json};

use super::client::{Editor, able};
use super::{CASE, RULES, repo};

const FILE: &str = "cases/2026/2026-001.md";

/// A text after the edits of an action, and how the protocol named them.
fn mended(text: &str, action: &Value) -> String {
    let edits = action["edit"]["documentChanges"][0]["edits"].as_array();
    let changes = action["edit"]["changes"].as_object().and_then(|changes| changes.values().next()?.as_array());
    let mut text = text.to_owned();
    for edit in edits.or(changes).expect("edits") {
        let at = |side: &str| {
            let (line, column) = (&edit["range"][side]["line"], &edit["range"][side]["character"]);
            let start = text.split_inclusive('\n').take(usize::try_from(line.as_u64().unwrap()).unwrap());
            let start: usize = start.map(str::len).sum();
            let units: Vec<u16> = text[start..].encode_utf16().collect();
            let before = &units[..usize::try_from(column.as_u64().unwrap()).unwrap()];
            start + String::from_utf16(before).unwrap().len()
        };
        let (start, end) = (at("start"), at("end"));
        text.replace_range(start..end, edit["newText"].as_str().unwrap());
    }
    text
}

/// The actions for the whole of an open file.
fn actions(editor: &mut Editor, only: &[&str]) -> Vec<Value> {
    let mut context = json!({"diagnostics": []});
    if !only.is_empty() {
        context["only"] = json!(only);
    }
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 999, "character": 0}});
    let document = json!({"uri": editor.uri(FILE)});
    let found =
        editor.ask("textDocument/codeAction", json!({"textDocument": document, "range": range, "context": context}));
    found.as_array().unwrap().clone()
}

/// Takes the one mend a text has, and finds nothing left to say.
#[track_caller]
fn mends(text: &str, title: &str) -> String {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    assert_eq!(editor.open(FILE, text).as_array().unwrap().len(), 1);
    let actions = actions(&mut editor, &[]);
    let titles: Vec<&Value> = actions.iter().map(|action| &action["title"]).collect();
    assert_eq!(titles, [title]);
    let after = mended(text, &actions[0]);
    assert_ne!(after, text);
    after
}

#[test]
fn a_slip_is_mended() {
    for (from, to, title) in [
        ("regeling: streng", "regeling: strang", "Vervang door `streng`"),
        ("regeling: streng", "regeling: \"strang\"", "Vervang door `streng`"),
        ("oorzaak: planning", "oorzaak: planning\ndiesnt: 🙂", "Vervang door `dienst`"),
        ("via: brief", "via: brief\n    toelichtng: 😀 vóór", "Vervang door `toelichting`"),
        ("ontvangen: 2026-05-04", "ontvangen: 4 mei 2026", "Vervang door `2026-05-04`"),
        ("rol: klachtenfunctionaris", "rol: klachtenfunctionaris, emial: a@example.org", "Vervang door `email`"),
    ] {
        let after = mends(&CASE.replace(from, to), title);
        let repo = repo();
        let mut editor = Editor::of(&repo);
        assert_eq!(editor.open(FILE, &after), json!([]), "{after}");
    }
}

#[test]
fn a_form_that_is_nearly_one_is_mended_and_the_other_form_is_not() {
    let rule = "  ontvangen: {vereist: [via], vorm: schriftelijk, artikel: \"1.1\"}\n";
    let rules = RULES.replace("  ontvangen: {vereist: [via], artikel: \"1.1\"}\n", rule);
    let repo = repo().regulation("streng", &rules);
    let mut editor = Editor::of(&repo);
    let with = |form: &str| CASE.replace("    via: brief\n", &format!("    via: brief\n    vorm: {form}\n"));
    let text = with("schriftlijk");
    editor.open(FILE, &text);
    let found = actions(&mut editor, &[]);
    assert_eq!(found[0]["title"], "Vervang door `schriftelijk`", "{found:?}");
    assert_eq!(mended(&text, &found[0]), with("schriftelijk"));
    for form in ["[schriftlijk, per post]", "mondelng"] {
        editor.replace(FILE, &with(form));
        assert_eq!(actions(&mut editor, &[]), Vec::<Value>::new(), "{form}: which it was is for the officer to say");
    }
}

#[test]
fn quotes_stay_around_a_mended_word() {
    assert!(mends(&CASE.replace("streng", "'strang'"), "Vervang door `streng`").contains("regeling: 'streng'\n"));
}

#[test]
fn what_is_missing_gets_its_place() {
    let after = mends(&CASE.replace("oorzaak: planning\n", ""), "Voeg `oorzaak` toe om in te vullen");
    assert!(after.contains("via: brief\noorzaak:\n---\n"), "{after}");
    let after = mends(&CASE.replace("    via: brief\n", ""), "Voeg `via` toe om in te vullen");
    assert!(after.contains("  - ontvangen: 2026-05-04\n    via:\n---\n"), "{after}");
    let windows = CASE.replace("    via: brief\n", "").replace('\n', "\r\n");
    let after = mends(&windows, "Voeg `via` toe om in te vullen");
    assert!(after.contains("  - ontvangen: 2026-05-04\r\n    via:\r\n---\r\n"), "{after}");
    let after = mends(&CASE.replace("## Omschrijving", "## Anders"), "Zet de kop `Omschrijving` onderaan de tekst");
    assert!(after.ends_with("lid 2.\n\n## Omschrijving\n\n"), "{after}");
}

#[test]
fn an_open_front_matter_is_closed() {
    let open = CASE.replace("---\n## Oms", "\n## Oms");
    let repo = repo();
    let mut editor = Editor::of(&repo);
    assert!(Editor::codes(&editor.open(FILE, &open)).contains(&"K002"));
    let actions = actions(&mut editor, &["quickfix"]);
    let close = actions.iter().find(|action| action["title"] == "Zet hier een regel ---").expect("a mend");
    assert_eq!(editor.replace(FILE, &mended(&open, close)), json!([]));
}

#[test]
fn an_action_names_its_finding_and_its_version() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    let found = editor.open(FILE, &CASE.replace("streng", "strang"));
    let action = &actions(&mut editor, &[])[0];
    assert_eq!(action["diagnostics"][0], found[0]);
    assert_eq!((&action["kind"], &action["isPreferred"]), (&json!("quickfix"), &json!(true)));
    assert_eq!(action["edit"]["documentChanges"][0]["textDocument"]["version"], 1);
    assert_eq!(actions(&mut editor, &["source.organizeImports"]), Vec::<Value>::new());
}

#[test]
fn an_editor_that_cannot_name_versions_gets_plain_edits() {
    let repo = repo();
    let mut capabilities = able();
    capabilities["workspace"]["workspaceEdit"] = json!({});
    let mut editor = Editor::with(&repo, capabilities);
    let text = CASE.replace("streng", "strang");
    editor.open(FILE, &text);
    let action = actions(&mut editor, &[])[0].clone();
    assert_eq!(mended(&text, &action), CASE);
}

#[test]
fn programs_read_the_mends_as_well() {
    let repo = repo().case("2026-001", &CASE.replace("streng", "strang").replace("oorzaak: planning\n", ""));
    let found = repo.run(["check", "--format", "json"]).on("2026-05-05").json();
    let fixes = &found["diagnostics"][0]["fixes"];
    assert_eq!(fixes[0]["text"], "streng", "{found}");
    assert_eq!((&fixes[0]["line"], &fixes[0]["column"], &fixes[0]["end_column"]), (&json!(2), &json!(11), &json!(17)));
}
