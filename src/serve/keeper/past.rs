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

/// Whether the history is being read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    busy: bool,
    /// Whether the regulations changed since it began: it is held against those of before.
    outdated: bool,
}

impl Reading {
    /// Whether it may be read now; if not, what was asked is remembered.
    fn may_begin(&mut self, anyway: bool) -> bool {
        self.outdated |= self.busy && anyway;
        !self.busy
    }

    /// It was read; whether that has to be done over.
    fn ended(&mut self) -> bool {
        self.busy = false;
        std::mem::take(&mut self.outdated)
    }
}

impl Keeper {
    /// Reads the history in a thread of its own when it moved: that takes longer than a change in a file.
    pub(super) fn look_at_history(&mut self, anyway: bool) {
        let head = Archive::of_root(&self.places.root).and_then(|archive| archive.head().ok().flatten());
        if head == self.head && !(anyway && head.is_some()) || !self.reading.may_begin(anyway) {
            return;
        }
        let (root, on, tell) = (self.places.root.clone(), self.today, self.tell.clone());
        let read = move || {
            let (head, past) = read_history(&root, on);
            let _ = tell.send(Message::History(head, past));
        };
        self.reading.busy = std::thread::Builder::new().name("geschiedenis".to_owned()).spawn(read).is_ok();
    }

    pub(super) fn remember(&mut self, head: Option<Id>, past: Past) {
        let again = self.reading.ended();
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
        self.look_at_history(again);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regulations_that_change_while_it_is_read_are_read_with_it_once_more() {
        let mut reading = Reading::default();
        assert!(reading.may_begin(true));
        reading.busy = true;
        assert!(!reading.may_begin(false));
        assert!(!reading.ended(), "nothing changed meanwhile but the history itself, which is compared");
        reading.busy = true;
        assert!(!reading.may_begin(true) && !reading.may_begin(false));
        assert!(reading.ended());
        assert!(reading.may_begin(true) && !reading.ended(), "once is enough");
    }
}
