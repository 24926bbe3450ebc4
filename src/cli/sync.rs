//! `klacht save --sync`: the same files here and in the shared archive.

use std::collections::BTreeSet;
use std::path::Path;

use crate::check;
use crate::diagnostic::{Severity, render};
use crate::git::{Archive, Desk, Id, Joined, Pushed, Sides, SyncProblem, Upstream};
use crate::repository::{self, Role, part_of, roles, with_owners};
use crate::save::{Clash, clashes};
use crate::trail;

use super::save::{PLACES, refuse};
use super::{Ending, Problem, Session};

mod wording;

pub(super) use wording::words;

/// How often a push that came too late is tried.
const TRIES: usize = 3;

/// What went over.
#[derive(Debug, Default)]
struct Tally {
    recorded: usize,
    received: usize,
    sent: usize,
}

/// Fetches, joins and pushes, after this many things were recorded.
pub(super) fn sync(session: &mut Session, recorded: usize) -> Result<Ending, Problem> {
    let (desk, root) = session.desk()?;
    let mut tally = Tally { recorded, ..Tally::default() };
    let ended = exchange(session, &desk, &root, &mut tally);
    if ended.is_ok() || recorded + tally.received > 0 {
        let Tally { recorded, received, sent } = tally;
        session.output.line(&format!("vastgelegd {recorded}, ontvangen {received}, verstuurd {sent}"))?;
    }
    ended
}

fn exchange(session: &mut Session, desk: &Desk, root: &Path, tally: &mut Tally) -> Result<Ending, Problem> {
    if Archive::open(root)?.head()?.is_none() {
        return Err(Problem::NoCommits);
    }
    let upstream = desk.upstream()?;
    // A question for a password may follow.
    session.output.flush()?;
    for _ in 0..TRIES {
        let sides = desk.fetch(&upstream)?;
        let Some((head, joined)) = come_together(session, desk, root, &upstream, sides)? else {
            return Ok(Ending::Findings);
        };
        tally.received += sides.behind;
        // What cannot be kept here is for the audit to say.
        if let Ok(archive) = Archive::open(root) {
            let _ = archive.advance_seen(head);
        }
        let sent = desk.count_beyond(head, sides.theirs)?;
        if sent == 0 {
            return Ok(Ending::Fine);
        }
        if !may_go(session, desk, head, sides.theirs, joined)? {
            return Ok(Ending::Findings);
        }
        match desk.push(&upstream, head)? {
            Pushed::Overtaken => {}
            Pushed::Sent => {
                tally.sent = sent;
                return Ok(Ending::Fine);
            }
        }
    }
    Err(Problem::Sync(SyncProblem::Overtaken(TRIES)))
}

/// Brings branch and files to a commit that has both sides, and tells whether both had moved. Nothing when they do not
/// go together, which was told; then nothing moved.
fn come_together(
    session: &mut Session,
    desk: &Desk,
    root: &Path,
    upstream: &Upstream,
    sides: Sides,
) -> Result<Option<(Id, bool)>, Problem> {
    let Sides { ours, ahead, behind, .. } = sides;
    let (Some(theirs), Some(base)) = (sides.theirs, sides.base) else { return Ok(Some((ours, false))) };
    if behind == 0 {
        return Ok(Some((ours, false)));
    }
    if ahead == 0 {
        desk.advance(theirs)?;
        return Ok(Some((theirs, false)));
    }
    let archive = Archive::open(root)?;
    let mut taken = trail::paths_ever(&archive, ours)?;
    taken.extend(trail::paths_ever(&archive, theirs)?);
    taken.extend(repository::names(root)?);
    let (before, files) = (desk.files_in(base)?, desk.files_in(ours)?);
    let clashes = clashes(&before, &files, &desk.files_in(theirs)?, &taken);
    if let Some(clash) = clashes.iter().find(|clash| clash.next.is_none()) {
        wording::no_number(session, upstream, clash)?;
        return Ok(None);
    }
    // Everything is made in the store; branch and files move once, at the end.
    let mut head = ours;
    for Clash { id, next, moves } in &clashes {
        let next = next.as_deref().unwrap_or_default();
        head = desk.renamed(head, moves, &format!("{id} krijgt nummer {next}\n"))?;
    }
    match desk.join(head, theirs, &wording::message(ahead + clashes.len(), behind))? {
        Joined::Conflicts(files) => {
            // The officer goes on with git's own merge, which knows nothing of numbers.
            if !clashes.is_empty() {
                desk.advance(head)?;
                tell_renumbered(session, desk, upstream, sides, &clashes)?;
            }
            wording::conflict(session, upstream, &topics(desk, ours, theirs, &files)?)?;
            Ok(None)
        }
        Joined::Commit(joined) => {
            desk.advance(joined)?;
            tell_renumbered(session, desk, upstream, sides, &clashes)?;
            Ok(Some((joined, true)))
        }
    }
}

fn tell_renumbered(
    session: &mut Session,
    desk: &Desk,
    upstream: &Upstream,
    sides: Sides,
    clashes: &[Clash],
) -> Result<(), Problem> {
    clashes.iter().try_for_each(|clash| wording::renumbered(session, upstream, clash, &naming(desk, sides, clash)?))
}

/// Files that do not go together, each with the case it belongs to.
fn topics(desk: &Desk, ours: Id, theirs: Id, files: &[String]) -> Result<Vec<(Option<String>, String)>, Problem> {
    let mut names = BTreeSet::new();
    for side in [ours, theirs] {
        names.extend(desk.files_in(side)?.into_iter().map(|(name, _)| name));
    }
    let names: Vec<String> = names.into_iter().collect();
    let all = roles(&names);
    let case = |file: &String| match all.get(names.binary_search(file).ok()?) {
        Some(Role::Case(id) | Role::Attachment(id)) => Some(id.clone()),
        _ => None,
    };
    Ok(files.iter().map(|file| (case(file), file.clone())).collect())
}

/// Our own files, not sent yet, that name a number which is another case's now.
fn naming(desk: &Desk, sides: Sides, clash: &Clash) -> Result<Vec<String>, Problem> {
    let ours: std::collections::BTreeMap<String, Id> = desk.files_in(sides.ours)?.into_iter().collect();
    let mut naming = Vec::new();
    for file in desk.files_beyond(sides.ours, sides.theirs)? {
        let Some(blob) = ours.get(&file).filter(|_| file.ends_with(".md")) else { continue };
        let text = String::from_utf8_lossy(&desk.blob(*blob)?).into_owned();
        if text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').any(|word| word == clash.id) {
            let moved = clash.moves.iter().find(|(from, _)| *from == file).map(|(_, to)| to.clone());
            naming.push(moved.unwrap_or(file));
        }
    }
    Ok(naming)
}

/// Whether what is about to be sent is free of errors, as it stands in the commit; findings are told, after a merge
/// also those that are no errors.
fn may_go(session: &mut Session, desk: &Desk, head: Id, theirs: Option<Id>, joined: bool) -> Result<bool, Problem> {
    let files = desk.files_beyond(head, theirs)?;
    let blobs: std::collections::BTreeMap<String, Id> = desk.files_in(head)?.into_iter().collect();
    let ours = |name: &String| PLACES.iter().any(|place| name == place || name.starts_with(&format!("{place}/")));
    let names: Vec<String> = blobs.keys().filter(|name| ours(name)).cloned().collect();
    let bytes = |name: &str| blobs.get(name).and_then(|id| desk.blob(*id).ok());
    let repository = part_of(&names, &with_owners(&names, &files), &bytes);
    let mut errors = check::run(&repository, session.on);
    errors.retain(|finding| files.contains(&finding.file));
    if joined {
        let colour = session.output.colour();
        for finding in errors.as_slice().iter().filter(|finding| finding.severity != Severity::Error) {
            session.output.print(&render::text(finding, colour))?;
        }
    }
    errors.retain(|finding| finding.severity == Severity::Error);
    if errors.is_empty() {
        return Ok(true);
    }
    refuse(session, &errors, "verstuurd")?;
    if joined {
        session
            .output
            .line("  het werk van beide kanten is hier al samengevoegd; na de verbetering: klacht save --sync")?;
    }
    Ok(false)
}
