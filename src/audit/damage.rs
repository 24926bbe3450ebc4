//! Objects that are missing or damaged. Each costs only what it holds.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::check::codes::{DAMAGED_OBJECT, INCOMPLETE_STORE};
use crate::git::{Commit, Gap, GitProblem, Id};

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
        // A partial clone lacks nearly everything, on purpose: one line says as much.
        let partial = subject.archive.gaps()?.contains(&Gap::Partial);
        let (elsewhere, damage): (Vec<_>, Vec<_>) = damage.into_iter().partition(|found| partial && found.missing);
        if !elsewhere.is_empty() {
            let message =
                format!("{} objecten staan niet in deze gedeeltelijke kopie en zijn niet gelezen", elsewhere.len());
            findings.push(about(&INCOMPLETE_STORE, message));
        }
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
    let holders = if wrong.is_empty() { HashMap::new() } else { holders(subject) };
    for (id, reason) in wrong {
        let (case, path) = holders.get(&id).copied().unwrap_or_default();
        let path = path.map(|path| format!(", {path}")).unwrap_or_default();
        let message = format!("{reason} (object {id}{path})");
        findings.push(Finding { case: case.map(str::to_owned), ..about(&DAMAGED_OBJECT, message) });
    }
    let folders = subject.trail.unread.iter().filter(|_| read.is_none());
    findings.extend(folders.map(|(commit, unread)| of_commit(commit, &unread.reason)));
    Ok(read)
}

fn of_commit(commit: &Arc<Commit>, reason: &str) -> Finding {
    let message = format!("wat deze wijziging deed, is niet te lezen: {reason}");
    Finding::about_commit(&DAMAGED_OBJECT, commit, message)
}

/// The case and the file each content belongs to, when it is one of them.
fn holders<'a>(subject: &'a Subject<'_>) -> HashMap<Id, (Option<&'a str>, Option<&'a str>)> {
    let mut holders = HashMap::new();
    // The name of an attachment may be somebody's.
    let files = subject.trail.files.iter().flatten().filter(|change| !change.path.starts_with("cases/"));
    for change in files {
        holders.extend(change.after.map(|id| (id, (None, Some(change.path.as_str())))));
    }
    for entry in &subject.trail.entries {
        for id in [entry.before, entry.after].into_iter().flatten() {
            holders.insert(id, (Some(entry.case.as_str()), Some(entry.path.as_str())));
        }
    }
    holders
}
