//! A commit as a chain holds it: the very bytes, which anybody can find again with `git cat-file`.

use super::tree::Trees;
use super::{Archive, Commit, GitProblem, Id};

/// Who, when and what was said, as the bytes in which a commit holds them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What stands after `author `: name, address, moment.
    pub author: Vec<u8>,
    /// What stands after `committer `.
    pub committer: Vec<u8>,
    /// What stands after the first empty line.
    pub message: Vec<u8>,
}

impl Archive {
    /// The words of a commit.
    ///
    /// # Errors
    /// The commit is missing or damaged.
    pub fn words(&self, commit: Id) -> Result<Words, GitProblem> {
        let read = || self.repository.odb()?.read(commit.oid()?).map(|object| object.data().to_vec());
        read().map(|raw| words(&raw)).map_err(GitProblem::while_doing("een wijziging lezen"))
    }

    /// What stands at some paths in a commit; nothing where there is no file.
    ///
    /// # Errors
    /// An object that is missing or damaged.
    pub fn blobs_at(&self, commit: &Commit, paths: &[&str]) -> Result<Vec<Option<Id>>, GitProblem> {
        let find = || -> Result<Vec<Option<Id>>, git2::Error> {
            let odb = self.repository.odb()?;
            let mut trees = Trees::new(&odb);
            let found = paths.iter().map(|path| trees.find(commit.tree, path));
            found.map(|found| Ok(found?.filter(|found| !found.folder).map(|found| found.id))).collect()
        };
        find().map_err(GitProblem::while_doing("een oude versie vinden"))
    }
}

fn words(raw: &[u8]) -> Words {
    let end = raw.windows(2).position(|pair| pair == b"\n\n").unwrap_or(raw.len());
    let line = |key: &[u8]| {
        let mut lines = raw[..end].split(|byte| *byte == b'\n');
        lines.find_map(|line| line.strip_prefix(key)).unwrap_or_default().to_vec()
    };
    Words {
        author: line(b"author "),
        committer: line(b"committer "),
        message: raw.get(end + 2..).unwrap_or_default().to_vec(),
    }
}
