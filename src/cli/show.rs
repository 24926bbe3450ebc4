//! `klacht show`.

use clap::Args;
use serde_json::Value;

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::document::closest;
use crate::export::case_json;
use crate::git::{Archive, Blocked, Desk, Id};
use crate::repository::Repository;
use crate::trail::{self, Signatures, Trail};

use super::check::pretty;
use super::log::{self, Found};
use super::output::Format;
use super::{Ending, Problem, Session};

mod text;

/// Toon één zaak: wie, termijnen met uitleg, verloop, bevindingen en wat er nu moet
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht show ZAAK [OPTIES]",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht show 2026-007
  klacht show 2026-007 --at 2026-03-31   zoals de zaak er toen voor stond
  klacht show 2026-007 --format json

Hierin staan persoonsgegevens. De tekst van de klacht zelf staat in het bestand."
)]
pub(super) struct Show {
    /// Het nummer van een zaak
    #[arg(value_name = "ZAAK", help_heading = "Argumenten")]
    case: String,
    /// Zoals het archief stond: een dag, of een wijziging uit git
    #[arg(long, value_name = "TOEN")]
    at: Option<String>,
    /// Vorm: text of json
    #[arg(long, value_name = "VORM", default_value = "text", hide_default_value = true, hide_possible_values = true)]
    format: Format,
}

/// What was recorded of the case, with what is found about that.
struct History {
    trail: Trail,
    signatures: Signatures,
    found: Found,
}

impl Show {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let (repository, archive) = match &self.at {
            Some(at) => {
                let (repository, archive, id) = session.past(at)?;
                (repository, Some((archive, Some(id))))
            }
            None => {
                let repository = session.repository()?;
                let archive = archive(session, &repository);
                (repository, archive.map(|archive| (archive, None)))
            }
        };
        let Some(bound) = repository.case(&self.case) else {
            let meant = closest(&self.case, repository.cases.iter().map(|bound| bound.case.id.as_str()));
            return Err(Problem::NoChange { id: self.case.clone(), meant: meant.map(str::to_owned) });
        };
        let mut findings = check::run(&repository, session.on);
        let file = bound.case.source().path();
        findings.retain(|finding| finding.case.as_deref() == Some(&bound.case.id) || finding.file == file);
        let findings: &[Diagnostic] = findings.as_slice();
        let history = match archive {
            Some((archive, at)) => match read(session, &archive, at, &repository, &bound.case.id) {
                Ok(history) => history,
                // The case itself is there to be read, whatever became of its history.
                Err(problem) if at.is_none() => {
                    session.output.warn(&format!("de geschiedenis is niet te lezen: {problem}"));
                    None
                }
                Err(problem) => return Err(problem),
            },
            None => None,
        };
        match self.format {
            Format::Json => {
                let mut value = case_json(&repository, bound, findings, session.on);
                value["trail"] = history.as_ref().map_or(Value::Null, |history| {
                    let entries = history.trail.entries.iter();
                    entries.map(|entry| log::as_json(entry, &history.signatures, &history.found)).collect()
                });
                session.output.line(&pretty(&value))?;
            }
            Format::Text => {
                let shown = text::Shown { repository: &repository, bound, findings, history: history.as_ref() };
                let text = shown.text(session, self.at.is_some());
                session.output.print(&text)?;
            }
        }
        std::mem::forget(repository);
        Ok(Ending::Fine)
    }
}

/// The history of a repository; nothing when it has none, or none that can be opened, which is said.
fn archive(session: &Session, repository: &Repository) -> Option<Archive> {
    match Archive::open(&repository.root) {
        Ok(archive) => Some(archive),
        Err(_) if matches!(Desk::open(&repository.root), Ok(Err(Blocked::NoRepository))) => None,
        Err(problem) => {
            session.output.warn(&format!("de geschiedenis is niet te lezen: {problem}"));
            None
        }
    }
}

/// The trail of a case up to a commit, or up to the newest; nothing when nothing was recorded yet.
fn read(
    session: &Session,
    archive: &Archive,
    at: Option<Id>,
    repository: &Repository,
    case: &str,
) -> Result<Option<History>, Problem> {
    let newest = match at {
        Some(id) => Some(id),
        None => {
            session.warn_of_gaps(archive)?;
            archive.head()?
        }
    };
    let Some(newest) = newest else { return Ok(None) };
    let default = repository.config.default_regulation.as_ref().map(|default| default.text.as_str());
    let trail = trail::read_case(archive, newest, default, case)?;
    let signed = |commit: &crate::git::Commit| trail.entries.iter().any(|entry| entry.commit.id == commit.id);
    let signatures = trail::judge(archive, &trail, session.on, None, |commit| commit.signed && signed(commit))?;
    let found = Found::of(session, archive, &trail, &signatures);
    Ok(Some(History { trail, signatures, found }))
}
