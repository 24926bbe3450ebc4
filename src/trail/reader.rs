//! From commits to entries: each version of a case is read once, all cases side by side.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::case::id_of;
use crate::git::{Archive, Blobs, Change, Commit, Dropped, GitProblem, Id, SIGNERS_FILE, Step};

use super::rules::{Books, Rules};
use super::{Act, Entry, Snapshot, Unread, by_hand, lost};

/// What the trail is about, and what it is judged by.
const FOLDERS: [&str; 4] = ["cases", "regulations", "klacht.toml", SIGNERS_FILE];

/// The trail of every case.
#[derive(Debug)]
pub struct Trail {
    /// What happened, newest first.
    pub entries: Vec<Entry>,
    /// Every commit, newest first.
    pub commits: Vec<Arc<Commit>>,
    /// Sides of merges that were passed over, with the merge.
    pub dropped: Vec<(Arc<Commit>, Dropped)>,
    /// What merges and others did to regulations: commit, path, before and after.
    pub regulations: Vec<(Arc<Commit>, Change)>,
    /// Files of cases that differ from what every parent of a merge had.
    pub joined: Vec<(Arc<Commit>, Change)>,
    /// What was done to `klacht.toml`.
    pub settings: Vec<(Arc<Commit>, Change)>,
    /// Every file each commit changed, commit by commit as in `commits`.
    pub files: Vec<Vec<Change>>,
    /// Folders that could not be read, with the first commit that needs them: what it did is not known.
    pub unread: Vec<(Arc<Commit>, Unread)>,
    /// Whether what this clone had kept of the history was not what the history is; known after [`read_anew`].
    pub was_kept_false: bool,
    /// For each commit whether its own settings ask for a signature.
    pub asks: Vec<bool>,
    /// For each commit the list of signers that stands in it.
    pub(super) lists: Vec<ListFile>,
}

/// What a commit has where the list of signers stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListFile {
    /// Its files could not be read.
    Unread,
    /// No list.
    Absent,
    /// This list.
    Stands(Id),
}

/// What one commit did to one case, before the contents were read.
struct Raw {
    commit: usize,
    case: String,
    path: String,
    /// What it was; for a merge, what it was for each parent.
    sides: Vec<Option<Id>>,
    after: Option<Id>,
    moved: bool,
}

/// Reads the trail of every case from the newest commit back. `default` is the regulation of cases that name none,
/// for commits that hold no `klacht.toml`.
///
/// # Errors
/// A commit that is missing or damaged. Any other object that is costs only what it holds, which [`Trail::unread`]
/// and [`Entry::unread`] say.
pub fn read(archive: &Archive, from: Id, default: Option<&str>) -> Result<Trail, GitProblem> {
    read_of(archive, archive.history(from, &FOLDERS)?, default, None)
}

/// The same with everything read from the store itself, for whoever judges it; see [`Trail::was_kept_false`].
///
/// # Errors
/// As for [`read`].
pub fn read_anew(archive: &Archive, from: Id, default: Option<&str>) -> Result<Trail, GitProblem> {
    let (steps, was_true) = archive.history_anew(from, &FOLDERS)?;
    Ok(Trail { was_kept_false: !was_true, ..read_of(archive, steps, default, None)? })
}

/// The same, with the entries of one case only: the others are not read.
///
/// # Errors
/// As for [`read`].
pub fn read_case(archive: &Archive, from: Id, default: Option<&str>, case: &str) -> Result<Trail, GitProblem> {
    read_of(archive, archive.history(from, &FOLDERS)?, default, Some(case))
}

/// Every path below `cases` that a history ever had.
///
/// # Errors
/// A commit that is missing or damaged.
pub fn paths_ever(archive: &Archive, from: Id) -> Result<BTreeSet<String>, GitProblem> {
    let changes = archive.history(from, &FOLDERS)?.into_iter().flat_map(|step| step.changes);
    Ok(changes.map(|change| change.path).filter(|path| path.starts_with("cases/")).collect())
}

fn read_of(
    archive: &Archive,
    steps: Vec<Step>,
    default: Option<&str>,
    only: Option<&str>,
) -> Result<Trail, GitProblem> {
    let mut books = Books::new(archive, default);
    let mut trail = Trail {
        entries: Vec::new(),
        commits: Vec::new(),
        dropped: Vec::new(),
        regulations: Vec::new(),
        joined: Vec::new(),
        settings: Vec::new(),
        files: Vec::new(),
        unread: Vec::new(),
        was_kept_false: false,
        asks: Vec::new(),
        lists: Vec::new(),
    };
    let mut raw = Vec::new();
    let mut moments = Vec::with_capacity(steps.len());
    for (index, mut step) in steps.into_iter().enumerate() {
        let [_, regulations, settings, list] = step.tops[..] else { continue };
        let rules = books.at(regulations, settings);
        trail.asks.push(rules.signed);
        raw.extend(of_step(index, &mut step).into_iter().filter(|raw| only.is_none_or(|case| raw.case == case)));
        step.dropped.retain(|dropped| only.is_none_or(|case| case_of(&dropped.path).as_deref() == Some(case)));
        trail.lists.push(match list {
            _ if step.unread.is_some() => ListFile::Unread,
            Some(found) if !found.folder => ListFile::Stands(found.id),
            _ => ListFile::Absent,
        });
        let commit = Arc::new(step.commit);
        trail.dropped.extend(step.dropped.into_iter().map(|dropped| (Arc::clone(&commit), dropped)));
        trail.unread.extend(step.unread.map(|reason| (Arc::clone(&commit), Unread { id: None, reason })));
        for change in &step.changes {
            let list = match change.path.as_str() {
                "klacht.toml" => &mut trail.settings,
                path if path.starts_with("regulations/") => &mut trail.regulations,
                path if step.merge && case_of(path).is_some() && !change.attached => &mut trail.joined,
                _ => continue,
            };
            list.push((Arc::clone(&commit), change.clone()));
        }
        trail.files.push(step.changes);
        moments.push(Moment { merge: step.merge, rules });
        trail.commits.push(commit);
    }
    trail
        .unread
        .extend(books.unread.into_iter().filter_map(|unread| Some((Arc::clone(trail.commits.first()?), unread))));
    trail.dropped.retain(|(_, dropped)| is_lost(archive, dropped));
    trail.entries = entries(archive, raw, &trail.commits, &moments)?;
    Ok(trail)
}

/// What is known of a commit beside what it did.
struct Moment {
    merge: bool,
    rules: Arc<Rules>,
}

/// Whether a side that was passed over had something that is not in what was kept. What cannot be read may have.
fn is_lost(archive: &Archive, dropped: &Dropped) -> bool {
    if !dropped.path.starts_with("cases/") {
        return true;
    }
    let read = |id: Option<Id>| id.map_or_else(|| Ok(Snapshot::default()), |id| archive.blob(id).map(Snapshot::read));
    match (read(dropped.base), read(dropped.lost), read(dropped.kept)) {
        (Ok(base), Ok(side), Ok(kept)) => lost(&base, &side, &kept),
        _ => true,
    }
}

/// What a commit did, by case. A file that went and one that came with the same id is one case that moved.
fn of_step(commit: usize, step: &mut Step) -> Vec<Raw> {
    let mut by_case: BTreeMap<String, Raw> = BTreeMap::new();
    for change in &step.changes {
        let Some(case) = case_of(&change.path).filter(|_| !change.attached) else { continue };
        let sides = std::iter::once(change.before).chain(change.others.iter().copied());
        match by_case.get_mut(&case) {
            Some(raw) => {
                raw.moved = true;
                raw.sides.iter_mut().zip(sides).for_each(|(side, more)| *side = side.or(more));
                if change.after.is_some() {
                    raw.after = change.after;
                    raw.path.clone_from(&change.path);
                }
            }
            None => {
                let (sides, after, path) = (sides.collect(), change.after, change.path.clone());
                by_case.insert(case.clone(), Raw { commit, case, path, sides, after, moved: false });
            }
        }
    }
    // One side moved a case, the other changed it where it stood: nothing was passed over, it went along.
    step.dropped.retain(|dropped| {
        let raw = case_of(&dropped.path).and_then(|case| by_case.get_mut(&case));
        let side = raw.filter(|raw| raw.after.is_some() && raw.path != dropped.path);
        let Some(side) = side.and_then(|raw| raw.sides.get_mut(dropped.side)) else { return true };
        *side = side.or(dropped.lost);
        false
    });
    by_case.into_values().collect()
}

fn case_of(path: &str) -> Option<String> {
    path.strip_prefix("cases/").and_then(|path| id_of(path).ok())
}

fn entries(
    archive: &Archive,
    raw: Vec<Raw>,
    commits: &[Arc<Commit>],
    moments: &[Moment],
) -> Result<Vec<Entry>, GitProblem> {
    let mut seen = HashSet::new();
    let ids = raw.iter().flat_map(|raw| raw.sides.iter().chain([&raw.after])).flatten();
    let ids: Vec<Id> = ids.copied().filter(|id| seen.insert(*id)).collect();
    let blobs = archive.blobs(&ids)?;
    // Side by side by case, so that each version is taken apart once: it is the after of one change and the before
    // of the next.
    let mut by_case: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, raw) in raw.iter().enumerate() {
        by_case.entry(&raw.case).or_default().push(index);
    }
    let by_case: Vec<Vec<usize>> = by_case.into_values().collect();
    let made: Vec<Vec<(usize, Entry)>> = by_case
        .par_iter()
        .map(|indexes| {
            let mut last: Option<(Id, Snapshot)> = None;
            // As it stood when it was deleted.
            let mut gone: Option<Snapshot> = None;
            let mut made = Vec::with_capacity(indexes.len());
            // Oldest first, the way the versions follow each other.
            for index in indexes.iter().rev() {
                let raw = &raw[*index];
                let mut unread = Vec::new();
                let mut read = |id: Option<Id>, last| {
                    version(&blobs, id, last).map_err(|reason| {
                        let found = Unread { id, reason };
                        if !unread.contains(&found) {
                            unread.push(found);
                        }
                    })
                };
                let mut last_read = last.take();
                let sides: Vec<_> = raw.sides.iter().map(|id| read(*id, last_read.take())).collect();
                let after = read(raw.after, None);
                let sides: Result<Vec<Snapshot>, ()> = sides.into_iter().collect();
                let known = sides.as_ref().ok().zip(after.as_ref().ok());
                let subject = after.as_ref().ok().filter(|_| raw.after.is_some());
                let subject = subject.or_else(|| sides.as_ref().ok()?.first());
                let mut entry = entry(raw, known, subject, commits, &moments[raw.commit]);
                if let (Act::Registered, Some(gone), Ok(after)) = (entry.act, &gone, &after)
                    && after.is_same_case(gone)
                {
                    entry.act = Act::Restored;
                }
                gone = sides.ok().and_then(|sides| sides.into_iter().next()).filter(|_| raw.after.is_none());
                made.push((*index, Entry { unread, ..entry }));
                last = raw.after.zip(after.ok());
            }
            made
        })
        .collect();
    let mut made: Vec<(usize, Entry)> = made.into_iter().flatten().collect();
    made.sort_by_key(|(index, _)| *index);
    // A change of nothing but an editor's noise is no entry, nor is a merge that only joined.
    let noise = |entry: &Entry| {
        matches!(entry.act, Act::Changed | Act::MergedByHand) && entry.changes.is_empty() && entry.unread.is_empty()
    };
    Ok(made.into_iter().map(|(_, entry)| entry).filter(|entry| !noise(entry)).collect())
}

fn version(blobs: &Blobs, id: Option<Id>, last: Option<(Id, Snapshot)>) -> Result<Snapshot, String> {
    match (id, last) {
        (None, _) => Ok(Snapshot::default()),
        (Some(id), Some((known, snapshot))) if known == id => Ok(snapshot),
        (Some(id), _) => match blobs.get(&id) {
            Some(Ok(bytes)) => Ok(Snapshot::read(bytes.clone())),
            Some(Err(reason)) => Err(reason.clone()),
            None => Err("niet gelezen".to_owned()),
        },
    }
}

fn entry(
    raw: &Raw,
    known: Option<(&Vec<Snapshot>, &Snapshot)>,
    subject: Option<&Snapshot>,
    commits: &[Arc<Commit>],
    moment: &Moment,
) -> Entry {
    let before = raw.sides.first().copied().flatten();
    Entry {
        case: raw.case.clone(),
        path: raw.path.clone(),
        commit: Arc::clone(&commits[raw.commit]),
        act: match (before, raw.after) {
            _ if moment.merge => Act::MergedByHand,
            (None, _) => Act::Registered,
            (_, None) => Act::Deleted,
            _ if raw.moved => Act::Moved,
            _ => Act::Changed,
        },
        changes: known.map(|(sides, after)| by_hand(sides, after)).unwrap_or_default(),
        regulation: subject.and_then(|case| moment.rules.binding(case.regulation.as_deref(), case.received)),
        before,
        after: raw.after,
        unread: Vec::new(),
    }
}
