//! Whether what git shows is all there is.

use std::sync::Arc;

use crate::check::codes::INCOMPLETE_STORE;
use crate::git::GitProblem;

use super::{Finding, Subject};

pub(super) fn run(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), GitProblem> {
    let about = |commit, message| {
        let severity = INCOMPLETE_STORE.severity;
        Finding { code: &INCOMPLETE_STORE, severity, commit, case: None, message }
    };
    findings.extend(subject.archive.gaps()?.into_iter().map(|gap| about(None, gap.to_string())));
    for (commit, unread) in &subject.trail.unread {
        let message = format!("van deze wijziging is niet alles te lezen: {unread}");
        findings.push(about(Some(Arc::clone(commit)), message));
    }
    Ok(())
}
