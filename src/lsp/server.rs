//! The main loop: one message after the other, findings as soon as nothing waits.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWatchedFilesRegistrationOptions,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, FileSystemWatcher, GlobPattern,
    PublishDiagnosticsParams, Registration, RegistrationParams,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::assist::people;
use crate::repository::Live;
use crate::world;

use super::abilities::{Editor, ours};
use super::answer::{self, Desk};
use super::archives::{self, Archives, Placed};
use super::documents::{Documents, Open};
use super::guard::{FAULT, guarded};
use super::inbox::{Event, Inbox, cancelled};
use super::lines::Lines;
use super::{Ended, findings, locate, uri};

/// Serves one editor, from `initialize` to `exit`.
pub(super) fn serve(connection: Connection, on: Option<NaiveDate>) -> Ended {
    // Whatever comes before `initialize` is refused there, as the protocol wants.
    let Ok((id, params)) = connection.initialize_start() else { return Ended::Abruptly };
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
        people: BTreeMap::new(),
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
    /// Who handles complaints, by archive; worked out beside the main loop.
    people: BTreeMap<PathBuf, Vec<String>>,
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
        self.late.remove(&id);
        if self.inbox.called_off.has(&id) {
            self.inbox.called_off.forget(&id);
            return self.refuse(id, ErrorCode::RequestCanceled, "ingetrokken");
        }
        if edits != self.edits {
            return self.refuse(id, ErrorCode::ContentModified, "de tekst is intussen veranderd");
        }
        self.send(response);
    }

    fn note(&mut self, note: Notification) {
        let method = note.method.clone();
        if guarded(|| self.heed(note)).is_none() {
            self.log(&format!("{FAULT} ({method})"));
        }
    }

    fn heed(&mut self, note: Notification) {
        match note.method.as_str() {
            "initialized" => self.ask_to_watch(),
            "textDocument/didOpen" => self.with(note, Self::opened),
            "textDocument/didChange" => self.with(note, Self::changed),
            "textDocument/didSave" => self.with(note, Self::saved),
            "textDocument/didClose" => self.with(note, Self::closed),
            "workspace/didChangeWatchedFiles" => self.with(note, Self::changed_on_disk),
            "$/cancelRequest" => {
                let id = cancelled(&Message::Notification(note));
                if let Some(id) = id.filter(|id| !self.late.contains(id)) {
                    self.inbox.called_off.forget(&id); // it was answered, or refused, before this
                }
            }
            _ => {}
        }
    }

    fn with<P: DeserializeOwned>(&mut self, note: Notification, act: fn(&mut Self, P)) {
        match serde_json::from_value(note.params) {
            Ok(params) => act(self, params),
            Err(_) => self.log(&format!("{} is niet te begrijpen en overgeslagen", note.method)),
        }
    }

    fn opened(&mut self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        let address = document.uri.as_str();
        let mut placed = archives::place(address);
        if let Some(Placed { root, name }) = &placed {
            match self.archives.enter(root) {
                Ok(live) => {
                    live.lay(name, document.text.clone().into_bytes());
                    self.learn_people(root);
                }
                Err(problem) => {
                    self.log(&problem);
                    placed = None;
                }
            }
        }
        // A file that was not there before may take a number, or be a regulation.
        self.all_stale(placed.as_ref().map(|placed| placed.root.clone()));
        self.documents.open(address, Open { text: document.text, version: document.version, placed });
        self.stale.insert(address.to_owned());
    }

    /// Reads who handles complaints, once for each archive, while the editor goes on.
    fn learn_people(&mut self, root: &Path) {
        if self.people.contains_key(root) {
            return;
        }
        self.people.insert(root.to_owned(), Vec::new());
        let (root, door) = (root.to_owned(), self.inbox.door.clone());
        std::thread::spawn(move || {
            let people = guarded(|| Live::open(&root).map(|live| people(&live, &|| true)).unwrap_or_default());
            let _ = door.send(Event::Known { root, people: people.unwrap_or_default() });
        });
    }

    fn changed(&mut self, params: DidChangeTextDocumentParams) {
        self.edits += 1;
        let address = params.text_document.uri.as_str();
        let (version, units) = (params.text_document.version, self.editor.units);
        let Some(open) = self.documents.change(address, version, params.content_changes, units) else { return };
        let Some(placed) = open.placed.clone() else { return };
        if let Some(live) = self.archives.get_mut(&placed.root) {
            live.lay(&placed.name, open.text.clone().into_bytes());
        }
        self.stale.insert(address.to_owned());
        if !placed.name.starts_with("cases/") {
            self.all_stale(Some(placed.root));
        }
    }

    fn saved(&mut self, params: DidSaveTextDocumentParams) {
        // An editor that watches files says so itself; of another this is the moment something changed on disk.
        if !self.editor.watches {
            let placed = self.documents.get(params.text_document.uri.as_str()).and_then(|open| open.placed.clone());
            placed.into_iter().for_each(|placed| self.look_again(placed.root));
        }
    }

    fn closed(&mut self, params: DidCloseTextDocumentParams) {
        let address = params.text_document.uri.as_str();
        self.stale.remove(address);
        let Some(Open { placed: Some(placed), .. }) = self.documents.close(address) else { return };
        let in_use = self.documents.iter().any(|(_, open)| open.placed.as_ref().is_some_and(|o| o.root == placed.root));
        if let Some(live) = self.archives.get_mut(&placed.root) {
            live.lift(&placed.name);
        }
        if !in_use {
            self.archives.leave(&placed.root);
        }
        self.publish(address, None, Vec::new());
        self.all_stale(Some(placed.root));
    }

    fn changed_on_disk(&mut self, params: DidChangeWatchedFilesParams) {
        self.edits += 1;
        let paths: Vec<PathBuf> =
            params.changes.iter().filter_map(|change| uri::to_path(change.uri.as_str())).collect();
        self.archives.touched(&paths).into_iter().for_each(|root| self.look_again(root));
    }

    fn look_again(&mut self, root: PathBuf) {
        let Some(live) = self.archives.get_mut(&root) else { return };
        if let Err(problem) = live.look_again() {
            let reason = world::reason(&problem.error);
            self.log(&format!("{} kan niet opnieuw worden gelezen: {reason}", problem.path.display()));
        }
        self.all_stale(Some(root));
    }

    fn all_stale(&mut self, root: Option<PathBuf>) {
        let within =
            self.documents.iter().filter(|(_, open)| open.placed.as_ref().map(|placed| &placed.root) == root.as_ref());
        if root.is_some() {
            self.stale.extend(within.map(|(address, _)| address.clone()));
        }
    }

    /// Tells what is found in every text that changed. A fault in one leaves the others their findings.
    fn tell_findings(&mut self) {
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

    /// Asks the editor to say when files come, go or change outside it.
    fn ask_to_watch(&self) {
        if !self.editor.watches {
            return;
        }
        let watchers = ["**/klacht.toml", "**/regulations/**", "**/cases/**"]
            .map(|glob| FileSystemWatcher { glob_pattern: GlobPattern::String(glob.to_owned()), kind: None })
            .to_vec();
        let options = DidChangeWatchedFilesRegistrationOptions { watchers };
        let registration = Registration {
            id: "bestanden".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: serde_json::to_value(options).ok(),
        };
        let params = RegistrationParams { registrations: vec![registration] };
        let id = "bestanden".to_owned().into();
        (self.send)(Request::new(id, "client/registerCapability".to_owned(), params).into());
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
