//! Whether the moments of the commits can be true together.

use std::collections::HashMap;

use crate::check::codes::{AUTHORED_AFTER_COMMIT, COMMIT_BEFORE_PARENT, COMMIT_IN_FUTURE};
use crate::git::{Commit, GitProblem, Id};

use super::wording::day;
use super::{Finding, Subject};

/// How far two clocks may differ, in seconds.
const SLACK: i64 = 300;

pub(super) fn run(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), GitProblem> {
    let commits = &subject.trail.commits;
    let known: HashMap<Id, &Commit> = commits.iter().map(|commit| (commit.id, &**commit)).collect();
    for commit in commits {
        let (authored, committed) = (commit.authored, commit.committed);
        if authored.seconds > committed.seconds.saturating_add(SLACK) {
            let message = format!("gemaakt op {}, maar al vastgelegd op {}", moment(authored), moment(committed));
            findings.push(Finding::about_commit(&AUTHORED_AFTER_COMMIT, commit, message));
        }
        let parents = commit.parents.iter().filter_map(|id| known.get(id));
        let newest = parents.max_by_key(|parent| parent.committed.seconds);
        if let Some(parent) = newest
            && committed.seconds < parent.committed.seconds.saturating_sub(SLACK)
        {
            let message = format!(
                "vastgelegd op {}, eerder dan de wijziging waarop zij volgt ({}, vastgelegd op {})",
                moment(committed),
                parent.id.short(),
                moment(parent.committed)
            );
            findings.push(Finding::about_commit(&COMMIT_BEFORE_PARENT, commit, message));
        }
        let ahead = |stamp: crate::git::Stamp| stamp.day().is_none_or(|day| day > subject.on) && stamp.seconds > 0;
        if ahead(authored) || ahead(committed) {
            let stamp = if ahead(committed) { committed } else { authored };
            let message =
                format!("de dag {} moet nog komen: vandaag is het {}", day(stamp.day()), day(Some(subject.on)));
            findings.push(Finding::about_commit(&COMMIT_IN_FUTURE, commit, message));
        }
    }
    Ok(())
}

/// The day with the time on the writer's clock.
fn moment(stamp: crate::git::Stamp) -> String {
    let time = stamp.moment().map(|moment| moment.format(" %H:%M (%:z)").to_string()).unwrap_or_default();
    format!("{}{time}", day(stamp.day()))
}
