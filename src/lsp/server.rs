//! The main loop: one message after the other, findings as soon as nothing waits.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::PathBuf;

use chrono::NaiveDate;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::PublishDiagnosticsParams;
use serde::Serialize;
use serde_json::{Value, json};

use crate::world;

use super::abilities::{Editor, ours};
use super::answer::{self, Desk};
use super::archives::Archives;
use super::documents::Documents;
use super::guard::{FAULT, guarded};
use super::inbox::{Event, Inbox};
use super::lines::Lines;
use super::{Ended, findings, locate};

mod notes;

/// Serves one editor, from `initialize` to `exit`.
pub(super) fn serve(connection: Connection, on: Option<NaiveDate>) -> Ended {
    // Whatever comes before `initialize` is refused there, as the protocol wants.
    let Ok((id, params)) = connection.initialize_start() else { return Ended::Ungreeted };
    let editor = Editor::of(&params);
    let result = json!({
        "capabilities": ours(editor),
        "serverInfo": {"name": "klacht", "version": env!("CARGO_PKG_VERSION")},
    });
    if connection.sender.send(Response::new_ok(id, result).into()).is_err() {
        return Ended::Abruptly;
    }
    let Connection { sender, receiver } = connection;
    let server = Server {
        send: Box::new(move |message| sender.send(message).is_ok()),
        inbox: Inbox::of(receiver),
        editor,
        on,
        documents: Documents::default(),
        archives: Archives::default(),
        stale: BTreeSet::new(),
        moved: BTreeSet::new(),
        people: BTreeMap::new(),
        old_hints: false,
        edits: 0,
        late: HashSet::new(),
        shut_down: false,
    };
    server.run()
}

struct Server {
    /// False when the editor is gone.
    send: Box<dyn Fn(Message) -> bool>,
    inbox: Inbox,
    editor: Editor,
    on: Option<NaiveDate>,
    documents: Documents,
    archives: Archives,
    /// The open texts whose findings are out of date.
    stale: BTreeSet<String>,
    /// The archives whose files changed on disk.
    moved: BTreeSet<PathBuf>,
    /// Who handles complaints, by archive; worked out beside the main loop.
    people: BTreeMap<PathBuf, Vec<String>>,
    /// Whether the hints the editor shows may be out of date.
    old_hints: bool,
    /// How many edits came in, to know whether a late answer is about an old text.
    edits: u64,
    /// The requests being worked on elsewhere.
    late: HashSet<RequestId>,
    shut_down: bool,
}

impl Server {
    fn run(mut self) -> Ended {
        loop {
            let event = match self.inbox.waiting() {
                Some(event) => event,
                None => {
                    self.tell_findings();
                    self.renew_hints();
                    self.inbox.next()
                }
            };
            match event {
                Event::Gone => return Ended::Abruptly,
                Event::Message(Message::Notification(note)) if note.method == "exit" => {
                    return if self.shut_down { Ended::Properly } else { Ended::Abruptly };
                }
                Event::Message(Message::Notification(note)) => self.note(note),
                Event::Message(Message::Request(request)) => {
                    // What was typed before the question is told before the answer.
                    self.tell_findings();
                    self.answer(request);
                }
                Event::Message(Message::Response(_)) => {}
                Event::Answered { response, edits } => self.answered(response, edits),
                Event::Known { root, people } => {
                    self.people.insert(root, people);
                }
            }
        }
    }

    fn answer(&mut self, request: Request) {
        let id = request.id.clone();
        if self.inbox.called_off.has(&id) {
            return self.refuse(id, ErrorCode::RequestCanceled, "ingetrokken");
        }
        if self.shut_down {
            return self.refuse(id, ErrorCode::InvalidRequest, "de taalserver is al afgesloten");
        }
        match request.method.as_str() {
            "shutdown" => {
                self.shut_down = true;
                self.send(Response::new_ok(id, Value::Null));
            }
            "initialize" => self.refuse(id, ErrorCode::InvalidRequest, "initialize is al gedaan"),
            "textDocument/references" => self.look_everywhere(request),
            _ => {
                let answered = guarded(|| answer::answer(&request, &|uri| self.desk(uri)));
                match answered {
                    Some(Ok(value)) => self.send(Response::new_ok(id, value)),
                    Some(Err((code, message))) => self.refuse(id, code, &message),
                    None => self.fault(id),
                }
            }
        }
    }

    /// A question that takes reading every case: worked out elsewhere, on its own reading of the files.
    fn look_everywhere(&mut self, request: Request) {
        let id = request.id.clone();
        let asked = guarded(|| locate::question(&request, &|uri| self.desk(uri)));
        let question = match asked {
            Some(Ok(Some(question))) => question,
            Some(Ok(None)) => return self.send(Response::new_ok(id, Value::Null)),
            Some(Err((code, message))) => return self.refuse(id, code, &message),
            None => return self.fault(id),
        };
        let root = question.root.clone();
        let texts: Vec<(String, Vec<u8>)> = self
            .documents
            .iter()
            .filter_map(|(_, open)| Some((open.placed.as_ref().filter(|placed| placed.root == root)?, open)))
            .map(|(placed, open)| (placed.name.clone(), open.text.clone().into_bytes()))
            .collect();
        let (door, called_off, edits, editor) =
            (self.inbox.door.clone(), self.inbox.called_off.clone(), self.edits, self.editor);
        self.late.insert(id.clone());
        std::thread::spawn(move || {
            let wanted = || !called_off.has(&id);
            let response = match guarded(|| locate::everywhere(&question, texts, &wanted, editor)) {
                Some(Ok(places)) => Response::new_ok(id.clone(), places),
                Some(Err((code, reason))) => Response::new_err(id.clone(), code as i32, reason),
                None => Response::new_err(id.clone(), ErrorCode::InternalError as i32, FAULT.to_owned()),
            };
            let _ = door.send(Event::Answered { response, edits });
        });
    }

    fn answered(&mut self, response: Response, edits: u64) {
        let id = response.id.clone();
        if !self.late.remove(&id) {
            // It was called off, and the editor has been told.
            return self.inbox.called_off.forget(&id);
        }
        if edits != self.edits {
            return self.refuse(id, ErrorCode::ContentModified, "de tekst is intussen veranderd");
        }
        self.send(response);
    }

    /// Tells what is found in every text that changed. A fault in one leaves the others their findings.
    fn tell_findings(&mut self) {
        for root in std::mem::take(&mut self.moved) {
            if guarded(|| self.look_again(&root)).is_none() {
                self.log(FAULT);
            }
        }
        for address in std::mem::take(&mut self.stale) {
            let Some(open) = self.documents.get(&address) else { continue };
            let version = open.version;
            let Some(desk) = self.desk(&address) else { continue };
            let shown = guarded(|| {
                let lines = Lines::new(desk.text, self.editor.units);
                let found = findings::of_file(desk.live, desk.placed, desk.on);
                let shown = found.as_slice().iter().map(|one| findings::shown(one, desk.live, &lines, self.editor));
                shown.collect::<Vec<_>>()
            });
            match shown {
                Some(shown) => self.publish(&address, Some(version), shown),
                None => self.log(&format!("{FAULT} ({address})")),
            }
        }
    }

    /// Asks the editor to ask for the hints of what it shows.
    fn renew_hints(&mut self) {
        if std::mem::take(&mut self.old_hints) {
            let id = "laatste-dagen".to_owned().into();
            (self.send)(Request::new(id, "workspace/inlayHint/refresh".to_owned(), Value::Null).into());
        }
    }

    fn publish(&self, address: &str, version: Option<i32>, diagnostics: Vec<lsp_types::Diagnostic>) {
        if let Ok(uri) = address.parse() {
            self.tell("textDocument/publishDiagnostics", &PublishDiagnosticsParams { uri, diagnostics, version });
        }
    }

    /// An open text with the archive it stands in.
    fn desk(&self, address: &str) -> Option<Desk<'_>> {
        let open = self.documents.get(address)?;
        let placed = open.placed.as_ref()?;
        let live = self.archives.get(&placed.root)?;
        let (text, version, editor) = (open.text.as_str(), open.version, self.editor);
        let people = self.people.get(&placed.root).map_or(&[][..], Vec::as_slice);
        Some(Desk { live, placed, text, version, editor, on: self.on.unwrap_or_else(world::today), people })
    }

    fn send(&self, response: Response) {
        (self.send)(response.into());
    }

    fn tell(&self, method: &str, params: &impl Serialize) {
        (self.send)(Notification::new(method.to_owned(), params).into());
    }

    fn refuse(&self, id: RequestId, code: ErrorCode, reason: &str) {
        self.send(Response::new_err(id, code as i32, reason.to_owned()));
    }

    fn fault(&self, id: RequestId) {
        self.log(FAULT);
        self.refuse(id, ErrorCode::InternalError, FAULT);
    }

    /// A line in the editor's log of this server.
    fn log(&self, message: &str) {
        self.tell("window/logMessage", &json!({"type": 1, "message": message}));
    }
}
