//! Every object of a history read again and held against its name.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use git2::{ObjectType, Oid};
use rayon::prelude::*;

use super::tree::Tree;
use super::{Archive, Commit, GitProblem, Id};

/// An object that is not what its name says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Damage {
    /// The object.
    pub id: Id,
    /// What it should be, in Dutch: `een wijziging`.
    pub what: &'static str,
    /// Whether it is not there at all.
    pub missing: bool,
    /// What is wrong.
    pub reason: String,
}

/// What an object must be, from where it is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind {
    Commit,
    Tree,
    Blob,
}

impl Kind {
    fn git(self) -> ObjectType {
        match self {
            Self::Commit => ObjectType::Commit,
            Self::Tree => ObjectType::Tree,
            Self::Blob => ObjectType::Blob,
        }
    }

    fn dutch(self) -> &'static str {
        match self {
            Self::Commit => "een wijziging",
            Self::Tree => "een map",
            Self::Blob => "een bestand",
        }
    }
}

impl Archive {
    /// Reads every object of some commits, all of them given, and gives those that are missing, unreadable, or not
    /// what their name says; with how many were read. Objects nothing points to are no damage. Half of the work is
    /// done by other threads.
    ///
    /// # Errors
    /// The store cannot be opened.
    pub fn damaged(&self, commits: &[Id]) -> Result<(Vec<Damage>, usize), GitProblem> {
        let folder = self.folder();
        let mut seen: HashSet<Id> = commits.iter().copied().collect();
        let mut waiting: Vec<(Id, Kind)> = commits.iter().map(|id| (*id, Kind::Commit)).collect();
        let mut damage = Vec::new();
        while !waiting.is_empty() {
            let size = waiting.len().div_ceil(rayon::current_num_threads().max(1) * 4).clamp(64, 4096);
            let read: Vec<Batch> =
                waiting.par_chunks(size).map(|batch| read(&folder, batch)).collect::<Result<_, GitProblem>>()?;
            // In the order of the commits, so that neighbours share most of what they hold.
            waiting.clear();
            for batch in read {
                damage.extend(batch.damage);
                waiting.extend(batch.named.into_iter().filter(|(id, _)| seen.insert(*id)));
            }
        }
        // Where a shallow clone was cut off, nothing is missing but what it says itself.
        let cut = self.is_shallow();
        damage.retain(|found| !(cut && found.missing && found.what == Kind::Commit.dutch()));
        damage.sort();
        Ok((damage, seen.len()))
    }
}

/// What a few objects name, and what is wrong with them.
#[derive(Default)]
struct Batch {
    named: Vec<(Id, Kind)>,
    known: HashSet<Id>,
    damage: Vec<Damage>,
    /// The last folder that begins with the same entry: most likely the same folder, one change earlier.
    near: HashMap<Vec<u8>, Tree<Vec<u8>>>,
}

fn read(folder: &Path, objects: &[(Id, Kind)]) -> Result<Batch, GitProblem> {
    let archive = Archive::reopen(folder)?;
    let odb = archive.repository.odb().map_err(GitProblem::while_doing("het archief openen"))?;
    let mut batch = Batch::default();
    for (id, kind) in objects {
        let wrong = |missing: bool, reason: String| Damage { id: *id, what: kind.dutch(), missing, reason };
        let object = match id.oid().and_then(|oid| odb.read(oid)) {
            Ok(object) => object,
            Err(error) => {
                let missing = error.code() == git2::ErrorCode::NotFound;
                let reason = if missing { "ontbreekt".to_owned() } else { format!("onleesbaar: {}", error.message()) };
                batch.damage.push(wrong(missing, reason));
                continue;
            }
        };
        let data = object.data();
        let named = Oid::hash_object(object.kind(), data).ok().map(Id::of);
        if named != Some(*id) {
            batch.damage.push(wrong(false, "de inhoud is een andere dan de naam zegt".to_owned()));
        } else if object.kind() != kind.git() {
            batch.damage.push(wrong(false, "is iets anders dan waarvoor het wordt gebruikt".to_owned()));
        } else if !batch.note(*id, *kind, data) {
            batch.damage.push(wrong(false, "is niet te begrijpen".to_owned()));
        }
    }
    Ok(batch)
}

impl Batch {
    /// Notes what an object names; gives whether it could be understood.
    fn note(&mut self, id: Id, kind: Kind, data: &[u8]) -> bool {
        match kind {
            Kind::Blob => true,
            Kind::Commit => {
                let commit = Commit::parse(id, data).filter(|commit| commit.tree != Id([0; 20]));
                let Some(commit) = commit else { return false };
                commit.parents.iter().for_each(|parent| self.name(*parent, Kind::Commit));
                self.name(commit.tree, Kind::Tree);
                true
            }
            Kind::Tree => self.entries(data),
        }
    }

    fn name(&mut self, id: Id, kind: Kind) {
        if self.known.insert(id) {
            self.named.push((id, kind));
        }
    }

    /// Notes the entries of a folder that its neighbour does not have too.
    fn entries(&mut self, data: &[u8]) -> bool {
        let first = data.split(|byte| *byte == 0).next().unwrap_or_default().to_vec();
        let near = self.near.remove(&first).unwrap_or_else(Tree::empty);
        let tree = Tree::beside(data.to_vec(), &near);
        if !tree.is_whole() {
            return false;
        }
        let mut rest = tree.unlike(&near);
        // Mode, space, name, zero, twenty bytes of id.
        while let Some(zero) = rest.iter().position(|byte| *byte == 0) {
            let Some(id) = rest.get(zero + 1..zero + 21).and_then(|id| id.try_into().ok()) else { return false };
            // A submodule lies in another store.
            if !rest.starts_with(b"16") {
                self.name(Id(id), if rest.starts_with(b"4") { Kind::Tree } else { Kind::Blob });
            }
            rest = &rest[zero + 21..];
        }
        self.near.insert(first, tree);
        true
    }
}
