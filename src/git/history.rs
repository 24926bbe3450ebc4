//! The whole history in one pass: every commit with the files it changed.

use std::collections::{BTreeMap, HashMap};

use git2::Repository;
use serde::{Deserialize, Serialize};

use super::levels::{self, Compared, Side};
use super::tree::{Found, Trees};
use super::{Archive, Commit, GitProblem, Id, kept};

/// A commit with what it changed.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// What is being done when it fails.
const READING: &str = "de geschiedenis lezen";

/// A step without its commit.
type Rest = (Vec<Change>, Vec<Option<Found>>, bool, Vec<Dropped>);

impl Archive {
    /// Every commit reachable from one, newest first, with the files it changed below some top folders. What was
    /// read before is not read again; see [`Archive::history_anew`].
    ///
    /// # Errors
    /// A commit that is missing or damaged. A tree that is leaves a step that says so.
    pub fn history(&self, from: Id, folders: &[&str]) -> Result<Vec<Step>, GitProblem> {
        let kept = self.kept(folders);
        // Newest first: what begins here holds all of it.
        if kept.first().is_some_and(|newest| newest.commit.id == from) {
            return Ok(kept);
        }
        let (steps, compared) = self.history_beside(from, folders, kept)?;
        if compared >= kept::WORTH {
            self.keep(from, folders, &steps);
        }
        Ok(steps)
    }

    /// The same with every commit and folder read from the store, for whoever judges. Also gives whether what was
    /// kept of it was true; from now on it is.
    ///
    /// # Errors
    /// As for [`Archive::history`].
    pub fn history_anew(&self, from: Id, folders: &[&str]) -> Result<(Vec<Step>, bool), GitProblem> {
        let (steps, _) = self.history_beside(from, folders, Vec::new())?;
        let kept: HashMap<Id, Step> = self.kept(folders).into_iter().map(|step| (step.commit.id, step)).collect();
        // A step that could not be read this time says nothing about what was kept of it.
        let agrees = |step: &Step| step.unread.is_some() || kept.get(&step.commit.id).is_none_or(|kept| kept == step);
        let agree = steps.iter().all(agrees);
        let missing = steps.iter().filter(|step| !kept.contains_key(&step.commit.id)).count();
        if !agree || missing >= kept::WORTH {
            self.keep(from, folders, &steps);
        }
        Ok((steps, agree))
    }

    /// The history, given steps that are known. Also gives how many commits had to be compared.
    ///
    /// Trees are compared here, on raw objects: libgit2's own comparison takes twenty times as long on folders of
    /// thousands of files.
    fn history_beside(&self, from: Id, folders: &[&str], known: Vec<Step>) -> Result<(Vec<Step>, usize), GitProblem> {
        let (mut known_commits, mut known_rests) = (HashMap::new(), HashMap::<Id, Rest>::new());
        for Step { commit, changes, tops, merge, dropped, .. } in known {
            known_rests.insert(commit.id, (changes, tops, merge, dropped));
            known_commits.insert(commit.id, commit);
        }
        let commits =
            self.commits_beside(from, |id| known_commits.remove(&id)).map_err(GitProblem::while_doing(READING))?;
        let place: HashMap<Id, usize> = commits.iter().enumerate().map(|(place, commit)| (commit.id, place)).collect();
        let mut sides = Vec::new();
        let mut fresh = 0;
        for (at, commit) in commits.iter().enumerate().filter(|(_, commit)| !known_rests.contains_key(&commit.id)) {
            fresh += 1;
            let parents = commit.parents.iter().filter_map(|id| place.get(id));
            let before = sides.len();
            for (side, parent) in parents.enumerate() {
                sides.push(Side { commit: at, side, before: Some(commits[*parent].tree), after: commit.tree });
            }
            if sides.len() == before {
                sides.push(Side { commit: at, side: 0, before: None, after: commit.tree });
            }
        }
        let compared = levels::compare(&self.folder(), sides, commits.len(), folders)?;
        let odb = self.repository.odb().map_err(GitProblem::while_doing(READING))?;
        let mut joining = Joining {
            repository: &self.repository,
            trees: Trees::new(&odb),
            tree_of: commits.iter().map(|commit| (commit.id, commit.tree)).collect(),
        };
        let step = |(commit, compared): (Commit, Compared)| match known_rests.remove(&commit.id) {
            Some((changes, tops, merge, dropped)) => Step { commit, changes, tops, merge, unread: None, dropped },
            None => joining.step(commit, compared),
        };
        Ok((commits.into_iter().zip(compared).map(step).collect(), fresh))
    }

    /// The files below a folder of some commit, each as one that is new.
    ///
    /// # Errors
    /// An object that is missing or damaged.
    pub fn files(&self, folder: Id, path: &str) -> Result<Vec<Change>, GitProblem> {
        let files = || {
            let odb = self.repository.odb()?;
            Trees::new(&odb).files(folder, path)
        };
        files().map_err(GitProblem::while_doing("een map lezen"))
    }
}

/// What is needed to tell what a commit did from how it differs from each of its parents.
struct Joining<'r> {
    repository: &'r Repository,
    trees: Trees<'r>,
    tree_of: HashMap<Id, Id>,
}

impl Joining<'_> {
    fn step(&mut self, commit: Commit, compared: Compared) -> Step {
        let parents: Vec<Id> = commit.parents.iter().filter(|id| self.tree_of.contains_key(id)).copied().collect();
        let merge = parents.len() > 1;
        let joined = match self.missing(&commit).or(compared.unread) {
            Some(error) => Err(error),
            None if merge => self.merged(&parents, compared.sides).map_err(|error| error.message().to_owned()),
            None => Ok((compared.sides.into_iter().next().unwrap_or_default(), Vec::new())),
        };
        match joined {
            Ok((changes, dropped)) => Step { commit, changes, tops: compared.tops, merge, unread: None, dropped },
            Err(error) => {
                let (tops, unread) = (vec![None; compared.tops.len()], Some(error));
                Step { commit, changes: Vec::new(), tops, merge, unread, dropped: Vec::new() }
            }
        }
    }

    /// What git says of a parent that is not here. One that was cut off by a shallow clone is no fault: the commit
    /// then stands for all before it.
    fn missing(&self, commit: &Commit) -> Option<String> {
        let missing = commit.parents.iter().find(|id| !self.tree_of.contains_key(id))?;
        if self.repository.is_shallow() {
            return None;
        }
        Some(match self.trees.object(*missing) {
            Err(error) => error.message().to_owned(),
            Ok(_) => format!("object {missing} is geen wijziging"),
        })
    }

    /// What a merge did beside joining: files unlike any parent's, and sides it passed over.
    fn merged(
        &mut self,
        parents: &[Id],
        compared: Vec<Vec<Change>>,
    ) -> Result<(Vec<Change>, Vec<Dropped>), git2::Error> {
        let mut by_path: BTreeMap<String, Vec<(usize, Change)>> = BTreeMap::new();
        for (side, changes) in compared.into_iter().enumerate() {
            for change in changes {
                by_path.entry(change.path.clone()).or_default().push((side, change));
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
                        let (one, other) = (parents[kept].oid()?, parents[side].oid()?);
                        let found = self.repository.merge_base(one, other).ok().map(Id::of);
                        parted.insert((kept, side), found);
                        found
                    }
                };
                let base_tree = base.and_then(|base| self.tree_of.get(&base).copied());
                let before = base_tree.map(|tree| self.trees.find(tree, &path)).transpose()?.flatten();
                let before = before.filter(|found| !found.folder).map(|found| found.id);
                // The side that is still as it was when they parted has nothing to lose.
                if change.before != before {
                    dropped.push(Dropped {
                        path: path.clone(),
                        parent: parents[side],
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
}
