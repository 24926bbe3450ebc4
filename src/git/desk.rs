//! A working tree and its index: what is about to be recorded.

use std::path::{Path, PathBuf};

use git2::{DiffOptions, ErrorCode, Index, Repository, RepositoryState, Tree};

use crate::world;

use super::{GitProblem, Id, open};

/// A working tree with its index, seen from the folder of the officer's repository in it.
pub struct Desk {
    pub(super) repository: Repository,
    pub(super) tree: PathBuf,
    /// Where the officer's folder lies in the working tree: empty, or ending in a slash.
    pub(super) prefix: String,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").field("tree", &self.tree).field("prefix", &self.prefix).finish_non_exhaustive()
    }
}

/// Why nothing can be recorded now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blocked {
    /// There is no git repository.
    NoRepository,
    /// It has no working tree.
    Bare,
    /// A merge waits to be finished.
    Merging,
    /// A rebase waits to be finished.
    Rebasing,
    /// A cherry-pick waits to be finished.
    Picking,
    /// A revert waits to be finished.
    Reverting,
    /// Something else waits to be finished.
    Busy,
    /// Files with conflicts.
    Conflicts,
    /// No branch is checked out.
    Detached,
    /// Another git holds this file; none is named when it went again.
    Locked(Option<PathBuf>),
}

/// A file that differs from the newest commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Its path below the officer's folder.
    pub path: String,
    /// What was committed; nothing when it is new.
    pub before: Option<Id>,
    /// What is staged; nothing when it is gone, or when the working tree is meant.
    pub staged: Option<Id>,
    /// Whether it is there now.
    pub present: bool,
}

impl Desk {
    /// Opens the working tree a folder lies in.
    ///
    /// # Errors
    /// Why there is none to work in, or what git says.
    pub fn open(root: &Path) -> Result<Result<Self, Blocked>, GitProblem> {
        git2::opts::strict_hash_verification(false);
        let repository = match open::discover(root) {
            Ok(repository) => repository,
            Err(error) if error.code() == ErrorCode::NotFound => return Ok(Err(Blocked::NoRepository)),
            Err(error) => return Err(open::refused(root, &error)),
        };
        let Some(tree) = repository.workdir().map(world::resolved) else { return Ok(Err(Blocked::Bare)) };
        let root = world::resolved(root);
        let below = root.strip_prefix(&tree).unwrap_or(Path::new(""));
        let prefix = below.iter().map(|part| format!("{}/", part.to_string_lossy())).collect();
        Ok(Ok(Self { repository, tree, prefix }))
    }

    /// Where the officer's folder lies in the working tree: empty, or ending in a slash.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Why nothing can be recorded now.
    ///
    /// # Errors
    /// What git says.
    pub fn blocked(&self) -> Result<Option<Blocked>, GitProblem> {
        let state = match self.repository.state() {
            RepositoryState::Clean | RepositoryState::Bisect => None,
            RepositoryState::Merge => Some(Blocked::Merging),
            RepositoryState::Revert | RepositoryState::RevertSequence => Some(Blocked::Reverting),
            RepositoryState::CherryPick | RepositoryState::CherryPickSequence => Some(Blocked::Picking),
            RepositoryState::Rebase | RepositoryState::RebaseInteractive | RepositoryState::RebaseMerge => {
                Some(Blocked::Rebasing)
            }
            _ => Some(Blocked::Busy),
        };
        let detached = || self.repository.head_detached().unwrap_or(false).then_some(Blocked::Detached);
        let conflicts = self.index()?.has_conflicts().then_some(Blocked::Conflicts);
        Ok(state.or_else(detached).or_else(|| self.lock().map(|lock| Blocked::Locked(Some(lock)))).or(conflicts))
    }

    /// The file by which another git holds the index, or the branch that is checked out.
    fn lock(&self) -> Option<PathBuf> {
        let (own, shared) = (self.repository.path(), self.repository.commondir());
        let head = self.repository.find_reference("HEAD").ok();
        let branch = head.and_then(|head| Some(head.symbolic_target().ok()??.to_owned()));
        let branch = branch.map(|branch| shared.join(format!("{branch}.lock")));
        let mut locks = [Some(own.join("index.lock")), Some(own.join("HEAD.lock")), branch].into_iter().flatten();
        locks.find(|lock| world::exists(lock))
    }

    /// The files below some places that differ between the newest commit and the working tree, staged or not.
    ///
    /// # Errors
    /// What git says.
    pub fn pending(&self, places: &[&str]) -> Result<Vec<Pending>, GitProblem> {
        self.try_pending(places).map_err(GitProblem::while_doing("zoeken wat er veranderd is"))
    }

    fn try_pending(&self, places: &[&str]) -> Result<Vec<Pending>, git2::Error> {
        let head = self.head_tree()?;
        let index = self.repository.index()?;
        let mut options = self.options(places);
        options.include_untracked(true).recurse_untracked_dirs(true);
        let diff = self.repository.diff_tree_to_workdir_with_index(head.as_ref(), Some(&mut options))?;
        let mut pending = Vec::new();
        for delta in diff.deltas() {
            let Some(path) = delta.new_file().path().or_else(|| delta.old_file().path()) else { continue };
            let Some(own) = path.to_str().and_then(|path| path.strip_prefix(&self.prefix)) else { continue };
            let on_disk = self.tree.join(path);
            // A sparse checkout leaves files out that are not gone.
            let left_out = index.get_path(path, 0).is_some_and(|entry| entry.flags_extended & SKIP_WORKTREE != 0);
            if world::is_symlink(&on_disk) || left_out {
                continue;
            }
            let present = world::is_plain_file(&on_disk);
            let before = head.as_ref().and_then(|head| head.get_path(path).ok()).map(|entry| Id::of(entry.id()));
            if present && before.map_or(Ok(false), |before| self.is_same(&on_disk, before))? {
                continue;
            }
            if present || before.is_some() {
                pending.push(Pending { path: own.to_owned(), before, staged: None, present });
            }
        }
        pending.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(pending)
    }

    /// Whether a file says what was committed once git has mended its line ends (`core.autocrlf`).
    fn is_same(&self, on_disk: &Path, before: Id) -> Result<bool, git2::Error> {
        let Ok(now) = world::read_bytes(on_disk) else { return Ok(false) };
        let blob = self.repository.find_blob(before.oid()?)?;
        let plain = |bytes: &[u8]| bytes.iter().filter(|byte| **byte != b'\r').copied().collect::<Vec<u8>>();
        // Only then is it worth asking, for git answers by storing it.
        let alike = blob.content() != now && plain(blob.content()) == plain(&now);
        Ok(blob.content() == now || alike && self.repository.blob_path(on_disk)? == blob.id())
    }

    /// The files below some places that differ between the newest commit and the index.
    ///
    /// # Errors
    /// What git says.
    pub fn staged(&self, places: &[&str]) -> Result<Vec<Pending>, GitProblem> {
        let index = self.index()?;
        let compare = || -> Result<Vec<Pending>, git2::Error> {
            let head = self.head_tree()?;
            let mut options = self.options(places);
            let diff = self.repository.diff_tree_to_index(head.as_ref(), Some(&index), Some(&mut options))?;
            let mut staged = Vec::new();
            for delta in diff.deltas() {
                let Some(path) = delta.new_file().path().or_else(|| delta.old_file().path()) else { continue };
                let Some(own) = path.to_str().and_then(|path| path.strip_prefix(&self.prefix)) else { continue };
                let id = |file: git2::DiffFile<'_>| (!file.id().is_zero()).then(|| Id::of(file.id()));
                let (before, after) = (id(delta.old_file()), id(delta.new_file()));
                let present = after.is_some();
                staged.push(Pending { path: own.to_owned(), before, staged: after, present });
            }
            Ok(staged)
        };
        compare().map_err(GitProblem::while_doing("zoeken wat er klaarstaat"))
    }

    /// Every file in the index below the officer's folder, with its object.
    ///
    /// # Errors
    /// What git says.
    pub fn index_files(&self) -> Result<Vec<(String, Id)>, GitProblem> {
        let index = self.index()?;
        let own = |entry: git2::IndexEntry| {
            let path = String::from_utf8(entry.path).ok()?;
            Some((path.strip_prefix(&self.prefix)?.to_owned(), Id::of(entry.id)))
        };
        Ok(index.iter().filter_map(own).collect())
    }

    /// The bytes of an object.
    ///
    /// # Errors
    /// It is missing or damaged.
    pub fn blob(&self, id: Id) -> Result<Vec<u8>, GitProblem> {
        let read = || self.repository.find_blob(id.oid()?).map(|blob| blob.content().to_vec());
        read().map_err(GitProblem::while_doing("een oude versie lezen"))
    }

    /// The index; during `git commit` of some files only, git names another in the environment.
    fn index(&self) -> Result<Index, GitProblem> {
        let named = world::variable("GIT_INDEX_FILE").map(|path| self.tree.join(path));
        let opened = match named.filter(|path| world::is_plain_file(path)) {
            Some(path) => Index::open(&path),
            None => self.repository.index(),
        };
        opened.map_err(GitProblem::while_doing("lezen wat er klaarstaat"))
    }

    pub(super) fn head_tree(&self) -> Result<Option<Tree<'_>>, git2::Error> {
        match self.repository.head() {
            Ok(head) => head.peel_to_tree().map(Some),
            Err(error) if matches!(error.code(), ErrorCode::UnbornBranch | ErrorCode::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn options(&self, places: &[&str]) -> DiffOptions {
        let mut options = DiffOptions::new();
        options.disable_pathspec_match(true).include_typechange(true).ignore_submodules(true);
        for place in places {
            options.pathspec(format!("{}{place}", self.prefix));
        }
        options
    }
}

/// The flag of a file that a sparse checkout leaves out.
const SKIP_WORKTREE: u16 = 1 << 14;
