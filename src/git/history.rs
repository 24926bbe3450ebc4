//! The whole history in one pass: every commit with the files it changed.

use std::collections::{BTreeMap, BinaryHeap, HashMap};

use git2::{Repository, Sort};
use rayon::prelude::*;

use super::tree::{Found, Trees};
use super::{Archive, Commit, GitProblem, Id};

/// A commit with what it changed.
#[derive(Debug)]
pub struct Step {
    /// The commit.
    pub commit: Commit,
    /// The files it changed. For a merge: the files that differ from what every parent had, so a hand was in it.
    pub changes: Vec<Change>,
    /// What stands at each of the folders asked for, in that order.
    pub tops: Vec<Option<Found>>,
    /// Whether two or more of its parents are here.
    pub merge: bool,
    /// Why its files could not be compared; the lists above and below are then empty.
    pub unread: Option<String>,
    /// For a merge: files of which it kept one side although the other side had changed them since they parted.
    pub dropped: Vec<Dropped>,
}

/// A file that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its path.
    pub path: String,
    /// What it was; nothing when it is new.
    pub before: Option<Id>,
    /// What it was for the other parents of a merge.
    pub others: Vec<Option<Id>>,
    /// What it is; nothing when it is gone.
    pub after: Option<Id>,
    /// Whether a folder it lies in, below the top, holds an `index.md` to which the rest of that folder belongs.
    pub attached: bool,
}

/// A side of a merge that was passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// The file.
    pub path: String,
    /// The parent whose change was passed over.
    pub parent: Id,
    /// Which of the parents that is.
    pub side: usize,
    /// What it was when the sides parted.
    pub base: Option<Id>,
    /// What that parent had.
    pub lost: Option<Id>,
    /// What the merge kept.
    pub kept: Option<Id>,
}

impl Archive {
    /// Every commit reachable from one, newest first, with the files it changed below some top folders.
    ///
    /// Trees are compared here, on raw objects: libgit2's own comparison takes twenty times as long on folders of
    /// thousands of files. Half of the commits are done by another thread with a handle of its own.
    ///
    /// # Errors
    /// A commit that is missing or damaged. A tree that is leaves a step that says so.
    pub fn history(&self, from: Id, folders: &[&str]) -> Result<Vec<Step>, GitProblem> {
        let ids = self.reachable(from)?;
        let threads = rayon::current_num_threads().max(1);
        let chunk = ids.len().div_ceil(threads * 4).max(64);
        let doing = GitProblem::while_doing("de geschiedenis lezen");
        let place = self.place.as_str();
        // A handle is bound to its thread; the folder is not.
        let folder = self.folder();
        let commits: Vec<Vec<Commit>> = ids
            .par_chunks(chunk)
            .map(|ids| {
                let archive = Archive::reopen(&folder)?;
                let odb = archive.repository.odb().map_err(&doing)?;
                let mut trees = Trees::new(odb);
                let read = |id: &Id| read_commit(&mut trees, *id, place).map_err(&doing);
                ids.iter().map(read).collect::<Result<Vec<_>, _>>()
            })
            .collect::<Result<_, _>>()?;
        let tree_of: HashMap<Id, Id> = commits.iter().flatten().map(|commit| (commit.id, commit.tree)).collect();
        let steps: Vec<Vec<Step>> = commits
            .into_par_iter()
            .map(|commits| {
                let archive = Archive::reopen(&folder)?;
                let odb = archive.repository.odb().map_err(&doing)?;
                let mut trees = Trees::new(odb);
                let step = |commit| step(&archive.repository, &mut trees, &tree_of, commit, folders);
                Ok(commits.into_iter().map(step).collect())
            })
            .collect::<Result<_, GitProblem>>()?;
        Ok(steps.into_iter().flatten().collect())
    }

    /// The files below a folder of some commit, each as one that is new.
    ///
    /// # Errors
    /// An object that is missing or damaged.
    pub fn files(&self, folder: Id, path: &str) -> Result<Vec<Change>, GitProblem> {
        let files = || Trees::new(self.repository.odb()?).files(folder, path);
        files().map_err(GitProblem::while_doing("een map lezen"))
    }

    fn reachable(&self, from: Id) -> Result<Vec<Id>, GitProblem> {
        let walk = || -> Result<Vec<Id>, git2::Error> {
            let mut walk = self.repository.revwalk()?;
            walk.set_sorting(Sort::TOPOLOGICAL | Sort::TIME)?;
            walk.push(from.oid()?)?;
            walk.map(|id| id.map(Id::of)).collect()
        };
        // Grafts would have libgit2 pass over what was recorded; the objects themselves tell.
        if self.is_grafted() {
            return self.patiently_reachable(from).map_err(GitProblem::while_doing("de geschiedenis lezen"));
        }
        // libgit2 stops at the first commit it cannot read, or finds odd.
        walk().or_else(|_| self.patiently_reachable(from)).map_err(GitProblem::while_doing("de geschiedenis lezen"))
    }

    /// The same order, passing over what cannot be read; only the first must be there.
    pub(super) fn patiently_reachable(&self, from: Id) -> Result<Vec<Id>, git2::Error> {
        let mut trees = Trees::new(self.repository.odb()?);
        let first = read_commit(&mut trees, from, "")?;
        let mut found = HashMap::from([(from, first)]);
        let mut waiting = vec![from];
        let mut children: HashMap<Id, usize> = HashMap::new();
        while let Some(id) = waiting.pop() {
            for parent in found.get(&id).map(|commit| commit.parents.clone()).unwrap_or_default() {
                *children.entry(parent).or_default() += 1;
                if !found.contains_key(&parent)
                    && let Ok(commit) = read_commit(&mut trees, parent, "")
                {
                    found.insert(parent, commit);
                    waiting.push(parent);
                }
            }
        }
        let mut ready = BinaryHeap::from([(found[&from].committed.seconds, from)]);
        let mut ids = Vec::with_capacity(found.len());
        while let Some((_, id)) = ready.pop() {
            ids.push(id);
            for parent in found.get(&id).into_iter().flat_map(|commit| &commit.parents) {
                let left = children.get_mut(parent).map(|left| {
                    *left -= 1;
                    *left
                });
                if let (Some(0), Some(commit)) = (left, found.get(parent)) {
                    ready.push((commit.committed.seconds, *parent));
                }
            }
        }
        Ok(ids)
    }
}

/// The tree of a repository in which the archive has no folder yet.
const EMPTY_TREE: Id = Id([
    0x4b, 0x82, 0x5d, 0xc6, 0x42, 0xcb, 0x6e, 0xb9, 0xa0, 0x60, 0xe5, 0x4b, 0xf8, 0xd6, 0x92, 0x88, 0xfb, 0xee, 0x49,
    0x04,
]);

/// Reads a commit. Its tree becomes that of the place where the archive lies.
fn read_commit(trees: &mut Trees<'_>, id: Id, place: &str) -> Result<Commit, git2::Error> {
    let raw = trees.object(id)?;
    let mut commit =
        Commit::parse(id, &raw).ok_or_else(|| git2::Error::from_str(&format!("object {id} is geen wijziging")))?;
    if !place.is_empty() {
        let found = trees.find(commit.tree, place)?.filter(|found| found.folder);
        commit.tree = found.map_or(EMPTY_TREE, |found| found.id);
    }
    Ok(commit)
}

fn step(
    repository: &Repository,
    trees: &mut Trees<'_>,
    tree_of: &HashMap<Id, Id>,
    commit: Commit,
    folders: &[&str],
) -> Step {
    // A parent that is not here was cut off by a shallow clone: the commit then stands for all before it.
    let missing = commit.parents.iter().find(|id| !tree_of.contains_key(id)).filter(|_| !repository.is_shallow());
    let parents: Vec<(Id, Id)> = commit.parents.iter().filter_map(|id| Some((*id, *tree_of.get(id)?))).collect();
    let mut compare = || -> Result<_, git2::Error> {
        if let Some(missing) = missing {
            // What git says of it, or that what it says makes no commit.
            return Err(match read_commit(trees, *missing, "") {
                Err(error) => error,
                Ok(_) => git2::Error::from_str(&format!("object {missing} is niet te bereiken")),
            });
        }
        let tree = Some(commit.tree);
        let (changes, dropped) = match parents.as_slice() {
            [] => (trees.compare(None, tree, folders)?, Vec::new()),
            [(_, parent)] => (trees.compare(Some(*parent), tree, folders)?, Vec::new()),
            several => merged(repository, trees, tree_of, commit.tree, several, folders)?,
        };
        let tops = folders.iter().map(|folder| trees.find(commit.tree, folder)).collect::<Result<_, _>>()?;
        Ok((changes, dropped, tops))
    };
    let merge = parents.len() > 1;
    match compare() {
        Ok((changes, dropped, tops)) => Step { commit, changes, tops, merge, unread: None, dropped },
        Err(error) => {
            let (tops, unread) = (vec![None; folders.len()], Some(error.message().to_owned()));
            Step { commit, changes: Vec::new(), tops, merge, unread, dropped: Vec::new() }
        }
    }
}

/// What a merge did beside joining: files unlike any parent's, and sides it passed over.
fn merged(
    repository: &Repository,
    trees: &mut Trees<'_>,
    tree_of: &HashMap<Id, Id>,
    tree: Id,
    parents: &[(Id, Id)],
    folders: &[&str],
) -> Result<(Vec<Change>, Vec<Dropped>), git2::Error> {
    let mut by_path: BTreeMap<String, Vec<(usize, Change)>> = BTreeMap::new();
    for (index, (_, parent)) in parents.iter().enumerate() {
        for change in trees.compare(Some(*parent), Some(tree), folders)? {
            by_path.entry(change.path.clone()).or_default().push((index, change));
        }
    }
    let (mut changes, mut dropped) = (Vec::new(), Vec::new());
    // Where two sides parted can take a walk through all of history, and is the same for every file.
    let mut parted: HashMap<(usize, usize), Option<Id>> = HashMap::new();
    for (path, sides) in by_path {
        if sides.len() == parents.len() {
            let others = sides.iter().skip(1).map(|(_, change)| change.before).collect();
            changes.extend(sides.into_iter().next().map(|(_, change)| Change { others, ..change }));
            continue;
        }
        let kept = (0..parents.len()).find(|index| sides.iter().all(|(side, _)| side != index)).unwrap_or(0);
        for (side, change) in sides {
            let base = match parted.get(&(kept, side)) {
                Some(known) => *known,
                None => {
                    let (one, other) = (parents[kept].0.oid()?, parents[side].0.oid()?);
                    let found = repository.merge_base(one, other).ok().map(Id::of);
                    parted.insert((kept, side), found);
                    found
                }
            };
            let base_tree = base.and_then(|base| tree_of.get(&base).copied());
            let before = base_tree.map(|tree| trees.find(tree, &path)).transpose()?.flatten();
            let before = before.filter(|found| !found.folder).map(|found| found.id);
            // The side that is still as it was when they parted has nothing to lose.
            if change.before != before {
                dropped.push(Dropped {
                    path: path.clone(),
                    parent: parents[side].0,
                    side,
                    base: before,
                    lost: change.before,
                    kept: change.after,
                });
            }
        }
    }
    Ok((changes, dropped))
}
