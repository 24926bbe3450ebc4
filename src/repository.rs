//! Everything loaded: configuration, regulations, cases; one immutable snapshot.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::calendar::Period;
use crate::case::Case;
use crate::diagnostic::Findings;
use crate::regulation::Regulation;
use crate::report::Report;

mod bind;
pub mod codes;
mod config;
mod live;
mod load;
mod part;
mod progress;
mod redirects;
mod reports;
mod root;

pub use config::{Config, Redirect};
pub use live::{Live, One};
pub use load::{LoadProblem, config, load, load_rules, of_files};
pub use part::{Role, load_part, names, part_of, roles, with_owners};
pub use progress::{Progress, Quiet};
pub use root::{RootProblem, find_root};

/// A repository as it stood when it was read.
#[derive(Debug)]
pub struct Repository {
    /// Its folder.
    pub root: PathBuf,
    /// `klacht.toml`.
    pub config: Config,
    /// Every version of every regulation, by short name and day of effect.
    pub regulations: Vec<Regulation>,
    /// Every case, by path.
    pub cases: Vec<Bound>,
    /// Every report whose regulation is known or not, by regulation and period.
    pub reports: Vec<Report>,
    /// The other files below `cases/`, sorted: attachments.
    pub attachments: Vec<String>,
    /// What was found while reading.
    pub findings: Findings,
    /// How many files were read.
    pub files: usize,
    /// Whether all cases are in it; if not, nothing is told of what is not there.
    pub whole: bool,
}

/// A case with the regulation version that binds it.
#[derive(Debug)]
pub struct Bound {
    /// The case.
    pub case: Box<Case>,
    /// The index in [`Repository::regulations`] of the version that binds it.
    pub(crate) regulation: Option<usize>,
}

impl Repository {
    /// The version that binds a case.
    #[must_use]
    pub fn binding(&self, bound: &Bound) -> Option<&Regulation> {
        self.regulations.get(bound.regulation?)
    }

    /// The versions of one regulation, oldest first.
    pub fn versions<'a>(&'a self, slug: &'a str) -> impl Iterator<Item = &'a Regulation> {
        self.regulations.iter().filter(move |regulation| regulation.slug == slug)
    }

    /// The version of a regulation in force on a day: the newest that has started, unless it has lapsed. A newer
    /// version ends an older one for good, so an older one never comes back.
    #[must_use]
    pub fn in_force<'a>(&'a self, slug: &'a str, day: NaiveDate) -> Option<&'a Regulation> {
        let started = self.versions(slug).filter(|regulation| regulation.version <= day).last();
        started.filter(|regulation| regulation.in_force_on(day))
    }

    /// The short names with their versions, in order.
    #[must_use]
    pub fn by_slug(&self) -> BTreeMap<&str, Vec<&Regulation>> {
        let mut map: BTreeMap<&str, Vec<&Regulation>> = BTreeMap::new();
        for regulation in &self.regulations {
            map.entry(&regulation.slug).or_default().push(regulation);
        }
        map
    }

    /// The report about a period under a regulation.
    #[must_use]
    pub fn report<'a>(&'a self, slug: &'a str, period: Period) -> Option<&'a Report> {
        self.reports_about(slug).find(|report| report.period == period)
    }

    /// The reports about the complaints under a regulation, oldest first.
    pub fn reports_about<'a>(&'a self, slug: &'a str) -> impl Iterator<Item = &'a Report> {
        self.reports.iter().filter(move |report| report.is_about(slug))
    }

    /// The case with this id.
    #[must_use]
    pub fn case(&self, id: &str) -> Option<&Bound> {
        self.cases.iter().find(|bound| bound.case.id == id)
    }

    /// The attachments of a case, sorted: what stands in its folder; of a case without one, what it names in
    /// `bijlagen/` beside it.
    #[must_use]
    pub fn attachments_of(&self, case: &Case) -> Vec<&str> {
        let path = case.source().path();
        let all = self.attachments.iter().map(String::as_str);
        if let Some(folder) = path.strip_suffix("index.md") {
            return all.filter(|name| name.starts_with(folder)).collect();
        }
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let named = case.named_attachments();
        let is_named = |rest: &str| named.iter().any(|name| name.text.trim().trim_start_matches("./") == rest);
        let beside = |name: &&str| {
            let rest = name.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
            rest.is_some_and(|rest| rest.starts_with("bijlagen/") && is_named(rest))
        };
        all.filter(beside).collect()
    }

    /// Where a path of the repository is on disk.
    #[must_use]
    pub fn on_disk(&self, name: &str) -> PathBuf {
        self.root.join(Path::new(name))
    }
}
