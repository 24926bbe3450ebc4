//! The text that bound a case, when the file of its version was changed after that.

use serde::Serialize;

use crate::audience::public::{self, ChangesView, EditView, PublicVersion};
use crate::git::{Archive, GitProblem, Id};
use crate::regulation::{Regulation, changes};
use crate::repository::Repository;
use crate::trail::{Edit, Entry};

/// A text of a version as it stood before later changes.
#[derive(Debug, Clone, Copy)]
pub struct OldText<'a> {
    /// The text.
    pub regulation: &'a Regulation,
    blob: Id,
    /// What was done to it since.
    later: &'a [Edit],
}

/// The page of such a text.
#[derive(Debug, Serialize)]
pub struct OldTextView {
    /// The text as a version.
    pub version: PublicVersion,
    /// The days it was changed since, oldest first, in words.
    pub edited: Vec<String>,
    /// How the text of now differs.
    pub changes: ChangesView,
}

impl<'a> OldText<'a> {
    /// The text by which a case was bound, if it says something else than the text of now. A case is bound in the
    /// commit from which on its version is the one that binds it now: mostly that in which it was registered.
    /// `trail` is what happened to the case, newest first; `edits` what was done to the file of its version.
    ///
    /// # Errors
    /// An object that is missing or damaged.
    pub fn of_case(
        archive: &Archive,
        regulation: &Regulation,
        trail: &[&Entry],
        edits: &'a [Edit],
    ) -> Result<Option<Self>, GitProblem> {
        let is_own = |entry: &&&Entry| {
            entry.regulation.as_ref().is_some_and(|(slug, day)| *slug == regulation.slug && *day == regulation.version)
        };
        let Some(bound) = trail.iter().take_while(is_own).last() else { return Ok(None) };
        let mut paths: Vec<&str> = edits.iter().flat_map(|edit| &edit.paths).map(String::as_str).collect();
        paths.sort_unstable();
        paths.dedup();
        for path in paths {
            let Some(blob) = archive.file_at(bound.commit.id, path)? else { continue };
            let last = edits.last().map(|edit| edit.blobs[1]);
            let Some(at) = edits.iter().position(|edit| edit.blobs[0] == blob).filter(|_| last != Some(blob)) else {
                continue;
            };
            let text = Self { regulation: &edits[at].before, blob, later: &edits[at..] };
            return Ok(text.edits().next().is_some().then_some(text));
        }
        Ok(None)
    }

    /// Where its page stands below the regulations: `interactie/2026-01-01/0a1b2c3d4e`.
    #[must_use]
    pub fn path(&self) -> String {
        format!("{}/{}/{}", self.regulation.slug, self.regulation.version, self.blob.short())
    }

    /// The days it was changed since, in words.
    #[must_use]
    pub fn edited(&self) -> Vec<String> {
        let mut days: Vec<String> =
            EditView::all(self.edits(), &|_| false).into_iter().map(|edit| edit.date_long).collect();
        days.dedup();
        days
    }

    /// Makes its page.
    #[must_use]
    pub fn view(&self, repository: &Repository, on: chrono::NaiveDate) -> OldTextView {
        let now = repository.versions(&self.regulation.slug).find(|other| other.version == self.regulation.version);
        OldTextView {
            version: public::version(self.regulation, &repository.regulations, on),
            edited: self.edited(),
            changes: ChangesView::new(&now.map(|now| changes(self.regulation, now)).unwrap_or_default()),
        }
    }

    fn edits(&self) -> impl Iterator<Item = &'a Edit> + use<'a> {
        self.later.iter().filter(|edit| !edit.changes.is_empty())
    }
}
