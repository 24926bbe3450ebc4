//! Comparing all of a history, level by level: first every top folder, then every folder in those, and so on.
//!
//! A folder is followed through time before the next one is begun. Git stores the states of a folder as differences
//! from each other, so read in that order each costs little; commit by commit, with ten folders in turn, the store's
//! memory is too small for them and the same states are made again and again (measured: four to seven times slower).

use std::path::Path;

use rayon::prelude::*;

use super::history::Change;
use super::tree::{Found, Pair, Trees};
use super::{Archive, GitProblem, Id};

/// A commit beside one of its parents.
pub(super) struct Side {
    /// Which commit.
    pub(super) commit: usize,
    /// Which of its parents.
    pub(super) side: usize,
    /// The parent's tree; nothing for a first commit.
    pub(super) before: Option<Id>,
    /// Its own tree.
    pub(super) after: Id,
}

/// How a commit differs from its parents.
#[derive(Debug, Default)]
pub(super) struct Compared {
    /// The files that differ from each parent, by path.
    pub(super) sides: Vec<Vec<Change>>,
    /// What stands at each of the folders asked for.
    pub(super) tops: Vec<Option<Found>>,
    /// Why it could not all be compared.
    pub(super) unread: Option<String>,
}

/// A pair of folders to look into for a commit and a side.
struct Job {
    commit: usize,
    side: usize,
    pair: Pair,
}

/// What looking into a run of pairs gave.
#[derive(Default)]
struct Yield {
    changes: Vec<(usize, usize, Change)>,
    below: Vec<Job>,
    unread: Vec<(usize, String)>,
    tops: Vec<(usize, Vec<Option<Found>>)>,
}

/// Compares every commit with its parents, below some top folders.
///
/// # Errors
/// The store cannot be opened. What in it cannot be read is said with the commit.
pub(super) fn compare(
    folder: &Path,
    sides: Vec<Side>,
    commits: usize,
    folders: &[&str],
) -> Result<Vec<Compared>, GitProblem> {
    let mut compared: Vec<Compared> = std::iter::repeat_with(Compared::default).take(commits).collect();
    let job =
        |side: Side| Job { commit: side.commit, side: side.side, pair: Pair::root(side.before, Some(side.after)) };
    let mut jobs: Vec<Job> = sides.into_iter().map(job).collect();
    while !jobs.is_empty() {
        let run = jobs.len().div_ceil(rayon::current_num_threads().max(1) * 4).max(64);
        let yields: Vec<Yield> =
            jobs.par_chunks(run).map(|jobs| look(folder, jobs, folders)).collect::<Result<_, GitProblem>>()?;
        jobs = Vec::new();
        for mut found in yields {
            jobs.append(&mut found.below);
            for (commit, side, change) in found.changes {
                let sides = &mut compared[commit].sides;
                if sides.len() <= side {
                    sides.resize_with(side + 1, Vec::new);
                }
                sides[side].push(change);
            }
            for (commit, reason) in found.unread {
                compared[commit].unread.get_or_insert(reason);
            }
            for (commit, tops) in found.tops {
                compared[commit].tops = tops;
            }
        }
        jobs.sort_by(|a, b| (&a.pair.path, a.commit, a.side).cmp(&(&b.pair.path, b.commit, b.side)));
    }
    for side in compared.iter_mut().flat_map(|compared| &mut compared.sides) {
        side.sort_by(|a, b| a.path.cmp(&b.path));
    }
    Ok(compared)
}

fn look(folder: &Path, jobs: &[Job], folders: &[&str]) -> Result<Yield, GitProblem> {
    // A handle is bound to its thread; the folder is not.
    let archive = Archive::reopen(folder)?;
    let odb = archive.repository.odb().map_err(GitProblem::while_doing("de geschiedenis lezen"))?;
    let mut trees = Trees::new(&odb);
    let mut found = Yield::default();
    let (mut changes, mut below) = (Vec::new(), Vec::new());
    for Job { commit, side, pair } in jobs {
        let mut looked = trees.compare(pair, folders, &mut changes, &mut below);
        if let (true, 0, Some(root)) = (pair.path.is_empty(), side, pair.after) {
            let tops = folders.iter().map(|folder| trees.find(root, folder)).collect::<Result<Vec<_>, _>>();
            match tops {
                Ok(tops) => found.tops.push((*commit, tops)),
                Err(error) => {
                    found.tops.push((*commit, vec![None; folders.len()]));
                    looked = looked.and(Err(error));
                }
            }
        }
        found.unread.extend(looked.err().map(|error| (*commit, error.message().to_owned())));
        found.changes.extend(changes.drain(..).map(|change| (*commit, *side, change)));
        found.below.extend(below.drain(..).map(|pair| Job { commit: *commit, side: *side, pair }));
    }
    Ok(found)
}
