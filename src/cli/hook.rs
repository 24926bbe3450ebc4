//! `klacht hook`: what git calls; not for people.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::git::{Desk, Id, Pending};
use crate::repository::{Repository, part_of, with_owners};
use crate::save::{Part, Private, combined, plan};
use crate::world;

use super::save::{PLACES, contents, discreet, errors, refuse};
use super::{Ending, Problem, Session};

/// Wat git aanroept (zie klacht hooks)
#[derive(Debug, Args)]
#[command(hide = true, help_template = super::usage::TEMPLATE, disable_help_subcommand = true)]
pub(super) struct Hook {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Controleer wat klaarstaat
    PreCommit,
    /// Schrijf het bericht
    PrepareCommitMsg {
        /// Het bestand met het bericht
        file: PathBuf,
        /// Waar het bericht vandaan komt
        source: Option<String>,
        /// De wijziging waar het vandaan komt
        commit: Option<String>,
    },
}

/// What is staged: the parts it makes, the files, and the repository as the index has it.
struct Staged {
    desk: Desk,
    parts: Vec<Part>,
    files: BTreeSet<String>,
    repository: Repository,
}

impl Hook {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        // A folder of hooks may serve other repositories as well; those are none of our business.
        let Ok(root) = session.root() else { return Ok(Ending::Fine) };
        match self.act {
            Act::PreCommit => {
                let staged = staged(&root)?;
                let errors = errors(&staged.repository, &staged.files, session);
                if errors.is_empty() {
                    return Ok(Ending::Fine);
                }
                refuse(session, &errors, "vastgelegd")
            }
            Act::PrepareCommitMsg { file, source, .. } => {
                if source.as_deref().is_some_and(|source| source != "template") {
                    return Ok(Ending::Fine);
                }
                // A message that cannot be made for someone is no reason to keep them from their work.
                if let Err(problem) = prepare(&root, &file, source.is_some()) {
                    session.output.warn(&problem.to_string());
                }
                Ok(Ending::Fine)
            }
        }
    }
}

fn prepare(root: &Path, file: &Path, template: bool) -> Result<(), Problem> {
    let mut staged = staged(root)?;
    let written = world::read_bytes(file).unwrap_or_default();
    let mark = staged.desk.comment_mark();
    if !template && !is_empty(&String::from_utf8_lossy(&written), &mark) {
        return Ok(());
    }
    discreet(&mut staged.parts, &Private::new([&staged.repository]));
    if let Some(message) = combined(&staged.parts) {
        let mut bytes = message.into_bytes();
        // Git leaves an empty line for the message itself.
        if !written.starts_with(b"\n") {
            bytes.push(b'\n');
        }
        bytes.extend(written);
        world::write_atomic(file, &bytes)?;
    }
    Ok(())
}

/// Whether a message has no line of its own: comments, and the difference below the scissors, are none.
fn is_empty(message: &str, mark: &str) -> bool {
    let cut = |line: &&str| !(line.starts_with(mark) && line.contains(">8"));
    message.lines().take_while(cut).all(|line| line.trim().is_empty() || line.starts_with(mark))
}

fn staged(root: &Path) -> Result<Staged, Problem> {
    let desk = Desk::open(root)?.map_err(Problem::Blocked)?;
    let index: BTreeMap<String, Id> = desk.index_files()?.into_iter().collect();
    let ours = |name: &String| PLACES.iter().any(|place| name == place || name.starts_with(&format!("{place}/")));
    let names: Vec<String> = index.keys().filter(|name| ours(name)).cloned().collect();
    let after = |file: &Pending| file.staged.map(|id| desk.blob(id)).transpose();
    let changed = contents(&desk, desk.staged(&PLACES)?, &after)?;
    let files: BTreeSet<String> = changed.iter().map(|file| file.path.clone()).collect();
    let bytes = |name: &str| index.get(name).and_then(|id| desk.blob(*id).ok());
    let repository = part_of(&names, &with_owners(&names, &files), &bytes);
    let parts = plan(changed, &names);
    Ok(Staged { desk, parts, files, repository })
}
