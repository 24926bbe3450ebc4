//! Reading a part: the settings, the regulations and some cases, in a repository of which all names are known.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::case::id_of;
use crate::diagnostic::Findings;
use crate::document;
use crate::world;

use super::Repository;
use super::load::{FOLDERS, Kind, LoadProblem, assemble, misnamed, others, read_file, sort_out};

/// What a path is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// `klacht.toml`.
    Config,
    /// A version of a regulation.
    Regulation(String),
    /// The file of a case.
    Case(String),
    /// A periodic report.
    Report,
    /// A file that belongs to a case.
    Attachment(String),
    /// Anything else.
    Other,
}

/// What each path is for. Every path of the repository has to be among them, for one file tells what another is.
#[must_use]
pub fn roles(names: &[String]) -> Vec<Role> {
    let known: BTreeSet<&str> = names.iter().map(String::as_str).collect();
    let owner = |name: &str| {
        let mut folders = name.rmatch_indices('/').map(|(at, _)| &name[..at]);
        let Some(folder) = folders.find(|folder| known.contains(format!("{folder}/index.md").as_str())) else {
            return beside(name, &known);
        };
        id_of(&format!("{folder}/index.md")).ok().filter(|_| folder.starts_with("cases/"))
    };
    let role = |(name, kind): (&String, Kind)| match kind {
        Kind::Config => Role::Config,
        Kind::Regulation { slug, .. } => Role::Regulation(slug),
        Kind::Report => Role::Report,
        Kind::Case => id_of(name).map_or(Role::Other, Role::Case),
        Kind::Other => owner(name).map_or(Role::Other, Role::Attachment),
        Kind::Misnamed => Role::Other,
    };
    names.iter().zip(sort_out(names.iter().map(String::as_str))).map(role).collect()
}

/// The case that is one file, whose number begins the name of a file in `bijlagen/` beside it.
fn beside(name: &str, known: &BTreeSet<&str>) -> Option<String> {
    let (folder, file) = name.rsplit_once('/')?;
    let folder = folder.strip_suffix("/bijlagen").filter(|folder| folder.starts_with("cases"))?;
    let mut starts = file.rmatch_indices('-').map(|(at, _)| &file[..at]);
    starts.find(|id| known.contains(format!("{folder}/{id}.md").as_str())).map(str::to_owned)
}

/// The paths of the files an officer's repository is made of.
///
/// # Errors
/// A folder cannot be listed.
pub fn names(root: &Path) -> Result<Vec<String>, LoadProblem> {
    let mut names = Vec::new();
    for folder in FOLDERS {
        let path = root.join(folder);
        let listed = world::list(&path).map_err(|error| LoadProblem { path, error })?;
        names.extend(listed.into_iter().map(|file| format!("{folder}/{}", file.name)));
    }
    if world::is_plain_file(&root.join("klacht.toml")) {
        names.push("klacht.toml".to_owned());
    }
    Ok(names)
}

/// Reads the settings, the regulations, some cases and whatever shares a number with them, from disk.
#[must_use]
pub fn load_part(root: &Path, names: &[String], wanted: &BTreeSet<String>) -> Repository {
    let read = |name: &str| document::read(&root.join(name), name);
    part(root.to_owned(), names, wanted, &read)
}

/// As [`load_part`], of bytes that stand anywhere: in the index, in an old commit.
#[must_use]
pub fn part_of(names: &[String], wanted: &BTreeSet<String>, bytes: &dyn Fn(&str) -> Option<Vec<u8>>) -> Repository {
    let read = |name: &str| {
        let mut findings = Findings::new();
        let source = bytes(name).and_then(|bytes| document::of_bytes(bytes, name, &mut findings));
        (source, findings)
    };
    part(PathBuf::new(), names, wanted, &read)
}

fn part(
    root: PathBuf,
    names: &[String],
    wanted: &BTreeSet<String>,
    read: &dyn Fn(&str) -> (document::Raw, Findings),
) -> Repository {
    let ids: BTreeSet<String> = wanted.iter().filter_map(|name| id_of(name).ok()).collect();
    let kinds = sort_out(names.iter().map(String::as_str));
    let others = others(names.iter().map(String::as_str), &kinds);
    let mut files = Vec::new();
    for (name, kind) in names.iter().zip(&kinds) {
        match kind {
            Kind::Other => continue,
            Kind::Case if !wanted.contains(name) && !id_of(name).is_ok_and(|id| ids.contains(&id)) => continue,
            Kind::Misnamed if wanted.contains(name) => files.push(misnamed(name)),
            Kind::Misnamed => continue,
            _ => {
                let (source, findings) = read(name);
                files.push(read_file(kind, name, source, findings));
            }
        }
    }
    Repository { whole: false, ..assemble(root, files, others) }
}

/// The cases a set of files belongs to are judged by files of their own: the attachment's case is read as well.
#[must_use]
pub fn with_owners(names: &[String], changed: &BTreeSet<String>) -> BTreeSet<String> {
    let roles = roles(names);
    let touched: BTreeSet<&str> = names
        .iter()
        .zip(&roles)
        .filter(|(name, _)| changed.contains(*name))
        .filter_map(|(_, role)| match role {
            Role::Attachment(id) => Some(id.as_str()),
            _ => None,
        })
        .collect();
    let owners = names.iter().zip(&roles).filter_map(|(name, role)| match role {
        Role::Case(id) if touched.contains(id.as_str()) => Some(name.clone()),
        _ => None,
    });
    changed.iter().cloned().chain(owners).collect()
}
