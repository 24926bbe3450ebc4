//! `klacht undo`.

use std::path::Path;

use clap::Args;

use crate::git::{Archive, Blocked, Desk, Draft};
use crate::journal::{self, Entry, Touched};
use crate::repository::{self, Repository, of_files};
use crate::save::{Changed, Part, Private, plan};
use crate::world;

use super::casework::CaseProblem;
use super::save::{PLACES, discreet};
use super::{Ending, Problem, Session};

/// Draai de laatste wijziging van klacht record, set, new, letter of fmt terug
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht undo [OPTIES]",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht record 2026-007 bevestigd
  klacht undo                       en het staat er niet meer

Alleen de laatste wijziging gaat terug, en alleen als de bestanden daarna niet zijn
veranderd. Was zij al vastgelegd, dan komt er een nieuwe vastlegging bij die haar
terugdraait: uit de geschiedenis verdwijnt niets.

Afloop: 0 teruggedraaid, 2 niet uitgevoerd."
)]
pub(super) struct Undo {}

impl Undo {
    #[allow(clippy::unused_self)] // every command runs so
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let root = session.root()?;
        let _held = journal::hold(&root)?;
        let mut entry = journal::last(&root).ok_or(CaseProblem::NothingToUndo)?;
        let left = as_left(&root, &mut entry)?;
        let desk = Desk::open(&root)?.ok();
        let recorded = match &desk {
            Some(desk) => recorded(desk, &entry)?,
            None => false,
        };
        if let (Some(desk), true) = (&desk, recorded)
            && let Some(blocked) = desk.blocked()?
        {
            return Err(Problem::Blocked(blocked));
        }
        put_back(&root, &entry, &left)?;
        let made = match &desk {
            Some(desk) if recorded => Some(record(desk, &root, &entry, &left).inspect_err(|_| {
                // All or nothing: without the commit the file stays as it was recorded.
                for (file, bytes) in entry.files.iter().zip(&left) {
                    let _ = world::write_atomic(&root.join(&file.path), bytes);
                }
            })?),
            _ => None,
        };
        journal::forget(&root)?;
        match entry.files.len() {
            0 => session.output.line("alles stond al zoals het was")?,
            1..=MANY => {
                for file in &entry.files {
                    let what = if file.before.is_some() { "staat weer zoals het was" } else { "is weg" };
                    session.output.line(&format!("teruggedraaid: {} {what}", file.path))?;
                }
            }
            count => session.output.line(&format!("teruggedraaid: {count} bestanden staan weer zoals ze waren"))?,
        }
        if let Some((id, subject)) = made {
            session.output.line(&format!("vastgelegd  {id}  {subject}"))?;
        }
        Ok(Ending::Fine)
    }
}

/// More files than this are counted, not named.
const MANY: usize = 20;

/// The files as they are, which has to be as the command left them. A command that was broken off left some as they
/// were before; those are no part of the change.
fn as_left(root: &Path, entry: &mut Entry) -> Result<Vec<Vec<u8>>, Problem> {
    let (mut files, mut left) = (Vec::new(), Vec::new());
    for file in std::mem::take(&mut entry.files) {
        let path = root.join(&file.path);
        let bytes = world::is_plain_file(&path).then(|| world::read_bytes(&path).ok()).flatten();
        let bytes = bytes.ok_or_else(|| CaseProblem::ChangedSince(file.path.clone()))?;
        if file.is_as_left(&bytes) {
            files.push(file);
            left.push(bytes);
        } else if file.before.as_ref() != Some(&bytes) {
            return Err(CaseProblem::ChangedSince(file.path).into());
        }
    }
    entry.files = files;
    Ok(left)
}

/// Whether git holds the change: then nothing about these files waits to be recorded.
fn recorded(desk: &Desk, entry: &Entry) -> Result<bool, Problem> {
    let pending = desk.pending(&PLACES)?;
    Ok(!entry.files.is_empty()
        && !pending.iter().any(|waiting| entry.files.iter().any(|file| file.path == waiting.path)))
}

/// Puts all of them back, or none.
fn put_back(root: &Path, entry: &Entry, left: &[Vec<u8>]) -> Result<(), Problem> {
    put_each(root, entry, left)
        .inspect_err(|(done, _)| {
            for (file, bytes) in entry.files.iter().zip(left).take(*done) {
                let _ = world::write_atomic(&root.join(&file.path), bytes);
            }
        })
        .map_err(|(_, problem)| problem)
}

/// Puts them back one by one; with a problem comes how many were done.
fn put_each(root: &Path, entry: &Entry, left: &[Vec<u8>]) -> Result<(), (usize, Problem)> {
    for (done, (file, left)) in entry.files.iter().zip(left).enumerate() {
        let path = root.join(&file.path);
        match &file.before {
            Some(before) => {
                let replaced = world::replace(&path, left, before).map_err(|problem| (done, problem.into()))?;
                if !replaced {
                    return Err((done, CaseProblem::ChangedSince(file.path.clone()).into()));
                }
            }
            None => {
                world::remove_file(&path).map_err(|problem| (done, problem.into()))?;
                if let Some(folder) = path.parent() {
                    for whole in ["cases", "reports"] {
                        world::remove_empty_dirs(folder, &root.join(whole));
                    }
                }
            }
        }
    }
    Ok(())
}

/// A commit that takes back what was recorded, in the words of what it was.
fn record(desk: &Desk, root: &Path, entry: &Entry, left: &[Vec<u8>]) -> Result<(String, String), Problem> {
    let names = repository::names(root)?;
    let changed = |(file, left): (&Touched, &Vec<u8>)| Changed {
        path: file.path.clone(),
        before: file.before.clone(),
        after: Some(left.clone()),
    };
    let changed: Vec<Changed> = entry.files.iter().zip(left).map(changed).collect();
    let private = Private::new(&states(&changed));
    let mut parts: Vec<Part> = plan(changed, &names);
    discreet(&mut parts, &private);
    let draft = |part: &Part| {
        let subject = match part.subject.split_once(": ") {
            Some((topic, what)) => format!("{topic}: teruggedraaid: {what}"),
            None => format!("teruggedraaid: {}", part.subject),
        };
        Draft { message: format!("{subject}\n"), files: part.files.clone() }
    };
    let drafts: Vec<Draft> = parts.iter().map(draft).collect();
    let made = desk.record(&drafts)?;
    let head = *made.last().ok_or(Problem::Blocked(Blocked::Busy))?;
    if let Ok(archive) = Archive::open(root) {
        let _ = archive.advance_seen(head);
    }
    Ok((head.short(), drafts.last().and_then(|draft| draft.message.lines().next()).unwrap_or_default().to_owned()))
}

/// The cases as they were and as they are, to know whose data stays out of the message.
fn states(changed: &[Changed]) -> [Repository; 2] {
    let of = |pick: fn(&Changed) -> Option<&Vec<u8>>| {
        of_files(changed.iter().filter_map(|file| Some((file.path.clone(), pick(file)?.clone()))).collect())
    };
    [of(|file| file.before.as_ref()), of(|file| file.after.as_ref())]
}
