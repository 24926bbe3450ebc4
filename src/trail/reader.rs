//! From commits to entries: each version of a case is read once, all cases side by side.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::case::id_of;
use crate::git::{Archive, Change, Commit, Dropped, GitProblem, Id};

use super::rules::Rules;
use super::{Act, Entry, Snapshot, difference};

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
}

/// What one commit did to one case, before the contents were read.
struct Raw {
    commit: usize,
    case: String,
    path: String,
    before: Option<Id>,
    after: Option<Id>,
    moved: bool,
}

/// Reads the trail of every case from the newest commit back. `default` is the regulation of cases that name none.
///
/// # Errors
/// An object that is missing or damaged.
pub fn read(archive: &Archive, from: Id, default: Option<&str>) -> Result<Trail, GitProblem> {
    let steps = archive.history(from, &["cases", "regulations"])?;
    let mut raw = Vec::new();
    let mut rules = Rules::default();
    // Binding follows time, so the regulations are followed from the oldest commit on.
    let mut moments: Vec<Vec<Raw>> = Vec::with_capacity(steps.len());
    let mut bindings: Vec<RulesAt> = Vec::with_capacity(steps.len());
    for (index, step) in steps.iter().enumerate().rev() {
        if step.changes.iter().any(|change| change.path.starts_with("regulations/")) || bindings.is_empty() {
            rules.follow(archive, step);
            bindings.push(RulesAt { upto: index, rules: rules.snapshot() });
        }
        moments.push(of_step(index, &step.changes));
    }
    moments.into_iter().rev().for_each(|mut of_step| raw.append(&mut of_step));
    let merges: Vec<bool> = steps.iter().map(|step| step.commit.parents.len() > 1).collect();
    let mut dropped = Vec::new();
    let mut regulations = Vec::new();
    let mut commits = Vec::with_capacity(steps.len());
    for step in steps {
        let commit = Arc::new(step.commit);
        dropped.extend(step.dropped.into_iter().map(|dropped| (Arc::clone(&commit), dropped)));
        let of_rules = step.changes.into_iter().filter(|change| change.path.starts_with("regulations/"));
        regulations.extend(of_rules.map(|change| (Arc::clone(&commit), change)));
        commits.push(commit);
    }
    let entries = entries(archive.folder(), raw, &commits, &merges, &bindings, default)?;
    Ok(Trail { entries, commits, dropped, regulations })
}

/// The regulations from a commit on, up to the next change of them.
struct RulesAt {
    upto: usize,
    rules: Rules,
}

/// What a commit did, by case. A file that went and one that came with the same id is one case that moved.
fn of_step(commit: usize, changes: &[Change]) -> Vec<Raw> {
    let mut by_case: BTreeMap<String, Raw> = BTreeMap::new();
    for change in changes {
        let Some(case) = change.path.strip_prefix("cases/").and_then(|path| id_of(path).ok()) else { continue };
        match by_case.get_mut(&case) {
            Some(raw) => {
                raw.moved = true;
                raw.before = raw.before.or(change.before);
                if change.after.is_some() {
                    raw.after = change.after;
                    raw.path.clone_from(&change.path);
                }
            }
            None => {
                let (before, after, path) = (change.before, change.after, change.path.clone());
                by_case.insert(case.clone(), Raw { commit, case, path, before, after, moved: false });
            }
        }
    }
    by_case.into_values().collect()
}

fn entries(
    folder: PathBuf,
    raw: Vec<Raw>,
    commits: &[Arc<Commit>],
    merges: &[bool],
    bindings: &[RulesAt],
    default: Option<&str>,
) -> Result<Vec<Entry>, GitProblem> {
    // Side by side by case, so that each version is read once: it is the after of one change and the before of
    // the next.
    let mut by_case: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, raw) in raw.iter().enumerate() {
        by_case.entry(&raw.case).or_default().push(index);
    }
    let by_case: Vec<Vec<usize>> = by_case.into_values().collect();
    let made: Vec<Vec<(usize, Entry)>> = by_case
        .par_iter()
        .map_init(
            || Archive::open(&folder),
            |archive, indexes| {
                let archive = archive.as_ref().map_err(GitProblem::again)?;
                let mut last: Option<(Id, Snapshot)> = None;
                let mut made = Vec::with_capacity(indexes.len());
                // Oldest first, the way the versions follow each other.
                for index in indexes.iter().rev() {
                    let raw = &raw[*index];
                    let before = version(archive, raw.before, last.take())?;
                    let after = version(archive, raw.after, None)?;
                    made.push((*index, entry(raw, &before, &after, commits, merges, bindings, default)));
                    last = raw.after.map(|id| (id, after));
                }
                Ok(made)
            },
        )
        .collect::<Result<_, GitProblem>>()?;
    let mut made: Vec<(usize, Entry)> = made.into_iter().flatten().collect();
    made.sort_by_key(|(index, _)| *index);
    // A change of nothing but an editor's noise is no entry.
    Ok(made
        .into_iter()
        .map(|(_, entry)| entry)
        .filter(|entry| entry.act != Act::Changed || !entry.changes.is_empty())
        .collect())
}

fn version(archive: &Archive, id: Option<Id>, last: Option<(Id, Snapshot)>) -> Result<Snapshot, GitProblem> {
    match (id, last) {
        (None, _) => Ok(Snapshot::default()),
        (Some(id), Some((known, snapshot))) if known == id => Ok(snapshot),
        (Some(id), _) => archive.blob(id).map(Snapshot::read),
    }
}

fn entry(
    raw: &Raw,
    before: &Snapshot,
    after: &Snapshot,
    commits: &[Arc<Commit>],
    merges: &[bool],
    bindings: &[RulesAt],
    default: Option<&str>,
) -> Entry {
    let subject = if raw.after.is_some() { after } else { before };
    // Bindings stand oldest first; the right one is the last that began at or before this commit.
    let at = bindings.partition_point(|binding| binding.upto >= raw.commit);
    let rules = at.checked_sub(1).and_then(|at| bindings.get(at));
    let named = subject.regulation.as_deref().or(default);
    Entry {
        case: raw.case.clone(),
        path: raw.path.clone(),
        commit: Arc::clone(&commits[raw.commit]),
        act: match (raw.before, raw.after) {
            _ if merges[raw.commit] => Act::MergedByHand,
            (None, _) => Act::Registered,
            (_, None) => Act::Deleted,
            _ if raw.moved => Act::Moved,
            _ => Act::Changed,
        },
        changes: difference(before, after),
        regulation: named.and_then(|named| rules.and_then(|at| at.rules.binding(named, subject.received))),
        before: raw.before,
        after: raw.after,
    }
}
