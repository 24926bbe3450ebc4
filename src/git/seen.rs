//! The newest commit this clone has seen of each branch, kept beside git's own: a branch that was put back shows.

use std::path::PathBuf;

use crate::world;

use super::{Archive, GitProblem, Id};

impl Archive {
    /// Where is kept what was seen of the branch that is checked out; none when there is no branch. All working
    /// trees of a clone share it.
    fn seen_file(&self) -> Option<PathBuf> {
        let head = self.repository.find_reference("HEAD").ok()?;
        let branch = String::from_utf8_lossy(head.symbolic_target_bytes()?).into_owned();
        // One file per branch, whatever characters a branch has.
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        let name: String = branch
            .strip_prefix("refs/heads/")
            .unwrap_or(&branch)
            .bytes()
            .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
            .collect();
        Some(self.repository.commondir().join("klacht").join("gezien").join(name))
    }

    /// The newest commit this clone saw of the branch that is checked out; none when it saw none yet, or when what
    /// was kept cannot be read.
    #[must_use]
    pub fn last_seen(&self) -> Option<Id> {
        read(self.seen_file()?)
    }

    /// The newest commit this clone saw of any branch, for one that is new here: else another name would be enough to
    /// have everything rewritten. A branch that was begun at an older commit is no rewriting.
    #[must_use]
    pub fn newest_seen(&self, head: Id) -> Option<Id> {
        read(self.newest_file()).filter(|newest| !self.descends(*newest, head).unwrap_or(false))
    }

    /// Where is kept what was seen last, of whatever branch. No branch's file has this name: `@` is written otherwise.
    fn newest_file(&self) -> PathBuf {
        self.repository.commondir().join("klacht").join("gezien").join("@")
    }

    /// Keeps a commit as the newest seen of the branch that is checked out. Gives whether it could be kept: a reader
    /// of somebody else's store may not write there, and that is no reason to stop.
    #[must_use]
    pub fn keep_seen(&self, head: Id) -> bool {
        let Some(file) = self.seen_file() else { return true };
        // What is older than the newest does not take its place.
        let older = self.newest_seen(head).is_none() && read(self.newest_file()).is_some();
        let files = [Some(file), Some(self.newest_file()).filter(|_| !older)];
        files.into_iter().flatten().all(|file| world::write_atomic(&file, format!("{head}\n").as_bytes()).is_ok())
    }

    /// The same after recording something: only when what was seen before is still below it, for a branch that was
    /// put back must stay visible to the audit.
    #[must_use]
    pub fn advance_seen(&self, head: Id) -> bool {
        match self.last_seen() {
            Some(seen) if seen == head => true,
            Some(seen) => !self.descends(head, seen).unwrap_or(false) || self.keep_seen(head),
            None => self.keep_seen(head),
        }
    }

    /// The checkpoints this clone has seen, by the object each name stood for.
    #[must_use]
    pub fn seen_tags(&self) -> Vec<(String, Id)> {
        let bytes = world::read_bytes(&self.seen_tags_file()).unwrap_or_default();
        let pair = |line: &str| line.split_once(' ').and_then(|(id, name)| Some((name.to_owned(), Id::from_hex(id)?)));
        String::from_utf8_lossy(&bytes).lines().filter_map(pair).collect()
    }

    /// Keeps which checkpoints there are. Gives whether they could be kept.
    #[must_use]
    pub fn keep_seen_tags(&self, prefix: &str) -> bool {
        let Ok(tags) = self.tags(prefix) else { return false };
        let text: String = tags.iter().map(|tag| format!("{} {}\n", tag.id, tag.name)).collect();
        tags.is_empty() && self.seen_tags().is_empty()
            || world::write_atomic(&self.seen_tags_file(), text.as_bytes()).is_ok()
    }

    fn seen_tags_file(&self) -> PathBuf {
        self.repository.commondir().join("klacht").join("ijkpunten")
    }

    /// Whether a commit comes after another.
    ///
    /// # Errors
    /// One of them is not here.
    pub fn descends(&self, later: Id, earlier: Id) -> Result<bool, GitProblem> {
        let ask = || -> Result<bool, git2::Error> {
            Ok(later == earlier || self.repository.graph_descendant_of(later.oid()?, earlier.oid()?)?)
        };
        ask().map_err(GitProblem::while_doing("de geschiedenis lezen"))
    }
}

fn read(file: PathBuf) -> Option<Id> {
    Id::from_hex(String::from_utf8_lossy(&world::read_bytes(&file).ok()?).trim())
}
