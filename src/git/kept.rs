//! What was read of a history, kept beside git's own: the next reader compares only what came since.
//!
//! What a commit did never changes, so it is kept by the id of the commit. Everything on a page or in a list may come
//! from here; the audit never reads it, it makes it anew and says so when it was not true.

use std::path::PathBuf;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::world;

use super::history::Step;
use super::{Archive, Id};

/// Says what the file is. The figure goes up when what is in it changes.
const MARK: &[u8] = b"klacht-geschiedenis 1\n";

/// How many commits must have been compared before they are worth keeping: fewer are compared again in no time.
pub(super) const WORTH: usize = 512;

/// How many commits stand in a block.
const BLOCK: usize = 1024;

impl Archive {
    /// All working trees of a clone share it.
    fn kept_file(&self) -> PathBuf {
        self.repository.commondir().join("klacht").join("geschiedenis")
    }

    /// What the kept steps are about: another folder of the repository, or other files in it, have steps of their own.
    fn subject(&self, folders: &[&str]) -> Vec<u8> {
        format!("{}\n{}\n", self.place, folders.join("\n")).into_bytes()
    }

    /// The steps that were kept, newest first; none when there are none, or when they cannot be trusted to be whole.
    pub(super) fn kept(&self, folders: &[&str]) -> Vec<Step> {
        // What stands at the edge of a shallow clone changes when more of it is fetched.
        if self.repository.is_shallow() {
            return Vec::new();
        }
        world::read_bytes(&self.kept_file())
            .ok()
            .and_then(|bytes| read(&bytes, &self.subject(folders)))
            .unwrap_or_default()
    }

    /// Keeps the steps of the branch that is checked out, when all of it could be read. A reader of somebody else's
    /// store may not write there, and that is no reason to stop.
    pub(super) fn keep(&self, from: Id, folders: &[&str], steps: &[Step]) {
        let whole = !self.repository.is_shallow() && steps.iter().all(|step| step.unread.is_none());
        if whole
            && self.head().is_ok_and(|head| head == Some(from))
            && let Some(bytes) = written(steps, &self.subject(folders))
        {
            let _ = world::write_atomic(&self.kept_file(), &bytes);
        }
    }
}

/// The mark, then blocks: what it is about, then the steps.
fn written(steps: &[Step], subject: &[u8]) -> Option<Vec<u8>> {
    let blocks: Option<Vec<Vec<u8>>> = steps.par_chunks(BLOCK).map(|steps| postcard::to_stdvec(steps).ok()).collect();
    let mut bytes = MARK.to_vec();
    for block in std::iter::once(subject).chain(blocks?.iter().map(Vec::as_slice)) {
        bytes.extend(u32::try_from(block.len()).ok()?.to_le_bytes());
        bytes.extend(Sha256::digest(block));
        bytes.extend(block);
    }
    Some(bytes)
}

/// The steps; nothing when anything in it is damaged or about something else.
fn read(bytes: &[u8], subject: &[u8]) -> Option<Vec<Step>> {
    let mut rest = bytes.strip_prefix(MARK)?;
    let mut blocks = Vec::new();
    while !rest.is_empty() {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (digest, after) = after.split_first_chunk::<32>()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let (block, after) = after.split_at_checked(length)?;
        blocks.push((digest, block));
        rest = after;
    }
    let (first, steps) = blocks.split_first()?;
    let sound = |(digest, block): &(&[u8; 32], &[u8])| Sha256::digest(block)[..] == digest[..];
    if !sound(first) || first.1 != subject {
        return None;
    }
    let steps: Option<Vec<Vec<Step>>> =
        steps.par_iter().map(|block| sound(block).then(|| postcard::from_bytes(block.1).ok()).flatten()).collect();
    Some(steps?.into_iter().flatten().collect())
}
