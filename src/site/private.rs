//! The pages of the private dashboard.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use crate::audience::{
    CaseView, HistoryView, OldTextView, Overview, PrivateView, PublicRegulation, PublicVersion, PublicView,
};
use crate::check::CHECKS;

use super::theme::Theme;
use super::{File, SiteProblem, calculator, case_list, markdown};

/// What every private page gets.
#[derive(Serialize)]
pub(super) struct Page<'a, T: Serialize> {
    pub(super) site: Site<'a>,
    pub(super) root: &'a str,
    #[serde(flatten)]
    pub(super) own: T,
}

/// The little that every page shows; a page of a case must not drag the whole dashboard along.
#[derive(Serialize, Clone, Copy)]
pub(super) struct Site<'a> {
    organisation: &'a str,
    pub(super) on: &'a str,
    on_long: &'a str,
    /// Whether there is a page of the history.
    history: bool,
}

impl<'a> Site<'a> {
    pub(super) fn of(view: &'a PrivateView) -> Self {
        Self::new(&view.organisation, (&view.on, &view.on_long), view.audit.is_some())
    }

    /// Without the dashboard: whose it is, the day as a date and in words, whether there is a page of the history.
    pub(super) fn new(organisation: &'a str, (on, on_long): (&'a str, &'a str), history: bool) -> Self {
        Self { organisation, on, on_long, history }
    }
}

#[derive(Serialize)]
struct Dashboard<'a> {
    view: &'a PrivateView,
    /// Every version of every regulation.
    all: &'a [PublicRegulation],
    /// The figures, on their own page.
    overview: Option<&'a Overview>,
    /// The history, on its own page.
    history: Option<&'a HistoryView>,
}

#[derive(Serialize)]
struct OneCase<'a> {
    case: &'a CaseView,
    /// The drawing is made by us and may stand as it is; so may the text, whose Markdown we made harmless.
    axis: &'a str,
    body: String,
}

#[derive(Serialize)]
struct OneVersion<'a> {
    version: &'a PublicVersion,
    body: String,
}

#[derive(Serialize)]
struct OneOldText<'a> {
    text: &'a OldTextView,
    version: &'a PublicVersion,
    body: String,
}

#[derive(Serialize)]
struct OneCheck<'a> {
    code: &'a str,
    name: &'a str,
    page: String,
}

/// Every file of the dashboard but the pages of cases. Old texts come by the path of their page.
pub(super) fn files(
    view: &PrivateView,
    history: Option<&HistoryView>,
    regulations: &PublicView,
    old_texts: &BTreeMap<String, OldTextView>,
    theme: &Theme,
) -> Result<Vec<File>, SiteProblem> {
    let site = Site::of(view);
    let mut pages = vec![
        ("index.html", "private/index.html", ""),
        ("cijfers/index.html", "private/figures.html", "../"),
        ("bevindingen/index.html", "private/findings.html", "../"),
        ("regelingen/index.html", "private/regulations.html", "../"),
    ];
    pages.extend(history.map(|_| ("geschiedenis/index.html", "private/history.html", "../")));
    let made = pages.par_iter().map(|(path, template, root)| {
        let overview = path.starts_with("cijfers/").then_some(&view.overview);
        let history = history.filter(|_| path.starts_with("geschiedenis/"));
        let page = Page { site, root, own: Dashboard { view, all: &regulations.regulations, overview, history } };
        Ok(File { path: (*path).to_owned(), bytes: theme.render(template, &page)? })
    });
    let mut files = made.collect::<Result<Vec<File>, SiteProblem>>()?;
    files.extend(case_list::files(view, site, theme)?);
    for version in regulations.regulations.iter().flat_map(|regulation| &regulation.versions) {
        let body = markdown::with_anchors(&version.body, &version.anchors);
        let page = Page { site, root: "../../../", own: OneVersion { version, body } };
        let path = format!("regelingen/{}/{}/index.html", version.slug, version.version);
        files.push(File { path, bytes: theme.render("private/regulation.html", &page)? });
    }
    for (path, text) in old_texts {
        let version = &text.version;
        let body = markdown::with_anchors(&version.body, &version.anchors);
        let page = Page { site, root: "../../../../", own: OneOldText { text, version, body } };
        let path = format!("regelingen/{path}/index.html");
        files.push(File { path, bytes: theme.render("private/old_text.html", &page)? });
    }
    for check in CHECKS {
        let own = OneCheck { code: check.code.id, name: check.code.name, page: markdown::titled(check.page) };
        let page = Page { site, root: "../", own };
        let path = format!("controles/{}.html", check.code.id);
        files.push(File { path, bytes: theme.render("private/check.html", &page)? });
    }
    files.extend(
        theme
            .statics
            .iter()
            .filter(|file| file.path != "publiek.css" && !calculator::is_static(&file.path))
            .map(|file| File { path: file.path.clone(), bytes: file.bytes.clone() }),
    );
    Ok(files)
}

/// The page of a case.
pub(super) fn case(site: Site<'_>, case: &CaseView, theme: &Theme) -> Result<File, SiteProblem> {
    let own = OneCase { case, axis: &case.axis, body: markdown::plain(&case.body) };
    let page = Page { site, root: "../../", own };
    Ok(File { path: case_path(&case.id), bytes: theme.render("private/case.html", &page)? })
}

/// Where the page of a case stands.
pub(super) fn case_path(id: &str) -> String {
    format!("zaken/{id}/index.html")
}
