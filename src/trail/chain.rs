//! The chain of each case: what happened to it, link upon link, whatever happened to other cases.
//!
//! A link stands on the links before it, not on the number of a commit. Where two sides of a merge both went on, the
//! next link stands on both. So no order of commits has to be chosen, and no clock is asked.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::git::{Archive, Change, Commit, GitProblem, Id};

use super::Trail;
use super::link::{Digest, chain_of, link};

/// A chain as it stood at some commit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chain {
    /// What it is about: `zaak 2026-007`, `bestand klacht.toml`.
    pub name: String,
    /// Its last link.
    pub head: Digest,
    /// How many links it has.
    pub length: usize,
}

/// Every link of every chain, and how the chains stood at some commits.
#[derive(Debug)]
pub struct Chains {
    names: Vec<String>,
    links: Vec<Link>,
    place: HashMap<Digest, usize>,
    at: HashMap<Id, State>,
}

/// The last link of each chain, by number; a chain that is not there yet has none.
type State = Arc<Vec<Option<u32>>>;

#[derive(Debug)]
struct Link {
    chain: usize,
    digest: Digest,
    before: Vec<u32>,
    length: usize,
    commit: Arc<Commit>,
    files: Vec<(String, Id)>,
}

impl Chains {
    /// Makes the chains of a trail, and keeps how they stood at its newest commit and at some others of it.
    ///
    /// # Errors
    /// A commit or folder that is missing or damaged.
    pub fn of(archive: &Archive, trail: &Trail, at: &[Id]) -> Result<Self, GitProblem> {
        let kept: BTreeSet<Id> = at.iter().copied().chain(trail.commits.first().map(|commit| commit.id)).collect();
        let mut maker = Maker {
            archive,
            numbers: HashMap::new(),
            chains: Self { names: Vec::new(), links: Vec::new(), place: HashMap::new(), at: HashMap::new() },
        };
        let mut children: HashMap<Id, usize> = HashMap::new();
        for parent in trail.commits.iter().flat_map(|commit| &commit.parents) {
            *children.entry(*parent).or_default() += 1;
        }
        let mut states: HashMap<Id, State> = HashMap::new();
        for (commit, changes) in trail.commits.iter().zip(&trail.files).rev() {
            let mut parents = Vec::with_capacity(commit.parents.len());
            for parent in &commit.parents {
                let left = children.get_mut(parent).map_or(0, |left| {
                    *left -= 1;
                    *left
                });
                // The last to need a state takes it, so that a straight history copies nothing.
                parents.extend(if left == 0 { states.remove(parent) } else { states.get(parent).cloned() });
            }
            let state = maker.step(commit, parents, changes)?;
            if kept.contains(&commit.id) {
                maker.chains.at.insert(commit.id, Arc::clone(&state));
            }
            states.insert(commit.id, state);
        }
        Ok(maker.chains)
    }

    /// The chains as they stood at a commit that was asked for, sorted by name; nothing for another.
    #[must_use]
    pub fn at(&self, commit: Id) -> Option<Vec<Chain>> {
        let state = self.at.get(&commit)?;
        let heads = state.iter().flatten().map(|head| &self.links[*head as usize]);
        let mut chains: Vec<Chain> = heads
            .map(|link| Chain { name: self.names[link.chain].clone(), head: link.digest, length: link.length })
            .collect();
        chains.sort();
        Some(chains)
    }

    /// Whether a chain of this name has this link somewhere.
    #[must_use]
    pub fn has(&self, name: &str, link: Digest) -> bool {
        self.place.get(&link).is_some_and(|place| self.names[self.links[*place].chain] == name)
    }

    /// Whether there is a chain of this name.
    #[must_use]
    pub fn knows(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// The first link below one that other chains do not have: its number, counted from 1, and its commit.
    #[must_use]
    pub fn first_unlike(&self, head: Digest, other: &Self) -> Option<(usize, Arc<Commit>)> {
        let head = *self.place.get(&head)?;
        let mut below: Vec<&Link> =
            self.below(&[u32::try_from(head).ok()?]).into_iter().map(|at| &self.links[at as usize]).collect();
        below.sort_by_key(|link| link.length);
        let first = below.into_iter().find(|link| !other.place.contains_key(&link.digest))?;
        Some((first.length, Arc::clone(&first.commit)))
    }

    /// Some links and all they stand on.
    fn below(&self, heads: &[u32]) -> BTreeSet<u32> {
        let mut found: BTreeSet<u32> = heads.iter().copied().collect();
        let mut waiting: Vec<u32> = heads.to_vec();
        while let Some(at) = waiting.pop() {
            waiting.extend(self.links[at as usize].before.iter().filter(|before| found.insert(**before)));
        }
        found
    }
}

struct Maker<'a> {
    archive: &'a Archive,
    numbers: HashMap<String, usize>,
    chains: Chains,
}

impl Maker<'_> {
    fn number(&mut self, name: String) -> usize {
        let chains = &mut self.chains;
        *self.numbers.entry(name).or_insert_with_key(|name| {
            chains.names.push(name.clone());
            chains.names.len() - 1
        })
    }

    /// How the chains stand after a commit.
    fn step(&mut self, commit: &Arc<Commit>, mut parents: Vec<State>, changes: &[Change]) -> Result<State, GitProblem> {
        let mut touched: BTreeMap<usize, Vec<&Change>> = BTreeMap::new();
        for change in changes {
            touched.entry(self.number(chain_of(&change.path))).or_default().push(change);
        }
        let sides = parents.split_off(parents.len().min(1));
        let mut state = parents.pop().unwrap_or_default();
        let heads = |chain: usize| {
            let own = std::iter::once(&state).chain(&sides);
            let heads: BTreeSet<u32> = own.filter_map(|side| side.get(chain).copied().flatten()).collect();
            heads
        };
        let mut next: Vec<(usize, Option<u32>)> = Vec::new();
        if sides.is_empty() {
            for (chain, changes) in touched {
                let before = heads(chain);
                let files = self.changed(&before, &changes);
                next.push((chain, Some(self.add(commit, chain, before, files)?)));
            }
        } else {
            // Chains that are not the same on all sides, and those the merge itself changed.
            let longest = sides.iter().map(|side| side.len()).max().unwrap_or(0).max(state.len());
            let unlike = (0..longest).filter(|chain| {
                let own = state.get(*chain).copied().flatten();
                sides.iter().any(|side| side.get(*chain).copied().flatten() != own)
            });
            let chains: BTreeSet<usize> = unlike.chain(touched.keys().copied()).collect();
            for chain in chains {
                let before = heads(chain);
                let changes = touched.get(&chain).map(Vec::as_slice).unwrap_or_default();
                next.push((chain, self.joined(commit, chain, before, changes)?));
            }
        }
        if !next.is_empty() {
            let state = Arc::make_mut(&mut state);
            state.resize(self.chains.names.len().max(state.len()), None);
            next.into_iter().for_each(|(chain, head)| state[chain] = head);
        }
        Ok(state)
    }

    /// The files of a chain after some changes.
    fn changed(&self, before: &BTreeSet<u32>, changes: &[&Change]) -> Vec<(String, Id)> {
        let known = before.iter().flat_map(|at| self.chains.links[*at as usize].files.iter().cloned());
        let mut files: BTreeMap<String, Id> = known.collect();
        for change in changes {
            match change.after {
                Some(id) => files.insert(change.path.clone(), id),
                None => files.remove(&change.path),
            };
        }
        files.into_iter().collect()
    }

    /// The last link of a chain after a merge: that of the side that went on, or a new one where several did, or where
    /// the merge made something else of it.
    fn joined(
        &mut self,
        commit: &Arc<Commit>,
        chain: usize,
        heads: BTreeSet<u32>,
        changes: &[&Change],
    ) -> Result<Option<u32>, GitProblem> {
        let below = |head: u32| self.chains.below(&self.chains.links[head as usize].before);
        let passed: BTreeSet<u32> =
            if heads.len() > 1 { heads.iter().flat_map(|head| below(*head)).collect() } else { BTreeSet::new() };
        let last: BTreeSet<u32> = heads.difference(&passed).copied().collect();
        let known =
            heads.iter().flat_map(|at| self.chains.links[*at as usize].files.iter().map(|(path, _)| path.as_str()));
        let paths: BTreeSet<&str> = known.chain(changes.iter().map(|change| change.path.as_str())).collect();
        let paths: Vec<&str> = paths.into_iter().collect();
        let blobs = self.archive.blobs_at(commit, &paths)?;
        let files: Vec<(String, Id)> =
            paths.iter().zip(blobs).filter_map(|(path, id)| Some(((*path).to_owned(), id?))).collect();
        match last.iter().copied().collect::<Vec<_>>()[..] {
            [] if files.is_empty() => Ok(None),
            [one] if self.chains.links[one as usize].files == files => Ok(Some(one)),
            _ => self.add(commit, chain, last, files).map(Some),
        }
    }

    fn add(
        &mut self,
        commit: &Arc<Commit>,
        chain: usize,
        before: BTreeSet<u32>,
        files: Vec<(String, Id)>,
    ) -> Result<u32, GitProblem> {
        let words = self.archive.words(commit.id)?;
        let before: Vec<u32> = before.into_iter().collect();
        let chains = &mut self.chains;
        let length = match before[..] {
            [] => 1,
            [one] => chains.links[one as usize].length + 1,
            _ => chains.below(&before).len() + 1,
        };
        let mut digests: Vec<Digest> = before.iter().map(|at| chains.links[*at as usize].digest).collect();
        let digest = link(&chains.names[chain], &mut digests, &words, &files);
        // What was picked over to another side is the same link there.
        if let Some(at) = chains.place.get(&digest) {
            return Ok(u32::try_from(*at).unwrap_or(u32::MAX));
        }
        let at = chains.links.len();
        chains.place.insert(digest, at);
        chains.links.push(Link { chain, digest, before, length, commit: Arc::clone(commit), files });
        Ok(u32::try_from(at).unwrap_or(u32::MAX))
    }
}
