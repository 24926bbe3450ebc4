//! A scripted history: commits with given authors and moments, the same objects on every machine.

use std::path::Path;

use chrono::NaiveDateTime;
use git2::build::{CheckoutBuilder, TreeUpdateBuilder};
use git2::{FileMode, Index, IndexEntry, IndexTime, Oid, Repository, RepositoryInitOptions, Signature, Time};

use crate::calendar::{hours_ahead, to_utc};

use super::GitProblem;

/// Who commits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
}

/// A history being written into a new repository.
pub struct Script {
    repository: Repository,
    head: Option<Oid>,
}

impl std::fmt::Debug for Script {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Script").field("head", &self.head).finish_non_exhaustive()
    }
}

impl Script {
    /// Makes a new repository with branch `main`, without templates or hooks of this machine.
    ///
    /// # Errors
    /// What git says.
    pub fn create(folder: &Path) -> Result<Self, GitProblem> {
        let mut options = RepositoryInitOptions::new();
        options.initial_head("main").external_template(false).mkpath(true);
        let repository =
            Repository::init_opts(folder, &options).map_err(GitProblem::while_doing("het archief aanmaken"))?;
        Ok(Self { repository, head: None })
    }

    /// Commits files at a moment on the clock of Amsterdam.
    ///
    /// # Errors
    /// What git says.
    pub fn commit(
        &mut self,
        files: &[(String, Vec<u8>)],
        author: &Author,
        at: NaiveDateTime,
        message: &str,
    ) -> Result<(), GitProblem> {
        self.try_commit(files, author, at, message).map_err(GitProblem::while_doing("een wijziging vastleggen"))
    }

    fn try_commit(
        &mut self,
        files: &[(String, Vec<u8>)],
        author: &Author,
        at: NaiveDateTime,
        message: &str,
    ) -> Result<(), git2::Error> {
        let repository = &self.repository;
        let parent = self.head.map(|head| repository.find_commit(head)).transpose()?;
        let tree = match &parent {
            Some(parent) => {
                let mut update = TreeUpdateBuilder::new();
                for (path, bytes) in files {
                    update.upsert(path.as_str(), repository.blob(bytes)?, FileMode::Blob);
                }
                update.create_updated(repository, &parent.tree()?)?
            }
            None => self.first_tree(files)?,
        };
        let tree = repository.find_tree(tree)?;
        let utc = to_utc(at);
        let offset = i32::try_from(hours_ahead(utc) * 60).unwrap_or(60);
        let signature = Signature::new(&author.name, &author.email, &Time::new(utc.and_utc().timestamp(), offset))?;
        let parents: Vec<_> = parent.iter().collect();
        self.head = Some(repository.commit(Some("HEAD"), &signature, &signature, message, &tree, &parents)?);
        Ok(())
    }

    /// The tree of files that follow on nothing. An update of the empty tree would leave that tree behind, which
    /// `git fsck` then calls dangling.
    fn first_tree(&self, files: &[(String, Vec<u8>)]) -> Result<Oid, git2::Error> {
        let mut index = Index::new()?;
        for (path, bytes) in files {
            index.add(&IndexEntry {
                ctime: IndexTime::new(0, 0),
                mtime: IndexTime::new(0, 0),
                dev: 0,
                ino: 0,
                mode: FileMode::Blob.into(),
                uid: 0,
                gid: 0,
                file_size: 0,
                id: self.repository.blob(bytes)?,
                flags: 0,
                flags_extended: 0,
                path: path.as_bytes().to_vec(),
            })?;
        }
        index.write_tree_to(&self.repository)
    }

    /// Puts the newest state in the folder.
    ///
    /// # Errors
    /// What git says.
    pub fn check_out(&self) -> Result<(), GitProblem> {
        let mut options = CheckoutBuilder::new();
        options.force();
        self.repository.checkout_head(Some(&mut options)).map_err(GitProblem::while_doing("de bestanden neerzetten"))
    }
}
