//! Opening a repository where git itself would.

use std::path::{Path, PathBuf};

use git2::{Error, ErrorCode, Repository, RepositoryOpenFlags};

use super::GitProblem;

/// Opens the repository a folder lies in.
///
/// libgit2 looks for `safe.directory` in files of its own; only when that refuses is it told to mind the environment,
/// for `GIT_CONFIG_GLOBAL` moves the file git's own command writes to.
pub(super) fn discover(folder: &Path) -> Result<Repository, Error> {
    Repository::discover(folder).or_else(|error| match error.code() {
        ErrorCode::Owner => {
            let flags = RepositoryOpenFlags::FROM_ENV | RepositoryOpenFlags::CROSS_FS;
            Repository::open_ext(folder, flags, std::iter::empty::<&str>())
        }
        _ => Err(error),
    })
}

/// Where this program keeps things of its own about a working tree, beside git's; none without git.
#[must_use]
pub fn own_folder(folder: &Path) -> Option<PathBuf> {
    discover(folder).ok().map(|repository| repository.path().join("klacht"))
}

/// Why a repository could not be opened; of one that is somebody else's, what git wants to hear first.
pub(super) fn refused(folder: &Path, error: &Error) -> GitProblem {
    const ACT: &str = "het archief openen";
    if error.code() != ErrorCode::Owner {
        return GitProblem::while_doing(ACT)(error);
    }
    // Git compares with the path as libgit2 names it: of the working tree, or of a bare repository itself.
    let named = error.message().split('\'').nth(1).filter(|path| Path::new(path).is_absolute());
    let place = named.map_or_else(|| crate::world::resolved(folder), PathBuf::from);
    let path = place.to_string_lossy();
    let path = if path.len() > 1 { path.trim_end_matches('/') } else { &path };
    let plain = |c: char| c.is_alphanumeric() || "/-_.:\\".contains(c);
    let quoted = if path.chars().all(plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) };
    GitProblem {
        act: ACT,
        reason: format!("de map {path} is van een andere gebruiker van deze computer"),
        mend: Some(format!("vertrouwt u die map: git config --global --add safe.directory {quoted}")),
    }
}
