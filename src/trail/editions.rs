//! The texts a version of a regulation had: its file corrected in place after it was recorded.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::diagnostic::Findings;
use crate::document::{self, Document};
use crate::git::{Archive, Change, Commit, GitProblem, Id};
use crate::regulation::{self, Changes, Regulation, changes};

/// A version of a regulation: short name and day of effect.
pub type VersionKey = (String, NaiveDate);

/// A change of the file of a version that had been recorded before.
#[derive(Debug)]
pub struct Edit {
    /// The commit that made it.
    pub commit: Arc<Commit>,
    /// The file before and after; it may have moved.
    pub paths: [String; 2],
    /// The objects before and after.
    pub blobs: [Id; 2],
    /// What changed; nothing when it was an editor's noise.
    pub changes: Changes,
    /// The text before it.
    pub before: Regulation,
    /// The text after it.
    pub after: Regulation,
}

/// What was done to the file of every version after it was recorded, oldest first, without gaps.
pub type Edits = BTreeMap<VersionKey, Vec<Edit>>;

/// The corrections, from the history of the folder of regulations alone: the cases are not looked at.
///
/// # Errors
/// A commit that is missing or damaged. A text that is costs only what it holds.
pub fn edits(archive: &Archive, from: Id) -> Result<Edits, GitProblem> {
    let steps = archive.history(from, &["regulations"])?;
    let done = steps.into_iter().filter(|step| !step.changes.is_empty());
    let done: Vec<(Arc<Commit>, Vec<Change>)> = done.map(|step| (Arc::new(step.commit), step.changes)).collect();
    Ok(of_commits(archive, done.iter().map(|(commit, changes)| (commit, changes.iter().collect()))))
}

/// From commits, newest first.
fn of_commits<'a>(archive: &Archive, done: impl Iterator<Item = (&'a Arc<Commit>, Vec<&'a Change>)>) -> Edits {
    let mut found = Edits::new();
    for (commit, mut files) in done {
        files.retain(|change| change.path.ends_with(".md"));
        for change in files.iter().filter_map(|change| Some((*change, change.before?))) {
            let (change, old) = change;
            let Some(before) = text(archive, &change.path, old) else { continue };
            let same = |after: &Regulation| (&after.slug, after.version) == (&before.slug, before.version);
            // A version that went to a file of its own is still the same version.
            let came = files.iter().filter(|other| other.before.is_none());
            let places = change.after.map(|id| (change.path.as_str(), id)).into_iter();
            let places = places.chain(came.filter_map(|other| Some((other.path.as_str(), other.after?))));
            let after = places.filter_map(|(path, id)| Some((path, id, text(archive, path, id)?)));
            let Some((path, new, after)) = after.into_iter().find(|(_, _, after)| same(after)) else { continue };
            let changes = changes(&before, &after);
            found.entry((before.slug.clone(), before.version)).or_default().push(Edit {
                commit: Arc::clone(commit),
                paths: [change.path.clone(), path.to_owned()],
                blobs: [old, new],
                changes,
                before,
                after,
            });
        }
    }
    found.values_mut().for_each(|edits| edits.reverse());
    found
}

/// A file of old as a regulation.
fn text(archive: &Archive, path: &str, id: Id) -> Option<Regulation> {
    let rest = path.strip_prefix("regulations/")?.strip_suffix(".md")?;
    let (slug, day) = match rest.split_once('/') {
        Some((slug, file)) => (slug, file.parse::<NaiveDate>().ok()),
        None => (rest, None),
    };
    let source = document::of_bytes(archive.blob(id).ok()?, path, &mut Findings::new())?;
    regulation::read(Document::parse(&source).0, slug, day).0
}
