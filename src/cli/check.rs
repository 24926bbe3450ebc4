//! `klacht check`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::check;
use crate::diagnostic::render::{self, Counted, Values};
use crate::diagnostic::{Findings, Severity};
use crate::repository::Repository;
use crate::site::judge_theme;
use crate::world;

use super::{Ending, Problem, Session};

/// Controleer zaken, regelingen en instellingen
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht check [OPTIES] [PAD]…",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht check                          alles
  klacht check cases/2026               alleen de zaken van 2026
  klacht check --format sarif > k.sarif voor een CI-dienst

Afloop: 0 geen fouten, 1 fouten gevonden, 2 niet uitgevoerd."
)]
pub(super) struct Check {
    /// Alleen bevindingen in deze bestanden of mappen
    #[arg(value_name = "PAD", help_heading = "Argumenten")]
    paths: Vec<String>,
    /// Zoals het archief stond: een dag, of een wijziging uit git
    #[arg(long, value_name = "TOEN")]
    at: Option<String>,
    /// Vorm: text, json, sarif of github
    #[arg(long, value_name = "VORM", default_value = "text", hide_default_value = true, hide_possible_values = true)]
    format: Format,
    /// Zeg niets als alles in orde is, en laat opmerkingen weg
    #[arg(short, long)]
    quiet: bool,
    /// Toon ook persoonsgegevens in json, sarif en github
    #[arg(long)]
    show_values: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
    Github,
}

impl Check {
    /// As `klacht check --quiet`.
    pub(super) fn quiet() -> Self {
        Self { paths: Vec::new(), at: None, format: Format::Text, quiet: true, show_values: false }
    }

    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let repository = session.repository_at(self.at.as_deref())?;
        let wanted = self.wanted(&repository)?;
        let mut findings = check::run(&repository, session.on);
        // A look back wears today's theme; what is wrong with that is no finding about then.
        if self.at.is_none() {
            judge_theme(&repository).into_iter().for_each(|finding| findings.push(finding));
            findings.sort();
        }
        if !wanted.is_empty() {
            findings.retain(|finding| wanted.iter().any(|path| is_within(&finding.file, path)));
        }
        let ending = if findings.count(Severity::Error) > 0 { Ending::Findings } else { Ending::Fine };
        let printed = self.print(session, &repository, &wanted, findings);
        // The process ends here: taking ten thousand cases apart piece by piece would only cost time.
        std::mem::forget(repository);
        match printed {
            // Whoever reads only the first lines still hears how it ended.
            Ok(()) | Err(Problem::ClosedPipe) => Ok(ending),
            Err(problem) => Err(problem),
        }
    }

    /// The paths asked for, relative to the repository.
    fn wanted(&self, repository: &Repository) -> Result<Vec<String>, Problem> {
        self.paths
            .iter()
            .map(|path| relative(&repository.root, path).or_else(|problem| self.then(repository, path).ok_or(problem)))
            .collect()
    }

    /// A path that is gone, in the repository as it stood.
    fn then(&self, repository: &Repository, path: &str) -> Option<String> {
        self.at.as_ref()?;
        let root = world::resolved(&repository.root);
        let inside = |path: &Path| Some(world::resolved(path).strip_prefix(&root).ok()?.to_owned());
        let cases = repository.cases.iter().map(|bound| bound.case.source().path());
        let regulations = repository.regulations.iter().map(|regulation| regulation.source().path());
        let findings = repository.findings.as_slice().iter().map(|finding| finding.file.as_str());
        let attachments = repository.attachments.iter().map(String::as_str);
        let known: Vec<&str> = cases.chain(regulations).chain(findings).chain(attachments).collect();
        let name = |found: PathBuf| found.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        // Typed from here, or as it is called in the repository.
        [inside(Path::new(path)), inside(&repository.on_disk(path)), Some(PathBuf::from(path))]
            .into_iter()
            .flatten()
            .map(name)
            .find(|name| known.iter().any(|file| is_within(file, name)))
    }

    fn print(
        &self,
        session: &mut Session,
        repository: &Repository,
        wanted: &[String],
        findings: Findings,
    ) -> Result<(), Problem> {
        let values = if self.show_values { Values::Shown } else { Values::Redacted };
        let counted = counted(repository, wanted);
        match self.format {
            Format::Text => self.text(session, findings, counted),
            Format::Json => session.output.line(&pretty(&render::json(findings.as_slice(), counted, values))),
            Format::Sarif => session.output.line(&pretty(&render::sarif(findings.as_slice(), values))),
            Format::Github => findings
                .as_slice()
                .iter()
                .try_for_each(|finding| session.output.print(&render::github(finding, values))),
        }
    }

    fn text(&self, session: &mut Session, mut findings: Findings, counted: Counted) -> Result<(), Problem> {
        if self.quiet {
            findings.retain(|finding| finding.severity != Severity::Info);
        }
        let colour = session.output.colour();
        for finding in findings.as_slice() {
            session.output.print(&render::text(finding, colour))?;
        }
        if self.quiet && findings.is_empty() {
            return Ok(());
        }
        session.output.line(&totals(&findings, counted))
    }
}

/// Where the settings stand.
const CONFIG: &str = "klacht.toml";

/// Whether a file is this path or lies below it.
pub(super) fn is_within(file: &str, path: &str) -> bool {
    path.is_empty() || file == path || file.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'))
}

/// A path as typed, relative to the repository; `..` and links on the way are followed.
pub(super) fn relative(folder: &Path, path: &str) -> Result<String, Problem> {
    let missing = || Problem::NoPath(path.to_owned());
    let root = world::resolved(folder);
    let real = |path: &Path| world::exists(path).then(|| world::resolved(path));
    let inside = |path: &Path| Some(real(path)?.strip_prefix(&root).ok()?.to_owned());
    let found = inside(Path::new(path)).or_else(|| inside(&folder.join(path))).ok_or_else(missing)?;
    Ok(found.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"))
}

fn counted(repository: &Repository, wanted: &[String]) -> Counted {
    let asked = |file: &str| wanted.is_empty() || wanted.iter().any(|path| is_within(file, path));
    let cases = repository.cases.iter().filter(|bound| asked(bound.case.source().path())).count();
    let regulations = repository.regulations.iter().filter(|regulation| asked(regulation.source().path())).count();
    let all = wanted.is_empty() || wanted.iter().any(String::is_empty);
    let configuration = || asked(CONFIG) && world::exists(&repository.on_disk(CONFIG));
    let reports = repository.reports.iter().filter(|report| asked(report.path())).count();
    let files = if all { repository.files } else { cases + regulations + reports + usize::from(configuration()) };
    Counted { files, cases, regulations }
}

fn totals(findings: &Findings, counted: Counted) -> String {
    let many = |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
    format!(
        "{}, {} en {} in {} ({}, {})",
        many(findings.count(Severity::Error), "fout", "fouten"),
        many(findings.count(Severity::Warning), "waarschuwing", "waarschuwingen"),
        many(findings.count(Severity::Info), "opmerking", "opmerkingen"),
        many(counted.files, "bestand", "bestanden"),
        many(counted.cases, "zaak", "zaken"),
        many(counted.regulations, "regeling", "regelingen"),
    )
}

pub(super) fn pretty(value: &serde_json::Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
