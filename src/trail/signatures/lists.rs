//! Which lists of signers hold where. A version of the list follows on those before it; where branches have changed
//! it apart from each other, more than one holds until somebody on all of them joins them.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::git::{Archive, Id, Signers, UnreadLine};

/// The versions that hold after a commit: none, or those that no other follows on.
pub(super) type State = Arc<[usize]>;

/// A list that holds.
struct Version {
    id: Id,
    /// Nothing when its text is missing or damaged.
    signers: Option<Arc<Signers>>,
    follows: State,
}

/// Every version of the list; each text is read once.
pub(super) struct Lists<'a> {
    archive: &'a Archive,
    read: HashMap<Id, Option<Arc<Signers>>>,
    versions: Vec<Version>,
    /// Lines that do not count and have been told.
    told: BTreeSet<String>,
    none: State,
}

impl<'a> Lists<'a> {
    pub(super) fn new(archive: &'a Archive) -> Self {
        Self { archive, read: HashMap::new(), versions: Vec::new(), told: BTreeSet::new(), none: Arc::from([]) }
    }

    /// The signers of a text; nothing when it is missing or damaged.
    pub(super) fn read(&mut self, id: Id) -> Option<Arc<Signers>> {
        let archive = self.archive;
        let read = || archive.blob(id).ok().map(|bytes| Arc::new(Signers::read(&bytes)));
        self.read.entry(id).or_insert_with(read).clone()
    }

    /// The lines of a text that do not count and were not told before.
    pub(super) fn new_faults(&mut self, id: Id) -> Vec<UnreadLine> {
        let Some(signers) = self.read(id) else {
            return vec![UnreadLine {
                number: 0,
                reason: "het bestand ontbreekt of is beschadigd",
                ..UnreadLine::default()
            }];
        };
        signers.unread.iter().filter(|line| self.told.insert(line.text.clone())).cloned().collect()
    }

    /// The version that begins here.
    pub(super) fn begin(&mut self, id: Id) -> State {
        let none = Arc::clone(&self.none);
        self.follow(id, &none)
    }

    /// The version that follows on others.
    pub(super) fn follow(&mut self, id: Id, before: &State) -> State {
        let signers = self.read(id);
        self.versions.push(Version { id, signers, follows: Arc::clone(before) });
        Arc::from([self.versions.len() - 1])
    }

    /// What holds where these come together.
    pub(super) fn joined(&self, states: &[&State]) -> State {
        let Some((first, others)) = states.split_first() else { return Arc::clone(&self.none) };
        if others.iter().all(|other| other == first) {
            return Arc::clone(first);
        }
        let all: BTreeSet<usize> = states.iter().flat_map(|state| state.iter().copied()).collect();
        let followed = self.followed(&all);
        all.difference(&followed).copied().collect()
    }

    /// The versions on which these follow.
    fn followed(&self, versions: &BTreeSet<usize>) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        let mut waiting: Vec<usize> =
            versions.iter().flat_map(|version| self.versions[*version].follows.iter().copied()).collect();
        while let Some(version) = waiting.pop() {
            if found.insert(version) {
                waiting.extend(self.versions[version].follows.iter());
            }
        }
        found
    }

    /// The lists that hold; nothing when one of them is missing or damaged.
    pub(super) fn of(&self, state: &State) -> Option<Vec<Arc<Signers>>> {
        state.iter().map(|version| self.versions[*version].signers.clone()).collect()
    }

    /// The list of every version.
    pub(super) fn into_signers(self) -> Vec<Option<Arc<Signers>>> {
        self.versions.into_iter().map(|version| version.signers).collect()
    }

    /// Whether a text is what holds.
    pub(super) fn is(&self, state: &State, id: Id) -> bool {
        state.iter().all(|version| self.versions[*version].id == id)
    }
}
