//! The commits of a history, each read once, in an order in which no commit comes before what continues it.

use std::collections::{BinaryHeap, HashMap};

use super::tree::Trees;
use super::{Archive, Commit, GitProblem, Id};

/// The tree of a repository in which the archive has no folder yet.
const EMPTY_TREE: Id = Id([
    0x4b, 0x82, 0x5d, 0xc6, 0x42, 0xcb, 0x6e, 0xb9, 0xa0, 0x60, 0xe5, 0x4b, 0xf8, 0xd6, 0x92, 0x88, 0xfb, 0xee, 0x49,
    0x04,
]);

impl Archive {
    /// Every commit reachable from one, newest first, as they are stored: grafts and replacements change nothing.
    /// What cannot be read is passed over; only the first must be there.
    pub(super) fn commits(&self, from: Id) -> Result<Vec<Commit>, GitProblem> {
        self.read_commits(from).map_err(GitProblem::while_doing("de geschiedenis lezen"))
    }

    /// The same, with what git itself says when the first is not there.
    pub(super) fn read_commits(&self, from: Id) -> Result<Vec<Commit>, git2::Error> {
        let odb = self.repository.odb()?;
        let mut trees = Trees::new(&odb);
        let first = read(&mut trees, from, &self.place)?;
        let mut found = HashMap::from([(from, first)]);
        let mut waiting = vec![from];
        let mut children: HashMap<Id, usize> = HashMap::new();
        while let Some(id) = waiting.pop() {
            for parent in found.get(&id).map(|commit| commit.parents.clone()).unwrap_or_default() {
                *children.entry(parent).or_default() += 1;
                if !found.contains_key(&parent)
                    && let Ok(commit) = read(&mut trees, parent, &self.place)
                {
                    found.insert(parent, commit);
                    waiting.push(parent);
                }
            }
        }
        Ok(ordered(from, found, children))
    }
}

/// Of the commits all of whose children have been given, the one recorded last comes next.
fn ordered(from: Id, mut found: HashMap<Id, Commit>, mut children: HashMap<Id, usize>) -> Vec<Commit> {
    let mut commits = Vec::with_capacity(found.len());
    let mut ready = BinaryHeap::from([(i64::MAX, from)]);
    while let Some((_, id)) = ready.pop() {
        let Some(commit) = found.remove(&id) else { continue };
        for parent in &commit.parents {
            let left = children.get_mut(parent).map(|left| {
                *left -= 1;
                *left
            });
            if let (Some(0), Some(parent)) = (left, found.get(parent)) {
                ready.push((parent.committed.seconds, parent.id));
            }
        }
        commits.push(commit);
    }
    commits
}

/// Reads a commit. Its tree becomes that of the place where the archive lies.
fn read(trees: &mut Trees<'_>, id: Id, place: &str) -> Result<Commit, git2::Error> {
    let raw = trees.object(id)?;
    let mut commit = Commit::parse(id, raw.data())
        .ok_or_else(|| git2::Error::from_str(&format!("object {id} is geen wijziging")))?;
    if !place.is_empty() {
        let found = trees.find(commit.tree, place)?.filter(|found| found.folder);
        commit.tree = found.map_or(EMPTY_TREE, |found| found.id);
    }
    Ok(commit)
}
