//! Beginning a repository.

use std::path::Path;

use git2::{Repository, RepositoryInitOptions};

use super::{Desk, GitProblem};

/// Makes a folder a repository on branch `main`, as git would.
///
/// # Errors
/// What git says.
pub fn begin(folder: &Path) -> Result<(), GitProblem> {
    let mut options = RepositoryInitOptions::new();
    options.initial_head("main").mkpath(true);
    Repository::init_opts(folder, &options).map(drop).map_err(GitProblem::while_doing("het archief aanmaken"))
}

impl Desk {
    /// Whether nothing was committed yet on the branch that is checked out.
    #[must_use]
    pub fn is_unborn(&self) -> bool {
        matches!(self.repository.head(), Err(error) if error.code() == git2::ErrorCode::UnbornBranch)
    }
}
