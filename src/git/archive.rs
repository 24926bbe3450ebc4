//! A repository on disk, opened for reading.

use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use git2::{ErrorCode, ObjectType, Oid, Repository};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{GitProblem, open};

/// The id of an object.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Id(pub(super) [u8; 20]);

impl Hash for Id {
    /// It is a digest already: a part of it tells as much.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let [a, b, c, d, e, f, g, h, ..] = self.0;
        state.write_u64(u64::from_ne_bytes([a, b, c, d, e, f, g, h]));
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Id {
    /// The first ten figures, enough to find it again.
    #[must_use]
    pub fn short(self) -> String {
        self.to_string()[..10].to_owned()
    }

    /// Reads forty figures; nothing when they are no id.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        super::commit::hex(text)
    }

    pub(super) fn of(oid: Oid) -> Self {
        Self(oid.as_bytes().try_into().unwrap_or_default())
    }

    pub(super) fn oid(self) -> Result<Oid, git2::Error> {
        Oid::from_bytes(&self.0)
    }
}

/// A repository on disk.
pub struct Archive {
    pub(super) repository: Repository,
    /// Where the archive lies in the repository; empty when it is the whole of it.
    pub(super) place: String,
}

impl fmt::Debug for Archive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Archive").field("folder", &self.repository.path()).finish_non_exhaustive()
    }
}

impl Archive {
    /// Opens the repository a folder lies in.
    ///
    /// # Errors
    /// There is none, or git refuses it.
    pub fn open(folder: &Path) -> Result<Self, GitProblem> {
        // Objects are judged by `audit`, once and aloud; hashing each one again on every read costs a third.
        git2::opts::strict_hash_verification(false);
        // What was read once is hardly ever asked for again, and keeping it takes memory and a third of the time.
        git2::opts::enable_caching(false);
        let repository = open::discover(folder).map_err(|error| match error.code() {
            ErrorCode::NotFound => GitProblem {
                act: "het archief openen",
                reason: format!("{} ligt niet in een git-archief (git init maakt er een)", folder.display()),
                mend: None,
            },
            _ => open::refused(folder, &error),
        })?;
        let place = place(&repository, folder);
        Ok(Self { repository, place })
    }

    /// Opens a handle for another thread, on what [`Archive::folder`] gave.
    pub(crate) fn reopen(folder: &Path) -> Result<Self, GitProblem> {
        let repository = open::discover(folder).map_err(|error| open::refused(folder, &error))?;
        Ok(Self { repository, place: String::new() })
    }

    /// Opens the repository whose working tree is exactly this folder; a folder somewhere inside another project
    /// has no history of its own.
    #[must_use]
    pub fn of_root(root: &Path) -> Option<Self> {
        let archive = Self::open(root).ok()?;
        let tree = archive.working_tree()?.canonicalize().ok()?;
        (root.canonicalize().ok()? == tree).then_some(archive)
    }

    /// The folder git keeps its objects in, by which another thread opens its own handle.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.repository.path().to_owned()
    }

    /// The folders git keeps its own things in: of this working tree, and what it shares with others of this repository.
    #[must_use]
    pub fn own_folders(&self) -> Vec<PathBuf> {
        let mut folders = vec![self.repository.path().to_owned(), self.repository.commondir().to_owned()];
        folders.dedup();
        folders
    }

    /// The folder of the working tree; none in a bare repository.
    #[must_use]
    pub fn working_tree(&self) -> Option<&Path> {
        self.repository.workdir()
    }

    /// The newest commit; none when nothing was committed yet.
    ///
    /// # Errors
    /// What git says when the reference cannot be read.
    pub fn head(&self) -> Result<Option<Id>, GitProblem> {
        let problem = GitProblem::while_doing("de laatste wijziging vinden");
        match self.repository.head() {
            // A branch that names a commit which is not there is damage, not a beginning.
            Ok(head) => match head.target() {
                Some(id) => Ok(Some(Id::of(id))),
                None => head.peel_to_commit().map(|commit| Some(Id::of(commit.id()))).map_err(problem),
            },
            Err(error) if matches!(error.code(), ErrorCode::UnbornBranch | ErrorCode::NotFound) => Ok(None),
            Err(error) => Err(problem(error)),
        }
    }

    /// Whether older history is missing here (a shallow clone).
    #[must_use]
    pub fn is_shallow(&self) -> bool {
        self.repository.is_shallow()
    }

    /// Where the archive lies in the repository: empty, or ending in a slash.
    pub(super) fn prefix(&self) -> String {
        if self.place.is_empty() { String::new() } else { format!("{}/", self.place) }
    }

    /// The commit a word names: an id, a branch, a tag; nothing when no commit has that name, or several have.
    ///
    /// # Errors
    /// The object is damaged.
    pub fn resolve(&self, word: &str) -> Result<Option<Id>, GitProblem> {
        use git2::ErrorCode::{Ambiguous, InvalidSpec, NotFound, Peel};
        let object = self.repository.revparse_single(word).and_then(|object| object.peel(ObjectType::Commit));
        match object {
            Ok(object) => Ok(Some(Id::of(object.id()))),
            // What is no name at all has no code of its own.
            Err(error)
                if matches!(error.code(), NotFound | Ambiguous | InvalidSpec | Peel)
                    || error.class() == git2::ErrorClass::Invalid =>
            {
                Ok(None)
            }
            Err(error) => Err(GitProblem::while_doing("deze wijziging vinden")(error)),
        }
    }

    /// Many contents at once. Asked for in the order of history they cost a tenth of what they do file by file: git
    /// stores a file as its difference from one that was recorded about the same time.
    ///
    /// # Errors
    /// The store cannot be opened.
    pub fn blobs(&self, ids: &[Id]) -> Result<Blobs, GitProblem> {
        let folder = self.folder();
        let run = ids.len().div_ceil(rayon::current_num_threads().max(1)).max(64);
        let read = |ids: &[Id]| {
            let archive = Self::reopen(&folder)?;
            let read = |id: &Id| (*id, archive.blob(*id).map_err(|problem| problem.reason));
            Ok(ids.iter().map(read).collect::<Vec<_>>())
        };
        let found: Vec<Vec<_>> = ids.par_chunks(run).map(read).collect::<Result<_, GitProblem>>()?;
        Ok(found.into_iter().flatten().collect())
    }

    /// The bytes of a file as it was committed.
    ///
    /// # Errors
    /// The object is missing or damaged.
    pub fn blob(&self, id: Id) -> Result<Vec<u8>, GitProblem> {
        let read = || self.repository.odb()?.read(id.oid()?).map(|object| object.data().to_vec());
        read().map_err(GitProblem::while_doing("een oude versie lezen"))
    }
}

/// Contents by id, or what git says of one that cannot be read.
pub type Blobs = HashMap<Id, Result<Vec<u8>, String>>;

/// The path of a folder below the top of its repository.
fn place(repository: &Repository, folder: &Path) -> String {
    let top = repository.workdir().and_then(|top| top.canonicalize().ok());
    let below =
        top.zip(folder.canonicalize().ok()).and_then(|(top, folder)| Some(folder.strip_prefix(top).ok()?.to_owned()));
    let parts = below.iter().flat_map(|path| path.iter().map(|part| part.to_string_lossy()));
    parts.collect::<Vec<_>>().join("/")
}
