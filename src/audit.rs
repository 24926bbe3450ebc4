//! The trail judged: what happened to the record that a reviewer should know.
//!
//! A check is one file here, its codes in [`crate::check::codes`] and a page for each in `docs/checks/`.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::check::codes::INCOMPLETE_STORE;
use crate::diagnostic::{Code, Severity};
use crate::git::{Archive, Commit, GitProblem, Id, KeyRing};
use crate::repository::Repository;
use crate::trail::{self, Act, Entry, Signatures, Snapshot, Trail};

mod access;
mod checkpoint;
mod damage;
mod dates;
mod events;
mod identity;
mod late;
mod merges;
mod pieces;
mod proof;
mod regulations;
mod seal;
mod seen;
mod settings;
mod signatures;
mod store;
mod wording;

pub use access::{Access, Unacknowledged, Writer};
pub use checkpoint::{CHECKPOINT_TAGS, CHECKPOINT_VERSION, Checkpoint};
pub use proof::{Held, Proof};
pub use seal::Seal;
pub use signatures::Tally;

/// After how many working days a recording is late, unless the settings say otherwise.
pub const LATE_AFTER: u32 = 5;

/// Something in the trail a reviewer should know.
#[derive(Debug)]
pub struct Finding {
    /// The check.
    pub code: &'static Code,
    /// How serious it is.
    pub severity: Severity,
    /// The commit it was found in; none when it is about the store.
    pub commit: Option<Arc<Commit>>,
    /// The case it is about.
    pub case: Option<String>,
    /// One line of plain Dutch, without anybody's data.
    pub message: String,
}

/// What an audit found, and how far it looked.
#[derive(Debug)]
pub struct Audited {
    /// The findings: about the store first, then the newest first.
    pub findings: Vec<Finding>,
    /// How many commits were looked at.
    pub commits: usize,
    /// How many cases were looked at.
    pub cases: usize,
    /// How many commits carry a signature.
    pub signed: usize,
    /// What those signatures are worth.
    pub signatures: Tally,
    /// What was compared with checkpoints.
    pub proof: Proof,
    /// How many objects were read again and held against their names; nothing when that was not asked.
    pub objects: Option<usize>,
    /// Who wrote in the archive, and where it is copied to.
    pub access: Access,
}

/// How an audit is done.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'k> {
    /// The day that is today.
    pub on: NaiveDate,
    /// Whether the history is held against checkpoints and the branch this clone saw.
    pub proof: bool,
    /// Whether every object is read again.
    pub objects: bool,
    /// Whether a branch or a checkpoint that is not what this clone saw is taken as it is.
    pub accept_head: bool,
    /// OpenPGP keys the reviewer vouches for.
    pub keys: Option<&'k KeyRing>,
}

impl Scope<'_> {
    /// Only what was recorded, for pages and lists that show findings beside it.
    #[must_use]
    pub fn record(on: NaiveDate) -> Self {
        Self { on, proof: false, objects: false, accept_head: false, keys: None }
    }
}

/// What every check gets.
struct Subject<'a> {
    archive: &'a Archive,
    trail: &'a Trail,
    repository: &'a Repository,
    signatures: &'a Signatures,
    on: NaiveDate,
    accept_head: bool,
    keys: Option<&'a KeyRing>,
    /// What could not be read, and why.
    unread: RefCell<BTreeMap<Id, String>>,
}

/// Holds every check against the trail.
///
/// What a check cannot read is a finding about the store.
///
/// # Errors
/// References or settings that cannot be read.
pub fn run(archive: &Archive, trail: &Trail, repository: &Repository, scope: Scope<'_>) -> Result<Audited, GitProblem> {
    let signatures = trail::judge(archive, trail, scope.on, scope.keys, |_| true)?;
    run_with(archive, trail, repository, &signatures, scope)
}

/// The same, with signatures that were judged already: those of some commits, or of all.
///
/// # Errors
/// As for [`run`].
pub fn run_with(
    archive: &Archive,
    trail: &Trail,
    repository: &Repository,
    signatures: &Signatures,
    scope: Scope<'_>,
) -> Result<Audited, GitProblem> {
    let Scope { on, accept_head, keys, .. } = scope;
    let subject = Subject { archive, trail, repository, signatures, on, accept_head, keys, unread: RefCell::default() };
    let mut findings = Vec::new();
    for check in [
        store::run,
        dates::run,
        late::run,
        events::run,
        identity::run,
        merges::run,
        regulations::run,
        settings::run,
        signatures::run,
    ] {
        // What one check cannot read must not keep the others from being done.
        if let Err(problem) = check(&subject, &mut findings) {
            let severity = INCOMPLETE_STORE.severity;
            let message = format!("een deel van de geschiedenis is niet na te kijken: {}", problem.reason);
            findings.push(Finding { code: &INCOMPLETE_STORE, severity, commit: None, case: None, message });
        }
    }
    let proof = if scope.proof {
        seen::run(&subject, &mut findings)?;
        proof::run(&subject, &mut findings)?
    } else {
        Proof::default()
    };
    // Settings of git that cannot be read take nothing from what was found.
    let access = access::of(&subject).unwrap_or_default();
    let objects = damage::run(&subject, scope.objects, &mut findings)?;
    let place: BTreeMap<Id, usize> =
        trail.commits.iter().enumerate().map(|(place, commit)| (commit.id, place + 1)).collect();
    let at = |finding: &Finding| finding.commit.as_ref().and_then(|commit| place.get(&commit.id)).copied();
    findings.sort_by(|a: &Finding, b| (at(a), &a.case, a.code.id).cmp(&(at(b), &b.case, b.code.id)));
    let cases: BTreeSet<&str> = trail.entries.iter().map(|entry| entry.case.as_str()).collect();
    Ok(Audited {
        findings,
        commits: trail.commits.len(),
        cases: cases.len(),
        signed: trail.commits.iter().filter(|commit| commit.signed).count(),
        proof,
        objects,
        access,
        signatures: Tally::of(trail, signatures),
    })
}

impl Finding {
    fn about_commit(code: &'static Code, commit: &Arc<Commit>, message: String) -> Self {
        Self { code, severity: code.severity, commit: Some(Arc::clone(commit)), case: None, message }
    }

    fn about_case(code: &'static Code, entry: &Entry, message: String) -> Self {
        Self { case: Some(entry.case.clone()), ..Self::about_commit(code, &entry.commit, message) }
    }
}

impl Subject<'_> {
    /// The entries of each case, oldest first.
    fn by_case(&self) -> BTreeMap<&str, Vec<&Entry>> {
        let mut by_case: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in self.trail.entries.iter().rev() {
            by_case.entry(&entry.case).or_default().push(entry);
        }
        by_case
    }

    /// A version as fields, empty when there is none; nothing when it cannot be read, which is noted.
    fn version(&self, id: Option<Id>) -> Option<Snapshot> {
        let Some(id) = id else { return Some(Snapshot::default()) };
        self.noted(id, self.archive.blob(id)).map(Snapshot::read)
    }

    /// What was read of an object; nothing when it could not be, which is noted.
    fn noted<T>(&self, id: Id, read: Result<T, GitProblem>) -> Option<T> {
        read.map_err(|problem| self.unread.borrow_mut().insert(id, problem.reason)).ok()
    }
}

/// Whether a commit wrote this itself. Of a merge only what a hand did in it is an entry's own.
fn is_own(entry: &Entry) -> bool {
    matches!(entry.act, Act::Registered | Act::Changed | Act::Moved | Act::MergedByHand)
}
