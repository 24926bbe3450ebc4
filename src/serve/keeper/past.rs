//! The history: read beside everything else, for that takes longer than a change in a file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::git::{Archive, Id};
use crate::repository::{Quiet, load_rules};
use crate::serve::News;
use crate::site::History;
use crate::world;

use super::{Keeper, Message};

/// A history, none yet, or why it cannot be read.
pub(super) type Past = Result<Option<Arc<History>>, String>;

impl Keeper {
    /// Reads the history in a thread of its own when it moved: that takes longer than a change in a file.
    pub(super) fn look_at_history(&mut self, anyway: bool) {
        let head = Archive::of_root(&self.places.root).and_then(|archive| archive.head().ok().flatten());
        if self.reading || head == self.head && !(anyway && head.is_some()) {
            return;
        }
        let (root, on, tell) = (self.places.root.clone(), self.today, self.tell.clone());
        let read = move || {
            let (head, past) = read_history(&root, on);
            let _ = tell.send(Message::History(head, past));
        };
        self.reading = std::thread::Builder::new().name("geschiedenis".to_owned()).spawn(read).is_ok();
    }

    pub(super) fn remember(&mut self, head: Option<Id>, past: Past) {
        self.reading = false;
        let moved = self.head != head;
        self.head = head;
        if let Some(mut preview) = self.private.preview_mut() {
            preview.remember(past);
        }
        self.private.board.renew();
        self.make_public_if(true);
        if moved {
            let _ = self.news.send(News::Recorded);
        }
        // It may have moved on while it was read.
        self.look_at_history(false);
    }
}

/// The folders git keeps its own things in, when the archive is a repository of its own.
pub(in crate::serve) fn git_folders(root: &Path) -> Vec<PathBuf> {
    let folders = Archive::of_root(root).map(|archive| archive.own_folders()).unwrap_or_default();
    folders.iter().map(|folder| world::resolved(folder)).collect()
}

/// Reads the history as it is now, with its newest commit.
pub(super) fn read_history(root: &Path, on: NaiveDate) -> (Option<Id>, Past) {
    let Some(archive) = Archive::of_root(root) else { return (None, Ok(None)) };
    let head = archive.head().ok().flatten();
    // The history is held against the regulations alone; those that cannot be listed are said elsewhere.
    let read = load_rules(root, &Quiet).map(|rules| History::read(&rules, &archive, on));
    let past = match read {
        Ok(Ok(past)) => Ok(past.map(Arc::new)),
        Ok(Err(problem)) => Err(problem.to_string()),
        Err(problem) => Err(world::reason(&problem.error)),
    };
    (head, past)
}
