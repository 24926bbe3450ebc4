//! Reading a repository: files in parallel, then the joining.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::case::{self, Case};
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{self, Document};
use crate::regulation::{self, Regulation};
use crate::report::{self, Report};
use crate::world::{self, Listed};

use super::bind::bind;
use super::{Bound, Config, Progress, Repository, codes};

/// The folders an officer's files stand in.
pub(super) const FOLDERS: [&str; 3] = ["regulations", "cases", "reports"];

/// A repository that cannot be listed.
#[derive(Debug)]
pub struct LoadProblem {
    /// The folder.
    pub path: PathBuf,
    /// What the system said.
    pub error: std::io::Error,
}

/// Reads the repository in a folder.
///
/// # Errors
/// Only when a folder cannot be listed; a file that cannot be read is a finding.
pub fn load(root: &Path, progress: &dyn Progress) -> Result<Repository, LoadProblem> {
    load_folders(root, &FOLDERS, progress)
}

/// The same without its cases: what the history is held against.
///
/// # Errors
/// As for [`load`].
pub fn load_rules(root: &Path, progress: &dyn Progress) -> Result<Repository, LoadProblem> {
    Ok(Repository { whole: false, ..load_folders(root, &["regulations"], progress)? })
}

fn load_folders(root: &Path, folders: &[&str], progress: &dyn Progress) -> Result<Repository, LoadProblem> {
    let (files, unread) = listed(root, folders)?;
    let wanted = sort_out(files.iter().map(|file| file.name.as_str()));
    let others = others(files.iter().map(|file| file.name.as_str()), &wanted);
    progress.begin("bestanden lezen", files.len() as u64);
    let read: Vec<Read> = files
        .par_iter()
        .zip(&wanted)
        .filter_map(|(file, kind)| {
            progress.step();
            match kind {
                Kind::Other => None,
                Kind::Misnamed => Some(misnamed(&file.name)),
                _ => {
                    let (source, findings) = document::read(&file.path, &file.name);
                    Some(read_file(kind, &file.name, source, findings))
                }
            }
        })
        .collect();
    Ok(assemble(root.to_owned(), read.into_iter().chain(unread_settings(unread)).collect(), others))
}

/// The files below the folders and the settings, sorted within each folder; a finding when the settings are no plain
/// file.
pub(super) fn listed(root: &Path, folders: &[&str]) -> Result<(Vec<Listed>, Findings), LoadProblem> {
    let mut files = Vec::new();
    for folder in folders {
        let path = root.join(folder);
        let found = world::list(&path).map_err(|error| LoadProblem { path, error })?;
        files.extend(found.into_iter().map(|file| Listed { name: format!("{folder}/{}", file.name), ..file }));
    }
    let config = root.join("klacht.toml");
    let mut unread = Findings::new();
    if world::is_plain_file(&config) || world::is_dir(&config) && !world::is_symlink(&config) {
        files.push(Listed { path: config, name: "klacht.toml".to_owned() });
    } else if world::exists(&config) {
        // A symlink could show any file of this computer in a message; a pipe would never end.
        unread.push(document::not_a_plain_file("klacht.toml"));
    }
    Ok((files, unread))
}

/// What takes the place of settings that could not be read.
pub(super) fn unread_settings(findings: Findings) -> Option<Read> {
    (!findings.is_empty()).then_some(Read::Unread(findings))
}

/// Makes a repository of files that stand nowhere on disk: an unsaved buffer, an old commit, an example.
#[must_use]
pub fn of_files(mut files: Vec<(String, Vec<u8>)>) -> Repository {
    files.sort();
    let wanted = sort_out(files.iter().map(|(name, _)| name.as_str()));
    let others = others(files.iter().map(|(name, _)| name.as_str()), &wanted);
    let read = files.into_iter().zip(wanted).filter_map(|((name, bytes), kind)| match kind {
        Kind::Other => None,
        Kind::Misnamed => Some(misnamed(&name)),
        _ => {
            let mut findings = Findings::new();
            let source = document::of_bytes(bytes, &name, &mut findings);
            Some(read_file(&kind, &name, source, findings))
        }
    });
    assemble(PathBuf::new(), read.collect(), others)
}

/// The files that are neither case nor regulation: attachments, and what is not ours.
pub(super) fn others<'a>(names: impl Iterator<Item = &'a str>, kinds: &[Kind]) -> Vec<String> {
    names.zip(kinds).filter(|(_, kind)| matches!(kind, Kind::Other)).map(|(name, _)| name.to_owned()).collect()
}

/// The configuration alone; what is wrong with it is said by whoever reads the whole repository.
#[must_use]
pub fn config(root: &Path) -> Config {
    let (source, _) = document::read(&root.join("klacht.toml"), "klacht.toml");
    source.map(|source| Config::read(&source).0).unwrap_or_default()
}

/// What a path is for.
#[derive(Debug)]
pub(super) enum Kind {
    Config,
    Regulation {
        slug: String,
        date: Option<chrono::NaiveDate>,
    },
    Case,
    Report,
    /// Meant as a case, but not named as one.
    Misnamed,
    /// An attachment or something that is not ours.
    Other,
}

pub(super) fn sort_out<'a>(names: impl Iterator<Item = &'a str> + Clone) -> Vec<Kind> {
    let with_index = case_folders(names.clone());
    names
        .map(|name| {
            // Whatever lies below the folder of a case, at any depth, belongs to that case.
            let folders = || name.match_indices('/').map(|(at, _)| &name[..at]);
            let is_own_index = |folder: &str| name.strip_prefix(folder) == Some("/index.md");
            let is_attachment = || {
                folders()
                    .any(|folder| with_index.contains(folder) && !is_own_index(folder) || folder.ends_with("/bijlagen"))
            };
            match name.split_once('/') {
                None if name == "klacht.toml" => Kind::Config,
                Some((_, "README.md")) => Kind::Other,
                Some(("regulations", rest)) => regulation_kind(rest),
                Some(("reports", _)) if name.ends_with(".md") => Kind::Report,
                Some(("cases", _)) if is_attachment() => Kind::Other,
                Some(("cases", _)) if name.ends_with(".md") => Kind::Case,
                Some(("cases", _)) if looks_like_a_case(name) => Kind::Misnamed,
                _ => Kind::Other,
            }
        })
        .collect()
}

/// The folders that are one case with its attachments. A folder that holds other cases is none of them: one
/// index.md in the wrong place may not make every case beside it vanish among its attachments.
fn case_folders<'a>(names: impl Iterator<Item = &'a str> + Clone) -> std::collections::HashSet<&'a str> {
    let mut folders: std::collections::HashSet<&str> =
        names.clone().filter_map(|name| name.strip_suffix("/index.md")).collect();
    if folders.is_empty() {
        return folders;
    }
    let numbered = |file: &str| {
        let number = file.strip_suffix(".md").and_then(|stem| stem.split_once('-'));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        number.is_some_and(|(year, rest)| year.len() == 4 && digits(year) && digits(rest))
    };
    for name in names.filter(|name| !name.contains("/bijlagen/")) {
        let own = name.strip_suffix("/index.md");
        let is_case = own.is_some() || name.rsplit('/').next().is_some_and(numbered);
        if is_case {
            for (at, _) in name.match_indices('/') {
                if own != Some(&name[..at]) {
                    folders.remove(&name[..at]);
                }
            }
        }
    }
    folders.remove("cases");
    folders
}

fn regulation_kind(rest: &str) -> Kind {
    let Some(stem) = rest.strip_suffix(".md") else { return Kind::Other };
    let slug = stem.split_once('/').map_or(stem, |(slug, _)| slug);
    if !regulation::is_slug(slug) {
        return Kind::Misnamed;
    }
    match stem.split_once('/') {
        None => Kind::Regulation { slug: stem.to_owned(), date: None },
        Some((slug, date)) => Kind::Regulation { slug: slug.to_owned(), date: date.parse().ok() },
    }
}

/// A text file where a case is expected, saved under another ending.
fn looks_like_a_case(name: &str) -> bool {
    [".md.txt", ".markdown", ".txt", ".docx", ".doc", ".odt", ".rtf"].iter().any(|ending| name.ends_with(ending))
}

/// One file as read.
pub(super) enum Read {
    Config(Box<Config>, Findings),
    Regulation(Option<Box<Regulation>>, Findings),
    Case(Option<Box<Case>>, Findings),
    Report(Option<Box<Report>>, Findings),
    Unread(Findings),
}

pub(super) fn misnamed(name: &str) -> Read {
    let finding = match name.strip_prefix("regulations/") {
        Some(_) => Some(regulation::misnamed(name)),
        None => case::id_of(name).err().map(|finding| *finding),
    };
    Read::Unread(finding.into_iter().collect())
}

pub(super) fn read_file(kind: &Kind, name: &str, source: document::Raw, mut findings: Findings) -> Read {
    let Some(source) = source else { return Read::Unread(findings) };
    match kind {
        Kind::Config => {
            let (config, more) = Config::read(&source);
            findings.append(more);
            Read::Config(Box::new(config), findings)
        }
        Kind::Regulation { slug, date } => {
            let (document, more) = Document::parse(&source);
            findings.append(more);
            let (regulation, more) = regulation::read(document, slug, *date);
            findings.append(more);
            Read::Regulation(regulation.map(Box::new), findings)
        }
        Kind::Report => {
            let (document, more) = Document::parse(&source);
            findings.append(more);
            let (report, more) = report::read(document);
            findings.append(more);
            Read::Report(report.map(Box::new), findings)
        }
        _ => {
            let id = match case::id_of(name) {
                Ok(id) => id,
                Err(finding) => {
                    findings.push(*finding);
                    return Read::Unread(findings);
                }
            };
            let (document, more) = Document::parse(&source);
            findings.append(more);
            let (case, more) = case::read(document, id.clone());
            findings.append(more);
            findings.iter_mut().for_each(|finding| finding.case = Some(id.clone()));
            Read::Case(Some(Box::new(case)), findings)
        }
    }
}

pub(super) fn assemble(root: PathBuf, read: Vec<Read>, attachments: Vec<String>) -> Repository {
    let files = read.len();
    let mut findings = Findings::new();
    let mut config = Config::default();
    let mut regulations = Vec::new();
    let mut cases = Vec::new();
    let mut reports = Vec::new();
    for file in read {
        match file {
            Read::Config(found, more) => {
                config = *found;
                findings.append(more);
            }
            Read::Regulation(regulation, more) => {
                regulations.extend(regulation.map(|regulation| *regulation));
                findings.append(more);
            }
            Read::Case(case, more) => {
                cases.extend(case);
                findings.append(more);
            }
            Read::Report(report, more) => {
                reports.extend(report.map(|report| *report));
                findings.append(more);
            }
            Read::Unread(more) => findings.append(more),
        }
    }
    regulations.sort_by(|a: &Regulation, b| (&a.slug, a.version).cmp(&(&b.slug, b.version)));
    for regulation in &mut regulations {
        close_down(regulation, &config);
    }
    super::redirects::keep_sound(&mut config, &regulations, &mut findings);
    duplicate_versions(&regulations, &mut findings);
    duplicate_ids(&cases, &mut findings);
    if regulations.is_empty() {
        findings.push(
            Diagnostic::about_file(&codes::NO_REGULATIONS, "regulations", "er is geen enkele regeling")
                .help("zet uw klachtenregeling in regulations/naam.md"),
        );
    }
    super::reports::bind(&mut reports, &config, &regulations, &mut findings);
    let mut repository = Repository {
        root,
        config,
        regulations,
        cases: Vec::new(),
        reports,
        attachments,
        findings: Findings::new(),
        files,
        whole: true,
    };
    let bound = cases.into_iter().map(|case| {
        let regulation = bind(&repository, &case, &mut findings);
        Bound { case, regulation }
    });
    repository.cases = bound.collect();
    repository.findings = findings;
    repository
}

/// Closing days of the whole organisation count under every regulation.
fn close_down(regulation: &mut Regulation, config: &Config) {
    if config.closed.is_empty() {
        return;
    }
    let calendars = regulation.terms.iter_mut().map(|term| &mut term.calendar);
    for calendar in calendars.chain([&mut regulation.calendar]) {
        calendar.closed.extend(&config.closed);
        calendar.closed.sort_unstable();
        calendar.closed.dedup();
    }
}

fn duplicate_versions(regulations: &[Regulation], findings: &mut Findings) {
    for pair in regulations.windows(2) {
        if let [first, second] = pair
            && (&first.slug, first.version) == (&second.slug, second.version)
        {
            let span =
                second.document.front.entry("in_werking").map_or(second.document.front_span, |entry| entry.value.span);
            let other =
                first.document.front.entry("in_werking").map_or(first.document.front_span, |entry| entry.value.span);
            let message = format!("deze versie van `{}` gaat op dezelfde dag in als een andere", second.slug);
            findings.push(
                Diagnostic::new(&codes::DUPLICATE_VERSION, second.source(), span, message)
                    .label(first.source(), other, "de andere versie")
                    .help("geef de nieuwe versie een latere in_werking"),
            );
        }
    }
}

fn duplicate_ids(cases: &[Box<Case>], findings: &mut Findings) {
    let mut first: HashMap<&str, &Case> = HashMap::with_capacity(cases.len());
    for case in cases {
        if let Some(other) = first.get(case.id.as_str()) {
            findings.push(duplicate(case, other.source().path()));
        } else {
            first.insert(&case.id, case);
        }
    }
}

/// A case with the number of another one.
pub(super) fn duplicate(case: &Case, other: &str) -> Diagnostic {
    let message = format!("zaak {} bestaat al", case.id);
    let mut finding = Diagnostic::about_file(&codes::DUPLICATE_ID, case.source().path(), message)
        .help(format!("de andere staat in {other}; geef een van beide een nieuw nummer"));
    finding.case = Some(case.id.clone());
    finding
}
