//! Where the repository begins.

use std::path::{Path, PathBuf};

use crate::world;

/// No repository at or above a folder.
#[derive(Debug)]
pub struct RootProblem {
    /// Where the search began.
    pub start: PathBuf,
}

/// Finds the repository a folder lies in: the nearest folder, going up, with a `klacht.toml`; else the nearest
/// with `cases` or `regulations`.
///
/// # Errors
/// Neither is found.
pub fn find_root(start: &Path) -> Result<PathBuf, RootProblem> {
    let start = std::path::absolute(start).unwrap_or_else(|_| start.to_owned());
    let configured = |folder: &&Path| world::exists(&folder.join("klacht.toml"));
    let shaped = |folder: &&Path| world::is_dir(&folder.join("cases")) || world::is_dir(&folder.join("regulations"));
    let found = start.ancestors().find(configured).or_else(|| start.ancestors().find(shaped));
    found.map(Path::to_owned).ok_or(RootProblem { start })
}
