//! Whether the branch goes on from where this clone last saw it.

use crate::check::codes::BRANCH_PUT_BACK;
use crate::git::GitProblem;

use super::proof::about;
use super::{Finding, Subject};

pub(super) fn run(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), GitProblem> {
    let newest = || subject.archive.newest_seen(subject.trail.commits.first()?.id);
    let seen = subject.archive.last_seen().or_else(newest);
    let Some(seen) = seen.filter(|_| !subject.accept_head) else { return Ok(()) };
    if subject.trail.commits.iter().any(|commit| commit.id == seen) {
        return Ok(());
    }
    let message = format!(
        "deze tak gaat niet verder op {}, de laatste wijziging die deze kopie ervan zag; is hij teruggezet of \
         herschreven? Weet u waarom, neem de stand dan aan met klacht audit --accept-head",
        seen.short()
    );
    findings.push(about(&BRANCH_PUT_BACK, message));
    Ok(())
}
