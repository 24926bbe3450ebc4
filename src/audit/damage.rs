//! Objects that are missing or damaged. Each costs only what it holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::codes::DAMAGED_OBJECT;
use crate::git::{Commit, GitProblem, Id};

use super::proof::about;
use super::{Finding, Subject};

/// Gives how many objects were read again, when that was asked.
pub(super) fn run(
    subject: &Subject<'_>,
    every: bool,
    findings: &mut Vec<Finding>,
) -> Result<Option<usize>, GitProblem> {
    let mut wrong: BTreeMap<Id, String> = BTreeMap::new();
    let mut read = None;
    if every {
        let commits: Vec<Id> = subject.trail.commits.iter().map(|commit| commit.id).collect();
        let (damage, count) = subject.archive.damaged(&commits)?;
        let said = |what: &str, reason: &str| format!("{what}: {reason}");
        wrong.extend(damage.into_iter().map(|found| (found.id, said(found.what, &found.reason))));
        read = Some(count);
    }
    let mut met = subject.unread.borrow().clone();
    for unread in subject.trail.entries.iter().flat_map(|entry| &entry.unread) {
        met.extend(unread.id.map(|id| (id, unread.reason.clone())));
    }
    // Reading every object names the one that is wrong; otherwise what was met on the way has to do.
    for (id, reason) in met.into_iter().filter(|_| read.is_none()) {
        wrong.entry(id).or_insert_with(|| format!("onleesbaar: {reason}"));
    }
    for (id, reason) in wrong {
        let (case, path) = holder(subject, id);
        let path = path.map(|path| format!(", {path}")).unwrap_or_default();
        let message = format!("{reason} (object {id}{path})");
        findings.push(Finding { case, ..about(&DAMAGED_OBJECT, message) });
    }
    let folders = subject.trail.unread.iter().filter(|_| read.is_none());
    findings.extend(folders.map(|(commit, unread)| of_commit(commit, &unread.reason)));
    Ok(read)
}

fn of_commit(commit: &Arc<Commit>, reason: &str) -> Finding {
    let message = format!("wat deze wijziging deed, is niet te lezen: {reason}");
    Finding::about_commit(&DAMAGED_OBJECT, commit, message)
}

/// The case and the file a content belongs to, when it is one of them.
fn holder(subject: &Subject<'_>, id: Id) -> (Option<String>, Option<String>) {
    let entry = subject.trail.entries.iter().find(|entry| entry.after == Some(id) || entry.before == Some(id));
    let change = || subject.trail.files.iter().flatten().find(|change| change.after == Some(id));
    match entry {
        Some(entry) => (Some(entry.case.clone()), Some(entry.path.clone())),
        // The name of an attachment may be somebody's.
        None => (None, change().map(|change| change.path.clone()).filter(|path| !path.starts_with("cases/"))),
    }
}
