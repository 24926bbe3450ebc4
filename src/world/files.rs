//! Listing and reading files: sorted, no symlink followed, nothing above the size limit.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// A file found below a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Where it is on disk.
    pub path: PathBuf,
    /// The path relative to the folder asked for, `/` between folders.
    pub name: String,
}

/// Lists the regular files below a folder, sorted by path.
///
/// Hidden files and folders (a name that starts with a dot) and symlinks are passed over. A missing folder
/// has no files.
///
/// # Errors
/// A folder that cannot be read.
pub fn list(root: &Path) -> io::Result<Vec<Listed>> {
    if !root.is_dir() {
        return Ok(Vec::new());
    }
    let hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().first() == Some(&b'.');
    let walk = WalkDir::new(root).follow_links(false).sort_by_file_name().into_iter();
    let mut files = Vec::new();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !hidden(entry.file_name())) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let path = entry.into_path();
            let relative = path.strip_prefix(root).unwrap_or(&path);
            let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
            files.push(Listed { name: parts.join("/"), path });
        }
    }
    Ok(files)
}

/// Reads a file whole.
///
/// # Errors
/// What the system says when the file cannot be read.
pub fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    std::fs::read(path)
}

/// Why a file was not read.
#[derive(Debug)]
pub enum ReadProblem {
    /// It is larger than allowed: this many bytes.
    TooLarge(u64),
    /// What the system said.
    System(io::Error),
}

/// Reads a file whole, unless it is larger than a limit in bytes.
///
/// # Errors
/// The file is too large or cannot be read.
pub fn read_limited(path: &Path, limit: u64) -> Result<Vec<u8>, ReadProblem> {
    let mut file = std::fs::File::open(path).map_err(ReadProblem::System)?;
    let size = file.metadata().map_err(ReadProblem::System)?.len();
    if size > limit {
        return Err(ReadProblem::TooLarge(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + 1);
    // A file that grows while it is read is cut off just past the limit, and refused later.
    (&mut file).take(limit + 1).read_to_end(&mut bytes).map_err(ReadProblem::System)?;
    Ok(bytes)
}

/// Whether something stands at this path.
#[must_use]
pub fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// The path without links and `..`; nothing when it is not there.
#[must_use]
pub fn real_path(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}

/// Whether this path is a folder.
#[must_use]
pub fn is_dir(path: &Path) -> bool {
    path.is_dir()
}

/// Whether something stands here that is not an empty folder.
#[must_use]
pub fn has_entries(path: &Path) -> bool {
    match std::fs::read_dir(path) {
        Ok(mut entries) => entries.next().is_some(),
        Err(_) => exists(path),
    }
}
