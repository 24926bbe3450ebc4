//! The repository as it stood: files of an old commit, read without touching the working tree.

use chrono::NaiveDate;
use git2::{ObjectType, Sort, TreeWalkMode, TreeWalkResult};

use super::commit::Stamp;
use super::{Archive, Commit, GitProblem, Id};

/// What is being done when it fails.
const READING: &str = "een oude toestand lezen";

impl Archive {
    /// The newest commit, going back from another, that was recorded on or before a day.
    ///
    /// # Errors
    /// An object that is missing or damaged.
    pub fn last_on(&self, from: Id, day: NaiveDate) -> Result<Option<Id>, GitProblem> {
        let search = || -> Result<Option<Id>, git2::Error> {
            let is_early =
                |id| -> Result<bool, git2::Error> { Ok(self.day_of(id)?.is_some_and(|recorded| recorded <= day)) };
            if self.is_grafted() {
                let early = |commit: &Commit| commit.committed.day().is_some_and(|recorded| recorded <= day);
                return Ok(self.commits(from)?.iter().find(|commit| early(commit)).map(|commit| commit.id));
            }
            let mut walk = self.repository.revwalk()?;
            walk.set_sorting(Sort::TOPOLOGICAL | Sort::TIME)?;
            walk.push(from.oid()?)?;
            for id in walk {
                let id = Id::of(id?);
                if is_early(id)? {
                    return Ok(Some(id));
                }
            }
            Ok(None)
        };
        search().map_err(GitProblem::while_doing("de geschiedenis lezen"))
    }

    /// The day a commit was recorded, on the clock of whoever did.
    ///
    /// # Errors
    /// The commit is missing or damaged.
    pub fn recorded_on(&self, id: Id) -> Result<Option<NaiveDate>, GitProblem> {
        self.day_of(id).map_err(GitProblem::while_doing("deze wijziging lezen"))
    }

    fn day_of(&self, id: Id) -> Result<Option<NaiveDate>, git2::Error> {
        let time = self.repository.find_commit(id.oid()?)?.committer().when();
        Ok(Stamp { seconds: time.seconds(), offset: time.offset_minutes() }.day())
    }

    /// What an archive is made of, as it stood in a commit: settings, regulations and everything below the cases.
    ///
    /// # Errors
    /// An object that is missing or damaged.
    pub fn archived(&self, id: Id) -> Result<Vec<(String, Vec<u8>)>, GitProblem> {
        self.files_at(id, &["cases/", "regulations/", "reports/", "klacht.toml"])
    }

    /// The files of the archive in a commit whose path begins with one of these words, with what they hold. Symlinks and
    /// submodules are passed over, as in a working tree.
    ///
    /// # Errors
    /// An object that is missing or damaged.
    pub fn files_at(&self, id: Id, wanted: &[&str]) -> Result<Vec<(String, Vec<u8>)>, GitProblem> {
        let listed = || -> Result<Vec<(String, git2::Oid)>, git2::Error> {
            let tree = self.repository.find_commit(id.oid()?)?.tree()?;
            let prefix = self.prefix();
            let mut found = Vec::new();
            tree.walk(TreeWalkMode::PreOrder, |folder, entry| {
                let path = format!("{folder}{}", String::from_utf8_lossy(entry.name_bytes()));
                // The archive may lie below the top of its repository.
                let Some(path) = path.strip_prefix(&prefix).map(str::to_owned) else { return TreeWalkResult::Ok };
                let plain = matches!(entry.filemode(), 0o100_644 | 0o100_755 | 0o100_664);
                if entry.kind() == Some(ObjectType::Blob) && plain && wanted.iter().any(|word| path.starts_with(word)) {
                    found.push((path, entry.id()));
                }
                TreeWalkResult::Ok
            })?;
            Ok(found)
        };
        let listed = listed().map_err(GitProblem::while_doing(READING))?;
        let odb = self.repository.odb().map_err(GitProblem::while_doing(READING))?;
        // A state with a file left out would be another state: it is named instead.
        let one = |(path, id): (String, git2::Oid)| match odb.read(id) {
            Ok(object) => Ok((path, object.data().to_vec())),
            Err(error) => {
                let problem = GitProblem::while_doing(READING)(error);
                Err(GitProblem { reason: format!("{path} (object {id}): {}", problem.reason), ..problem })
            }
        };
        listed.into_iter().map(one).collect()
    }
}
