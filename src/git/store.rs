//! Whether the store is whole, and what stood in it elsewhere.

use std::fmt;
use std::path::Path;

use crate::world;

use super::{Archive, GitProblem, Id};

/// Why what git shows may not be all there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// A shallow clone: older history is missing.
    Shallow,
    /// Grafts: parents are taken to be others than the commits say.
    Grafts,
    /// Replace refs: objects are shown instead of others.
    Replaced,
    /// Alternates: objects are borrowed from another store.
    Alternates,
    /// A partial clone: contents are fetched from elsewhere when needed.
    Partial,
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shallow => {
                "dit is een ondiepe kopie: oudere geschiedenis ontbreekt hier; haal haar op met git fetch --unshallow"
            }
            Self::Grafts => {
                "info/grafts geeft wijzigingen een andere voorganger dan is vastgelegd; haal dat bestand weg"
            }
            Self::Replaced => "refs/replace laat git andere inhoud tonen dan is vastgelegd; bekijk ze met git replace -l",
            Self::Alternates => {
                "een deel van de inhoud staat in een ander archief (objects/info/alternates); haal het hierheen met git repack -a"
            }
            Self::Partial => {
                "dit is een gedeeltelijke kopie: een deel van de inhoud staat alleen elders; maak een volledige kopie"
            }
        })
    }
}

impl Archive {
    /// What is not whole about this store.
    ///
    /// # Errors
    /// What git says when references or settings cannot be read.
    pub fn gaps(&self) -> Result<Vec<Gap>, GitProblem> {
        let folder = self.repository.commondir();
        let mut gaps = Vec::new();
        let mut note = |gap, there: bool| gaps.extend(there.then_some(gap));
        note(Gap::Shallow, self.is_shallow());
        note(Gap::Grafts, self.is_grafted());
        let replaced = || self.repository.references_glob("refs/replace/*").map(|mut found| found.next().is_some());
        let doing = GitProblem::while_doing("kijken of het archief heel is");
        note(Gap::Replaced, replaced().map_err(&doing)?);
        note(Gap::Alternates, says_something(&folder.join("objects/info/alternates")));
        let partial = || -> Result<bool, git2::Error> {
            let settings = self.repository.config()?.snapshot()?;
            if settings.get_str("extensions.partialclone").is_ok() {
                return Ok(true);
            }
            Ok(settings.entries(Some(r"remote\..*\.promisor"))?.next().is_some())
        };
        note(Gap::Partial, partial().map_err(&doing)?);
        Ok(gaps)
    }

    /// Whether parents are taken to be others than the commits say.
    pub(super) fn is_grafted(&self) -> bool {
        says_something(&self.repository.commondir().join("info/grafts"))
    }

    /// The file at a path as it stood in a commit.
    ///
    /// # Errors
    /// An object that is missing or damaged.
    pub fn file_at(&self, commit: Id, path: &str) -> Result<Option<Id>, GitProblem> {
        let find = || -> Result<Option<Id>, git2::Error> {
            let tree = self.repository.find_commit(commit.oid()?)?.tree()?;
            match tree.get_path(Path::new(&format!("{}{path}", self.prefix()))) {
                Ok(entry) => Ok(Some(Id::of(entry.id()))),
                Err(error) if error.code() == git2::ErrorCode::NotFound => Ok(None),
                Err(error) => Err(error),
            }
        };
        find().map_err(GitProblem::while_doing("een oude versie vinden"))
    }

    /// Where two commits parted; none when they have nothing in common here.
    ///
    /// # Errors
    /// What git says.
    pub fn parted(&self, one: Id, other: Id) -> Result<Option<Id>, GitProblem> {
        let find = || match self.repository.merge_base(one.oid()?, other.oid()?) {
            Ok(base) => Ok(Some(Id::of(base))),
            Err(error) if error.code() == git2::ErrorCode::NotFound => Ok(None),
            Err(error) => Err(error),
        };
        find().map_err(GitProblem::while_doing("een oude versie vinden"))
    }
}

/// A file that is there and not only blanks and remarks.
fn says_something(path: &Path) -> bool {
    world::read_bytes(path).is_ok_and(|bytes| {
        String::from_utf8_lossy(&bytes).lines().any(|line| !line.trim().is_empty() && !line.starts_with('#'))
    })
}
