//! What the commands that change a case share: finding it, judging the result, writing it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};

use crate::calendar::{DateProblem, Moment, parse_date};
use crate::check;
use crate::deadline::{Deadline, deadlines};
use crate::diagnostic::{Findings, Severity, render};
use crate::document::{Line, closest, line_difference};
use crate::journal::{self, Entry, Touched};
use crate::repository::{self, Bound, Repository, Role, part_of, roles};
use crate::source::MAX_BYTES;
use crate::world::{self, WriteProblem};

use super::{Ending, Problem, Session};

pub(super) mod given;
pub(super) mod step;
pub(super) mod todo;
mod wording;

pub(super) use wording::{CaseProblem, words};

/// The file of a case, as it was read.
pub(super) struct Opened {
    pub root: PathBuf,
    pub id: String,
    /// Its path in the archive.
    pub path: String,
    pub bytes: Vec<u8>,
    names: Vec<String>,
}

impl Opened {
    /// Finds a case by its number, and reads its file.
    pub fn find(session: &Session, id: &str) -> Result<Self, Problem> {
        let root = session.root()?;
        let names = repository::names(&root)?;
        let all = roles(&names);
        let cases = || {
            names.iter().zip(&all).filter_map(|(name, role)| match role {
                Role::Case(id) => Some((name, id.as_str())),
                _ => None,
            })
        };
        let found: Vec<&String> = cases().filter(|(_, own)| *own == id).map(|(name, _)| name).collect();
        let path = match found.as_slice() {
            [path] => (*path).clone(),
            [] => {
                let meant = closest(id, cases().map(|(_, own)| own)).map(str::to_owned);
                return Err(Problem::NoChange { id: id.to_owned(), meant });
            }
            _ => return Err(CaseProblem::Twice(id.to_owned()).into()),
        };
        let bytes = world::read_limited(&root.join(&path), MAX_BYTES);
        let bytes = bytes.map_err(|_| CaseProblem::Unreadable(path.clone()))?;
        Ok(Self { root, id: id.to_owned(), path, bytes, names })
    }

    /// A file that was read already, by what it is called.
    pub fn of(root: PathBuf, id: String, path: String, bytes: Vec<u8>) -> Self {
        Self { root, id, path, bytes, names: Vec::new() }
    }

    /// The paths of all files of the archive.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The archive around this case, as if its file held these bytes.
    pub fn with(&self, bytes: &[u8]) -> Repository {
        among(&self.root, &self.names, &self.path, bytes)
    }

    /// Writes the file, unless somebody else did meanwhile, and keeps how to take it back.
    pub fn write(&self, after: &[u8]) -> Result<(), Problem> {
        self.write_with(after, &[])
    }

    /// The same, with files that were made for it and go with it when it is taken back.
    pub fn write_with(&self, after: &[u8], made: &[(String, Vec<u8>)]) -> Result<(), Problem> {
        self.change(Some(after), made)
    }

    /// Makes files beside the case, and keeps how to take them back: they are the last change then.
    pub fn make(&self, made: &[(String, Vec<u8>)]) -> Result<(), Problem> {
        self.change(None, made)
    }

    fn change(&self, after: Option<&[u8]>, made: &[(String, Vec<u8>)]) -> Result<(), Problem> {
        let _held = journal::hold(&self.root)?;
        let own = after.map(|after| Touched::new(&self.path, Some(self.bytes.clone()), after));
        let files = own.into_iter().chain(made.iter().map(|(path, bytes)| Touched::new(path, None, bytes))).collect();
        let earlier = journal::last(&self.root);
        journal::keep(&self.root, &Entry { case: self.id.clone(), files })?;
        let mut done = Vec::new();
        let written = self.put(after, made, &mut done);
        if !matches!(written, Ok(None)) {
            for path in done {
                let _ = world::remove_file(&self.root.join(path));
            }
            // Nothing was done, so there is nothing to take back but what was there before.
            let _ = match earlier {
                Some(earlier) => journal::keep(&self.root, &earlier),
                None => journal::forget(&self.root),
            };
        }
        match written? {
            None => Ok(()),
            Some(path) => Err(CaseProblem::Overtaken(path).into()),
        }
    }

    /// The case comes last: without it the files beside it mean nothing. Tells which file somebody else wrote
    /// meanwhile, and which were made before that came out: those alone are ours to remove.
    fn put<'m>(
        &self,
        after: Option<&[u8]>,
        made: &'m [(String, Vec<u8>)],
        done: &mut Vec<&'m str>,
    ) -> Result<Option<String>, WriteProblem> {
        for (path, bytes) in made {
            if !world::create(&self.root.join(path), bytes)? {
                return Ok(Some(path.clone()));
            }
            done.push(path);
        }
        let Some(after) = after else { return Ok(None) };
        let replaced = world::replace(&self.root.join(&self.path), &self.bytes, after)?;
        Ok((!replaced).then(|| self.path.clone()))
    }
}

/// The archive with one file as if it held these bytes, read as far as that file needs.
pub(super) fn among(root: &Path, names: &[String], path: &str, bytes: &[u8]) -> Repository {
    let read = |name: &str| match name == path {
        true => Some(bytes.to_vec()),
        false => world::read_limited(&root.join(name), MAX_BYTES).ok(),
    };
    part_of(names, &BTreeSet::from([path.to_owned()]), &read)
}

/// The errors in a file that are not among those of before. Lines move, so the words decide.
pub(super) fn new_errors(path: &str, before: Option<&Repository>, after: &Repository, on: NaiveDate) -> Findings {
    let errors = |repository: &Repository| {
        let mut found = check::run(repository, on);
        found.retain(|finding| finding.severity == Severity::Error && finding.file == path);
        found
    };
    let mut old: Vec<(&str, String)> =
        before.map(errors).into_iter().flatten().map(|finding| (finding.code.id, finding.message)).collect();
    let mut new = errors(after);
    new.retain(|finding| {
        let same = old.iter().position(|(code, message)| *code == finding.code.id && *message == finding.message);
        same.map(|at| old.swap_remove(at)).is_none()
    });
    new
}

/// Shows why a change was not made.
pub(super) fn reject(session: &mut Session, errors: &Findings, mend: &str) -> Result<Ending, Problem> {
    let colour = session.output.colour();
    for finding in errors.as_slice() {
        session.output.print(&render::text(finding, colour))?;
    }
    let many = match errors.as_slice().len() {
        1 => "1 fout geven die er nu niet is".to_owned(),
        count => format!("{count} fouten geven die er nu niet zijn"),
    };
    session.output.line(&format!("niets geschreven: dit zou {many}"))?;
    session.output.line(&format!("  {mend}"))?;
    Ok(Ending::Findings)
}

/// Shows the lines that change.
pub(super) fn show_lines(session: &mut Session, before: &str, after: &str) -> Result<(), Problem> {
    let red = anstyle::AnsiColor::Red.on_default();
    let green = anstyle::AnsiColor::Green.on_default();
    for line in line_difference(before, after) {
        let (style, sign, text) = match &line {
            Line::Gone(text) => (red, '-', text),
            Line::New(text) => (green, '+', text),
        };
        let text = format!("  {sign} {}", text.replace(char::is_control, "\u{FFFD}"));
        let text = session.output.paint(style, &text);
        session.output.line(&text)?;
    }
    Ok(())
}

/// A sentence for each term that a change started, met or moved.
pub(super) fn terms(before: Option<(&Repository, &Bound)>, after: (&Repository, &Bound), on: NaiveDate) -> Vec<String> {
    fn of<'a>((repository, bound): (&'a Repository, &'a Bound), on: NaiveDate) -> Vec<Deadline<'a>> {
        repository.binding(bound).map(|regulation| deadlines(&bound.case, regulation, on)).unwrap_or_default()
    }
    let old = before.map(|before| of(before, on)).unwrap_or_default();
    let state = |term: &Deadline<'_>| (term.status, term.due, term.started, term.met_on);
    let same =
        |new: &Deadline<'_>| old.iter().any(|old| old.rule.name.text == new.rule.name.text && state(old) == state(new));
    let sentence = |term: &Deadline<'_>| {
        format!("termijn `{}` ({}) {}", term.rule.name.text, term.responsible(), term.sentence())
            .replace(char::is_control, " ")
    };
    of(after, on).iter().filter(|term| !same(term)).map(sentence).collect()
}

/// A day as an officer types it: any form a case may have, and `vandaag`, `gisteren`, `eergisteren`.
pub(super) fn moment(text: &str, on: NaiveDate) -> Result<Moment, Problem> {
    let ago = match text.trim().to_lowercase().as_str() {
        "vandaag" => Some(0),
        "gisteren" => Some(1),
        "eergisteren" => Some(2),
        _ => None,
    };
    match ago {
        Some(days) => Ok(Moment::from(on.checked_sub_days(Days::new(days)).unwrap_or(on))),
        None => parse_date(text).map(|parsed| parsed.moment).map_err(|problem| {
            let typed: String = text.trim().chars().filter(|c| !c.is_control()).take(60).collect();
            let days = "vandaag, gisteren en eergisteren mogen ook";
            match problem {
                // Said once is enough.
                DateProblem::Unreadable => {
                    Problem::BadDate { message: format!("`{typed}`"), help: format!("{}; {days}", problem.help()) }
                }
                DateProblem::Incomplete => Problem::BadDate {
                    message: format!("`{typed}`: dag, maand en jaar zijn alle drie nodig"),
                    help: format!("{}; {days}", problem.help()),
                },
                _ => Problem::BadDate { message: problem.message(), help: problem.help() },
            }
        }),
    }
}

/// The regulation that is named, else the default, else the only one; nothing when there are several to choose from.
pub(super) fn chosen_regulation(rules: &Repository, named: Option<&String>) -> Result<Option<String>, CaseProblem> {
    let known: Vec<String> = rules.by_slug().into_keys().map(str::to_owned).collect();
    let default = rules.config.default_regulation.as_ref().map(|own| own.text.to_string());
    match (named.cloned().or(default), known.as_slice()) {
        (Some(word), known) if !known.contains(&word) => {
            Err(CaseProblem::NoSuchRegulation { word, known: known.to_vec() })
        }
        (Some(chosen), _) => Ok(Some(chosen)),
        (None, [only]) => Ok(Some(only.clone())),
        (None, _) => Ok(None),
    }
}

/// The last line of a command that changes a case.
pub(super) fn closing(opened: &Opened, dry_run: bool) -> String {
    if dry_run {
        return "niets geschreven: dit was een proef (--dry-run)".to_owned();
    }
    format!("geschreven in {}; terug: klacht undo, vastleggen: klacht save {}", opened.path, opened.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_that_changed_meanwhile_is_not_written_over_and_the_last_change_can_still_go_back() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let root = folder.path();
        let put = |text: &[u8]| world::write_atomic(&root.join("a.md"), text).expect("written");
        let opened = |bytes: &[u8]| Opened {
            root: root.to_owned(),
            id: "a".to_owned(),
            path: "a.md".to_owned(),
            bytes: bytes.to_vec(),
            names: Vec::new(),
        };
        put(b"een");
        opened(b"een").write(b"twee").expect("written");
        let kept = journal::last(root);
        let late = opened(b"een");
        put(b"van een ander");
        assert!(matches!(late.write(b"drie"), Err(Problem::Case(CaseProblem::Overtaken(_)))));
        assert_eq!(world::read_bytes(&root.join("a.md")).expect("read"), b"van een ander");
        assert_eq!(journal::last(root), kept);
        assert_eq!(world::list_all(root).expect("listed").len(), 3, "the case, the note and the lock");
        let letters = [("b.md".to_owned(), b"van ons".to_vec()), ("c.md".to_owned(), b"van ons".to_vec())];
        world::write_atomic(&root.join("c.md"), b"van een ander").expect("written");
        assert!(matches!(opened(b"van een ander").make(&letters), Err(Problem::Case(CaseProblem::Overtaken(_)))));
        assert_eq!(world::read_bytes(&root.join("c.md")).expect("read"), b"van een ander");
        assert!(!world::exists(&root.join("b.md")), "ours goes, theirs stays");
        assert_eq!(journal::last(root), kept);
    }
}
