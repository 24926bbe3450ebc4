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
/// A folder that cannot be read, or that is a symlink.
pub fn list(root: &Path) -> io::Result<Vec<Listed>> {
    walk(root, |name| name.as_encoded_bytes().first() != Some(&b'.'))
}

/// Lists every regular file below a folder, hidden ones too.
///
/// # Errors
/// A folder that cannot be read, or that is a symlink.
pub fn list_all(root: &Path) -> io::Result<Vec<Listed>> {
    walk(root, |_| true)
}

fn walk(root: &Path, wanted: fn(&std::ffi::OsStr) -> bool) -> io::Result<Vec<Listed>> {
    if root.is_symlink() {
        return Err(io::Error::other("dit is een verwijzing (symlink), en die worden niet gevolgd"));
    }
    if !root.is_dir() {
        return Ok(Vec::new());
    }
    let walk = WalkDir::new(root).follow_links(false).sort_by_file_name().into_iter();
    let mut files = Vec::new();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || wanted(entry.file_name())) {
        let entry = entry.map_err(|error| {
            let path = error.path().map_or_else(String::new, |path| format!("{}: ", path.display()));
            let inner = error.io_error().map_or_else(|| error.to_string(), reason);
            io::Error::other(format!("{path}{inner}"))
        })?;
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

/// By what a file shows that it was changed: when that last happened, and how long it is.
pub type Stamp = (Option<std::time::SystemTime>, u64);

/// The stamp of a plain file; nothing when there is none.
#[must_use]
pub fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = path.symlink_metadata().ok().filter(std::fs::Metadata::is_file)?;
    Some((metadata.modified().ok(), metadata.len()))
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

/// Whether a plain file stands here: no symlink, no pipe, no folder.
#[must_use]
pub fn is_plain_file(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|metadata| metadata.is_file())
}

/// Whether this path is itself a symlink, wherever it leads.
#[must_use]
pub fn is_symlink(path: &Path) -> bool {
    path.is_symlink()
}

/// The path with every symlink and `..` resolved, as far as it exists; the rest is taken as written.
#[must_use]
pub fn resolved(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut out = PathBuf::new();
    for part in whole.components() {
        match part {
            std::path::Component::ParentDir => {
                out.pop();
            }
            part => out.push(part),
        }
        // Step by step, for `..` after a symlink means the folder above where it leads.
        if let Ok(real) = out.canonicalize() {
            out = real;
        }
    }
    out
}

/// What went wrong with a file, in Dutch where the kind is known.
#[must_use]
pub fn reason(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    let known = match error.kind() {
        Kind::NotFound => "dit bestaat niet",
        Kind::PermissionDenied => "u mag hier niet bij",
        Kind::NotADirectory => "op dit pad staat een bestand waar een map hoort",
        Kind::IsADirectory => "hier staat een map",
        Kind::StorageFull => "de schijf is vol",
        Kind::QuotaExceeded => "uw ruimte op deze schijf is op",
        Kind::ReadOnlyFilesystem => "op deze schijf kan niet worden geschreven",
        Kind::InvalidFilename => "deze naam kan niet op deze schijf",
        Kind::AlreadyExists => "dit bestaat al",
        Kind::DirectoryNotEmpty => "deze map is niet leeg",
        _ => return error.to_string(),
    };
    known.to_owned()
}

/// Whether something stands here that is not an empty folder.
#[must_use]
pub fn has_entries(path: &Path) -> bool {
    match std::fs::read_dir(path) {
        Ok(mut entries) => entries.next().is_some(),
        Err(_) => exists(path),
    }
}
