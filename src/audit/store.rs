//! Whether what git shows is all there is.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::codes::INCOMPLETE_STORE;
use crate::git::GitProblem;

use super::{Finding, Subject};

pub(super) fn run(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), GitProblem> {
    let about = |commit, case, message| {
        let severity = INCOMPLETE_STORE.severity;
        Finding { code: &INCOMPLETE_STORE, severity, commit, case, message }
    };
    findings.extend(subject.archive.gaps()?.into_iter().map(|gap| about(None, None, gap.to_string())));
    for (commit, unread) in &subject.trail.unread {
        let message = format!("van deze wijziging is niet alles te lezen: {unread}");
        findings.push(about(Some(Arc::clone(commit)), None, message));
    }
    // In a partial clone nearly every version is missing: one line for each case says as much.
    let mut named = BTreeSet::new();
    for entry in &subject.trail.entries {
        if let Some(unread) = entry.unread.first()
            && named.insert(&entry.case)
        {
            let message = format!("een versie van deze zaak is niet te lezen: {unread}");
            findings.push(about(Some(Arc::clone(&entry.commit)), Some(entry.case.clone()), message));
        }
    }
    Ok(())
}
