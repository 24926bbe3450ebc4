//! Where the repository begins.

use std::path::{Path, PathBuf};

use crate::world;

/// No repository at or above a folder.
#[derive(Debug)]
pub struct RootProblem {
    /// Where the search began.
    pub start: PathBuf,
}

/// Finds the repository a folder lies in: the nearest folder, going up, with a `klacht.toml`, `cases` or
/// `regulations`. The nearest, so that an archive inside another project is its own.
///
/// # Errors
/// There is none.
pub fn find_root(start: &Path) -> Result<PathBuf, RootProblem> {
    let start = std::path::absolute(start).unwrap_or_else(|_| start.to_owned());
    let is_root = |folder: &&Path| {
        world::exists(&folder.join("klacht.toml"))
            || world::is_dir(&folder.join("cases"))
            || world::is_dir(&folder.join("regulations"))
    };
    let found = start.ancestors().find(is_root);
    found.map(Path::to_owned).ok_or(RootProblem { start })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_archive_is_meant() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let root = folder.path().canonicalize().expect("a path");
        let inner = root.join("ander/archief/cases/2026");
        world::create_dir(&inner).expect("folders");
        world::write_atomic(&root.join("klacht.toml"), b"").expect("a file");
        assert_eq!(find_root(&inner).ok(), Some(root.join("ander/archief")));
        assert_eq!(find_root(&root.join("ander")).ok(), Some(root));
    }
}
