//! Joining two sides in the store first, so that the working tree moves once, or not at all.

use std::collections::BTreeSet;

use git2::build::TreeUpdateBuilder;
use git2::{ObjectType, Oid, TreeWalkMode, TreeWalkResult};

use super::record::{Hand, RecordProblem};
use super::settings::Settings;
use super::{Desk, GitProblem, Id, SyncProblem};

/// What came of joining two sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Joined {
    /// A commit of both; no branch names it yet.
    Commit(Id),
    /// The files both changed in ways that do not go together; nothing was made or moved.
    Conflicts(Vec<String>),
}

impl Desk {
    /// Joins two commits as git's own merge does, with its settings and merge drivers, without touching any file.
    ///
    /// # Errors
    /// Git is too old, fails, or the commit cannot be made.
    pub fn join(&self, ours: Id, theirs: Id, message: &str) -> Result<Joined, SyncProblem> {
        let (left, right) = (ours.to_string(), theirs.to_string());
        let said = self.run(&["merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", &left, &right])?;
        let out = String::from_utf8_lossy(&said.out);
        let mut parts = out.split('\0').map(str::trim).filter(|part| !part.is_empty());
        let tree = parts.next().and_then(|tree| Oid::from_str(tree).ok());
        match (said.status, tree) {
            (Some(0), Some(tree)) => {
                let parents = [ours.oid(), theirs.oid()].into_iter().collect::<Result<Vec<_>, _>>();
                let parents = parents.map_err(RecordProblem::from)?;
                let hand = Hand::of(&Settings::read(&self.tree, &self.repository))?;
                Ok(Joined::Commit(Id::of(self.write_commit(&hand, tree, &parents, message)?)))
            }
            (Some(1), Some(_)) => {
                let own =
                    |path: &str| path.strip_prefix(&self.prefix).map_or_else(|| format!(":/{path}"), str::to_owned);
                let files: BTreeSet<String> = parts.map(own).collect();
                Ok(Joined::Conflicts(files.into_iter().collect()))
            }
            (Some(129), _) => Err(SyncProblem::OldGit),
            _ => Err(said.failed("samenvoegen")),
        }
    }

    /// A commit in which files have other names and the same bytes; no branch names it yet.
    ///
    /// # Errors
    /// The commit cannot be made.
    pub fn renamed(&self, head: Id, moves: &[(String, String)], message: &str) -> Result<Id, SyncProblem> {
        let make = || -> Result<Oid, RecordProblem> {
            let tree = self.repository.find_commit(head.oid()?)?.tree()?;
            let mut update = TreeUpdateBuilder::new();
            for (from, to) in moves {
                let entry = tree.get_path(format!("{}{from}", self.prefix).as_ref())?;
                let mode =
                    if entry.filemode() & 0o111 == 0 { git2::FileMode::Blob } else { git2::FileMode::BlobExecutable };
                update.upsert(format!("{}{to}", self.prefix), entry.id(), mode);
                update.remove(format!("{}{from}", self.prefix));
            }
            let tree = update.create_updated(&self.repository, &tree)?;
            let hand = Hand::of(&Settings::read(&self.tree, &self.repository))?;
            self.write_commit(&hand, tree, &[head.oid()?], message)
        };
        Ok(Id::of(make()?))
    }

    /// Moves the branch and the working tree to a commit that follows on the one checked out. Git looks first whether
    /// unsaved or ignored files are in the way, and then leaves everything as it was.
    ///
    /// # Errors
    /// Files are in the way, or git fails.
    pub fn advance(&self, to: Id) -> Result<(), SyncProblem> {
        let to = to.to_string();
        let said =
            self.run(&["merge", "--ff-only", "--quiet", "--no-stat", "--no-autostash", "--no-overwrite-ignore", &to])?;
        if said.is_fine() {
            return Ok(());
        }
        // Git names the files it will not overwrite, each behind a tab.
        let named = said.complaint.lines().filter_map(|line| line.strip_prefix('\t'));
        let files: Vec<String> = named.map(|name| name.trim().to_owned()).collect();
        if files.is_empty() { Err(said.failed("de bestanden bijwerken")) } else { Err(SyncProblem::InTheWay(files)) }
    }

    /// Every file of a commit below the officer's folder, with its object.
    ///
    /// # Errors
    /// What git says.
    pub fn files_in(&self, commit: Id) -> Result<Vec<(String, Id)>, GitProblem> {
        let read = || -> Result<Vec<(String, Id)>, git2::Error> {
            let tree = self.repository.find_commit(commit.oid()?)?.tree()?;
            let mut files = Vec::new();
            tree.walk(TreeWalkMode::PreOrder, |folder, entry| {
                if entry.kind() == Some(ObjectType::Blob)
                    && let Ok(name) = entry.name()
                    && let Some(own) = format!("{folder}{name}").strip_prefix(&self.prefix)
                {
                    files.push((own.to_owned(), Id::of(entry.id())));
                }
                TreeWalkResult::Ok
            })?;
            Ok(files)
        };
        read().map_err(GitProblem::while_doing("de bestanden van een wijziging lezen"))
    }

    /// The files that commits of ours changed which they do not have; of a merge, against each of its parents.
    ///
    /// # Errors
    /// What git says.
    pub fn files_beyond(&self, head: Id, theirs: Option<Id>) -> Result<BTreeSet<String>, GitProblem> {
        let read = || -> Result<BTreeSet<String>, git2::Error> {
            let mut walk = self.repository.revwalk()?;
            walk.push(head.oid()?)?;
            if let Some(theirs) = theirs {
                walk.hide(theirs.oid()?)?;
            }
            let mut files = BTreeSet::new();
            for id in walk {
                let commit = self.repository.find_commit(id?)?;
                let tree = commit.tree()?;
                let mut before =
                    commit.parents().map(|parent| parent.tree().map(Some)).collect::<Result<Vec<_>, _>>()?;
                if before.is_empty() {
                    before.push(None);
                }
                for before in before {
                    let diff = self.repository.diff_tree_to_tree(before.as_ref(), Some(&tree), None)?;
                    let path = |delta: git2::DiffDelta<'_>| {
                        let path = delta.new_file().path().or_else(|| delta.old_file().path())?;
                        Some(path.to_str()?.strip_prefix(&self.prefix)?.to_owned())
                    };
                    files.extend(diff.deltas().filter_map(path));
                }
            }
            Ok(files)
        };
        read().map_err(GitProblem::while_doing("zoeken wat er verstuurd wordt"))
    }
}
