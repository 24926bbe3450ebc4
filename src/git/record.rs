//! Making commits of files in the working tree, all of them or none.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use git2::build::TreeUpdateBuilder;
use git2::{AttrCheckFlags, AttrValue, ErrorCode, FileMode, Index, Oid, Signature, Time};

use crate::world;

use super::settings::Settings;
use super::{Desk, GitProblem, Id};

/// A commit to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its message.
    pub message: String,
    /// The files it records as they stand in the working tree; one that is not there is removed.
    pub files: Vec<String>,
}

/// Why nothing was recorded.
#[derive(Debug)]
pub enum RecordProblem {
    /// Git does not know who is recording.
    NoIdentity,
    /// Another git holds the index or the branch.
    Locked,
    /// Signing is asked for, and did not work: what git says.
    Unsigned(String),
    /// A file goes through a filter that only git can run, such as that of LFS.
    Filtered(String),
    /// What git says.
    Git(GitProblem),
}

impl From<git2::Error> for RecordProblem {
    fn from(error: git2::Error) -> Self {
        match error.code() {
            ErrorCode::Locked | ErrorCode::Modified => Self::Locked,
            _ => Self::Git(GitProblem::while_doing("vastleggen")(error)),
        }
    }
}

impl Desk {
    /// Makes the commits on the branch that is checked out, with the identity and signing of git's settings.
    ///
    /// What else is staged stays staged. The branch moves once, when every commit is there; before that, the worst
    /// that is left of a failure is the files being staged. A branch another git holds leaves nothing at all.
    ///
    /// # Errors
    /// Why nothing was recorded.
    pub fn record(&self, drafts: &[Draft]) -> Result<Vec<Id>, RecordProblem> {
        self.unfiltered(drafts)?;
        let settings = Settings::read(&self.tree, &self.repository);
        let hand = Hand::of(&settings)?;
        let mut index = self.repository.index()?;
        let branch = self.repository.find_reference("HEAD")?;
        let branch = branch.symbolic_target()?.unwrap_or("HEAD").to_owned();
        let first = match self.repository.head() {
            Ok(head) => Some(head.peel_to_commit()?.id()),
            Err(error) if matches!(error.code(), ErrorCode::UnbornBranch | ErrorCode::NotFound) => None,
            Err(error) => return Err(error.into()),
        };
        let (mut head, mut made) = (first, Vec::new());
        for draft in drafts {
            let tree = self.tree_of(head, draft, &mut index)?;
            let commit = self.write_commit(&hand, tree, head.as_slice(), &draft.message)?;
            made.push(Id::of(commit));
            head = Some(commit);
        }
        let Some(head) = head.filter(|_| !made.is_empty()) else { return Ok(made) };
        let what = drafts.last().and_then(|draft| draft.message.lines().next()).unwrap_or_default();
        let log = format!("commit (klacht save): {what}");
        // The branch is held first: when another git has it, the index must not be ahead of it.
        let mut holding = self.repository.transaction()?;
        holding.lock_ref(&branch)?;
        if self.repository.refname_to_id(&branch).ok() != first {
            return Err(RecordProblem::Locked);
        }
        index.write()?;
        holding.set_target(&branch, head, Some(&hand.committer), &log)?;
        holding.commit()?;
        Ok(made)
    }

    /// libgit2 runs no programs, so a file for which git would is left to git.
    fn unfiltered(&self, drafts: &[Draft]) -> Result<(), RecordProblem> {
        for file in drafts.iter().flat_map(|draft| &draft.files) {
            let path = format!("{}{file}", self.prefix);
            for attribute in ["filter", "working-tree-encoding"] {
                let value = self.repository.get_attr(Path::new(&path), attribute, AttrCheckFlags::default())?;
                if AttrValue::from_string(value) != AttrValue::Unspecified
                    && AttrValue::from_string(value) != AttrValue::False
                {
                    return Err(RecordProblem::Filtered(file.clone()));
                }
            }
        }
        Ok(())
    }

    /// The tree of a commit with the files of a draft; the index gets the same.
    fn tree_of(&self, head: Option<Oid>, draft: &Draft, index: &mut Index) -> Result<Oid, git2::Error> {
        let mut base = head.map(|head| self.repository.find_commit(head)?.tree()).transpose()?;
        let mut update = TreeUpdateBuilder::new();
        let mut fresh = Index::new()?;
        for file in &draft.files {
            let path = format!("{}{file}", self.prefix);
            let place = Path::new(&path);
            if world::is_plain_file(&self.tree.join(place)) {
                index.add_path(place)?;
                let Some(entry) = index.get_path(place, 0) else { continue };
                let mode = if entry.mode & 0o111 == 0 { FileMode::Blob } else { FileMode::BlobExecutable };
                update.upsert(path.as_str(), entry.id, mode);
                fresh.add(&entry)?;
            } else {
                if index.get_path(place, 0).is_some() {
                    index.remove_path(place)?;
                }
                if base.as_ref().is_some_and(|tree| tree.get_path(place).is_ok()) {
                    update.remove(path.as_str());
                }
            }
        }
        match base.take() {
            Some(base) => update.create_updated(&self.repository, &base),
            None => fresh.write_tree_to(&self.repository),
        }
    }

    /// A commit that no branch names yet.
    pub(super) fn write_commit(
        &self,
        hand: &Hand,
        tree: Oid,
        parents: &[Oid],
        message: &str,
    ) -> Result<Oid, RecordProblem> {
        if hand.signs {
            return self.sign(tree, parents, message);
        }
        let parents =
            parents.iter().map(|parent| self.repository.find_commit(*parent)).collect::<Result<Vec<_>, _>>()?;
        let parents: Vec<_> = parents.iter().collect();
        let tree = self.repository.find_tree(tree)?;
        Ok(self.repository.commit(None, &hand.author, &hand.committer, message, &tree, &parents)?)
    }

    /// A signed commit: only git knows every way to sign.
    fn sign(&self, tree: Oid, parents: &[Oid], message: &str) -> Result<Oid, RecordProblem> {
        let failed = |text: &str| {
            let line = text.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("git zegt niet waarom");
            RecordProblem::Unsigned(line.trim().to_owned())
        };
        let mut git = Command::new("git");
        git.current_dir(&self.tree).args(["commit-tree", "-S"]);
        for parent in parents {
            git.args(["-p", &parent.to_string()]);
        }
        git.args(["-F", "-", &tree.to_string()]);
        git.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = git.spawn().map_err(|error| failed(&error.to_string()))?;
        if let Some(mut stdin) = running.stdin.take() {
            stdin.write_all(message.as_bytes()).map_err(|error| failed(&error.to_string()))?;
        }
        let output = running.wait_with_output().map_err(|error| failed(&error.to_string()))?;
        if !output.status.success() {
            return Err(failed(&String::from_utf8_lossy(&output.stderr)));
        }
        Ok(Oid::from_str(String::from_utf8_lossy(&output.stdout).trim())?)
    }
}

/// Whose commits are made, and whether they are signed.
pub(super) struct Hand {
    author: Signature<'static>,
    committer: Signature<'static>,
    signs: bool,
}

impl Hand {
    pub(super) fn of(settings: &Settings) -> Result<Self, RecordProblem> {
        Ok(Self {
            author: signature(settings, "author")?,
            committer: signature(settings, "committer")?,
            signs: settings.is_on("commit.gpgsign"),
        })
    }
}

fn signature(settings: &Settings, role: &str) -> Result<Signature<'static>, RecordProblem> {
    let (name, email) = settings.identity(role).ok_or(RecordProblem::NoIdentity)?;
    // `@1767225600 +0100`, the form git itself hands on to its children; every other form is for git alone.
    let given = world::variable(&format!("GIT_{}_DATE", role.to_uppercase())).and_then(|date| {
        let (seconds, zone) = date.trim_start_matches('@').split_once(' ')?;
        let zone: i32 = zone.parse().ok()?;
        Some(Time::new(seconds.parse().ok()?, zone / 100 * 60 + zone % 100))
    });
    Ok(match given {
        Some(time) => Signature::new(&name, &email, &time)?,
        None => Signature::now(&name, &email)?,
    })
}
