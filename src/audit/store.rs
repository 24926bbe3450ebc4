//! Whether what git shows is all there is.

use std::sync::Arc;

use crate::check::codes::{INCOMPLETE_STORE, KEPT_FALSE};
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
    if subject.trail.was_kept_false {
        let (code, severity) = (&KEPT_FALSE, KEPT_FALSE.severity);
        let message = "wat deze kopie van de geschiedenis onthield klopte niet; het is opnieuw gelezen".to_owned();
        findings.push(Finding { code, severity, commit: None, case: None, message });
    }
    Ok(())
}
