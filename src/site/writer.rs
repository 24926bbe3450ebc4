//! Putting files on disk: atomically, only where bytes changed, and never touching what is not ours.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::world::{self, WriteProblem};

use super::File;

/// Where the list of our own files is kept, below the output folder.
const MANIFEST: &str = ".klacht/bestanden.json";

/// What is locked while a build writes, below the output folder.
pub(super) const LOCK: &str = ".klacht/slot";

/// What an earlier build wrote: the digest of its inputs, and each file with the digest of its bytes.
#[derive(Debug, Default, Serialize, Deserialize, PartialEq, Eq)]
pub(super) struct Manifest {
    /// Digest of everything each side was made from.
    pub(super) inputs: BTreeMap<String, u64>,
    /// Digest and size of every file, by path below the output folder.
    pub(super) files: BTreeMap<String, (u64, u64)>,
}

impl Manifest {
    /// Reads the list of an earlier build; none, or one that cannot be read, is an empty list.
    pub(super) fn read(out: &Path) -> Self {
        let bytes = world::read_bytes(&out.join(MANIFEST)).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    /// Writes the list.
    pub(super) fn write(&self, out: &Path) -> Result<(), WriteProblem> {
        stay_inside(out, MANIFEST)?;
        let bytes = serde_json::to_vec(self).unwrap_or_default();
        world::write_atomic(&out.join(MANIFEST), &bytes)
    }

    /// Whether every file of a side still stands there with the bytes that were written.
    pub(super) fn is_intact(&self, out: &Path, side: &str) -> bool {
        use rayon::prelude::*;
        let prefix = format!("{side}/");
        let mine: Vec<_> = self.files.iter().filter(|(path, _)| path.starts_with(&prefix)).collect();
        !mine.is_empty()
            && mine.par_iter().all(|(path, digest)| {
                world::read_bytes(&out.join(path)).is_ok_and(|bytes| digest_of(&bytes) == **digest)
            })
    }

    /// Pages and bytes of a side.
    pub(super) fn totals(&self, side: &str) -> (usize, u64) {
        let prefix = format!("{side}/");
        let mine = || self.files.iter().filter(|(path, _)| path.starts_with(&prefix));
        (mine().filter(|(path, _)| path.ends_with(".html")).count(), mine().map(|(_, (_, size))| size).sum())
    }
}

/// Writes a file below the output folder unless it stands there already; gives its digest.
pub(super) fn put(out: &Path, side: &str, file: &File, known: &Manifest) -> Result<(String, (u64, u64)), WriteProblem> {
    let path = format!("{side}/{}", file.path);
    let digest = digest_of(&file.bytes);
    let target = out.join(&path);
    // The list tells without reading what surely changed; only an equal digest is worth a look on disk.
    let same =
        known.files.get(&path) == Some(&digest) && world::read_bytes(&target).is_ok_and(|bytes| bytes == file.bytes);
    if !same {
        stay_inside(out, &path)?;
        world::write_atomic(&target, &file.bytes)?;
    }
    Ok((path, digest))
}

/// Refuses a path below the output folder that leads elsewhere through a symlink.
pub(super) fn stay_inside(out: &Path, path: &str) -> Result<(), WriteProblem> {
    let folders = path.match_indices('/').map(|(at, _)| out.join(&path[..at]));
    match folders.into_iter().find(|folder| world::is_symlink(folder)) {
        Some(folder) => {
            let error = std::io::Error::other("dit is een verwijzing (symlink) naar een andere map");
            Err(WriteProblem { path: folder, error })
        }
        None => Ok(()),
    }
}

/// Notes the files that are about to be written, so that a build that is cut off leaves nothing the next one
/// does not know to be ours.
pub(super) fn announce<'a>(
    out: &Path,
    side: &str,
    paths: impl Iterator<Item = &'a str>,
    manifest: &mut Manifest,
) -> Result<(), WriteProblem> {
    let before = manifest.files.len();
    for path in paths {
        manifest.files.entry(format!("{side}/{path}")).or_default();
    }
    if manifest.files.len() == before {
        return Ok(());
    }
    manifest.inputs.remove(side);
    manifest.write(out)
}

/// Removes the files of an earlier build that this one did not write.
pub(super) fn sweep(out: &Path, side: &str, before: &Manifest, written: &BTreeSet<String>) -> Result<(), WriteProblem> {
    let prefix = format!("{side}/");
    for path in before.files.keys().filter(|path| path.starts_with(&prefix) && !written.contains(*path)) {
        remove(out, path)?;
    }
    Ok(())
}

/// Removes a file of ours and the folders that became empty.
pub(super) fn remove(out: &Path, path: &str) -> Result<(), WriteProblem> {
    let target: PathBuf = out.join(path);
    // The list lies in a folder others can write: a path that climbs out of it is not followed.
    if path.split('/').any(|part| part == ".." || part.is_empty()) || path.starts_with('/') {
        return Ok(());
    }
    if stay_inside(out, path).is_err() {
        return Ok(()); // it stands elsewhere by now, and is not ours to remove
    }
    world::remove_file(&target)?;
    if let Some(parent) = target.parent() {
        world::remove_empty_dirs(parent, out);
    }
    Ok(())
}

/// A digest for telling change, not for security: the list lies beside the files it describes.
pub(super) fn digest_of(bytes: &[u8]) -> (u64, u64) {
    let mut hasher = std::hash::DefaultHasher::new();
    bytes.hash(&mut hasher);
    (hasher.finish(), bytes.len() as u64)
}
