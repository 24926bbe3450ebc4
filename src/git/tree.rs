//! Comparing trees: which files differ, without looking into folders that are the same.

use std::cmp::Ordering;
use std::collections::{HashMap, VecDeque};
use std::ops::Deref;
use std::rc::Rc;

use git2::{Odb, OdbObject};
use serde::{Deserialize, Serialize};

use super::Id;
use super::history::Change;
use super::problem::reason;

/// A tree with the places where its entries start.
pub(super) struct Tree<B> {
    bytes: B,
    starts: Vec<u32>,
}

/// The bytes of a tree, as the store made them: a copy of each would cost a tenth of the whole walk.
enum Bytes<'r> {
    Stored(OdbObject<'r>),
    None,
}

impl Deref for Bytes<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Stored(object) => object.data(),
            Self::None => &[],
        }
    }
}

/// Trees read lately. A commit and its neighbour share nearly all of theirs.
pub(super) struct Trees<'r> {
    odb: &'r Odb<'r>,
    recent: HashMap<Id, Rc<Tree<Bytes<'r>>>>,
    order: VecDeque<Id>,
}

/// How many trees are kept at hand: a folder is followed through time, so its neighbours will do.
const RECENT: usize = 32;

/// An entry of a tree: its name, whether it is a folder, and its object.
#[derive(Clone, Copy)]
struct Entry<'t> {
    name: &'t [u8],
    folder: bool,
    /// Whether it is a file; a link and a submodule are neither file nor folder.
    file: bool,
    id: Id,
}

/// What holds of a place before and after.
#[derive(Debug, Clone, Copy, Default)]
struct Sides {
    before: bool,
    after: bool,
}

/// A folder before and after a change, to be looked into.
#[derive(Debug, Clone, Default)]
pub(super) struct Pair {
    /// Where it stands.
    pub(super) path: String,
    /// Its tree before; nothing when it is new.
    pub(super) before: Option<Id>,
    /// Its tree after; nothing when it is gone.
    pub(super) after: Option<Id>,
    attached: Sides,
}

impl Pair {
    /// The whole of what was recorded.
    pub(super) fn root(before: Option<Id>, after: Option<Id>) -> Self {
        Self { before, after, ..Self::default() }
    }
}

/// What a path names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Found {
    /// The object.
    pub id: Id,
    /// Whether it is a folder.
    pub folder: bool,
}

impl<'r> Trees<'r> {
    pub(super) fn new(odb: &'r Odb<'r>) -> Self {
        Self { odb, recent: HashMap::new(), order: VecDeque::new() }
    }

    /// The bytes of an object.
    pub(super) fn object(&self, id: Id) -> Result<OdbObject<'r>, git2::Error> {
        // What git says does not always name the object.
        let named = |error: git2::Error| git2::Error::from_str(&format!("object {id}: {}", reason(&error)));
        self.odb.read(id.oid()?).map_err(named)
    }

    fn tree(&mut self, id: Id) -> Result<Rc<Tree<Bytes<'r>>>, git2::Error> {
        if let Some(tree) = self.recent.get(&id) {
            return Ok(Rc::clone(tree));
        }
        let tree = Tree::read(Bytes::Stored(self.object(id)?));
        Ok(self.keep(id, tree))
    }

    /// The same, for a tree that is nearly the same as another: only what differs is looked through.
    fn tree_near(&mut self, id: Id, near: &Tree<Bytes<'r>>) -> Result<(Rc<Tree<Bytes<'r>>>, Shared), git2::Error> {
        if let Some(tree) = self.recent.get(&id) {
            return Ok((Rc::clone(tree), common(&tree.bytes, &near.bytes)));
        }
        let bytes = Bytes::Stored(self.object(id)?);
        let shared = common(&bytes, &near.bytes);
        Ok((self.keep(id, Tree::read_near(bytes, near, shared)), shared))
    }

    fn keep(&mut self, id: Id, tree: Tree<Bytes<'r>>) -> Rc<Tree<Bytes<'r>>> {
        let tree = Rc::new(tree);
        if self.order.len() >= RECENT
            && let Some(oldest) = self.order.pop_front()
        {
            self.recent.remove(&oldest);
        }
        self.order.push_back(id);
        self.recent.insert(id, Rc::clone(&tree));
        tree
    }

    /// The files below a tree that stands at a path.
    pub(super) fn files(&mut self, tree: Id, path: &str) -> Result<Vec<Change>, git2::Error> {
        let mut changes = Vec::new();
        let mut pairs = vec![Pair { path: path.to_owned(), after: Some(tree), ..Pair::default() }];
        while let Some(pair) = pairs.pop() {
            self.compare(&pair, &[], &mut changes, &mut pairs)?;
        }
        changes.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(changes)
    }

    /// The file or folder a path names below a tree.
    pub(super) fn find(&mut self, tree: Id, path: &str) -> Result<Option<Found>, git2::Error> {
        let mut at = Found { id: tree, folder: true };
        for part in path.split('/') {
            if !at.folder {
                return Ok(None);
            }
            let tree = self.tree(at.id)?;
            let mut named = tree.entries(0, tree.starts.len()).filter(|entry| entry.name == part.as_bytes());
            match named.find(|entry| entry.folder || entry.file) {
                Some(entry) => at = Found { id: entry.id, folder: entry.folder },
                None => return Ok(None),
            }
        }
        Ok(Some(at))
    }

    /// The files right in a folder that differ, and the folders in it that do. Of the whole, only the folders asked
    /// for are looked at.
    pub(super) fn compare(
        &mut self,
        pair: &Pair,
        wanted: &[&str],
        changes: &mut Vec<Change>,
        below: &mut Vec<Pair>,
    ) -> Result<(), git2::Error> {
        if pair.before == pair.after {
            return Ok(());
        }
        let empty = || Rc::new(Tree { bytes: Bytes::None, starts: Vec::new() });
        // History is walked backwards, so the newer tree is the one that is known already.
        let new = pair.after.map_or_else(|| Ok(empty()), |id| self.tree(id))?;
        let (old, shared) = match pair.before {
            Some(id) => self.tree_near(id, &new)?,
            None => (empty(), Shared::default()),
        };
        // What stands right below a top folder belongs to nothing else.
        let inside = pair.path.contains('/');
        let within = Sides {
            before: pair.attached.before || inside && old.has_index(),
            after: pair.attached.after || inside && new.has_index(),
        };
        let (first, old_last, new_last) = differing(&old, &new, shared);
        let (mut old, mut new) = (old.entries(first, old_last), new.entries(first, new_last));
        let (mut left, mut right) = (old.next(), new.next());
        loop {
            let order = match (left, right) {
                (None, None) => return Ok(()),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(was), Some(is)) => was.cmp_name(&is),
            };
            let was = left.filter(|_| order != Ordering::Greater);
            let is = right.filter(|_| order != Ordering::Less);
            if was.is_some() {
                left = old.next();
            }
            if is.is_some() {
                right = new.next();
            }
            if was.map(|entry| entry.identity()) != is.map(|entry| entry.identity()) {
                entry(pair, (was, is), wanted, within, changes, below);
            }
        }
    }
}

/// Notes an entry that differs: as a file, as a folder to look into, or as both when it turned from one into the other.
fn entry(
    pair: &Pair,
    (was, is): (Option<Entry<'_>>, Option<Entry<'_>>),
    wanted: &[&str],
    within: Sides,
    changes: &mut Vec<Change>,
    below: &mut Vec<Pair>,
) {
    let Some(name) = was.or(is).map(|entry| String::from_utf8_lossy(entry.name).into_owned()) else { return };
    let path = if pair.path.is_empty() { name } else { format!("{}/{name}", pair.path) };
    if pair.path.is_empty() && !wanted.contains(&path.as_str()) {
        return;
    }
    let in_folder = |entry: Option<Entry<'_>>| entry.filter(|entry| entry.folder).map(|entry| entry.id);
    let in_file = |entry: Option<Entry<'_>>| entry.filter(|entry| entry.file).map(|entry| entry.id);
    let (before, after) = (in_folder(was), in_folder(is));
    if before.is_some() || after.is_some() {
        below.push(Pair { path: path.clone(), before, after, attached: within });
    }
    let (before, after) = (in_file(was), in_file(is));
    if before != after {
        // The index itself belongs only to what lies above it.
        let own = if path.ends_with("/index.md") { pair.attached } else { within };
        let attached = if after.is_some() { own.after } else { own.before };
        changes.push(Change { path, before, others: Vec::new(), after, attached });
    }
}

/// How many bytes two texts share at the beginning, and how many of the rest at the end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Shared {
    head: usize,
    tail: usize,
}

/// What two texts share. Compared in blocks first:
/// the texts are tens of kilobytes, and differ in twenty bytes.
fn common(one: &[u8], other: &[u8]) -> Shared {
    let shortest = one.len().min(other.len());
    let mut head = 0;
    for block in BLOCKS {
        while head + block <= shortest && one[head..head + block] == other[head..head + block] {
            head += block;
        }
    }
    head += one[head..].iter().zip(&other[head..]).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[head..], &other[head..]);
    let shortest = one.len().min(other.len());
    let mut tail = 0;
    let part = |text: &[u8], tail: usize, block: usize| text.len() - tail - block..text.len() - tail;
    for block in BLOCKS {
        while tail + block <= shortest && one[part(one, tail, block)] == other[part(other, tail, block)] {
            tail += block;
        }
    }
    let rest = one[..one.len() - tail].iter().rev().zip(other[..other.len() - tail].iter().rev());
    Shared { head, tail: tail + rest.take_while(|(a, b)| a == b).count() }
}

/// Large steps first, then small ones where the difference is near.
const BLOCKS: [usize; 3] = [8192, 512, 32];

/// The entries that are not the same at the beginning and the end: trees of neighbours share nearly everything.
/// Gives the first entry, the same in both, and for each the entry after the last.
fn differing<B: Deref<Target = [u8]>>(old: &Tree<B>, new: &Tree<B>, shared: Shared) -> (usize, usize, usize) {
    let Shared { head: same, tail } = shared;
    let before = |tree: &Tree<B>| tree.starts.partition_point(|start| *start as usize <= same).saturating_sub(1);
    // Up to the first difference both have the same entries, so the smaller count holds for both.
    let first = before(old).min(before(new));
    let mut old_last = old.starts.partition_point(|start| (*start as usize) < old.bytes.len() - tail);
    while old_last < old.starts.len() {
        let from_end = old.bytes.len() - old.starts[old_last] as usize;
        let there = u32::try_from(new.bytes.len() - from_end).unwrap_or(u32::MAX);
        // The same bytes are the same entries only when an entry begins at both places.
        if let Ok(new_last) = new.starts.binary_search(&there) {
            return (first, old_last, new_last.max(first));
        }
        old_last += 1;
    }
    (first, old.starts.len(), new.starts.len())
}

/// Where the entry after the one at this place begins; nothing when there is no whole entry here.
fn next_entry(bytes: &[u8], at: usize) -> Option<usize> {
    let zero = bytes.get(at..)?.iter().position(|byte| *byte == 0)?;
    let next = at + zero + 21;
    (next <= bytes.len()).then_some(next)
}

impl Tree<Vec<u8>> {
    /// Without an entry.
    pub(super) fn empty() -> Self {
        Self { bytes: Vec::new(), starts: Vec::new() }
    }

    /// A tree that is nearly the same as another.
    pub(super) fn beside(bytes: Vec<u8>, near: &Self) -> Self {
        let shared = common(&bytes, &near.bytes);
        Self::read_near(bytes, near, shared)
    }
}

impl<B: Deref<Target = [u8]>> Tree<B> {
    /// A raw tree is a row of: mode, space, name, zero, twenty bytes of id.
    fn read(bytes: B) -> Self {
        let mut starts = Vec::with_capacity(bytes.len() / 36 + 1);
        let mut at = 0;
        while let Some(next) = next_entry(&bytes, at) {
            starts.push(u32::try_from(at).unwrap_or(u32::MAX));
            at = next;
        }
        Self { bytes, starts }
    }

    /// The same, taking over the places of another tree wherever both have the same bytes.
    fn read_near(bytes: B, near: &Self, Shared { head, tail }: Shared) -> Self {
        // The entry in which the first difference lies begins at the same place in both.
        let kept = near.starts.partition_point(|start| *start as usize <= head).saturating_sub(1);
        let mut starts = Vec::with_capacity(near.starts.len() + 8);
        starts.extend_from_slice(&near.starts[..kept]);
        let mut at = near.starts.get(kept).map_or(0, |start| *start as usize);
        while let Some(next) = next_entry(&bytes, at) {
            let left = bytes.len() - at;
            if left <= tail
                && let Ok(found) =
                    near.starts.binary_search(&u32::try_from(near.bytes.len() - left).unwrap_or(u32::MAX))
            {
                let there = near.bytes.len() - left;
                if at == there {
                    starts.extend_from_slice(&near.starts[found..]);
                    break;
                }
                let moved = |start: &u32| u32::try_from(*start as usize + at - there).unwrap_or(u32::MAX);
                starts.extend(near.starts[found..].iter().map(moved));
                break;
            }
            starts.push(u32::try_from(at).unwrap_or(u32::MAX));
            at = next;
        }
        Self { bytes, starts }
    }

    /// Whether its bytes are nothing but entries.
    pub(super) fn is_whole(&self) -> bool {
        match self.starts.last() {
            Some(last) => next_entry(&self.bytes, *last as usize) == Some(self.bytes.len()),
            None => self.bytes.is_empty(),
        }
    }

    /// The raw entries from the first to the last that another tree does not have at the same place.
    pub(super) fn unlike(&self, other: &Self) -> &[u8] {
        let (first, _, last) = differing(other, self, common(&self.bytes, &other.bytes));
        let at = |index: usize| self.starts.get(index).map_or(self.bytes.len(), |start| *start as usize);
        &self.bytes[at(first)..at(last.max(first))]
    }

    /// Whether there is a file `index.md`. Entries stand in the order of their names, so few are looked at.
    fn has_index(&self) -> bool {
        let sought = Entry { name: b"index.md", folder: false, file: true, id: Id([0; 20]) };
        let at = |start: &u32| Entry::read(&self.bytes[*start as usize..]);
        let first = self.starts.partition_point(|start| at(start).is_some_and(|entry| entry.cmp_name(&sought).is_lt()));
        self.starts.get(first).and_then(at).is_some_and(|entry| entry.file && entry.name == sought.name)
    }

    fn entries(&self, first: usize, last: usize) -> impl Iterator<Item = Entry<'_>> {
        let starts = self.starts.get(first..last.max(first)).unwrap_or_default();
        starts.iter().filter_map(|start| Entry::read(&self.bytes[*start as usize..]))
    }
}

impl<'t> Entry<'t> {
    fn read(bytes: &'t [u8]) -> Option<Self> {
        let zero = bytes.iter().position(|byte| *byte == 0)?;
        let space = bytes[..zero].iter().position(|byte| *byte == b' ')?;
        let id: [u8; 20] = bytes.get(zero + 1..zero + 21)?.try_into().ok()?;
        let (folder, file) = (bytes.starts_with(b"4"), bytes.starts_with(b"100"));
        Some(Self { name: &bytes[space + 1..zero], folder, file, id: Id(id) })
    }

    fn identity(&self) -> (Id, bool, bool) {
        (self.id, self.folder, self.file)
    }

    /// Git sorts a folder as if its name ended in a slash.
    fn cmp_name(&self, other: &Entry<'_>) -> Ordering {
        let common = self.name.len().min(other.name.len());
        let end = |entry: &Entry<'_>| match entry.name.get(common) {
            Some(byte) => *byte,
            None if entry.folder => b'/',
            None => 0,
        };
        self.name[..common].cmp(&other.name[..common]).then_with(|| end(self).cmp(&end(other)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn raw(entries: &[(u8, u8)]) -> Vec<u8> {
        let entry = |(name, id): &(u8, u8)| {
            let mut bytes = b"100644 ".to_vec();
            bytes.extend(std::iter::repeat_n(b'a' + name % 4, usize::from(name % 5) + 1));
            bytes.push(0);
            bytes.extend([*id; 20]);
            bytes
        };
        entries.iter().flat_map(entry).collect()
    }

    proptest! {
        /// A short name or an id that looks like the start of an entry must not lead astray.
        #[test]
        fn a_tree_read_near_another_has_the_same_places(
            one in prop::collection::vec((0u8..8, prop::sample::select(vec![0u8, 32, 49, 97])), 0..40),
            at in 0usize..40,
            put in prop::collection::vec((0u8..8, prop::sample::select(vec![0u8, 32, 49, 97])), 0..3),
            cut in 0usize..3,
        ) {
            let mut other = one.clone();
            let at = at.min(other.len());
            let end = (at + cut).min(other.len());
            other.splice(at..end, put);
            let near = Tree::read(raw(&one));
            let plain = Tree::read(raw(&other));
            let other = raw(&other);
            let shared = common(&other, &near.bytes);
            let quick = Tree::read_near(other, &near, shared);
            prop_assert_eq!(plain.starts, quick.starts);
        }

        #[test]
        fn what_two_texts_share_is_found(one in "[ab]{0,700}", other in "[ab]{0,700}", head in "a{0,600}", tail in "b{0,600}") {
            let (one, other) = (format!("{head}{one}{tail}").into_bytes(), format!("{head}{other}{tail}").into_bytes());
            let found = common(&one, &other);
            let plain_head = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
            let plain_tail = one[plain_head..].iter().rev().zip(other[plain_head..].iter().rev()).take_while(|(a, b)| a == b).count();
            prop_assert_eq!(found, Shared { head: plain_head, tail: plain_tail });
        }
    }
}
