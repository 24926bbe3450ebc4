//! Columns as editors count them, in texts with emoji, accents that combine, and writing from right to left.

use serde_json::{Value, json};

use super::client::{Editor, able};
use super::{CASE, repo};

const FILE: &str = "cases/2026/2026-001.md";

/// Before the place of the slip, on its line: the text, and how long it is in each encoding.
const BEFORE: [(&str, usize, usize, usize); 5] =
    [("a", 1, 1, 1), ("é", 2, 1, 1), ("e\u{301}", 3, 2, 2), ("🙂🇳🇱", 12, 6, 3), ("שלום", 8, 4, 4)];

fn editor_with(repo: &super::TestRepo, encodings: &[&str]) -> Editor {
    let mut capabilities = able();
    capabilities["general"] = json!({"positionEncodings": encodings});
    Editor::with(repo, capabilities)
}

fn slip(before: &str) -> String {
    CASE.replace("klager: {naam: Noor Noordzee}", &format!("klager: {{naam: \"{before}\", emial: x@example.org}}"))
}

#[test]
fn columns_are_counted_in_what_was_agreed() {
    let repo = repo();
    for (before, utf8, utf16, utf32) in BEFORE {
        for (encodings, agreed, length) in [
            (&[][..], "utf-16", utf16),
            (&["utf-16"][..], "utf-16", utf16),
            (&["utf-16", "utf-8"][..], "utf-8", utf8),
            (&["utf-32"][..], "utf-32", utf32),
            (&["ebcdic"][..], "utf-16", utf16),
        ] {
            let mut editor = editor_with(&repo, encodings);
            assert_eq!(editor.capabilities["positionEncoding"], agreed);
            let found = editor.open(FILE, &slip(before));
            let column = "klager: {naam: \"".len() + length + "\", ".len();
            assert_eq!(
                found[0]["range"]["start"],
                json!({"line": 2, "character": column}),
                "{before} {agreed} {found}"
            );
            assert_eq!(found[0]["range"]["end"]["character"], column + 5);
        }
    }
}

/// Each edit is placed in columns; the text the server then has is told by what it finds.
#[test]
fn edits_land_where_the_editor_means_them() {
    let repo = repo();
    for (before, utf8, utf16, _) in BEFORE {
        for (encodings, length) in [(&["utf-16"][..], utf16), (&["utf-8"][..], utf8)] {
            let mut editor = editor_with(&repo, encodings);
            editor.open(FILE, &slip(before));
            let column = "klager: {naam: \"".len() + length + "\", ".len();
            editor.edit(FILE, (2, column), (2, column + 5), "email");
            assert_eq!(editor.findings(FILE), json!([]), "{before}");
        }
    }
}

#[test]
fn several_edits_in_one_message_count_from_each_other() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open(FILE, "");
    let change = |line: usize, text: &str| {
        let at = json!({"line": line, "character": 0});
        json!({"range": {"start": at, "end": at}, "text": text})
    };
    let lines: Vec<&str> = CASE.split_inclusive('\n').collect();
    let changes: Vec<Value> = lines.iter().enumerate().map(|(number, line)| change(number, line)).collect();
    editor.change(FILE, json!(changes));
    assert_eq!(editor.findings(FILE), json!([]));
}

/// A text typed sign by sign, from the wrong end, with Windows line ends and a byte order mark, is the text.
#[test]
fn a_text_typed_backwards_is_the_text() {
    let repo = repo();
    let text = format!("\u{FEFF}{}", slip("🙂e\u{301}").replace('\n', "\r\n"));
    let mut whole = Editor::of(&repo);
    let wanted = whole.open(FILE, &text);
    assert_eq!(Editor::codes(&wanted), ["K117"]);
    let mut typed = Editor::of(&repo);
    typed.open(FILE, "");
    for c in text.chars().rev() {
        typed.edit(FILE, (0, 0), (0, 0), &c.to_string());
    }
    assert_eq!(typed.findings(FILE), wanted);
}

#[test]
fn places_that_do_not_exist_are_the_nearest_that_do() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open(FILE, CASE);
    editor.edit(FILE, (99, 99), (9999, 0), "\nslot");
    editor.edit(FILE, (1, 4_000_000), (1, 4_000_001), "x");
    assert_eq!(Editor::codes(&editor.findings(FILE)), ["K102"], "written behind the end of the line");
    editor.edit(FILE, (1, 17), (1, 10), "streng");
    assert_eq!(editor.findings(FILE), json!([]), "a range from back to front");
}
