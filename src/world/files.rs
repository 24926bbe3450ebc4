//! Listing and reading files: sorted, no symlink followed, nothing above the size limit.

use std::io;
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

/// The size of a file in bytes, when the system tells.
#[must_use]
pub fn size(path: &Path) -> Option<u64> {
    path.metadata().ok().map(|metadata| metadata.len())
}

/// Whether something stands at this path.
#[must_use]
pub fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
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
