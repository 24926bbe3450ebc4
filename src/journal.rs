//! The last change a command made to the officer's files, kept so that it can be taken back.
//!
//! It stands beside git's own things, or in `.klacht/` when there is no git, and only its owner may read it: it holds
//! what the files said before.

use std::path::{Component, Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::git::own_folder;
use crate::world::{self, Lock, WriteProblem};

/// A change a command made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The case it was about.
    pub case: String,
    /// Its files.
    pub files: Vec<Touched>,
}

/// A file that was changed or made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// Its path in the archive.
    pub path: String,
    /// What it held; nothing when it was made.
    pub before: Option<Vec<u8>>,
    /// The digest of what it held afterwards.
    pub after: String,
}

impl Touched {
    /// A file with what it held before and after.
    #[must_use]
    pub fn new(path: &str, before: Option<Vec<u8>>, after: &[u8]) -> Self {
        Self { path: path.to_owned(), before, after: digest(after) }
    }

    /// Whether these bytes are what the command left.
    #[must_use]
    pub fn is_as_left(&self, bytes: &[u8]) -> bool {
        digest(bytes) == self.after
    }
}

/// Keeps others of our commands out of the archive until it is dropped.
///
/// # Errors
/// What the system says.
pub fn hold(root: &Path) -> Result<Lock, WriteProblem> {
    world::lock(&folder(root).join("slot"))
}

/// Keeps a change as the last one.
///
/// # Errors
/// What the system says.
pub fn keep(root: &Path, entry: &Entry) -> Result<(), WriteProblem> {
    let file =
        |file: &Touched| json!({"path": file.path, "before": file.before.as_ref().map(Vec::len), "after": file.after});
    let files: Vec<Value> = entry.files.iter().map(file).collect();
    let head = json!({"root": name_of(root), "case": entry.case, "files": files});
    let mut bytes = format!("{head}\n").into_bytes();
    entry.files.iter().filter_map(|file| file.before.as_deref()).for_each(|before| bytes.extend(before));
    world::write_private(&place(root), &bytes)
}

/// The last change that was kept; none when there is none, or none that can be read.
#[must_use]
pub fn last(root: &Path) -> Option<Entry> {
    let bytes = world::read_bytes(&place(root)).ok()?;
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let head: Value = serde_json::from_slice(&bytes[..end]).ok()?;
    // Two archives can lie in one git repository.
    if head["root"].as_str()? != name_of(root) {
        return None;
    }
    let mut rest = &bytes[end + 1..];
    let mut files = Vec::new();
    for file in head["files"].as_array()? {
        let path = file["path"].as_str()?.to_owned();
        let inside = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_)));
        let before = match file["before"].as_u64() {
            Some(length) => {
                let (own, others) = rest.split_at_checked(usize::try_from(length).ok()?)?;
                rest = others;
                Some(own.to_vec())
            }
            None => None,
        };
        let after = file["after"].as_str()?.to_owned();
        files.push(inside.then_some(Touched { path, before, after })?);
    }
    Some(Entry { case: head["case"].as_str()?.to_owned(), files })
}

/// Forgets the last change.
///
/// # Errors
/// What the system says.
pub fn forget(root: &Path) -> Result<(), WriteProblem> {
    world::remove_file(&place(root))
}

fn folder(root: &Path) -> PathBuf {
    own_folder(root).unwrap_or_else(|| root.join(".klacht"))
}

fn place(root: &Path) -> PathBuf {
    folder(root).join("laatste")
}

fn name_of(root: &Path) -> String {
    world::resolved(root).to_string_lossy().into_owned()
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
