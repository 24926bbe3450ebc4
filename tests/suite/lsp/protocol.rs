//! The manners of the protocol: beginnings, endings, what is called off, what comes too late, what nobody understands.

use serde_json::{Value, json};

use super::client::Editor;
use super::{CASE, RULES, place, repo};

const FILE: &str = "cases/2026/2026-001.md";

const CANCELLED: i64 = -32800;
const MODIFIED: i64 = -32801;

#[test]
fn an_editor_that_leaves_properly_gets_status_0_and_another_1() {
    let repo = repo();
    assert_eq!(Editor::of(&repo).leave(), 0);
    let mut editor = Editor::of(&repo);
    editor.tell("exit", Value::Null);
    assert_eq!(editor.gone(), 1);
    assert_eq!(Editor::of(&repo).gone(), 1);
    assert_eq!(Editor::silent(&repo.root()).gone(), 1);
}

#[test]
fn after_shutdown_nothing_is_answered_any_more() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open(FILE, CASE);
    editor.ask("shutdown", Value::Null);
    let id = editor.begin("textDocument/hover", json!({}));
    assert_eq!(editor.answer(id)["error"]["code"], -32600);
    editor.tell("exit", Value::Null);
    assert_eq!(editor.gone(), 0);
}

#[test]
fn before_initialize_a_request_is_refused() {
    let repo = repo();
    let mut editor = Editor::silent(&repo.root());
    let id = editor.begin("textDocument/hover", json!({}));
    assert_eq!(editor.answer(id)["error"]["code"], -32002);
    let result = editor.ask("initialize", json!({"capabilities": {}}));
    assert_eq!(result["serverInfo"]["name"], "klacht");
    assert_eq!(result["capabilities"]["textDocumentSync"]["change"], 2);
    // Without capabilities an editor cannot take actions.
    assert_eq!(result["capabilities"]["codeActionProvider"], Value::Null);
}

#[test]
fn what_nobody_understands_is_refused_and_the_rest_goes_on() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    for (method, params, code) in [
        ("textDocument/onzin", json!({}), -32601),
        ("textDocument/hover", json!({"textDocument": 7}), -32602),
        ("textDocument/hover", json!({"textDocument": {"uri": "::"}, "position": {}}), -32602),
        ("textDocument/references", json!([]), -32602),
        ("initialize", json!({"capabilities": {}}), -32600),
    ] {
        let id = editor.begin(method, params.clone());
        let answer = editor.answer(id);
        assert_eq!(answer["error"]["code"], code, "{method} {params}");
    }
    for (method, params) in [
        (
            "textDocument/didChange",
            json!({"textDocument": {"uri": "file:///weg.md", "version": 1}, "contentChanges": []}),
        ),
        ("textDocument/didChange", json!({"wat": "is dit"})),
        ("textDocument/didClose", json!({"textDocument": {"uri": "file:///nooit/geopend.md"}})),
        ("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": "file:///elders", "type": 2}]})),
        ("$/setTrace", json!({"value": "off"})),
        ("$/cancelRequest", json!({"id": [1]})),
        ("$/cancelRequest", json!({"id": "nooit-gevraagd"})),
    ] {
        editor.tell(method, params);
    }
    assert_eq!(editor.open(FILE, CASE), json!([]));
    assert_eq!(editor.leave(), 0);
}

#[test]
fn a_message_nobody_can_read_is_passed_over() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    for bad in ["{{{{{", "{}", "[]", "\u{0}"] {
        editor.raw(format!("Content-Length: {}\r\n\r\n{bad}", bad.len()).as_bytes());
        let log = editor.wait(|message| message["method"] == "window/logMessage");
        assert_eq!(log["params"]["message"], "een bericht dat niet te lezen is, is overgeslagen");
    }
    assert_eq!(editor.open(FILE, CASE), json!([]));
    assert_eq!(editor.leave(), 0);
}

#[test]
fn bytes_that_are_no_row_of_messages_end_the_server_with_status_1() {
    let repo = repo();
    for bad in ["hallo\n", "Content-Length: 9999999999999\r\n\r\n{}", "Content-Length: x\r\n\r\n{}"] {
        let mut editor = Editor::of(&repo);
        editor.raw(bad.as_bytes());
        assert_eq!(editor.gone(), 1, "{bad}");
    }
}

/// A repository large enough for a question about every case to take a while.
fn large() -> super::TestRepo {
    let long = CASE.replace("De les", &"Zie artikel 1 lid 1. ".repeat(200));
    (0..80).fold(repo(), |repo, number| repo.case(&format!("2026-{:03}", number + 100), &long))
}

#[test]
fn a_question_that_is_called_off_gets_no_answer_but_that() {
    let repo = large();
    let mut editor = Editor::of(&repo);
    editor.open("regulations/streng.md", RULES);
    let question = editor.place("regulations/streng.md", place(RULES, "## Artikel 1"));
    let whole = editor.ask("textDocument/references", question.clone()).as_array().unwrap().len();
    assert!(whole > 15_000);
    let id = editor.begin("textDocument/references", question);
    editor.tell("$/cancelRequest", json!({"id": id}));
    let answer = editor.answer(id);
    assert_eq!(answer["error"]["code"], CANCELLED);
    // The number may be used again, and means something new then.
    assert_eq!(editor.at("textDocument/hover", "regulations/streng.md", (999, 0)), Value::Null);
}

#[test]
fn a_request_called_off_while_it_waits_is_never_begun() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open(FILE, CASE);
    // All in one write: the request stands in the row when its cancellation is read.
    let message = |value: Value| {
        let text = value.to_string();
        format!("Content-Length: {}\r\n\r\n{text}", text.len())
    };
    let mut row = String::new();
    for id in 1000..1400 {
        let params = editor.place(FILE, (1, 0));
        row += &message(json!({"jsonrpc": "2.0", "id": id, "method": "textDocument/codeAction", "params": {
            "textDocument": params["textDocument"], "context": {"diagnostics": []},
            "range": {"start": params["position"], "end": params["position"]},
        }}));
    }
    for id in 1000..1400 {
        row += &message(json!({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": id}}));
    }
    editor.raw(row.as_bytes());
    let answers: Vec<Value> = (1000..1400).map(|id| editor.answer(id)).collect();
    let called_off = answers.iter().filter(|answer| answer["error"]["code"] == CANCELLED).count();
    let done = answers.iter().filter(|answer| answer.get("result").is_some()).count();
    assert_eq!(called_off + done, 400, "each has one answer");
    assert!(called_off > 0, "none was called off in time");
}

#[test]
fn an_answer_about_a_text_that_changed_meanwhile_says_so() {
    let repo = large();
    let mut editor = Editor::of(&repo);
    editor.open("regulations/streng.md", RULES);
    let question = editor.place("regulations/streng.md", place(RULES, "## Artikel 1"));
    let id = editor.begin("textDocument/references", question.clone());
    editor.edit("regulations/streng.md", (0, 0), (0, 0), "");
    let answer = editor.answer(id);
    assert_eq!(answer["error"]["code"], MODIFIED);
    assert!(editor.ask("textDocument/references", question).as_array().unwrap().len() > 15_000);
}

#[test]
fn an_editor_hears_its_findings_while_a_long_question_runs() {
    let repo = large();
    let mut editor = Editor::of(&repo);
    editor.open("regulations/streng.md", RULES);
    editor.open(FILE, CASE);
    let question = editor.place("regulations/streng.md", place(RULES, "## Artikel 1"));
    let id = editor.begin("textDocument/references", question);
    editor.edit(FILE, (1, 10), (1, 16), "strang");
    let mut first = editor.wait(|message| message["id"] == id || message["params"]["version"] == 2);
    assert_eq!(first["params"]["diagnostics"][0]["code"].take(), "K102", "the findings came after the long answer");
    editor.answer(id);
}

#[test]
fn a_hundred_keystrokes_in_a_row_end_in_the_findings_of_the_last() {
    let repo = repo();
    let mut editor = Editor::of(&repo);
    editor.open(FILE, CASE);
    for number in 0..100 {
        let typed = if number % 2 == 0 { "strang" } else { "streng" };
        editor.edit(FILE, (1, 10), (1, 16), typed);
    }
    assert_eq!(editor.findings(FILE), json!([]));
    assert_eq!(editor.leave(), 0);
}
