//! The repository as it stood: files of an old commit, read without touching the working tree.

use chrono::NaiveDate;
use git2::{ObjectType, Sort, TreeWalkMode, TreeWalkResult};

use super::commit::Stamp;
use super::{Archive, GitProblem, Id};

impl Archive {
    /// The newest commit, going back from another, that was recorded on or before a day.
    ///
    /// # Errors
    /// An object that is missing or damaged.
    pub fn last_on(&self, from: Id, day: NaiveDate) -> Result<Option<Id>, GitProblem> {
        let search = || -> Result<Option<Id>, git2::Error> {
            let mut walk = self.repository.revwalk()?;
            walk.set_sorting(Sort::TOPOLOGICAL | Sort::TIME)?;
            walk.push(from.oid()?)?;
            for id in walk {
                let id = id?;
                if self.day_of(Id::of(id))?.is_some_and(|recorded| recorded <= day) {
                    return Ok(Some(Id::of(id)));
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

    /// The files of a commit whose path begins with one of these words, with what they hold. Symlinks and
    /// submodules are passed over, as in a working tree.
    ///
    /// # Errors
    /// An object that is missing or damaged.
    pub fn files_at(&self, id: Id, wanted: &[&str]) -> Result<Vec<(String, Vec<u8>)>, GitProblem> {
        let read = || -> Result<Vec<(String, Vec<u8>)>, git2::Error> {
            let tree = self.repository.find_commit(id.oid()?)?.tree()?;
            let mut found = Vec::new();
            tree.walk(TreeWalkMode::PreOrder, |folder, entry| {
                let path = format!("{folder}{}", String::from_utf8_lossy(entry.name_bytes()));
                let plain = matches!(entry.filemode(), 0o100_644 | 0o100_755 | 0o100_664);
                if entry.kind() == Some(ObjectType::Blob) && plain && wanted.iter().any(|word| path.starts_with(word)) {
                    found.push((path, entry.id()));
                }
                TreeWalkResult::Ok
            })?;
            let odb = self.repository.odb()?;
            found.into_iter().map(|(path, id)| Ok((path, odb.read(id)?.data().to_vec()))).collect()
        };
        read().map_err(GitProblem::while_doing("een oude toestand lezen"))
    }
}
