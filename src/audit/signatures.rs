//! Signatures, as far as they are judged: whether there is one.

use crate::check::codes::SIGNATURE_MISSING;
use crate::git::GitProblem;

use super::{Finding, Subject};

pub(super) fn run(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), GitProblem> {
    if subject.repository.config.signatures {
        for commit in subject.trail.commits.iter().filter(|commit| !commit.signed) {
            let message = "niet ondertekend, terwijl klacht.toml dat vraagt".to_owned();
            findings.push(Finding::about_commit(&SIGNATURE_MISSING, commit, message));
        }
    }
    Ok(())
}
