//! Comparing trees: which files differ, without looking into folders that are the same.

use std::cmp::Ordering;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use git2::Odb;

use super::Id;
use super::history::Change;

/// A tree with the places where its entries start.
pub(super) struct Tree {
    bytes: Vec<u8>,
    starts: Vec<u32>,
}

/// Trees read lately. A commit and its neighbour share nearly all of theirs.
pub(super) struct Trees<'r> {
    odb: Odb<'r>,
    recent: HashMap<Id, Rc<Tree>>,
    order: VecDeque<Id>,
}

/// How many trees are kept at hand.
const RECENT: usize = 256;

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

/// What a path names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Found {
    /// The object.
    pub id: Id,
    /// Whether it is a folder.
    pub folder: bool,
}

impl<'r> Trees<'r> {
    pub(super) fn new(odb: Odb<'r>) -> Self {
        Self { odb, recent: HashMap::new(), order: VecDeque::new() }
    }

    /// The bytes of an object.
    pub(super) fn object(&self, id: Id) -> Result<Vec<u8>, git2::Error> {
        let read = self.odb.read(id.oid()?);
        // What git says does not always name the object.
        let named = |error: git2::Error| git2::Error::from_str(&format!("object {id}: {}", error.message()));
        read.map(|object| object.data().to_vec()).map_err(named)
    }

    fn tree(&mut self, id: Id) -> Result<Rc<Tree>, git2::Error> {
        if let Some(tree) = self.recent.get(&id) {
            return Ok(Rc::clone(tree));
        }
        let tree = Tree::read(self.object(id)?);
        Ok(self.keep(id, tree))
    }

    /// The same, for a tree that is nearly the same as another: only what differs is looked through.
    fn tree_near(&mut self, id: Id, near: &Tree) -> Result<Rc<Tree>, git2::Error> {
        if let Some(tree) = self.recent.get(&id) {
            return Ok(Rc::clone(tree));
        }
        let tree = Tree::read_near(self.object(id)?, near);
        Ok(self.keep(id, tree))
    }

    fn keep(&mut self, id: Id, tree: Tree) -> Rc<Tree> {
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

    /// The files that differ between two trees, below the folders asked for.
    pub(super) fn compare(
        &mut self,
        before: Option<Id>,
        after: Option<Id>,
        wanted: &[&str],
    ) -> Result<Vec<Change>, git2::Error> {
        let mut changes = Vec::new();
        self.compare_folder((before, after), "", wanted, Sides::default(), &mut changes)?;
        Ok(changes)
    }

    /// The files below a tree that stands at a path.
    pub(super) fn files(&mut self, tree: Id, path: &str) -> Result<Vec<Change>, git2::Error> {
        let mut changes = Vec::new();
        self.compare_folder((None, Some(tree)), path, &[], Sides::default(), &mut changes)?;
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

    fn compare_folder(
        &mut self,
        (before, after): (Option<Id>, Option<Id>),
        folder: &str,
        wanted: &[&str],
        attached: Sides,
        changes: &mut Vec<Change>,
    ) -> Result<(), git2::Error> {
        if before == after {
            return Ok(());
        }
        let empty = || Rc::new(Tree { bytes: Vec::new(), starts: Vec::new() });
        // History is walked backwards, so the newer tree is the one that is known already.
        let new = after.map_or_else(|| Ok(empty()), |id| self.tree(id))?;
        let old = before.map_or_else(|| Ok(empty()), |id| self.tree_near(id, &new))?;
        // What stands right below a top folder belongs to nothing else.
        let inside = folder.contains('/');
        let within = Sides {
            before: attached.before || inside && old.has_index(),
            after: attached.after || inside && new.has_index(),
        };
        let (first, old_last, new_last) = differing(&old, &new);
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
                self.entry((was, is), folder, wanted, (attached, within), changes)?;
            }
        }
    }

    fn entry(
        &mut self,
        (was, is): (Option<Entry<'_>>, Option<Entry<'_>>),
        folder: &str,
        wanted: &[&str],
        (attached, within): (Sides, Sides),
        changes: &mut Vec<Change>,
    ) -> Result<(), git2::Error> {
        let Some(name) = was.or(is).map(|entry| String::from_utf8_lossy(entry.name).into_owned()) else {
            return Ok(());
        };
        let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        if folder.is_empty() && !wanted.contains(&path.as_str()) {
            return Ok(());
        }
        let in_folder = |entry: Option<Entry<'_>>| entry.filter(|entry| entry.folder).map(|entry| entry.id);
        let in_file = |entry: Option<Entry<'_>>| entry.filter(|entry| entry.file).map(|entry| entry.id);
        if in_folder(was).is_some() || in_folder(is).is_some() {
            self.compare_folder((in_folder(was), in_folder(is)), &path, wanted, within, changes)?;
        }
        let (before, after) = (in_file(was), in_file(is));
        if before != after {
            // The index itself belongs only to what lies above it.
            let own = if path.ends_with("/index.md") { attached } else { within };
            let attached = if after.is_some() { own.after } else { own.before };
            changes.push(Change { path, before, others: Vec::new(), after, attached });
        }
        Ok(())
    }
}

/// How many bytes two texts share at the beginning, and how many of the rest at the end. Compared in blocks first:
/// the texts are tens of kilobytes, and differ in twenty bytes.
fn common(one: &[u8], other: &[u8]) -> (usize, usize) {
    const BLOCK: usize = 256;
    let shortest = one.len().min(other.len());
    let mut head = 0;
    while head + BLOCK <= shortest && one[head..head + BLOCK] == other[head..head + BLOCK] {
        head += BLOCK;
    }
    head += one[head..].iter().zip(&other[head..]).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[head..], &other[head..]);
    let shortest = one.len().min(other.len());
    let mut tail = 0;
    let block = |text: &[u8], tail: usize| text.len() - tail - BLOCK..text.len() - tail;
    while tail + BLOCK <= shortest && one[block(one, tail)] == other[block(other, tail)] {
        tail += BLOCK;
    }
    let rest = one[..one.len() - tail].iter().rev().zip(other[..other.len() - tail].iter().rev());
    (head, tail + rest.take_while(|(a, b)| a == b).count())
}

/// The entries that are not the same at the beginning and the end: trees of neighbours share nearly everything.
/// Gives the first entry, the same in both, and for each the entry after the last.
fn differing(old: &Tree, new: &Tree) -> (usize, usize, usize) {
    let (same, tail) = common(&old.bytes, &new.bytes);
    let before = |tree: &Tree| tree.starts.partition_point(|start| *start as usize <= same).saturating_sub(1);
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

impl Tree {
    /// A raw tree is a row of: mode, space, name, zero, twenty bytes of id.
    fn read(bytes: Vec<u8>) -> Self {
        let mut starts = Vec::with_capacity(bytes.len() / 36 + 1);
        let mut at = 0;
        while let Some(next) = next_entry(&bytes, at) {
            starts.push(u32::try_from(at).unwrap_or(u32::MAX));
            at = next;
        }
        Self { bytes, starts }
    }

    /// The same, taking over the places of another tree wherever both have the same bytes.
    pub(super) fn read_near(bytes: Vec<u8>, near: &Tree) -> Self {
        let (head, tail) = common(&bytes, &near.bytes);
        // The entry in which the first difference lies begins at the same place in both.
        let kept = near.starts.partition_point(|start| *start as usize <= head).saturating_sub(1);
        let mut starts = Vec::with_capacity(near.starts.len() + 1);
        starts.extend_from_slice(&near.starts[..kept]);
        let mut at = near.starts.get(kept).map_or(0, |start| *start as usize);
        while let Some(next) = next_entry(&bytes, at) {
            let left = bytes.len() - at;
            if left <= tail
                && let Ok(found) =
                    near.starts.binary_search(&u32::try_from(near.bytes.len() - left).unwrap_or(u32::MAX))
            {
                let there = near.bytes.len() - left;
                let moved = |start: &u32| u32::try_from(*start as usize + at - there).unwrap_or(u32::MAX);
                starts.extend(near.starts[found..].iter().map(moved));
                break;
            }
            starts.push(u32::try_from(at).unwrap_or(u32::MAX));
            at = next;
        }
        Self { bytes, starts }
    }

    /// Without an entry.
    pub(super) fn empty() -> Self {
        Self { bytes: Vec::new(), starts: Vec::new() }
    }

    /// Whether its bytes are nothing but entries.
    pub(super) fn is_whole(&self) -> bool {
        match self.starts.last() {
            Some(last) => next_entry(&self.bytes, *last as usize) == Some(self.bytes.len()),
            None => self.bytes.is_empty(),
        }
    }

    /// The raw entries from the first to the last that another tree does not have at the same place.
    pub(super) fn unlike(&self, other: &Tree) -> &[u8] {
        let (first, _, last) = differing(other, self);
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
            let quick = Tree::read_near(raw(&other), &near);
            prop_assert_eq!(plain.starts, quick.starts);
        }

        #[test]
        fn what_two_texts_share_is_found(one in "[ab]{0,700}", other in "[ab]{0,700}", head in "a{0,600}", tail in "b{0,600}") {
            let (one, other) = (format!("{head}{one}{tail}").into_bytes(), format!("{head}{other}{tail}").into_bytes());
            let (found_head, found_tail) = common(&one, &other);
            let plain_head = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
            let plain_tail = one[plain_head..].iter().rev().zip(other[plain_head..].iter().rev()).take_while(|(a, b)| a == b).count();
            prop_assert_eq!((found_head, found_tail), (plain_head, plain_tail));
        }
    }
}
