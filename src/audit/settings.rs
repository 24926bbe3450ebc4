//! Settings that changed under the cases: another regulation for those that name none.

use std::collections::HashMap;

use crate::check::codes::DEFAULT_REGULATION_CHANGED;
use crate::git::{GitProblem, Id};
use crate::trail::default_regulation;

use super::wording::is_key;
use super::{Finding, Subject};

pub(super) fn run(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), GitProblem> {
    let read = |id: Option<Id>| -> Result<Option<String>, GitProblem> {
        Ok(id.map(|id| subject.archive.blob(id)).transpose()?.and_then(default_regulation))
    };
    for (commit, change) in &subject.trail.settings {
        let (before, after) = (read(change.before)?, read(change.after)?);
        // A merge that took over what a side had is no change of its own.
        if before == after || change.others.iter().any(|other| read(*other).is_ok_and(|other| other == after)) {
            continue;
        }
        let bound = unnamed(subject, commit.id)?;
        if bound == 0 {
            continue;
        }
        let name = |slug: Option<String>| match slug {
            None => "geen".to_owned(),
            Some(slug) if is_key(&slug) => slug,
            Some(_) => "iets anders".to_owned(),
        };
        let cases = if bound == 1 { "1 zaak noemt".to_owned() } else { format!("{bound} zaken noemen") };
        let message = format!(
            "de standaardregeling in klacht.toml {} → {}: {cases} zelf geen regeling",
            name(before),
            name(after)
        );
        findings.push(Finding::about_commit(&DEFAULT_REGULATION_CHANGED, commit, message));
    }
    Ok(())
}

/// How many cases that were there before a commit named no regulation.
fn unnamed(subject: &Subject<'_>, commit: Id) -> Result<usize, GitProblem> {
    let place: HashMap<Id, usize> =
        subject.trail.commits.iter().enumerate().map(|(place, commit)| (commit.id, place)).collect();
    let (mut newest, at) = (HashMap::new(), place.get(&commit));
    for entry in subject.trail.entries.iter().filter(|entry| place.get(&entry.commit.id) > at) {
        newest.entry(&entry.case).or_insert(entry.after);
    }
    let mut count = 0;
    for id in newest.into_values().flatten() {
        count += usize::from(subject.version(Some(id)).is_some_and(|case| case.regulation.is_none()));
    }
    Ok(count)
}
