//! The commits of a history, each read once, in an order in which no commit comes before what continues it.

use std::collections::{BinaryHeap, HashMap};

use super::tree::Trees;
use super::{Archive, Commit, Id};

/// The tree of a repository in which the archive has no folder yet.
const EMPTY_TREE: Id = Id([
    0x4b, 0x82, 0x5d, 0xc6, 0x42, 0xcb, 0x6e, 0xb9, 0xa0, 0x60, 0xe5, 0x4b, 0xf8, 0xd6, 0x92, 0x88, 0xfb, 0xee, 0x49,
    0x04,
]);

impl Archive {
    /// Every commit reachable from one, newest first, as they are stored: grafts and replacements change nothing.
    /// What cannot be read is passed over; only the first must be there.
    ///
    /// # Errors
    /// What git itself says when the first is not there.
    pub(super) fn commits(&self, from: Id) -> Result<Vec<Commit>, git2::Error> {
        self.commits_beside(from, |_| None)
    }

    /// The same; those that are known already are not read again.
    pub(super) fn commits_beside(
        &self,
        from: Id,
        mut known: impl FnMut(Id) -> Option<Commit>,
    ) -> Result<Vec<Commit>, git2::Error> {
        let odb = self.repository.odb()?;
        let mut trees = Trees::new(&odb);
        let mut get = |id| known(id).map_or_else(|| read(&mut trees, id, &self.place), Ok);
        let mut commits = vec![get(from)?];
        let mut place = HashMap::from([(from, 0)]);
        let mut at = 0;
        while at < commits.len() {
            for parent in commits[at].parents.clone() {
                if !place.contains_key(&parent)
                    && let Ok(commit) = get(parent)
                {
                    place.insert(parent, commits.len());
                    commits.push(commit);
                }
            }
            at += 1;
        }
        Ok(ordered(commits, &place))
    }
}

/// Of the commits all of whose children have been given, the one recorded last comes next. The first has none.
fn ordered(commits: Vec<Commit>, place: &HashMap<Id, usize>) -> Vec<Commit> {
    let mut children = vec![0_usize; commits.len()];
    let parents =
        |commit: &Commit| -> Vec<usize> { commit.parents.iter().filter_map(|id| place.get(id).copied()).collect() };
    for parent in commits.iter().flat_map(parents) {
        children[parent] += 1;
    }
    let mut order = Vec::with_capacity(commits.len());
    let mut ready = BinaryHeap::from([(i64::MAX, Id([0; 20]), 0)]);
    while let Some((_, _, at)) = ready.pop() {
        order.push(at);
        for parent in parents(&commits[at]) {
            children[parent] -= 1;
            if children[parent] == 0 {
                ready.push((commits[parent].committed.seconds, commits[parent].id, parent));
            }
        }
    }
    let mut commits: Vec<Option<Commit>> = commits.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| commits[at].take()).collect()
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
