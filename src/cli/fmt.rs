//! `klacht fmt`.

use std::collections::BTreeSet;
use std::path::Path;

use clap::Args;
use rayon::prelude::*;

use crate::canonical::{Kind, canonical, faults, left};
use crate::diagnostic::{Diagnostic, Findings, Severity, render};
use crate::document::{self, unified_difference};
use crate::edit::{EditProblem, Tidied, Tidy};
use crate::journal::{self, Entry, Touched};
use crate::repository::{self, Progress, Role, roles};
use crate::source::MAX_BYTES;
use crate::world;

use super::check::{is_within, relative};
use super::{Ending, Problem, Session};

mod wording;

use wording::{changes, totals, why};

/// Zet de kop van zaken en regelingen in de gewone vorm
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht fmt [OPTIES] [PAD]…",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht fmt                        alle zaken en regelingen
  klacht fmt cases/2026             alleen de zaken van 2026
  klacht fmt --diff                 laat zien wat er zou veranderen

Inspringen, spaties, aanhalingstekens, datums (2026-03-04), ja en nee, en hoe het bestand
is opgeslagen: docs/format.md noemt de regels. Wat er staat, blijft hetzelfde betekenen;
aantekeningen (#) blijven staan en de tekst onder de kop blijft zoals u haar schreef. Wat
op meer manieren te lezen is, blijft staan en wordt genoemd.

klacht.toml blijft zoals het is. Terug: klacht undo.

Afloop: 0 in orde, 1 er zijn bestanden met fouten, of met --check bestanden die zouden
veranderen, 2 niet uitgevoerd."
)]
pub(super) struct Fmt {
    /// Alleen deze bestanden of mappen
    #[arg(value_name = "PAD", help_heading = "Argumenten")]
    paths: Vec<String>,
    /// Verander niets, en noem de bestanden die zouden veranderen
    #[arg(long)]
    check: bool,
    /// Verander niets, en toon wat er zou veranderen als diff
    #[arg(long)]
    diff: bool,
}

/// A file as it was read, and what comes of it.
struct Looked {
    path: String,
    bytes: Vec<u8>,
    kind: Kind,
    result: Result<Tidy, EditProblem>,
    unread: Option<Findings>,
}

impl Fmt {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let root = session.root()?;
        let wanted = self.paths.iter().map(|path| relative(&root, path)).collect::<Result<Vec<_>, _>>()?;
        let reporter = session.output.progress();
        let files = files(&root, &wanted)?;
        reporter.begin("bestanden lezen", files.len() as u64);
        let looked: Vec<Looked> = files
            .into_par_iter()
            .map(|(path, kind)| {
                reporter.step();
                look(&root, path, kind)
            })
            .collect();
        reporter.finish();
        let dry = self.check || self.diff;
        let differs: Vec<&Looked> = looked.iter().filter(|one| one.tidied().is_some()).collect();
        let written = if dry { BTreeSet::new() } else { write(&root, &differs, &reporter)? };
        reporter.finish();
        let mut overtaken = Vec::new();
        for one in &looked {
            match &one.result {
                Err(problem) => complain(session, one, problem)?,
                Ok(tidy) => {
                    if !tidy.changes.is_empty() {
                        if dry || written.contains(&one.path) {
                            session.output.line(&format!("{}: {}", one.path, changes(&tidy.changes)))?;
                        } else {
                            overtaken.push(one.path.as_str());
                        }
                    }
                    if self.diff {
                        difference(session, one, tidy)?;
                    }
                    told(session, one, tidy)?;
                }
            }
        }
        for path in &overtaken {
            session.output.warn(&format!(
                "{path} is intussen door iets anders veranderd en bleef zoals het nu is; draai klacht fmt nog een keer"
            ));
        }
        let faulty = looked.iter().filter(|one| one.result.is_err()).count();
        let count = if dry { differs.len() } else { written.len() };
        let text = totals(count, looked.len() - differs.len() - faulty, faulty, dry);
        if !self.diff {
            session.output.line(&text)?;
        }
        let found = faulty > 0 || !overtaken.is_empty() || self.check && !differs.is_empty();
        Ok(if found { Ending::Findings } else { Ending::Fine })
    }
}

impl Looked {
    /// The canonical form, when it differs from what stands there.
    fn tidied(&self) -> Option<&Tidy> {
        self.result.as_ref().ok().filter(|tidy| !tidy.changes.is_empty())
    }
}

/// The cases, regulations and reports among the paths asked for.
fn files(root: &Path, wanted: &[String]) -> Result<Vec<(String, Kind)>, Problem> {
    let names = repository::names(root)?;
    let roles = roles(&names);
    let kind = |(name, role): (String, Role)| match role {
        Role::Case(_) => Some((name, Kind::Case)),
        Role::Regulation(_) => Some((name, Kind::Regulation)),
        Role::Report => Some((name, Kind::Report)),
        _ => None,
    };
    let all: Vec<(String, Kind)> = names.into_iter().zip(roles).filter_map(kind).collect();
    if let Some(path) = wanted.iter().find(|path| !all.iter().any(|(name, _)| is_within(name, path)))
        && !world::is_dir(&root.join(path))
    {
        return Err(Problem::NoForm(path.clone()));
    }
    let asked = |name: &str| wanted.is_empty() || wanted.iter().any(|path| is_within(name, path));
    Ok(all.into_iter().filter(|(name, _)| asked(name)).collect())
}

fn look(root: &Path, path: String, kind: Kind) -> Looked {
    match world::read_limited(&root.join(&path), MAX_BYTES) {
        Ok(bytes) => {
            let result = canonical(&path, &bytes, kind);
            Looked { path, bytes, kind, result, unread: None }
        }
        Err(_) => {
            let (_, findings) = document::read(&root.join(&path), &path);
            let result = Err(EditProblem::Unreadable);
            Looked { path, bytes: Vec::new(), kind, result, unread: Some(findings) }
        }
    }
}

/// Writes what differs, as one change to take back; gives the files that were not changed meanwhile.
fn write(root: &Path, differs: &[&Looked], progress: &dyn Progress) -> Result<BTreeSet<String>, Problem> {
    let mut written = BTreeSet::new();
    if differs.is_empty() {
        return Ok(written);
    }
    let _held = journal::hold(root)?;
    let earlier = journal::last(root);
    let touched =
        |one: &&Looked| one.tidied().map(|tidy| Touched::new(&one.path, Some(one.bytes.clone()), &tidy.bytes));
    let keep = |written: Option<&BTreeSet<String>>| {
        let wanted = |one: &&&Looked| written.is_none_or(|written| written.contains(&one.path));
        let files = differs.iter().filter(wanted).filter_map(touched).collect();
        journal::keep(root, &Entry { case: String::new(), files })
    };
    // Before the first file: what cannot be taken back is not changed.
    keep(None)?;
    let mut problem = None;
    progress.begin("bestanden schrijven", differs.len() as u64);
    for one in differs {
        progress.step();
        let Some(tidy) = one.tidied() else { continue };
        match world::replace(&root.join(&one.path), &one.bytes, &tidy.bytes) {
            Ok(true) => {
                written.insert(one.path.clone());
            }
            Ok(false) => {}
            Err(error) => {
                problem = Some(error);
                break;
            }
        }
    }
    match (written.is_empty(), earlier) {
        (true, Some(earlier)) => journal::keep(root, &earlier)?,
        (true, None) => journal::forget(root)?,
        (false, _) if written.len() < differs.len() => keep(Some(&written))?,
        _ => {}
    }
    match problem {
        Some(error) if !written.is_empty() => Err(Problem::HalfTidied { done: written.len(), problem: error }),
        Some(error) => Err(error.into()),
        None => Ok(written),
    }
}

/// Why a file stays as it is.
fn complain(session: &mut Session, one: &Looked, problem: &EditProblem) -> Result<(), Problem> {
    let colour = session.output.colour();
    let findings = match &one.unread {
        Some(findings) => findings.as_slice().to_vec(),
        None => faults(&one.path, &one.bytes).into_iter().collect(),
    };
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.clone().try_for_each(|finding| session.output.print(&render::text(finding, colour)))?;
    session.output.line(&format!("{}: blijft zoals het is: {}", one.path, why(problem)))
}

/// What stays in a file because it can be read in no way, or in more than one.
fn told(session: &mut Session, one: &Looked, tidy: &Tidy) -> Result<(), Problem> {
    let colour = session.output.colour();
    let findings: Vec<Diagnostic> = left(&one.path, &tidy.bytes, one.kind);
    findings.iter().try_for_each(|finding| session.output.print(&render::text(finding, colour)))
}

/// The change as `diff -u` writes it. Line ends and encoding stand in the line above it.
fn difference(session: &mut Session, one: &Looked, tidy: &Tidy) -> Result<(), Problem> {
    let text = |bytes: &[u8]| {
        let source = document::of_bytes(bytes.to_vec(), &one.path, &mut Findings::new());
        source.map(|source| source.text().to_owned()).unwrap_or_default()
    };
    let (before, after) = (text(&one.bytes), text(&tidy.bytes));
    let before = if tidy.changes.contains(&Tidied::LineEnds) { before.replace("\r\n", "\n") } else { before };
    let hidden = |c: char| c.is_control() && c != '\n' && c != '\t';
    for line in unified_difference(&one.path, &before, &after).replace(hidden, "\u{FFFD}").split_inclusive('\n') {
        let style = match line.as_bytes().first() {
            Some(b'-') => anstyle::AnsiColor::Red.on_default(),
            Some(b'+') => anstyle::AnsiColor::Green.on_default(),
            _ => anstyle::Style::new(),
        };
        let painted = session.output.paint(style, line.trim_end_matches('\n'));
        session.output.line(&painted)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_meanwhile_is_not_written_over() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let root = folder.path();
        let put = |name: &str, text: &str| world::write_atomic(&root.join(name), text.as_bytes()).expect("written");
        let read = |name: &str| String::from_utf8(world::read_bytes(&root.join(name)).expect("read")).expect("text");
        for name in ["a.md", "b.md", "c.md"] {
            put(name, "---\na:  1\n---\n");
        }
        let looked: Vec<Looked> =
            ["a.md", "b.md", "c.md"].into_iter().map(|name| look(root, name.to_owned(), Kind::Case)).collect();
        put("b.md", "---\na:  2\n---\n");
        world::remove_file(&root.join("c.md")).expect("gone");
        let ended = write(root, &looked[..2].iter().collect::<Vec<_>>(), &repository::Quiet);
        assert_eq!(ended.expect("written"), BTreeSet::from(["a.md".to_owned()]));
        assert_eq!((read("a.md").as_str(), read("b.md").as_str()), ("---\na: 1\n---\n", "---\na:  2\n---\n"));
        // Only what was written can be taken back.
        let kept: Vec<String> = journal::last(root).expect("kept").files.into_iter().map(|file| file.path).collect();
        assert_eq!(kept, ["a.md"]);
        // A file that is gone stops the run, and nothing is kept that was not done.
        assert!(matches!(write(root, &[&looked[2]], &repository::Quiet), Err(Problem::Unwritten(_))));
        assert_eq!(journal::last(root).expect("still kept").files.len(), 1);
        assert!(!world::exists(&root.join("c.md")));
    }
}
