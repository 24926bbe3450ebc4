//! Writing: a file appears whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A write that failed, with the path it was about.
#[derive(Debug)]
pub struct WriteProblem {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub error: io::Error,
}

/// Writes a file through a neighbour that is renamed over it, so that a reader never sees half a file.
///
/// # Errors
/// What the system says, with the path.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), WriteProblem> {
    let problem = |error| WriteProblem { path: path.to_owned(), error };
    let temporary = neighbour(path);
    let written = fs::write(&temporary, bytes).or_else(|error| {
        // The folder is made only when it turns out to be missing: a check per file costs more.
        let missing = error.kind() == io::ErrorKind::NotFound;
        match path.parent().filter(|_| missing) {
            Some(parent) => fs::create_dir_all(parent).and_then(|()| fs::write(&temporary, bytes)),
            None => Err(error),
        }
    });
    let renamed = written.and_then(|()| fs::rename(&temporary, path));
    if renamed.is_err() {
        // Nothing half-written stays behind; the first error is the one to tell.
        let _ = fs::remove_file(&temporary);
    }
    renamed.map_err(problem)
}

/// Where a file is written before it is renamed.
fn neighbour(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".klacht-nieuw");
    path.with_file_name(name)
}

/// Held while a folder is written to; let go when it is dropped, or when the program is killed.
#[derive(Debug)]
pub struct Lock(#[allow(dead_code)] fs::File); // it is the open file that holds the lock

/// Waits until no other process holds this file as its lock, and holds it.
///
/// # Errors
/// What the system says, with the path.
pub fn lock(path: &Path) -> Result<Lock, WriteProblem> {
    let problem = |error| WriteProblem { path: path.to_owned(), error };
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(problem)?;
    }
    let file = fs::OpenOptions::new().create(true).truncate(false).write(true).open(path).map_err(problem)?;
    match file.lock() {
        // Some shares know no locks; then the care of the user has to do.
        Err(error) if error.kind() != io::ErrorKind::Unsupported => Err(problem(error)),
        _ => Ok(Lock(file)),
    }
}

/// Makes a folder and those above it.
///
/// # Errors
/// What the system says, with the path.
pub fn create_dir(path: &Path) -> Result<(), WriteProblem> {
    fs::create_dir_all(path).map_err(|error| WriteProblem { path: path.to_owned(), error })
}

/// Makes an empty file for another program to write to.
///
/// # Errors
/// What the system says, with the path.
pub fn create_file(path: &Path) -> Result<fs::File, WriteProblem> {
    fs::File::create(path).map_err(|error| WriteProblem { path: path.to_owned(), error })
}

/// Removes a file, and what a killed [`write_atomic`] left beside it; one that is gone already is fine.
///
/// # Errors
/// What the system says, with the path.
pub fn remove_file(path: &Path) -> Result<(), WriteProblem> {
    let _ = fs::remove_file(neighbour(path));
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(WriteProblem { path: path.to_owned(), error }),
        _ => Ok(()),
    }
}

/// Removes the folders from `path` upwards that became empty, never `root` itself.
pub fn remove_empty_dirs(path: &Path, root: &Path) {
    let mut folder = path;
    while folder != root && folder.starts_with(root) {
        // remove_dir refuses a folder that still holds something, which is where we stop.
        if fs::remove_dir(folder).is_err() {
            return;
        }
        match folder.parent() {
            Some(parent) => folder = parent,
            None => return,
        }
    }
}

/// Writes a program: a file that may be run.
///
/// # Errors
/// What the system says, with the path.
pub fn write_program(path: &Path, text: &str) -> Result<(), WriteProblem> {
    write_atomic(path, text.as_bytes())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::Permissions::from_mode(0o755);
        fs::set_permissions(path, mode).map_err(|error| WriteProblem { path: path.to_owned(), error })?;
    }
    Ok(())
}
