//! The build: which sides, from what, checked for leaks, written once.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::audience::PublicView;
use crate::audience::leak::Detector;
use crate::browser::Browser;
use crate::check;
use crate::diagnostic::{Diagnostic, Findings};
use crate::git::{Archive, GitProblem};
use crate::repository::{Progress, Repository};
use crate::trail::{self, Edits};
use crate::world;

use super::dashboard::{Dashboard, History, Material};
use super::theme::Theme;
use super::writer::{self, Manifest};
use super::{File, SiteProblem, pdf, private, public};

/// What to build and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The output folder.
    pub out: PathBuf,
    /// Whether to build the public site.
    pub public: bool,
    /// Whether to build the private dashboard.
    pub private: bool,
}

/// What was built.
#[derive(Debug, Clone, Copy, Default)]
pub struct Built {
    /// Pages and bytes of the public site.
    pub public: Option<(usize, u64)>,
    /// Pages and bytes of the private dashboard.
    pub private: Option<(usize, u64)>,
    /// The PDFs on the public site.
    pub pdfs: Pdfs,
}

/// PDFs of versions.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pdfs {
    /// How many there are now.
    pub standing: usize,
    /// How many of those were printed now.
    pub made: usize,
    /// How many went because they no longer fit, without a browser to make them again.
    pub dropped: usize,
}

pub(super) const PUBLIC: &str = "public";
const PRIVATE: &str = "private";

/// Builds the sites; with an archive the dashboard shows the history too.
///
/// # Errors
/// A theme or template that does not work, a personal value on a public page, a file that cannot be written.
/// Nothing half-written stays behind: files change one by one and whole, and a leak takes the public pages away.
pub fn build(
    repository: &Repository,
    archive: Option<&Archive>,
    on: NaiveDate,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Built, SiteProblem> {
    build_and_print(repository, archive, on, options, None, progress)
}

/// As [`build`]; with a browser, the PDF of every version is made where it is missing or no longer fits. Without one,
/// those of an earlier build stay while they fit.
///
/// # Errors
/// As [`build`], and a browser that does not print.
pub fn build_and_print(
    repository: &Repository,
    archive: Option<&Archive>,
    on: NaiveDate,
    options: &Options,
    browser: Option<&Browser>,
    progress: &dyn Progress,
) -> Result<Built, SiteProblem> {
    refuse_overlap(repository, &options.out)?;
    let theme = Theme::load(repository)?;
    writer::stay_inside(&options.out, writer::LOCK)?;
    let _lock = world::lock(&options.out.join(writer::LOCK))?;
    let mut manifest = Manifest::read(&options.out);
    let mut regulations = PublicView::new(&repository.regulations, &repository.config, on);
    regulations.with_reports(&repository.reports);
    let mut built = Built::default();
    if options.public {
        let detector = Detector::new(repository);
        if let Some(archive) = archive {
            let is_personal = |text: &str| !detector.scan(PUBLIC, text.as_bytes()).is_empty();
            // Without a history that can be read there are no corrections to tell of; the dashboard says why.
            regulations.with_edits(&edits(archive).unwrap_or_default(), &is_personal);
        }
        built.pdfs = build_public(&detector, &mut regulations, &theme, &mut manifest, options, browser, progress)?;
        built.public = Some(manifest.totals(PUBLIC));
    }
    if options.private {
        let inputs = inputs((repository, archive), &theme, on, &options.out);
        if manifest.inputs.get(PRIVATE) != Some(&inputs) || !manifest.is_intact(&options.out, PRIVATE) {
            build_private((repository, archive), &regulations, &theme, &mut manifest, options, on, progress)?;
            manifest.inputs.insert(PRIVATE.to_owned(), inputs);
        }
        built.private = Some(manifest.totals(PRIVATE));
    }
    if Manifest::read(&options.out) != manifest {
        manifest.write(&options.out)?;
    }
    Ok(built)
}

/// The output may not lie among the sources, nor the sources in the output: the one would be read as the other.
fn refuse_overlap(repository: &Repository, out: &Path) -> Result<(), SiteProblem> {
    let out = world::resolved(out);
    let root = world::resolved(&repository.root);
    let sources = ["cases", "regulations", "themes", "reports", ".git"].map(|folder| root.join(folder));
    if sources.iter().any(|source| out.starts_with(source)) || root.starts_with(&out) {
        return Err(SiteProblem::Overlap(out));
    }
    Ok(())
}

fn build_public(
    detector: &Detector,
    view: &mut PublicView,
    theme: &Theme,
    manifest: &mut Manifest,
    options: &Options,
    browser: Option<&Browser>,
    progress: &dyn Progress,
) -> Result<Pdfs, SiteProblem> {
    // The text in a PDF is compressed, so it is looked through as the page it is printed from, and before.
    let documents = pdf::documents(view, theme)?;
    let on_paper: Vec<Diagnostic> = if browser.is_some() || documents.iter().any(|document| document.stands(manifest)) {
        let scan = |document: &pdf::Document| detector.scan(&format!("{PUBLIC}/{}", document.path), &document.html);
        documents.iter().flat_map(scan).collect()
    } else {
        Vec::new()
    };
    let mut printed = match on_paper.as_slice() {
        [] => pdf::printed(&documents, browser, (&options.out, PUBLIC), manifest, progress)?,
        // Nothing is printed that would have to go again; the pages are still looked through, to tell all there is.
        _ => pdf::Printed::default(),
    };
    let pdfs = Pdfs { standing: printed.files.len(), made: printed.made, dropped: printed.dropped };
    pdf::link(view, &printed);
    let mut files = public::files(view, theme)?;
    files.append(&mut printed.files);
    write_side(PUBLIC, &files, manifest, options)?;
    // Only now: a build that is cut off before this prints again.
    manifest.inputs.retain(|name, _| !name.starts_with(pdf::KEY));
    manifest.inputs.extend(printed.inputs);
    // What counts is what stands on disk, so that is what is looked at, strangers' files included.
    let folder = options.out.join(PUBLIC);
    let unread = |path: &Path, error| SiteProblem::Unscanned(world::WriteProblem { path: path.to_owned(), error });
    let scanned = world::list_all(&folder).map_err(|error| unread(&folder, error)).and_then(|listed| {
        let scan = |file: &world::Listed| {
            let bytes = world::read_bytes(&file.path).map_err(|error| unread(&file.path, error))?;
            Ok(detector.scan(&format!("{PUBLIC}/{}", file.name), &bytes))
        };
        listed.par_iter().map(scan).collect::<Result<Vec<_>, _>>()
    });
    let problem = match scanned.map(|leaks| [leaks.concat(), on_paper].concat()) {
        Ok(leaks) if leaks.is_empty() => return Ok(pdfs),
        Ok(leaks) => SiteProblem::Leak(leaks),
        Err(problem) => problem,
    };
    withdraw(problem, manifest, options)
}

/// Takes the public pages away, and says why.
fn withdraw<T>(problem: SiteProblem, manifest: &mut Manifest, options: &Options) -> Result<T, SiteProblem> {
    let ours: Vec<String> = manifest.files.keys().filter(|path| path.starts_with("public/")).cloned().collect();
    for path in ours {
        writer::remove(&options.out, &path)?;
        manifest.files.remove(&path);
    }
    manifest.write(&options.out)?;
    Err(problem)
}

fn build_private(
    (repository, archive): (&Repository, Option<&Archive>),
    regulations: &PublicView,
    theme: &Theme,
    manifest: &mut Manifest,
    options: &Options,
    on: NaiveDate,
    progress: &dyn Progress,
) -> Result<(), SiteProblem> {
    let findings: Findings = check::run(repository, on);
    let (past, history_problem) = match archive.map(|archive| History::read(repository, archive, on)) {
        Some(Ok(past)) => (past, None),
        Some(Err(problem)) => (None, Some(problem.to_string())),
        None => (None, None),
    };
    let material = Material {
        repository,
        findings: findings.as_slice(),
        past: past.as_ref(),
        history_problem: history_problem.as_deref(),
        on,
    };
    let dashboard = Dashboard::new(material, archive);
    let mut files = dashboard.files(regulations, theme)?;
    files.extend(Dashboard::reports(&material, theme)?);
    let to_repository = to_repository(repository, &options.out);
    let case_pages = repository.cases.iter().map(|bound| private::case_path(&bound.case.id)).collect::<Vec<_>>();
    let paths = files.iter().map(|file| file.path.as_str()).chain(case_pages.iter().map(String::as_str));
    writer::announce(&options.out, PRIVATE, paths, manifest)?;
    let before = std::mem::take(&mut manifest.files);
    let known = Manifest { files: before, inputs: BTreeMap::new() };
    let put = |file: &File| writer::put(&options.out, PRIVATE, file, &known);
    let mut written: Vec<(String, (u64, u64))> = files.iter().map(put).collect::<Result<_, _>>()?;
    progress.begin("pagina's maken", repository.cases.len() as u64);
    let cases: Vec<(String, (u64, u64))> = dashboard
        .unique_cases()
        .par_iter()
        .map(|at| {
            let written = put(&dashboard.case(*at, to_repository.as_deref(), theme)?)?;
            progress.step();
            Ok::<_, SiteProblem>(written)
        })
        .collect::<Result<_, _>>()?;
    written.extend(cases);
    finish_side(PRIVATE, written, known, manifest, options)
}

fn write_side(side: &str, files: &[File], manifest: &mut Manifest, options: &Options) -> Result<(), SiteProblem> {
    writer::announce(&options.out, side, files.iter().map(|file| file.path.as_str()), manifest)?;
    let known = Manifest { files: std::mem::take(&mut manifest.files), inputs: BTreeMap::new() };
    let written =
        files.iter().map(|file| writer::put(&options.out, side, file, &known)).collect::<Result<Vec<_>, _>>()?;
    finish_side(side, written, known, manifest, options)
}

/// Sweeps what an earlier build left and notes what stands there now.
fn finish_side(
    side: &str,
    written: Vec<(String, (u64, u64))>,
    known: Manifest,
    manifest: &mut Manifest,
    options: &Options,
) -> Result<(), SiteProblem> {
    let paths: BTreeSet<String> = written.iter().map(|(path, _)| path.clone()).collect();
    writer::sweep(&options.out, side, &known, &paths)?;
    let prefix = format!("{side}/");
    manifest.files = known.files.into_iter().filter(|(path, _)| !path.starts_with(&prefix)).collect();
    manifest.files.extend(written);
    Ok(())
}

/// What was done to the files of versions; nothing when nothing was committed yet.
fn edits(archive: &Archive) -> Result<Edits, GitProblem> {
    archive.head()?.map_or_else(|| Ok(Edits::new()), |head| trail::edits(archive, head))
}

/// What leads from the page of a case to the repository; nothing when the pages stand outside it.
fn to_repository(repository: &Repository, out: &Path) -> Option<String> {
    let out = world::resolved(out);
    let below = out.strip_prefix(world::resolved(&repository.root)).ok()?;
    Some("../".repeat(3 + below.components().count()))
}

/// A digest of everything the dashboard is made from: sources, readers' findings, templates, day, program.
fn inputs((repository, archive): (&Repository, Option<&Archive>), theme: &Theme, on: NaiveDate, out: &Path) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    to_repository(repository, out).hash(&mut hasher);
    archive.and_then(|archive| archive.head().ok().flatten()).hash(&mut hasher);
    (env!("CARGO_PKG_VERSION"), on, crate::calendar::calendar_version(), &repository.attachments).hash(&mut hasher);
    let cases = repository.cases.iter().map(|bound| bound.case.source());
    let regulations = repository.regulations.iter().map(|regulation| regulation.source());
    let reports = repository.reports.iter().map(|report| report.source());
    for source in cases.chain(regulations).chain(reports).chain(&repository.config.source) {
        (source.path(), source.text()).hash(&mut hasher);
    }
    for finding in repository.findings.as_slice() {
        (&finding.file, finding.code.id, &finding.message, finding.range()).hash(&mut hasher);
    }
    theme.texts().for_each(|text| text.hash(&mut hasher));
    theme.statics.iter().for_each(|file| (&file.path, &file.bytes).hash(&mut hasher));
    hasher.finish()
}
