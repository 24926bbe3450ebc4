//! Where letters stand: among the papers of the case, under a name without a person's, never over another.

use std::path::Path;

use crate::case::Case;
use crate::cli::casework::CaseProblem;
use crate::letter::{Kind, Recipient};
use crate::world;

use super::{Opened, Problem};

/// The folder, with the case's own: `brieven/` below the folder of the case, else `bijlagen/` beside its file.
fn folder(opened: &Opened) -> String {
    match opened.path.strip_suffix("index.md") {
        Some(own) => format!("{own}brieven/"),
        None => {
            let beside = opened.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            format!("{beside}/bijlagen/")
        }
    }
}

fn stem(opened: &Opened, kind: &Kind, recipient: Recipient) -> String {
    format!("{}-{}-{}", opened.id, kind.recorded_as(), recipient.word())
}

/// A path that is free, and whether the same letter stands there already.
pub(super) fn free(
    opened: &Opened,
    kind: &Kind,
    recipient: Recipient,
    ending: &str,
    bytes: &[u8],
) -> Result<(String, bool), Problem> {
    let (folder, stem) = (folder(opened), stem(opened, kind, recipient));
    for number in 1_u32.. {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        let path = format!("{folder}{stem}{number}.{ending}");
        let target = opened.root.join(&path);
        if !world::exists(&target) {
            return Ok((path, false));
        }
        if world::is_plain_file(&target) && world::read_bytes(&target).is_ok_and(|there| there == bytes) {
            return Ok((path, true));
        }
    }
    Err(CaseProblem::NoNumber.into())
}

/// The newest letter of this kind that no event names yet.
pub(super) fn waiting(opened: &Opened, case: &Case, kind: &Kind, recipient: Recipient) -> Option<String> {
    let start = format!("{}{}", folder(opened), stem(opened, kind, recipient));
    let named: Vec<String> = case.named_attachments().iter().map(|name| name.text.trim().to_owned()).collect();
    let number = |path: &&String| -> Option<u32> {
        let (rest, ending) = path.strip_prefix(start.as_str())?.rsplit_once('.')?;
        let known = ["html", "md", "eml", "pdf"].contains(&ending);
        let number = if rest.is_empty() { Some(1) } else { rest.strip_prefix('-')?.parse().ok() };
        number.filter(|_| known && !named.contains(&beside(opened, path)))
    };
    opened.names().iter().filter_map(|path| Some((number(&path)?, path))).max().map(|(_, path)| path.clone())
}

/// How the case names a file beside it.
pub(super) fn beside(opened: &Opened, path: &str) -> String {
    let own = opened.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    path.strip_prefix(own).map_or(path, |rest| rest.trim_start_matches('/')).to_owned()
}

/// The files that are yet to be made, none of them through a link to somewhere else.
pub(super) fn fresh(root: &Path, files: &[(String, Option<Vec<u8>>)]) -> Result<Vec<(String, Vec<u8>)>, Problem> {
    let fresh: Vec<_> = files.iter().filter_map(|(path, bytes)| Some((path.clone(), bytes.clone()?))).collect();
    fresh.iter().try_for_each(|(path, _)| stay_inside(root, path))?;
    Ok(fresh)
}

/// Refuses a folder on the way that is a link to somewhere else.
fn stay_inside(root: &Path, path: &str) -> Result<(), Problem> {
    let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
    match folders.into_iter().find(|folder| world::is_symlink(&root.join(folder))) {
        Some(folder) => Err(CaseProblem::Linked(folder.to_owned()).into()),
        None => Ok(()),
    }
}
