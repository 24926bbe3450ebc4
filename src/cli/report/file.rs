//! A period as a file to show or to send: a page, a PDF, a workbook.

use std::path::{Path, PathBuf};

use crate::account::Account;
use crate::audience::Analysis;
use crate::browser::Browser;
use crate::export::report_xlsx;
use crate::figures::Mask;
use crate::git::own_folder;
use crate::repository::Repository;
use crate::site::{self, Sheet, Theme};
use crate::world::{self, Scratch};

use super::super::letter::LetterProblem;
use super::{Ending, Problem, Report, ReportProblem, Session, Shown};

/// Makes the file and tells where it is.
pub(super) fn make(
    session: &mut Session,
    asked: &Report,
    shown: Shown,
    (repository, account): (&Repository, &Account<'_>),
    mask: &Mask<'_>,
) -> Result<Ending, Problem> {
    let root = session.root()?;
    let path = asked.out.clone().unwrap_or_else(|| root.join(name(account, shown)));
    refuse_sources(&root, &path)?;
    refuse_other_endings(&path, ending(shown))?;
    let bytes = match shown {
        Shown::Workbook => {
            report_xlsx(account, session.on).map_err(|problem| ReportProblem::Book(problem.to_string()))?
        }
        Shown::Page(sheet) => page(repository, account, sheet, session, mask)?.0,
        Shown::Print(sheet) => {
            let (html, title) = page(repository, account, sheet, session, mask)?;
            print(&root, &html, &title, session)?
        }
    };
    if asked.dry_run {
        session.output.line(&format!("{}: zou worden geschreven", path.display()))?;
        return Ok(Ending::Fine);
    }
    if let Some(folder) = path.parent() {
        world::create_dir(folder)?;
    }
    world::write_atomic(&path, &bytes)?;
    session.output.line(&format!("{}: geschreven", path.display()))?;
    Ok(Ending::Fine)
}

/// Where a file goes when nobody says so: among what is made and is not kept in git.
fn name(account: &Account<'_>, shown: Shown) -> PathBuf {
    let what = match shown {
        Shown::Workbook => "cijfers",
        Shown::Page(Sheet::Report) | Shown::Print(Sheet::Report) => "verslag",
        Shown::Page(Sheet::Meeting) | Shown::Print(Sheet::Meeting) => "bespreking",
    };
    PathBuf::from(format!("out/verslagen/{}-{}-{what}.{}", account.regulation.slug, account.period, ending(shown)))
}

fn ending(shown: Shown) -> &'static str {
    match shown {
        Shown::Workbook => "xlsx",
        Shown::Page(_) => "html",
        Shown::Print(_) => "pdf",
    }
}

/// A name that ends in something else is a slip, and may be that of the settings or of any other file.
fn refuse_other_endings(path: &Path, ending: &'static str) -> Result<(), Problem> {
    match path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending)) {
        true => Ok(()),
        false => Err(ReportProblem::Ending { path: path.display().to_string(), ending }.into()),
    }
}

/// A file that is made may not take the place of one that is kept, nor come among what anybody may read.
fn refuse_sources(root: &Path, path: &Path) -> Result<(), Problem> {
    let root = world::resolved(root);
    let folder = path.parent().map(world::resolved).unwrap_or_default();
    let sources = ["cases", "regulations", "reports", "themes", ".git"].map(|name| root.join(name));
    if sources.iter().any(|source| folder.starts_with(source)) {
        return Err(ReportProblem::AmongSources(path.display().to_string()).into());
    }
    if folder.starts_with(root.join("out/public")) {
        return Err(ReportProblem::AmongPublic(path.display().to_string()).into());
    }
    Ok(())
}

fn page(
    repository: &Repository,
    account: &Account<'_>,
    sheet: Sheet,
    session: &Session,
    mask: &Mask<'_>,
) -> Result<(Vec<u8>, String), Problem> {
    let theme = Theme::load(repository).map_err(LetterProblem::of_site)?;
    let analysis = Analysis::new(account, repository, session.on, mask);
    let bytes = site::paper(&analysis, sheet, &theme).map_err(LetterProblem::of_site)?;
    Ok((bytes, site::paper_title(&analysis, sheet)))
}

/// Prints where only the owner of the archive looks.
fn print(root: &Path, html: &[u8], title: &str, session: &Session) -> Result<Vec<u8>, Problem> {
    let browser = Browser::find()?;
    let folder = own_folder(root).unwrap_or_else(|| root.join(".klacht"));
    let scratch = Scratch::new(world::resolved(&folder).join("verslag"))?;
    let page = scratch.path().join("blad.html");
    world::write_private(&page, html)?;
    Ok(browser.print(&page, title, session.on, scratch.path())?)
}
