//! Copies of built-in files in a theme of the repository, for whoever wants to change them.

use std::path::Path;

use crate::document::closest;
use crate::world::{self, WriteProblem};

use super::super::writer;
use super::{STANDARD, builtin, is_plain_name, stamp};

const README: &str = "LEESMIJ.md";

/// What became of a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Copied {
    /// It was made: its path in the repository.
    Made(String),
    /// Something stood there already, and still does.
    Kept(String),
}

/// Why nothing was copied.
#[derive(Debug)]
pub enum CopyProblem {
    /// A theme cannot be called that.
    Name(String),
    /// The built-in theme has no such file.
    NoFile {
        /// What was asked for.
        name: String,
        /// What was probably meant.
        meant: Option<&'static str>,
    },
    /// A file cannot be written.
    Write(WriteProblem),
}

/// Copies built-in files to `themes/NAME`; without names the design tokens, with a note on how a theme works. What
/// stands there already is left alone.
///
/// # Errors
/// A name that no folder can have, a file that the built-in theme does not have, a file that cannot be written.
pub fn copy(root: &Path, theme: &str, files: &[String]) -> Result<Vec<Copied>, CopyProblem> {
    if !is_plain_name(theme) || theme == STANDARD {
        return Err(CopyProblem::Name(theme.to_owned()));
    }
    let mut texts = Vec::new();
    if files.is_empty() {
        texts.push((README, include_str!("leesmij.md").replace("NAAM", theme)));
        texts.push(copied("tokens.css")?);
    }
    for file in files {
        texts.push(copied(file)?);
    }
    texts.into_iter().map(|(name, text)| put(root, &format!("themes/{theme}/{name}"), &text)).collect()
}

fn copied(name: &str) -> Result<(&'static str, String), CopyProblem> {
    let same_end = || builtin().iter().filter(|(known, _)| known.rsplit('/').next() == Some(name));
    let exact = builtin().iter().find(|(known, _)| *known == name);
    let (known, text) = match (exact, same_end().count()) {
        (Some(found), _) => found,
        (None, 1) => same_end().next().ok_or_else(|| no_file(name))?,
        _ => return Err(no_file(name)),
    };
    Ok((known, stamp::stamped(known, text)))
}

fn no_file(name: &str) -> CopyProblem {
    let names = || builtin().iter().map(|(known, _)| *known);
    let last = |known: &&str| known.rsplit('/').next() == name.rsplit('/').next();
    let meant = closest(name, names()).or_else(|| names().find(last)).or_else(|| {
        let ends = names().filter_map(|known| known.rsplit('/').next());
        let end = closest(name, ends)?;
        names().find(|known| known.ends_with(end))
    });
    CopyProblem::NoFile { name: name.to_owned(), meant }
}

fn put(root: &Path, path: &str, text: &str) -> Result<Copied, CopyProblem> {
    writer::stay_inside(root, path).map_err(CopyProblem::Write)?;
    let target = root.join(path);
    if world::exists(&target) {
        return Ok(Copied::Kept(path.to_owned()));
    }
    world::write_atomic(&target, text.as_bytes()).map_err(CopyProblem::Write)?;
    Ok(Copied::Made(path.to_owned()))
}
