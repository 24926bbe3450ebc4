//! A small editor: it writes what the protocol wants and keeps what comes back.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use super::super::test_repo::{KLACHT, TestRepo, hermetic};
use super::DAY;

/// What an editor of today can do.
pub fn able() -> Value {
    json!({
        "workspace": {
            "didChangeWatchedFiles": {"dynamicRegistration": true},
            "workspaceEdit": {"documentChanges": true},
        },
        "textDocument": {
            "publishDiagnostics": {"relatedInformation": true},
            "hover": {"contentFormat": ["markdown", "plaintext"]},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
            "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
        },
    })
}

pub struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// What came and was not asked for yet.
    kept: Vec<Value>,
    root: PathBuf,
    versions: BTreeMap<String, i64>,
    next: i64,
    /// What the server said it can do.
    pub capabilities: Value,
}

impl Editor {
    /// An able editor in a repository.
    pub fn of(repo: &TestRepo) -> Self {
        Self::with(repo, able())
    }

    /// An editor that can do only this.
    pub fn with(repo: &TestRepo, capabilities: Value) -> Self {
        let mut editor = Self::silent(&repo.root());
        let result =
            editor.ask("initialize", json!({"processId": null, "rootUri": null, "capabilities": capabilities}));
        editor.capabilities = result["capabilities"].clone();
        editor.tell("initialized", json!({}));
        editor
    }

    /// A server nobody has greeted.
    pub fn silent(root: &Path) -> Self {
        let mut command = hermetic(KLACHT, root);
        command.args(["lsp", "--stdio", "--on", DAY]).current_dir("/");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (send, messages) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if send.send(message).is_err() {
                    return;
                }
            }
        });
        let input = child.stdin.take();
        let (kept, versions) = (Vec::new(), BTreeMap::new());
        Self { child, input, messages, kept, root: root.to_owned(), versions, next: 0, capabilities: Value::Null }
    }

    pub fn uri(&self, name: &str) -> String {
        format!("file://{}", self.root.join(name).display()).replace(' ', "%20")
    }

    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request and goes on; the number it has.
    pub fn begin(&mut self, method: &str, params: Value) -> i64 {
        self.next += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": self.next, "method": method, "params": params}));
        self.next
    }

    /// The whole answer to a request.
    #[track_caller]
    pub fn answer(&mut self, id: i64) -> Value {
        self.wait(|message| message["id"] == id && message.get("method").is_none())
    }

    /// The result of a request that has to succeed.
    #[track_caller]
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.begin(method, params);
        let answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// Opens a file with a text; the findings in it.
    #[track_caller]
    pub fn open(&mut self, name: &str, text: &str) -> Value {
        let uri = self.uri(name);
        self.open_at(&uri, text);
        self.findings(name)
    }

    /// Opens a text at any address, and waits for nothing.
    pub fn open_at(&mut self, uri: &str, text: &str) {
        self.versions.insert(uri.to_owned(), 1);
        let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Replaces a range of an open file; waits for nothing.
    pub fn edit(&mut self, name: &str, from: (usize, usize), to: (usize, usize), text: &str) {
        let range = json!({
            "start": {"line": from.0, "character": from.1},
            "end": {"line": to.0, "character": to.1},
        });
        self.change(name, json!([{"range": range, "text": text}]));
    }

    /// Replaces a whole text; the findings in it.
    #[track_caller]
    pub fn replace(&mut self, name: &str, text: &str) -> Value {
        self.change(name, json!([{"text": text}]));
        self.findings(name)
    }

    pub fn change(&mut self, name: &str, changes: Value) {
        let uri = self.uri(name);
        let version = self.versions.entry(uri.clone()).and_modify(|version| *version += 1).or_insert(1);
        let document = json!({"uri": uri, "version": version});
        self.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    }

    /// The findings of the newest version of an open file.
    #[track_caller]
    pub fn findings(&mut self, name: &str) -> Value {
        let uri = self.uri(name);
        let version = self.versions.get(&uri).copied();
        self.published(&uri, version)
    }

    /// The next findings told of an address, of a version when one is named.
    #[track_caller]
    pub fn published(&mut self, uri: &str, version: Option<i64>) -> Value {
        let told = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && version.is_none_or(|version| message["params"]["version"] == version)
        });
        told["params"]["diagnostics"].clone()
    }

    /// The codes among findings.
    pub fn codes(findings: &Value) -> Vec<&str> {
        findings.as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect()
    }

    /// A question about a place.
    #[track_caller]
    pub fn at(&mut self, method: &str, name: &str, place: (usize, usize)) -> Value {
        let params = self.place(name, place);
        self.ask(method, params)
    }

    pub fn place(&self, name: &str, place: (usize, usize)) -> Value {
        json!({
            "textDocument": {"uri": self.uri(name)},
            "position": {"line": place.0, "character": place.1},
            "context": {"includeDeclaration": true, "triggerKind": 1},
        })
    }

    /// Whatever the server sends next that fits.
    #[track_caller]
    pub fn wait(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.kept.iter().position(&fits) {
            return self.kept.remove(at);
        }
        loop {
            let message = self.messages.recv_timeout(Duration::from_secs(30));
            let message = message.unwrap_or_else(|_| panic!("nothing that fits came: {:?}", self.kept));
            if fits(&message) {
                return message;
            }
            self.kept.push(message);
        }
    }

    /// Everything that came so far: a question is answered after all that was told before it.
    pub fn everything(&mut self) -> Vec<Value> {
        let id = self.begin("geen/opdracht", json!({}));
        self.answer(id);
        std::mem::take(&mut self.kept)
    }

    /// Bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        let _ = input.write_all(bytes).and_then(|()| input.flush());
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    /// Ends as an editor should; the exit status.
    pub fn leave(mut self) -> i32 {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.gone()
    }

    /// Goes away without a word; the exit status.
    pub fn gone(mut self) -> i32 {
        self.input.take();
        self.child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            line => length = line.strip_prefix("Content-Length: ").map_or(length, |number| number.parse().unwrap()),
        }
    }
    let mut bytes = vec![0; length];
    output.read_exact(&mut bytes).ok()?;
    Some(serde_json::from_slice(&bytes).unwrap())
}
