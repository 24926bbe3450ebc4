//! The sites to look at while somebody works on the files: the same pages as a build writes, made when asked for.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use chrono::NaiveDate;

use crate::audience::PublicView;
use crate::audience::leak::Detector;
use crate::diagnostic::{Diagnostic, Findings};
use crate::git::Archive;
use crate::repository::{Bound, Repository};

use super::dashboard::{Dashboard, History, Material};
use super::theme::Theme;
use super::{File, SiteProblem, public};

/// A page or another file.
pub type Bytes = Arc<[u8]>;

/// How many pages of cases are made to see whether a theme works: the first one of many kinds.
const TRIED: usize = 40;

/// The dashboard of the files as they are. A page of a case is made when it is asked for, the other pages together when
/// the first of them is.
pub struct Preview {
    repository: Repository,
    findings: Findings,
    archive: Option<Mutex<Archive>>,
    past: Option<Arc<History>>,
    history_problem: Option<String>,
    theme: Arc<Theme>,
    on: NaiveDate,
    general: OnceLock<Result<BTreeMap<String, Bytes>, Box<Diagnostic>>>,
    /// The pages of reports, made when somebody asks for one.
    reports: OnceLock<Result<BTreeMap<String, Bytes>, Box<Diagnostic>>>,
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Preview").field("cases", &self.repository.cases.len()).finish_non_exhaustive()
    }
}

impl Preview {
    /// Of a repository and what was found in it. The history comes later: reading it takes longer.
    #[must_use]
    pub fn new(
        repository: Repository,
        findings: Findings,
        archive: Option<Archive>,
        theme: Arc<Theme>,
        on: NaiveDate,
    ) -> Self {
        Self {
            repository,
            findings,
            archive: archive.map(Mutex::new),
            past: None,
            history_problem: None,
            theme,
            on,
            general: OnceLock::new(),
            reports: OnceLock::new(),
        }
    }

    /// The files it is made from.
    #[must_use]
    pub fn repository(&self) -> &Repository {
        &self.repository
    }

    /// What was found in them.
    #[must_use]
    pub fn findings(&self) -> &[Diagnostic] {
        self.findings.as_slice()
    }

    /// The history, when it was read.
    #[must_use]
    pub fn history(&self) -> Option<&Arc<History>> {
        self.past.as_ref()
    }

    /// Shows other files.
    pub fn renew(&mut self, repository: Repository, findings: Findings, on: NaiveDate) {
        (self.repository, self.findings, self.on) = (repository, findings, on);
        self.general = OnceLock::new();
        self.reports = OnceLock::new();
    }

    /// Puts a case as it is now in the place of what its file held before; `false` when there was none.
    pub fn replace(&mut self, case: Bound) -> bool {
        let path = case.case.source().path();
        let Some(old) = self.repository.cases.iter_mut().find(|old| old.case.source().path() == path) else {
            return false;
        };
        *old = case;
        self.general = OnceLock::new();
        self.reports = OnceLock::new();
        true
    }

    /// Puts the findings of one file in the place of those it had.
    pub fn refind(&mut self, file: &str, found: impl IntoIterator<Item = Diagnostic>) {
        self.findings.retain(|finding| finding.file != file);
        found.into_iter().for_each(|finding| self.findings.push(finding));
        self.findings.sort();
        self.general = OnceLock::new();
        self.reports = OnceLock::new();
    }

    /// Shows this history, or says why there is none to show.
    pub fn remember(&mut self, past: Result<Option<Arc<History>>, String>) {
        (self.past, self.history_problem) = match past {
            Ok(past) => (past, None),
            Err(problem) => (None, Some(problem)),
        };
        self.general = OnceLock::new();
        self.reports = OnceLock::new();
    }

    /// Dresses the pages in another theme, when that one works; else they stay as they are.
    ///
    /// # Errors
    /// The finding about its template.
    pub fn dress(&mut self, theme: Arc<Theme>) -> Result<(), Box<Diagnostic>> {
        let before = std::mem::replace(&mut self.theme, theme);
        let general = std::mem::take(&mut self.general);
        let step = (self.repository.cases.len() / TRIED).max(1);
        let cases = self.repository.cases.iter().step_by(step);
        let tried =
            self.general().and_then(|_| cases.map(|bound| self.case(bound)).try_for_each(|made| made.map(|_| ())));
        if tried.is_err() {
            (self.theme, self.general) = (before, general);
        } else {
            self.reports = OnceLock::new();
        }
        tried
    }

    /// A file by its path below the top of the dashboard; nothing when there is none.
    ///
    /// # Errors
    /// The finding about a template that does not work for this page.
    pub fn page(&self, path: &str) -> Result<Option<Bytes>, Box<Diagnostic>> {
        let id = path.strip_prefix("zaken/").and_then(|rest| rest.strip_suffix("/index.html"));
        if let Some(bound) = id.and_then(|id| self.repository.case(id)) {
            return self.case(bound).map(Some);
        }
        if path.starts_with("verslagen/") {
            let make = || Dashboard::reports(&self.material(), &self.theme).map(by_path).map_err(finding);
            return self.reports.get_or_init(make).as_ref().map(|files| files.get(path).cloned()).map_err(Clone::clone);
        }
        self.general().map(|files| files.get(path).cloned())
    }

    fn case(&self, bound: &Bound) -> Result<Bytes, Box<Diagnostic>> {
        // A handle on git is for one thread at a time; what a thread that fell left of it can still be read.
        let archive = self.archive.as_ref().map(|archive| archive.lock().unwrap_or_else(|fallen| fallen.into_inner()));
        let made = self.material().case(bound, archive.as_deref(), &self.theme);
        made.map(|file| Bytes::from(file.bytes)).map_err(finding)
    }

    fn general(&self) -> Result<&BTreeMap<String, Bytes>, Box<Diagnostic>> {
        let make = || {
            let archive =
                self.archive.as_ref().map(|archive| archive.lock().unwrap_or_else(|fallen| fallen.into_inner()));
            let regulations = PublicView::new(&self.repository.regulations, &self.repository.config, self.on);
            let files = Dashboard::new(self.material(), archive.as_deref()).files(&regulations, &self.theme);
            files.map(by_path).map_err(finding)
        };
        self.general.get_or_init(make).as_ref().map_err(Clone::clone)
    }

    fn material(&self) -> Material<'_> {
        Material {
            repository: &self.repository,
            findings: self.findings.as_slice(),
            past: self.past.as_deref(),
            history_problem: self.history_problem.as_deref(),
            on: self.on,
        }
    }
}

/// The public site, made and looked through.
#[derive(Debug, Clone, Default)]
pub struct PublicPages {
    /// The files by their path below the top.
    pub files: BTreeMap<String, Bytes>,
    /// The path the site will stand at: `/`, or `/klachten/`.
    pub top: String,
}

impl PublicPages {
    /// Makes the public site as a build would, and looks it through for personal values before anybody sees it.
    ///
    /// # Errors
    /// A template that does not work, or a personal value on a page.
    pub fn new(
        repository: &Repository,
        past: Option<&History>,
        detector: &Detector,
        theme: &Theme,
        on: NaiveDate,
    ) -> Result<Self, SiteProblem> {
        let mut view = PublicView::new(&repository.regulations, &repository.config, on);
        view.with_reports(&repository.reports);
        if let Some(past) = past {
            view.with_edits(&past.edits, &|text: &str| !detector.scan("public", text.as_bytes()).is_empty());
        }
        let made = Self { files: by_path(public::files(&view, theme)?), top: public::top(&view) };
        let leaks = made.leaks(detector);
        if leaks.is_empty() { Ok(made) } else { Err(SiteProblem::Leak(leaks)) }
    }

    /// The personal values on its pages: none when it was made, but the cases may have changed since.
    #[must_use]
    pub fn leaks(&self, detector: &Detector) -> Vec<Diagnostic> {
        self.files.iter().flat_map(|(path, bytes)| detector.scan(&format!("public/{path}"), bytes)).collect()
    }
}

fn by_path(files: Vec<File>) -> BTreeMap<String, Bytes> {
    files.into_iter().map(|file| (file.path, Bytes::from(file.bytes))).collect()
}

/// Making pages without writing them fails in one way only.
fn finding(problem: SiteProblem) -> Box<Diagnostic> {
    match problem {
        SiteProblem::Template(finding) => finding,
        other => Box::new(Diagnostic::about_file(
            &crate::check::codes::TEMPLATE,
            "themes",
            format!("deze pagina is niet te maken: {other:?}"),
        )),
    }
}
