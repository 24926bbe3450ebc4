//! The shared archive a branch follows: fetching from it and pushing to it, by git itself.

use super::run::{Said, without_passwords};
use super::{Desk, GitProblem, Id, SyncProblem};

/// The branch elsewhere that the branch here follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upstream {
    /// The remote as git knows it: a name, or an address.
    remote: String,
    /// The branch there: `refs/heads/main`.
    branch: String,
    /// Where git keeps what it last saw of it: `refs/remotes/origin/main`.
    tracking: String,
}

impl Upstream {
    /// The name of the remote, without a password.
    #[must_use]
    pub fn remote(&self) -> String {
        without_passwords(&self.remote)
    }

    /// What to call their side in a command: `origin/main`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.tracking.strip_prefix("refs/remotes/").unwrap_or(&self.tracking)
    }
}

/// Where both sides stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sides {
    /// The newest commit here.
    pub ours: Id,
    /// The newest there; nothing when nothing was ever pushed.
    pub theirs: Option<Id>,
    /// Where they parted; nothing when `theirs` is nothing.
    pub base: Option<Id>,
    /// How many commits only we have.
    pub ahead: usize,
    /// How many only they have.
    pub behind: usize,
}

/// What came of a push.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pushed {
    /// They have it.
    Sent,
    /// Somebody else pushed first.
    Overtaken,
}

const COMPARE: &str = "beide kanten vergelijken";

impl Desk {
    /// What the branch that is checked out follows.
    ///
    /// # Errors
    /// It follows nothing, the clone is shallow, or git is not there.
    pub fn upstream(&self) -> Result<Upstream, SyncProblem> {
        let doing = GitProblem::while_doing(COMPARE);
        if self.repository.is_shallow() {
            return Err(SyncProblem::Shallow);
        }
        let head = self.repository.head().map_err(&doing)?;
        let own = head.name().map_err(&doing)?.to_owned();
        let format = "--format=%(upstream:remotename)%00%(upstream:remoteref)%00%(upstream)";
        let said = self.run(&["for-each-ref", format, &own])?;
        if !said.is_fine() {
            return Err(said.failed(COMPARE));
        }
        match said.line().split('\0').collect::<Vec<_>>()[..] {
            // A branch may follow another of the same clone; that is shared with nobody.
            [remote, branch, tracking] if !remote.is_empty() && remote != "." && !tracking.is_empty() => {
                Ok(Upstream { remote: remote.to_owned(), branch: branch.to_owned(), tracking: tracking.to_owned() })
            }
            _ => {
                let remotes = self.repository.remotes().map_err(&doing)?;
                let remote = remotes.iter().find_map(|name| name.ok().flatten().map(str::to_owned));
                let branch = own.strip_prefix("refs/heads/").unwrap_or(&own).to_owned();
                Err(SyncProblem::NoUpstream { branch, remote })
            }
        }
    }

    /// Fetches what others pushed, and compares.
    ///
    /// # Errors
    /// The remote cannot be reached, its history was rewritten, or it has nothing in common with ours.
    pub fn fetch(&self, upstream: &Upstream) -> Result<Sides, SyncProblem> {
        let before = self.tip(&upstream.tracking);
        let said = self.run(&["fetch", "--quiet", "--no-recurse-submodules", "--", &upstream.remote])?;
        if !said.is_fine() {
            return Err(not_reached(upstream, &said, "ophalen wat anderen vastlegden"));
        }
        let theirs = self.tip(&upstream.tracking);
        if let (Some(before), Some(theirs)) = (before, theirs)
            && before != theirs
            && !self.is_below(before, theirs)?
        {
            // As it was, so that the next run sees it as well.
            let back = || {
                let log = "klacht save --sync: herschreven geschiedenis niet overgenomen";
                self.repository.reference(&upstream.tracking, before.oid()?, true, log)
            };
            back().map_err(GitProblem::while_doing(COMPARE))?;
            return Err(SyncProblem::Rewritten(upstream.remote()));
        }
        self.sides(theirs)?.ok_or_else(|| SyncProblem::Unrelated(upstream.remote()))
    }

    /// Pushes one commit to the branch there; never by force.
    ///
    /// # Errors
    /// The remote cannot be reached, or refuses.
    pub fn push(&self, upstream: &Upstream, head: Id) -> Result<Pushed, SyncProblem> {
        let what = format!("{head}:{}", upstream.branch);
        let said = self.run(&["push", "--porcelain", "--no-recurse-submodules", "--", &upstream.remote, &what])?;
        if said.is_fine() {
            return Ok(Pushed::Sent);
        }
        let out = String::from_utf8_lossy(&said.out).into_owned();
        let Some(verdict) = out.lines().find(|line| line.starts_with('!')) else {
            return Err(not_reached(upstream, &said, "versturen"));
        };
        // What the remote's own git says when another push came between its first word and its last.
        let overtaken = [
            "fetch first",
            "non-fast-forward",
            "stale info",
            "failed to update ref",
            "cannot lock ref",
            "incorrect old value",
            "failed to lock",
        ];
        if overtaken.iter().any(|word| verdict.contains(word)) {
            return Ok(Pushed::Overtaken);
        }
        let told = |line: &str| line.strip_prefix("remote:").map(|line| line.trim().to_owned());
        let mut told: Vec<String> = said.complaint.lines().filter_map(told).filter(|line| !line.is_empty()).collect();
        if told.is_empty() {
            told.extend(verdict.rsplit('\t').next().map(str::to_owned));
        }
        Err(SyncProblem::Refused(upstream.remote(), told))
    }

    /// How many commits of one are not in the other; all of them when there is no other.
    ///
    /// # Errors
    /// What git says.
    pub fn count_beyond(&self, head: Id, theirs: Option<Id>) -> Result<usize, GitProblem> {
        let count = || -> Result<usize, git2::Error> {
            let mut walk = self.repository.revwalk()?;
            walk.push(head.oid()?)?;
            if let Some(theirs) = theirs {
                walk.hide(theirs.oid()?)?;
            }
            walk.try_fold(0, |count, id| id.map(|_| count + 1))
        };
        count().map_err(GitProblem::while_doing(COMPARE))
    }

    /// Where both sides stand; nothing when they have nothing in common.
    fn sides(&self, theirs: Option<Id>) -> Result<Option<Sides>, GitProblem> {
        let doing = GitProblem::while_doing(COMPARE);
        let head = || self.repository.head()?.peel_to_commit().map(|commit| Id::of(commit.id()));
        let ours = head().map_err(&doing)?;
        let mut base = None;
        if let Some(theirs) = theirs {
            let parted = || self.repository.merge_base(ours.oid()?, theirs.oid()?);
            match parted() {
                Ok(found) => base = Some(Id::of(found)),
                Err(error) if error.code() == git2::ErrorCode::NotFound => return Ok(None),
                Err(error) => return Err(doing(error)),
            }
        }
        let ahead = self.count_beyond(ours, theirs)?;
        let behind = theirs.map_or(Ok(0), |theirs| self.count_beyond(theirs, Some(ours)))?;
        Ok(Some(Sides { ours, theirs, base, ahead, behind }))
    }

    fn tip(&self, reference: &str) -> Option<Id> {
        self.repository.refname_to_id(reference).ok().map(Id::of)
    }

    fn is_below(&self, earlier: Id, later: Id) -> Result<bool, GitProblem> {
        let ask = || self.repository.graph_descendant_of(later.oid()?, earlier.oid()?);
        ask().map_err(GitProblem::while_doing(COMPARE))
    }
}

/// Why a remote was not reached, as far as git's words tell.
fn not_reached(upstream: &Upstream, said: &Said, act: &'static str) -> SyncProblem {
    let says = |words: &[&str]| words.iter().any(|word| said.complaint.contains(word));
    let word = said.complaint.lines().find(|line| line.starts_with("fatal:") || line.starts_with("ssh:"));
    let word = word.map_or_else(|| said.last(), |line| line.trim_start_matches("fatal:").trim().to_owned());
    let denied = [
        "Permission denied",
        "Authentication failed",
        "could not read Username",
        "could not read Password",
        "prompts disabled",
        "Host key verification failed",
        "error: 401",
        "error: 403",
    ];
    let away = [
        "Could not resolve",
        "unable to access",
        "Connection",
        "does not appear to be a git repository",
        "Could not read from remote repository",
        "unable to connect",
        "timed out",
        "not found",
        "early EOF",
        "hung up",
    ];
    match () {
        () if says(&denied) => SyncProblem::Denied(upstream.remote(), word),
        () if says(&away) => SyncProblem::Unreachable(upstream.remote(), word),
        () => said.failed(act),
    }
}
