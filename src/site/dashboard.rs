//! The dashboard before it is written: everything its pages are made from, and any page of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::audience::{
    AuditView, CaseView, HistoryView, OldText, OldTextView, Past, PrivateView, PublicView, audit_by_case, audit_of_case,
};
use crate::audit::{self, Audited, Finding, Scope};
use crate::deadline::{Deadline, Status, deadlines};
use crate::diagnostic::Diagnostic;
use crate::duties::{Duty, Term, duties};
use crate::export;
use crate::git::{Archive, GitProblem};
use crate::repository::{Bound, Repository};
use crate::trail::{self, Edits, Entry, Trail};

use super::theme::Theme;
use super::{File, SiteProblem, private, reports};

/// What the history tells the dashboard.
#[derive(Debug)]
pub struct History {
    trail: Trail,
    audited: Audited,
    /// What was done to the files of versions.
    pub(super) edits: Edits,
}

impl History {
    /// Nothing when nothing was committed yet.
    ///
    /// # Errors
    /// The history cannot be read.
    pub fn read(repository: &Repository, archive: &Archive, on: NaiveDate) -> Result<Option<Self>, GitProblem> {
        let default = repository.config.default_regulation.as_ref().map(|default| default.text.as_str());
        let Some(head) = archive.head()? else { return Ok(None) };
        let trail = trail::read(archive, head, default)?;
        let audited = audit::run(archive, &trail, repository, Scope::record(on))?;
        Ok(Some(Self { trail, audited, edits: trail::edits(archive, head)? }))
    }
}

/// What a dashboard is made from.
#[derive(Clone, Copy)]
pub(super) struct Material<'a> {
    /// The files.
    pub(super) repository: &'a Repository,
    /// What was found in them.
    pub(super) findings: &'a [Diagnostic],
    /// The history, when there is one that can be read.
    pub(super) past: Option<&'a History>,
    /// Why it cannot.
    pub(super) history_problem: Option<&'a str>,
    /// Today.
    pub(super) on: NaiveDate,
}

impl<'a> Material<'a> {
    fn terms(&self, bound: &'a Bound) -> Vec<Deadline<'a>> {
        let regulation = self.repository.binding(bound);
        regulation.map(|regulation| deadlines(&bound.case, regulation, self.on)).unwrap_or_default()
    }

    /// The text that bound a case before it was changed.
    fn old_text(&self, archive: &Archive, bound: &'a Bound, trail: &[&Entry]) -> Option<OldText<'a>> {
        let regulation = self.repository.binding(bound)?;
        let edits = self.past?.edits.get(&(regulation.slug.clone(), regulation.version))?;
        // What cannot be read is a finding of the audit; the page then shows the text of now.
        OldText::of_case(archive, regulation, trail, edits).ok()?
    }

    /// The page of one case, without looking at the others.
    pub(super) fn case(&self, bound: &'a Bound, archive: Option<&Archive>, theme: &Theme) -> Result<File, SiteProblem> {
        let id = bound.case.id.as_str();
        let mine: Vec<&Diagnostic> =
            self.findings.iter().filter(|finding| finding.case.as_deref() == Some(id)).collect();
        let entries = self.past.into_iter().flat_map(|past| &past.trail.entries);
        let trail: Vec<&Entry> = entries.filter(|entry| entry.case == id).collect();
        let old_text = archive.and_then(|archive| self.old_text(archive, bound, &trail));
        let past = Past {
            attachments: &attachments(self.repository).remove(bound.case.source().path()).unwrap_or_default(),
            to_repository: None,
            audit: &audit_of_case(self.past.map(|past| &past.audited), id, &trail),
            trail: &trail,
            old_text: old_text.as_ref(),
        };
        let case = CaseView::new(self.repository, bound, &self.terms(bound), &mine, &past, self.on);
        let (organisation, long) = (PrivateView::organisation(self.repository), crate::calendar::long_date(self.on));
        let day = self.on.to_string();
        let site = private::Site::new(&organisation, (&day, &long), self.past.is_some());
        private::case(site, &case, theme)
    }
}

/// Everything the pages are made from, by case where they need it so.
pub(super) struct Dashboard<'a> {
    material: Material<'a>,
    view: PrivateView,
    history: Option<HistoryView>,
    terms: Vec<Vec<Deadline<'a>>>,
    findings: HashMap<&'a str, Vec<&'a Diagnostic>>,
    trail: HashMap<&'a str, Vec<&'a Entry>>,
    audit: BTreeMap<&'a str, Vec<&'a Finding>>,
    old_texts: HashMap<&'a str, OldText<'a>>,
    attachments: HashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Dashboard<'a> {
    /// Brings it together; with an archive, the texts that were changed since they bound a case as well.
    pub(super) fn new(material: Material<'a>, archive: Option<&Archive>) -> Self {
        let Material { repository, findings, past, history_problem, on } = material;
        let (trail, audited) = (past.map(|past| &past.trail), past.map(|past| &past.audited));
        let terms: Vec<Vec<Deadline<'_>>> = repository.cases.par_iter().map(|bound| material.terms(bound)).collect();
        let mut view = PrivateView::new(repository, &terms, findings, trail, on);
        view.history_problem = history_problem.map(str::to_owned);
        view.audit = audited.map(|audited| AuditView::new(audited, repository));
        let mut trail_of: HashMap<&str, Vec<&Entry>> = HashMap::new();
        for entry in trail.into_iter().flat_map(|trail| &trail.entries) {
            trail_of.entry(&entry.case).or_default().push(entry);
        }
        let mut by_case: HashMap<&str, Vec<&Diagnostic>> = HashMap::new();
        for finding in findings {
            if let Some(case) = &finding.case {
                by_case.entry(case).or_default().push(finding);
            }
        }
        let old_text = |bound: &'a Bound| {
            let id = bound.case.id.as_str();
            Some((id, material.old_text(archive?, bound, trail_of.get(id)?)?))
        };
        Self {
            old_texts: repository.cases.iter().filter_map(old_text).collect(),
            history: trail.zip(audited).map(|(trail, audited)| HistoryView::new(audited, trail, repository)),
            audit: audit_by_case(audited, trail),
            attachments: attachments(repository),
            findings: by_case,
            trail: trail_of,
            material,
            view,
            terms,
        }
    }

    /// Every file but the pages of cases.
    pub(super) fn files(&self, regulations: &PublicView, theme: &Theme) -> Result<Vec<File>, SiteProblem> {
        let Material { repository, on, .. } = self.material;
        let pages: BTreeMap<String, OldTextView> =
            self.old_texts.values().map(|text| (text.path(), text.view(repository, on))).collect();
        let mut files = private::files(&self.view, self.history.as_ref(), regulations, &pages, theme)?;
        let year = duties(repository, on);
        files.push(File { path: "termijnen.ics".to_owned(), bytes: calendar(&self.terms, &year, on).into_bytes() });
        files.push(File { path: "zaken.csv".to_owned(), bytes: table(&self.view) });
        Ok(files)
    }

    /// The pages of reports, which count over periods and so are made apart.
    pub(super) fn reports(material: &Material<'_>, theme: &Theme) -> Result<Vec<File>, SiteProblem> {
        let organisation = PrivateView::organisation(material.repository);
        let (day, long) = (material.on.to_string(), crate::calendar::long_date(material.on));
        let site = private::Site::new(&organisation, (&day, &long), material.past.is_some());
        reports::files(material.repository, site, theme, material.on)
    }

    /// The cases that get a page: of two with one number, the first.
    pub(super) fn unique_cases(&self) -> Vec<usize> {
        let mut seen = BTreeSet::new();
        let cases = self.material.repository.cases.iter().enumerate();
        cases.filter(|(_, bound)| seen.insert(bound.case.id.as_str())).map(|(at, _)| at).collect()
    }

    /// The page of a case, by its place in the repository.
    pub(super) fn case(&self, at: usize, to_repository: Option<&str>, theme: &Theme) -> Result<File, SiteProblem> {
        let Material { repository, on, .. } = self.material;
        let bound = &repository.cases[at];
        let id = bound.case.id.as_str();
        let mine = self.findings.get(id).map(Vec::as_slice).unwrap_or_default();
        let past = Past {
            attachments: self.attachments.get(bound.case.source().path()).map(Vec::as_slice).unwrap_or_default(),
            to_repository,
            trail: self.trail.get(id).map(Vec::as_slice).unwrap_or_default(),
            audit: self.audit.get(id).map(Vec::as_slice).unwrap_or_default(),
            old_text: self.old_texts.get(id),
        };
        let case = CaseView::new(repository, bound, &self.terms[at], mine, &past, on);
        private::case(private::Site::of(&self.view), &case, theme)
    }
}

/// The terms that run or have passed, for a calendar.
fn calendar(terms: &[Vec<Deadline<'_>>], year: &[Duty<'_>], on: NaiveDate) -> String {
    let all = terms.iter().flatten().map(Term::Case).chain(year.iter().map(Term::Year));
    let chosen: Vec<Term<'_>> = all.filter(|term| matches!(term.status(), Status::Open | Status::Overdue)).collect();
    export::deadlines_ics(&chosen, on)
}

fn table(view: &PrivateView) -> Vec<u8> {
    let header = [
        "zaak",
        "ontvangen",
        "regeling",
        "onderwerp",
        "stand",
        "uitkomst",
        "behandelaar",
        "eerstvolgende termijn",
        "uiterlijk",
        "te laat",
        "fouten",
    ];
    let rows = view.cases.iter().map(|case| {
        [
            &case.id,
            &case.received,
            &case.regulation,
            &case.subject,
            &case.state,
            &case.outcome,
            &case.handler,
            &case.next_term,
            &case.next_due,
        ]
        .into_iter()
        .cloned()
        .chain([case.overdue.to_string(), case.errors.to_string()])
        .collect()
    });
    export::cases_csv(&header, rows)
}

/// The files in the folder of each case that has one, by the path of the case.
fn attachments(repository: &Repository) -> HashMap<&str, Vec<&str>> {
    let indexes: HashMap<&str, &str> = repository
        .cases
        .iter()
        .filter_map(|bound| Some((bound.case.source().path().strip_suffix("/index.md")?, bound.case.source().path())))
        .collect();
    let mut found: HashMap<&str, Vec<&str>> = HashMap::new();
    for path in &repository.attachments {
        let mut folders = path.rmatch_indices('/').map(|(at, _)| &path[..at]);
        if let Some(index) = folders.find_map(|folder| indexes.get(folder)) {
            found.entry(index).or_default().push(path);
        }
    }
    found
}
