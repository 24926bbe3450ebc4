//! What the editor tells: texts that open, change and close, files that changed on disk.

use std::path::{Path, PathBuf};

use lsp_server::{ErrorCode, Message, Notification, Request};
use lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWatchedFilesRegistrationOptions,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, FileSystemWatcher, GlobPattern,
    Registration, RegistrationParams,
};
use serde::de::DeserializeOwned;

use crate::assist::people;
use crate::repository::Live;
use crate::world;

use super::super::archives::{self, Placed};
use super::super::documents::Open;
use super::super::guard::{FAULT, guarded};
use super::super::inbox::{Event, cancelled};
use super::super::uri;
use super::Server;

impl Server {
    pub(super) fn note(&mut self, note: Notification) {
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
                match cancelled(&Message::Notification(note)) {
                    // What works on it sees that it may stop, and its answer goes nowhere.
                    Some(id) if self.late.remove(&id) => self.refuse(id, ErrorCode::RequestCanceled, "ingetrokken"),
                    // It was answered, or refused, before this.
                    Some(id) => self.inbox.called_off.forget(&id),
                    None => {}
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
            self.moved.extend(placed.map(|placed| placed.root));
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
            self.people.remove(&placed.root);
        }
        self.publish(address, None, Vec::new());
        self.all_stale(Some(placed.root));
    }

    fn changed_on_disk(&mut self, params: DidChangeWatchedFilesParams) {
        self.edits += 1;
        let paths: Vec<PathBuf> =
            params.changes.iter().filter_map(|change| uri::to_path(change.uri.as_str())).collect();
        // A checkout says this ten thousand times; the folders are listed once, when nothing waits.
        self.moved.extend(self.archives.touched(&paths));
    }

    pub(super) fn look_again(&mut self, root: &Path) {
        let Some(live) = self.archives.get_mut(root) else { return };
        if let Err(problem) = live.look_again() {
            let reason = world::reason(&problem.error);
            self.log(&format!("{} kan niet opnieuw worden gelezen: {reason}", problem.path.display()));
        }
        self.all_stale(Some(root.to_owned()));
    }

    fn all_stale(&mut self, root: Option<PathBuf>) {
        let within =
            self.documents.iter().filter(|(_, open)| open.placed.as_ref().map(|placed| &placed.root) == root.as_ref());
        if root.is_some() {
            // What other files say may have moved the last days in these.
            self.old_hints |= self.editor.asks_hints_again;
            self.stale.extend(within.map(|(address, _)| address.clone()));
        }
    }

    /// Asks the editor to say when files come, go or change outside it.
    fn ask_to_watch(&self) {
        if !self.editor.watches {
            return;
        }
        let watchers = ["**/klacht.toml", "**/regulations/**", "**/cases/**", "**/reports/**"]
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
}
