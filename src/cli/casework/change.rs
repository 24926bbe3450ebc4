//! Making changes to a case: judged before anything is written, and shown.

use crate::edit::{Change, edit};
use crate::repository::Repository;

use super::super::{Problem, Session};
use super::todo::done;
use super::{CaseProblem, Opened, new_errors, reject, show_lines, terms};

/// A change that was tried on a case.
pub(in crate::cli) struct Tried {
    /// The archive as it was.
    pub before: Repository,
    /// The archive as it would be.
    pub after: Repository,
    bytes: Vec<u8>,
}

impl Tried {
    /// Makes the changes in memory, and takes out of the note on top what is filled in by now; `set` are the paths
    /// that get a value. Nothing when `check` would newly reject the result, which was told then.
    pub fn new(
        session: &mut Session,
        opened: &Opened,
        changes: &[Change],
        set: &[String],
        mend: &str,
    ) -> Result<Option<Self>, Problem> {
        let before = opened.with(&opened.bytes);
        let changed = |bytes: &[u8], changes: &[Change]| {
            edit(&opened.path, bytes, changes)
                .map_err(|problem| CaseProblem::Edit { path: opened.path.clone(), problem })
        };
        let mut bytes = changed(&opened.bytes, changes)?;
        let mut after = opened.with(&bytes);
        let filled = match after.case(&opened.id) {
            Some(bound) => done(&after, bound, session.on, set),
            None => return Err(CaseProblem::Unreadable(opened.path.clone()).into()),
        };
        if !filled.is_empty() {
            bytes = changed(&bytes, &[Change::Done(filled)])?;
            after = opened.with(&bytes);
        }
        let errors = new_errors(&opened.path, Some(&before), &after, session.on);
        if !errors.is_empty() {
            reject(session, &errors, mend)?;
            return Ok(None);
        }
        Ok(Some(Self { before, after, bytes }))
    }

    /// Whether the file stays as it was.
    pub fn is_nothing(&self, opened: &Opened) -> bool {
        self.bytes == opened.bytes
    }

    /// Writes it, unless it was a try, and tells what it did to the lines and the terms.
    pub fn finish(&self, session: &mut Session, opened: &Opened, head: &str, dry_run: bool) -> Result<(), Problem> {
        let unreadable = || CaseProblem::Unreadable(opened.path.clone());
        let old = self.before.case(&opened.id).ok_or_else(unreadable)?;
        let new = self.after.case(&opened.id).ok_or_else(unreadable)?;
        if !dry_run {
            opened.write(&self.bytes)?;
        }
        session.output.line(head)?;
        show_lines(session, old.case.source().text(), new.case.source().text())?;
        for line in terms(Some((&self.before, old)), (&self.after, new), session.on) {
            session.output.line(&line)?;
        }
        session.output.line(&match dry_run {
            true => "niets geschreven: dit was een proef (--dry-run)".to_owned(),
            false => {
                format!("geschreven in {}; terug: klacht undo, vastleggen: klacht save {}", opened.path, opened.id)
            }
        })
    }
}
