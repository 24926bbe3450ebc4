//! Every question at every place of every half-typed text gets an answer: none meets a fault of the program.

use serde_json::{Value, json};

use super::client::Editor;
use super::{CASE, RULES, repo};

const QUESTIONS: [&str; 3] = ["textDocument/completion", "textDocument/hover", "textDocument/definition"];

/// Texts as people leave them: braces open, tabs, conflict marks, no front matter, signs nobody sees.
const ODD: [&str; 14] = [
    "",
    "---",
    "---\n",
    "---\n- ",
    "---\nverloop:\n  - ",
    "---\nverloop: [{ontvangen: 2026-05-04, via: {a: [b, \"c",
    "---\nklager: {naam: 'x, y', vertegenwoordiger: {",
    "---\n\tverloop:\n\t\t- ontvangen: 🙂\n---\n",
    "---\n\"verloop\": ~\n? a\n: b\n---\n",
    "---\n<<<<<<< HEAD\nregeling: a\n=======\nregeling: b\n>>>>>>> x\n---\n",
    "geen kop, zie artikel 1, 2 en 3 van de wet",
    "\u{FEFF}---\r\nregeling: streng\r\nverloop:\r\n  - ontvangen: \r\n---\r\n",
    "---\nregeling: streng@2024-99-99\nindeling: {aard: }\nverloop:\n  - :\n  - ontvangen:: x\n---\n# {#a .b}\n",
    "---\nverloop:\n  - ontvangen: 2026-05-04\u{0}\n  - {\u{202E}bevestigd: ¼}\n---\n",
];

/// Asks everything at every column of a text. All is sent before any answer is read, as a busy editor does.
fn ask_everywhere(editor: &mut Editor, file: &str, text: &str) {
    let uri = editor.uri(file);
    editor.open_at(&uri, text);
    let whole = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9999, "character": 0}});
    let document = json!({"uri": uri});
    let mut asked = vec![
        editor.begin("textDocument/documentSymbol", json!({"textDocument": document})),
        editor.begin("textDocument/inlayHint", json!({"textDocument": document, "range": whole})),
        editor.begin(
            "textDocument/codeAction",
            json!({
                "textDocument": document, "range": whole, "context": {"diagnostics": []},
            }),
        ),
    ];
    for (number, line) in text.split('\n').enumerate() {
        for column in (0..=line.encode_utf16().count() + 1).step_by(2) {
            for question in QUESTIONS {
                let place = editor.place(file, (number, column));
                asked.push(editor.begin(question, place));
            }
        }
    }
    for id in asked {
        let answer = editor.answer(id);
        assert_eq!(answer.get("error"), None, "{text}");
    }
    editor.tell("textDocument/didClose", json!({"textDocument": document}));
    let log = editor.everything();
    let faults: Vec<&Value> = log.iter().filter(|message| message["method"] == "window/logMessage").collect();
    assert!(faults.is_empty(), "{faults:?} for {text}");
}

#[test]
fn a_whole_text_can_be_asked_everywhere() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    ask_everywhere(&mut editor, "cases/2026/2026-001.md", CASE);
    ask_everywhere(&mut editor, "regulations/streng.md", RULES);
    ask_everywhere(&mut editor, "reports/2025.md", super::reports::REPORT);
    ask_everywhere(&mut editor, "klacht.toml", "organisatie = \"Voorbeeld BV\"\nregeling = \"streng\"\n[kalender\n");
}

#[test]
fn an_odd_text_can_be_asked_everywhere() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    for text in ODD {
        for file in [
            "cases/2026/2026-001.md",
            "cases/2026/Fout Nummer.md",
            "regulations/streng.md",
            "reports/2025.md",
            "reports/Fout Tijdvak.md",
            "klacht.toml",
        ] {
            ask_everywhere(&mut editor, file, text);
        }
    }
}

#[test]
fn a_text_that_never_ends_is_asked_and_answered() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    for part in ["{a: ", "[", "- ", "a: {", "> ", "* ", "![", "&a [*a, ", "artikel 1 lid "] {
        for before in ["---\n", "---\nverloop:\n  - ontvangen: ", "---\na: 1\n---\n"] {
            let text = format!("{before}{}", part.repeat(40_000));
            for file in ["cases/2026/2026-001.md", "regulations/streng.md"] {
                editor.open(file, &text);
                let last = text.matches('\n').count();
                for question in QUESTIONS {
                    editor.at(question, file, (last, 160_000));
                }
            }
        }
    }
    assert_eq!(editor.leave(), 0);
}

/// A case and a regulation as they stand after each sign that is typed: what is found, what may come, what it means.
#[test]
fn a_text_can_be_asked_about_after_every_sign() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    for (file, text) in [("cases/2026/2026-001.md", CASE), ("regulations/streng.md", RULES)] {
        let uri = editor.uri(file);
        editor.open_at(&uri, "");
        let mut place = (0, 0);
        let mut asked = Vec::new();
        for c in text.chars() {
            editor.edit(file, place, place, &c.to_string());
            place = if c == '\n' { (place.0 + 1, 0) } else { (place.0, place.1 + c.len_utf16()) };
            for question in QUESTIONS {
                let place = editor.place(file, place);
                asked.push(editor.begin(question, place));
            }
        }
        for id in asked {
            assert_eq!(editor.answer(id).get("error"), None);
        }
    }
    let log = editor.everything();
    assert!(log.iter().all(|message| message["method"] != "window/logMessage"), "{log:?}");
}
