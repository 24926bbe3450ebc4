//! An editor at work: the time from a keystroke to its findings, and what the server holds, as a whole process over pipes.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Instant;

use serde_json::{Value, json};

use crate::measure::{Run, peak_mb};

/// What was measured.
pub struct Typed {
    /// A keystroke in a case: the 99th percentile, with the most memory the server ever held.
    pub case: Run,
    /// A keystroke in a regulation, which may bind every case.
    pub regulation: Run,
    /// Who refers to an article: reads every case.
    pub references: Run,
}

/// Types in a case and in a regulation of a repository, and asks what reads every case.
pub fn measure(root: &Path, on: &str, keystrokes: usize) -> Typed {
    let mut server = Server::start(on);
    let case = first(&root.join("cases"));
    let regulation = first(&root.join("regulations"));
    for file in [&case, &regulation] {
        server.open(file);
    }
    // The names of people are read on a thread of their own, beside the keystrokes; what they cost is measured too.
    let in_case = server.type_in(&case, keystrokes);
    let in_regulation = server.type_in(&regulation, keystrokes / 10);
    let references = server.references(&regulation);
    let peak = server.peak_mb();
    server.stop();
    let run = |seconds| Run { seconds, peak_mb: peak };
    Typed { case: run(in_case), regulation: run(in_regulation), references: run(references) }
}

/// The first Markdown file below a folder.
fn first(folder: &Path) -> PathBuf {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    let found = entries.iter().find(|path| path.is_dir() || path.extension().is_some_and(|ending| ending == "md"));
    let found = found.unwrap();
    if found.is_dir() { first(found) } else { found.clone() }
}

struct Server {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    next: i64,
}

impl Server {
    fn start(on: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_klacht"));
        command.args(["lsp", "--on", on]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (input, output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut server = Self { child, input, output, next: 0 };
        server.ask("initialize", &json!({"capabilities": {}}));
        server.tell("initialized", &json!({}));
        server
    }

    fn open(&mut self, file: &Path) {
        let text = std::fs::read_to_string(file).unwrap();
        let document = json!({"uri": uri(file), "languageId": "markdown", "version": 0, "text": text});
        self.tell("textDocument/didOpen", &json!({"textDocument": document}));
        self.findings(file, 0);
    }

    /// Types and takes back a letter in the front matter; the 99th percentile of the time to the findings, in seconds.
    fn type_in(&mut self, file: &Path, keystrokes: usize) -> f64 {
        let mut times: Vec<f64> = (1..=keystrokes)
            .map(|version| {
                let start = json!({"line": 1, "character": 0});
                let typed = version % 2 == 1;
                let end = if typed { start.clone() } else { json!({"line": 1, "character": 1}) };
                let change = json!({"range": {"start": start, "end": end}, "text": if typed { "x" } else { "" }});
                let document = json!({"uri": uri(file), "version": version});
                let started = Instant::now();
                let params = json!({"textDocument": document, "contentChanges": [change]});
                self.tell("textDocument/didChange", &params);
                self.findings(file, version);
                started.elapsed().as_secs_f64()
            })
            .collect();
        times.sort_by(f64::total_cmp);
        times[times.len() * 99 / 100]
    }

    fn references(&mut self, file: &Path) -> f64 {
        let text = std::fs::read_to_string(file).unwrap();
        let line = text.lines().position(|line| line.starts_with("titel:")).unwrap();
        let place = json!({
            "textDocument": {"uri": uri(file)},
            "position": {"line": line, "character": 8},
            "context": {"includeDeclaration": true},
        });
        let started = Instant::now();
        let answer = self.ask("textDocument/references", &place);
        let seconds = started.elapsed().as_secs_f64();
        assert!(!answer["result"].as_array().unwrap().is_empty(), "no case is bound");
        seconds
    }

    /// Waits for the findings of a version.
    fn findings(&mut self, file: &Path, version: usize) {
        loop {
            let message = self.read();
            let params = &message["params"];
            if params["uri"] == uri(file) && params["version"] == version {
                assert!(params["diagnostics"].is_array());
                return;
            }
        }
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.next += 1;
        let id = self.next;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let message = self.read();
            if message["id"] == id {
                return message;
            }
        }
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.input.flush().unwrap();
    }

    fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "the server is gone");
            match line.trim_end() {
                "" => break,
                line => length = line.strip_prefix("Content-Length: ").unwrap().parse().unwrap(),
            }
        }
        let mut bytes = vec![0; length];
        self.output.read_exact(&mut bytes).unwrap();
        serde_json::from_slice(&bytes).unwrap()
    }

    fn peak_mb(&self) -> f64 {
        peak_mb(self.child.id()).unwrap()
    }

    fn stop(mut self) {
        self.ask("shutdown", &Value::Null);
        self.tell("exit", &Value::Null);
        assert!(self.child.wait().unwrap().success());
    }
}

fn uri(file: &Path) -> String {
    format!("file://{}", file.display())
}
