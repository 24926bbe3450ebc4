//! Settings that changed under the cases: another regulation for those that name none, days that were closed
//! afterwards, and an audit that asks for less.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::calendar::short_date;
use crate::check::codes::{DEFAULT_REGULATION_CHANGED, SETTINGS_CHANGED};
use crate::diagnostic::Findings;
use crate::document::{list_in_dutch, of_bytes};
use crate::git::{Commit, GitProblem, Id};
use crate::repository::Config;
use crate::trail::default_regulation;

use super::wording::is_key;
use super::{Finding, LATE_AFTER, Subject};

pub(super) fn run(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), GitProblem> {
    let read = |id: Option<Id>| -> Result<Option<String>, GitProblem> {
        Ok(id.map(|id| subject.archive.blob(id)).transpose()?.and_then(default_regulation))
    };
    for (commit, change) in &subject.trail.settings {
        // A first version changes nothing, and a merge that took over what a side had is no change of its own.
        if let Some(before) = change.before
            && !change.others.contains(&change.after)
        {
            let parts = weaker(commit, &settings(subject, Some(before))?, &settings(subject, change.after)?);
            if !parts.is_empty() {
                let message = format!("in klacht.toml {}", list_in_dutch(&parts, "en"));
                findings.push(Finding::about_commit(&SETTINGS_CHANGED, commit, message));
            }
        }
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

fn settings(subject: &Subject<'_>, id: Option<Id>) -> Result<Config, GitProblem> {
    let bytes = id.map(|id| subject.archive.blob(id)).transpose()?.unwrap_or_default();
    let source = of_bytes(bytes, "klacht.toml", &mut Findings::new());
    Ok(source.map(|source| Config::read(&source).0).unwrap_or_default())
}

/// What moves a term that was running, or keeps the audit from finding what it found.
fn weaker(commit: &Commit, before: &Config, after: &Config) -> Vec<String> {
    let mut parts = Vec::new();
    let past = |day: &NaiveDate| commit.committed.day().is_none_or(|today| *day < today);
    let only = |these: &[NaiveDate], those: &[NaiveDate]| -> Vec<String> {
        these.iter().filter(|day| past(day) && !those.contains(day)).map(|day| short_date(*day)).collect()
    };
    for (days, what) in [(only(&after.closed, &before.closed), "erbij"), (only(&before.closed, &after.closed), "weg")] {
        if !days.is_empty() {
            parts.push(format!("`gesloten` achteraf {what}: {}", list_in_dutch(&days, "en")));
        }
    }
    let late = [before, after].map(|config| config.late_after.unwrap_or(LATE_AFTER));
    if late[1] > late[0] {
        parts.push(format!("`laat_na` {} → {}", late[0], late[1]));
    }
    if before.signatures && !after.signatures {
        parts.push("`handtekening` ja → nee".to_owned());
    }
    parts
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
