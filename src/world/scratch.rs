//! A folder for work in progress, gone when the work is done.

use std::fs;
use std::path::{Path, PathBuf};

use super::WriteProblem;

/// A folder that is removed, with all in it, when this is dropped.
#[derive(Debug)]
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes the folder empty: what a killed run left there goes first.
    ///
    /// # Errors
    /// What the system says, with the path.
    pub fn new(path: PathBuf) -> Result<Self, WriteProblem> {
        // Nothing there is what we want, and what cannot go makes the next line fail.
        let _ = fs::remove_dir_all(&path);
        match fs::create_dir_all(&path) {
            Ok(()) => Ok(Self(path)),
            Err(error) => Err(WriteProblem { path, error }),
        }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What stays goes with the next run.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A folder of its own among the temporary files of the system, for its owner only; gone when this is dropped.
#[derive(Debug)]
pub struct Temporary(tempfile::TempDir);

impl Temporary {
    /// Makes the folder, with a name nobody can guess.
    ///
    /// # Errors
    /// What the system says, with the path.
    pub fn new() -> Result<Self, WriteProblem> {
        let made = tempfile::Builder::new().prefix("klacht-").tempdir();
        made.map(Self).map_err(|error| WriteProblem { path: std::env::temp_dir(), error })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Puts a file in it; nobody else sees it, so it need not survive anything.
    ///
    /// # Errors
    /// What the system says, with the path.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, WriteProblem> {
        let path = self.path().join(name);
        match fs::write(&path, bytes) {
            Ok(()) => Ok(path),
            Err(error) => Err(WriteProblem { path, error }),
        }
    }
}
