//! A repository under somebody's hands: what is on disk, with unsaved texts laid over it.
//!
//! The settings and regulations are held read; of the cases only the names are held. One case is read and judged by
//! itself, which takes well under a millisecond however many others there are: what others have to do with it is known
//! from their names. Everything together is read when asked, for a search or a site.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::case::id_of;
use crate::diagnostic::Findings;
use crate::document::{self, Raw};

use super::bind::bind;
use super::load::{
    FOLDERS, Kind, LoadProblem, Read, assemble, duplicate, listed, misnamed, others, read_file, sort_out,
    unread_settings,
};
use super::{Bound, Repository, Role};

/// A repository as it stands now, unsaved texts included.
#[derive(Debug)]
pub struct Live {
    root: PathBuf,
    on_disk: BTreeMap<String, PathBuf>,
    laid: BTreeMap<String, Vec<u8>>,
    kinds: BTreeMap<String, Kind>,
    /// The paths of the cases by their number.
    numbers: BTreeMap<String, Vec<String>>,
    /// What is neither case nor regulation.
    others: Vec<String>,
    /// What is wrong with `klacht.toml` as a file.
    unread: Findings,
    rules: Repository,
}

/// One case as read under the version that binds it.
#[derive(Debug)]
pub struct One {
    /// The case; nothing when the file cannot be read as one.
    pub bound: Option<Bound>,
    /// What its readers found, what other files have to do with it included. The checks come on top of it.
    pub findings: Findings,
}

impl Live {
    /// Lists a repository, and reads its settings and regulations.
    ///
    /// # Errors
    /// A folder cannot be listed.
    pub fn open(root: &Path) -> Result<Self, LoadProblem> {
        let mut live = Self {
            root: root.to_owned(),
            on_disk: BTreeMap::new(),
            laid: BTreeMap::new(),
            kinds: BTreeMap::new(),
            numbers: BTreeMap::new(),
            others: Vec::new(),
            unread: Findings::new(),
            rules: assemble(root.to_owned(), Vec::new(), Vec::new()),
        };
        live.look_again()?;
        Ok(live)
    }

    /// Its folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The settings, the regulations and the names of the attachments; no cases.
    #[must_use]
    pub fn rules(&self) -> &Repository {
        &self.rules
    }

    /// What a path is for; [`Role::Other`] when there is no such file.
    #[must_use]
    pub fn role(&self, name: &str) -> Role {
        match self.kinds.get(name) {
            Some(Kind::Config) => Role::Config,
            Some(Kind::Regulation { slug, .. }) => Role::Regulation(slug.clone()),
            Some(Kind::Case) => Role::Case(id_of(name).unwrap_or_default()),
            Some(Kind::Report) => Role::Report,
            _ => Role::Other,
        }
    }

    /// The paths of the cases.
    pub fn cases(&self) -> impl Iterator<Item = &str> {
        self.kinds.iter().filter(|(_, kind)| matches!(kind, Kind::Case)).map(|(name, _)| name.as_str())
    }

    /// Lists the folders anew, after files came, went or changed on disk. Laid texts stay.
    ///
    /// # Errors
    /// A folder cannot be listed; then everything stays as it was.
    pub fn look_again(&mut self) -> Result<(), LoadProblem> {
        let (files, unread) = listed(&self.root, &FOLDERS)?;
        self.on_disk = files.into_iter().map(|file| (file.name, file.path)).collect();
        self.unread = unread;
        self.sort();
        Ok(())
    }

    /// Lays an unsaved text over a file, which need not be on disk. Only a change in the settings or in a regulation
    /// reads those again.
    pub fn lay(&mut self, name: &str, text: Vec<u8>) {
        let is_new = !self.kinds.contains_key(name);
        self.laid.insert(name.to_owned(), text);
        self.after_change(name, is_new);
    }

    /// Takes an unsaved text away: the file on disk counts again.
    pub fn lift(&mut self, name: &str) {
        if self.laid.remove(name).is_some() {
            self.after_change(name, !self.on_disk.contains_key(name));
        }
    }

    /// Reads one case, whatever the others say: the same findings as reading everything would give for this file.
    #[must_use]
    pub fn case(&self, name: &str) -> One {
        let Some(kind @ (Kind::Case | Kind::Misnamed)) = self.kinds.get(name) else {
            return One { bound: None, findings: Findings::new() };
        };
        match self.read(name, kind) {
            Read::Case(Some(case), mut findings) => {
                let mut twins = self.numbers.get(&case.id).into_iter().flatten().take_while(|other| *other != name);
                let first = twins.find(|other| self.source(other).0.is_some());
                findings.extend(first.map(|other| duplicate(&case, other)));
                let regulation = bind(&self.rules, &case, &mut findings);
                One { bound: Some(Bound { case, regulation }), findings }
            }
            Read::Case(None, findings) | Read::Unread(findings) => One { bound: None, findings },
            Read::Config(..) | Read::Regulation(..) | Read::Report(..) => {
                One { bound: None, findings: Findings::new() }
            }
        }
    }

    /// Reads and binds every case, in parallel, and keeps only what is taken from it; `None` ends the reading early.
    pub fn gather<T: Send>(&self, take: impl Fn(&Bound) -> Option<Vec<T>> + Sync) -> Option<Vec<T>> {
        let names: Vec<&str> = self.cases().collect();
        let taken: Option<Vec<Vec<T>>> = names
            .par_iter()
            .map(|name| match self.read(name, &Kind::Case) {
                Read::Case(Some(case), mut findings) => {
                    let regulation = bind(&self.rules, &case, &mut findings);
                    take(&Bound { case, regulation })
                }
                _ => Some(Vec::new()),
            })
            .collect();
        taken.map(|lists| lists.into_iter().flatten().collect())
    }

    /// Everything, as [`load`](super::load) reads it, with the unsaved texts over the disk.
    #[must_use]
    pub fn whole(&self) -> Repository {
        let files: Vec<(&String, &Kind)> = self.kinds.iter().filter(|(_, kind)| !matches!(kind, Kind::Other)).collect();
        let read: Vec<Read> = files.par_iter().map(|(name, kind)| self.read(name, kind)).collect();
        self.assemble(read)
    }

    /// The text of a file as it stands now, and what is wrong with it as a file.
    #[must_use]
    pub fn source(&self, name: &str) -> (Raw, Findings) {
        if let Some(text) = self.laid.get(name) {
            let mut findings = Findings::new();
            return (document::of_bytes(text.clone(), name, &mut findings), findings);
        }
        match self.on_disk.get(name) {
            Some(path) => document::read(path, name),
            None => (None, Findings::new()),
        }
    }

    fn read(&self, name: &str, kind: &Kind) -> Read {
        if matches!(kind, Kind::Misnamed) {
            return misnamed(name);
        }
        let (source, findings) = self.source(name);
        read_file(kind, name, source, findings)
    }

    fn assemble(&self, mut read: Vec<Read>) -> Repository {
        if !self.laid.contains_key("klacht.toml") {
            read.extend(unread_settings(self.unread.as_slice().iter().cloned().collect()));
        }
        assemble(self.root.clone(), read, self.others.clone())
    }

    fn after_change(&mut self, name: &str, names_changed: bool) {
        if names_changed {
            self.sort();
        } else if !matches!(self.kinds.get(name), Some(Kind::Case | Kind::Other)) {
            self.read_rules();
        }
    }

    /// Sorts out what every file is for: one file tells what another is.
    fn sort(&mut self) {
        let names: std::collections::BTreeSet<&String> = self.on_disk.keys().chain(self.laid.keys()).collect();
        let kinds = sort_out(names.iter().map(|name| name.as_str()));
        self.others = others(names.iter().map(|name| name.as_str()), &kinds);
        self.numbers = BTreeMap::new();
        for (name, _) in names.iter().zip(&kinds).filter(|(_, kind)| matches!(kind, Kind::Case)) {
            if let Ok(id) = id_of(name) {
                self.numbers.entry(id).or_default().push((*name).clone());
            }
        }
        self.kinds = names.into_iter().cloned().zip(kinds).collect();
        self.read_rules();
    }

    fn read_rules(&mut self) {
        let is_rule = |name: &str, kind: &Kind| {
            matches!(kind, Kind::Config | Kind::Regulation { .. } | Kind::Report)
                || matches!(kind, Kind::Misnamed) && name.starts_with("regulations/")
        };
        let read = self.kinds.iter().filter(|(name, kind)| is_rule(name, kind));
        let read = read.map(|(name, kind)| self.read(name, kind)).collect();
        self.rules = Repository { whole: false, ..self.assemble(read) };
    }
}
