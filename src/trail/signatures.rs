//! Signatures judged: each against the list of signers that held when its commit was made.
//!
//! A list holds from the commit on that put it there, when that commit was signed by somebody on the list before it.
//! The first list holds by itself. So nobody vouches for their own key, and a list that was changed or removed by
//! somebody else changes nothing.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveDateTime};
use rayon::prelude::*;

use crate::calendar::to_utc;
use crate::git::signature::{Fault, Fitting, Key, Made, Unjudged, check_with};
use crate::git::{Archive, Commit, GitProblem, Id, KeyRing, Signers, Standing, UnreadLine};

use super::Trail;
use super::reader::ListFile;

mod lists;

use lists::{Lists, State};

/// How far two clocks may differ, in seconds.
const SLACK: i64 = 300;

/// What is known of the signatures of a trail.
#[derive(Debug, Default)]
pub struct Signatures {
    judgements: HashMap<Id, Judgement>,
    /// Changes of the list that do not hold, newest first.
    pub changes: Vec<ListChange>,
    /// Lines of lists that do not count, each with the commit that brought it, newest first.
    pub unread: Vec<(Arc<Commit>, UnreadLine)>,
    /// The commits that began a list where there had been none; more than one only when histories were joined.
    pub first: Vec<Arc<Commit>>,
    /// Which lists hold after each commit.
    holding: HashMap<Id, State>,
    /// Every list that ever held; nothing when its text is missing or damaged.
    lists: Vec<Option<Arc<Signers>>>,
}

/// A change of the list that does not hold.
#[derive(Debug)]
pub struct ListChange {
    /// The commit.
    pub commit: Arc<Commit>,
    /// Whether it took the list away.
    pub removed: bool,
}

/// What a signature is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judgement {
    /// It fits, its key was on the list and valid, and is that of the author, who is the committer.
    Good,
    /// What is wrong with it.
    Bad(Vec<Flaw>),
    /// Nobody can tell here.
    Unknown(Unknown),
}

/// What is wrong with a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// It does not fit the commit, or cannot be read.
    Broken(Fault),
    /// Its key is not on the list.
    Stranger {
        /// The key.
        key: Key,
        /// Whether it stands on the list in that same commit, which does not hold yet, or not at all.
        named_there: bool,
    },
    /// Its key is on the list, for another use.
    OtherUse,
    /// Its key belongs to somebody else than the author.
    NotTheAuthor,
    /// The committer is somebody else than the author.
    TwoPeople,
    /// Its key was not valid yet.
    NotYet,
    /// Its key was withdrawn.
    Revoked,
    /// Its key was no longer valid.
    Expired,
    /// Its key was no longer valid at the moment, in seconds since 1970, of a commit before it.
    ExpiredBefore(i64),
}

/// Why nobody can tell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unknown {
    /// There was no list yet.
    NoList,
    /// The list is missing or damaged.
    UnreadList,
    /// It is of a kind that is not judged.
    Kind(Unjudged),
}

impl Signatures {
    /// What the signature of a commit is worth; nothing when it has none, or was not asked for.
    #[must_use]
    pub fn of(&self, commit: &Commit) -> Option<&Judgement> {
        self.judgements.get(&commit.id)
    }

    /// The lists that hold after a commit of this trail, which need not be what stands in it; nothing when the commit
    /// is of another history. A list that is missing or damaged is nothing too: nobody can be held against it.
    #[must_use]
    pub fn lists_after(&self, commit: Id) -> Option<Vec<Option<Arc<Signers>>>> {
        let state = self.holding.get(&commit)?;
        Some(state.iter().map(|version| self.lists.get(*version)?.clone()).collect())
    }
}

/// Judges the signatures of the commits that are wanted, those of OpenPGP with keys that were given. Moments after
/// `on` prove nothing: a clock was ahead.
///
/// # Errors
/// A commit that is missing or damaged, or GnuPG that does not run. A list that is makes signatures that nobody can judge.
pub fn judge(
    archive: &Archive,
    trail: &Trail,
    on: NaiveDate,
    keys: Option<&KeyRing>,
    wanted: impl Fn(&Commit) -> bool,
) -> Result<Signatures, GitProblem> {
    let stands: HashMap<Id, ListFile> =
        trail.commits.iter().zip(&trail.lists).map(|(commit, list)| (commit.id, *list)).collect();
    let changes_list = |commit: &Commit, list: ListFile| {
        let before = commit.parents.iter().filter_map(|parent| stands.get(parent));
        let (mut known, mut same) = (false, true);
        before.for_each(|parent| (known, same) = (true, same && *parent == list));
        if known { !same } else { list != ListFile::Absent }
    };
    let changes: Vec<bool> =
        trail.commits.iter().zip(&trail.lists).map(|(commit, list)| changes_list(commit, *list)).collect();
    let signed: Vec<Id> = trail
        .commits
        .iter()
        .zip(&changes)
        .filter(|(commit, changes)| commit.signed && (**changes || wanted(commit)))
        .map(|(commit, _)| commit.id)
        .collect();
    let made = made(archive, &signed, keys)?;
    let mut walk = Walk { lists: Lists::new(archive), after: HashMap::new(), result: Signatures::default() };
    let tomorrow = to_utc(NaiveDateTime::from(on.checked_add_days(Days::new(1)).unwrap_or(on))).and_utc().timestamp();
    for (index, commit) in trail.commits.iter().enumerate().rev() {
        walk.step(commit, trail.lists[index], changes[index], made.get(&commit.id), tomorrow);
    }
    let Walk { lists, after, mut result } = walk;
    result.holding = after.into_iter().map(|(commit, (state, _))| (commit, state)).collect();
    result.lists = lists.into_signers();
    result.changes.reverse();
    result.unread.reverse();
    Ok(result)
}

/// Whether each signature fits: all the reckoning, side by side.
fn made(archive: &Archive, signed: &[Id], keys: Option<&KeyRing>) -> Result<HashMap<Id, Made>, GitProblem> {
    let folder = archive.folder();
    // Few enough to spread, many enough that opening the archive again costs nothing beside them.
    let chunk = signed.len().div_ceil(rayon::current_num_threads().max(1) * 8).max(16);
    let made: Vec<Vec<(Id, Made)>> = signed
        .par_chunks(chunk)
        .map(|ids| {
            let archive = Archive::reopen(&folder)?;
            let one = |id: &Id| {
                // The header is there, with nothing in it.
                let Some(signed) = archive.signed_commit(*id)? else {
                    return Ok((*id, Made::Broken(Fault::Unreadable)));
                };
                let problem = |reason| GitProblem { act: "een handtekening met gpg nakijken", reason, mend: None };
                Ok((*id, check_with(&signed, keys, &id.to_string()).map_err(problem)?))
            };
            ids.iter().map(one).collect()
        })
        .collect::<Result<_, GitProblem>>()?;
    Ok(made.into_iter().flatten().collect())
}

/// The walk from the oldest commit to the newest.
struct Walk<'a> {
    lists: Lists<'a>,
    /// What holds after each commit: its lists, and the latest moment in it or before it.
    after: HashMap<Id, (State, i64)>,
    result: Signatures,
}

impl Walk<'_> {
    fn step(&mut self, commit: &Arc<Commit>, list: ListFile, changed: bool, made: Option<&Made>, tomorrow: i64) {
        let parents: Vec<&(State, i64)> = commit.parents.iter().filter_map(|parent| self.after.get(parent)).collect();
        let earliest = parents.iter().map(|(_, latest)| *latest).max().unwrap_or(i64::MIN);
        let states: Vec<&State> = parents.iter().map(|(state, _)| state).collect();
        let mut state = self.lists.joined(&states);
        if changed && let ListFile::Stands(id) = list {
            let unread = self.lists.new_faults(id);
            self.result.unread.extend(unread.into_iter().rev().map(|line| (Arc::clone(commit), line)));
            // Where there has never been a list, this one holds by itself, for this commit too.
            if state.is_empty() {
                state = self.lists.begin(id);
                self.result.first.push(Arc::clone(commit));
            }
        }
        let own = if let ListFile::Stands(id) = list { Some(id) } else { None };
        let mut known = false;
        if let Some(made) = made {
            let (judgement, by_known) = self.judgement(commit, made, &state, own, earliest);
            known = by_known;
            self.result.judgements.insert(commit.id, judgement);
        }
        // What stands there already holds, or did not count when it came.
        let holds = own.is_some_and(|id| self.lists.is(&state, id));
        if changed && list != ListFile::Unread && !holds && !state.is_empty() {
            match own {
                Some(id) if known => state = self.lists.follow(id, &state),
                _ if own.is_none() && known => {}
                _ => self.result.changes.push(ListChange { commit: Arc::clone(commit), removed: own.is_none() }),
            }
        }
        let moment = Some(commit.committed.seconds).filter(|moment| *moment < tomorrow);
        self.after.insert(commit.id, (state, earliest.max(moment.unwrap_or(i64::MIN))));
    }

    /// What a signature is worth, and whether its key was known and valid, whoever the author is.
    fn judgement(
        &mut self,
        commit: &Commit,
        made: &Made,
        state: &State,
        own: Option<Id>,
        earliest: i64,
    ) -> (Judgement, bool) {
        let key = match made {
            Made::With(key) => key,
            Made::Broken(fault) => return (Judgement::Bad(vec![Flaw::Broken(*fault)]), false),
            // The reviewer vouches for this key; it is on no list, so it changes none.
            Made::Given(fitting) => return (given(commit, fitting, earliest), false),
            Made::NotJudged(kind) => return (Judgement::Unknown(Unknown::Kind(kind.clone())), false),
        };
        if state.is_empty() {
            return (Judgement::Unknown(Unknown::NoList), false);
        }
        let Some(lists) = self.lists.of(state) else { return (Judgement::Unknown(Unknown::UnreadList), false) };
        let at = commit.committed.seconds;
        let mut flaws = Vec::new();
        let mut known = true;
        // Where lists grew apart, the key must be on each.
        for signers in lists {
            let standing = signers.standing(key, at, earliest.saturating_sub(SLACK));
            known &= matches!(standing, Standing::Valid(_));
            let (flaw, principals) = match standing {
                Standing::Valid(principals) => (None, Some(principals)),
                Standing::NotYet(principals) => (Some(Flaw::NotYet), Some(principals)),
                Standing::Expired(principals) => (Some(Flaw::Expired), Some(principals)),
                Standing::ExpiredBefore(principals) => (Some(Flaw::ExpiredBefore(earliest)), Some(principals)),
                Standing::OtherUse => (Some(Flaw::OtherUse), None),
                Standing::Unknown => (Some(Flaw::Stranger { key: key.clone(), named_there: false }), None),
            };
            let stranger = principals.is_some_and(|principals| !principals.cover(&commit.author.email));
            flaws.extend(
                flaw.into_iter()
                    .chain(stranger.then_some(Flaw::NotTheAuthor))
                    .filter(|f| !flaws.contains(f))
                    .collect::<Vec<_>>(),
            );
        }
        // Where the signer is not the author, one of the two has been told already.
        let two_people = commit.author.email.to_lowercase() != commit.committer.email.to_lowercase();
        if two_people && !flaws.contains(&Flaw::NotTheAuthor) {
            flaws.push(Flaw::TwoPeople);
        }
        for flaw in &mut flaws {
            if let (Flaw::Stranger { named_there, .. }, Some(own)) = (flaw, own) {
                *named_there = self.lists.read(own).is_some_and(|signers| signers.names(key));
            }
        }
        (if flaws.is_empty() { Judgement::Good } else { Judgement::Bad(flaws) }, known)
    }
}

/// What a signature with a key the reviewer gave is worth.
fn given(commit: &Commit, fitting: &Fitting, earliest: i64) -> Judgement {
    let (author, committer) = (commit.author.email.to_lowercase(), commit.committer.email.to_lowercase());
    let mut flaws = Vec::new();
    if fitting.revoked {
        flaws.push(Flaw::Revoked);
    }
    if let Some(ends) = fitting.ends {
        if commit.committed.seconds.max(fitting.made) >= ends {
            flaws.push(Flaw::Expired);
        } else if earliest.saturating_sub(SLACK) >= ends {
            flaws.push(Flaw::ExpiredBefore(earliest));
        }
    }
    if !fitting.addresses.contains(&author) {
        flaws.push(Flaw::NotTheAuthor);
    } else if author != committer {
        flaws.push(Flaw::TwoPeople);
    }
    if flaws.is_empty() { Judgement::Good } else { Judgement::Bad(flaws) }
}
