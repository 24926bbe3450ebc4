//! Signatures: whether there is one, whose it is, and who changed the list of signers.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::check::codes::{
    KEY_NOT_VALID, SIGNATURE_BAD, SIGNATURE_MISSING, SIGNATURE_NOT_JUDGED, SIGNER_LINE, SIGNER_NOT_AUTHOR,
    SIGNER_UNKNOWN, SIGNERS_CHANGED,
};
use crate::diagnostic::{Code, Severity};
use crate::git::signature::{Fault, Unjudged};
use crate::git::{Commit, GitProblem, Id, SIGNERS_FILE, Stamp};
use crate::trail::{Flaw, Judgement, Signatures, Trail, Unknown};

use super::wording::day;
use super::{Finding, Subject};

/// How many signatures are worth what.
#[derive(Debug, Default)]
pub struct Tally {
    /// They fit, and the signer is the author, on the list and in time.
    pub good: usize,
    /// Something is wrong with them.
    pub bad: usize,
    /// Nobody can tell, by the reason in Dutch.
    pub unknown: BTreeMap<String, usize>,
    /// The commits in which a list of signers began, the oldest first, and whether a good signature stands under it.
    pub lists: Vec<(Arc<Commit>, bool)>,
}

impl Tally {
    pub(super) fn of(trail: &Trail, signatures: &Signatures) -> Self {
        let mut tally = Self::default();
        for commit in &trail.commits {
            match signatures.of(commit) {
                None => {}
                Some(Judgement::Good) => tally.good += 1,
                Some(Judgement::Bad(_)) => tally.bad += 1,
                Some(Judgement::Unknown(why)) => *tally.unknown.entry(reason(why)).or_default() += 1,
            }
        }
        let good = |commit: &Commit| signatures.of(commit) == Some(&Judgement::Good);
        tally.lists = signatures.first.iter().map(|commit| (Arc::clone(commit), good(commit))).collect();
        tally
    }
}

pub(super) fn run(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), GitProblem> {
    let now = subject.repository.config.signatures;
    let then = asked_then(subject);
    for commit in &subject.trail.commits {
        let asked = now || then.contains(&commit.id);
        match subject.signatures.of(commit) {
            // Whoever takes the list of signers seriously may still leave commits without a signature.
            // One that was not judged this time is not one that is missing.
            None if asked && !commit.signed => {
                let asks = if now { "vraagt" } else { "toen vroeg" };
                let message = format!("niet ondertekend, terwijl klacht.toml dat {asks}");
                findings.push(Finding::about_commit(&SIGNATURE_MISSING, commit, message));
            }
            None | Some(Judgement::Good | Judgement::Unknown(Unknown::NoList | Unknown::UnreadList)) => {}
            Some(Judgement::Bad(flaws)) => {
                let told = flaws.iter().map(|flaw| told(flaw, commit));
                findings.extend(told.map(|(code, message)| Finding::about_commit(code, commit, message)));
            }
            Some(Judgement::Unknown(Unknown::Kind(kind))) => {
                let message = format!("niet beoordeeld: een handtekening met {}", name(kind));
                let found = Finding::about_commit(&SIGNATURE_NOT_JUDGED, commit, message);
                // Where signatures are asked for, anybody could paste one of these.
                let severity = if asked { Severity::Warning } else { found.severity };
                findings.push(Finding { severity, ..found });
            }
        }
    }
    for (commit, line) in &subject.signatures.unread {
        let place = if line.number == 0 { String::new() } else { format!("regel {} van ", line.number) };
        let message = format!("{place}{SIGNERS_FILE} telt niet mee: {}", line.reason);
        let found = Finding::about_commit(&SIGNER_LINE, commit, message);
        let severity = if line.not_judged { Severity::Info } else { found.severity };
        findings.push(Finding { severity, ..found });
    }
    for change in &subject.signatures.changes {
        let what = if change.removed { "weggehaald" } else { "veranderd" };
        let message = format!(
            "{SIGNERS_FILE} is {what}, niet ondertekend door iemand die op de lijst stond; de vorige lijst blijft gelden"
        );
        findings.push(Finding::about_commit(&SIGNERS_CHANGED, &change.commit, message));
    }
    Ok(())
}

/// The commits that had to be signed when they were made, by their own settings or by those before them: or one
/// commit without a signature could undo the asking, for itself and for all others.
fn asked_then(subject: &Subject<'_>) -> HashSet<Id> {
    let trail = subject.trail;
    let asking = trail.commits.iter().zip(&trail.asks).filter(|(_, asks)| **asks).map(|(commit, _)| commit.id);
    let asking: HashSet<Id> = asking.collect();
    let after = |commit: &&Arc<Commit>| commit.parents.iter().any(|parent| asking.contains(parent));
    let after: Vec<Id> = trail.commits.iter().filter(after).map(|commit| commit.id).collect();
    asking.into_iter().chain(after).collect()
}

/// What is wrong, under its code.
fn told(flaw: &Flaw, commit: &Commit) -> (&'static Code, String) {
    let recorded = day(commit.committed.day());
    match flaw {
        Flaw::Broken(Fault::DoesNotFit) => (
            &SIGNATURE_BAD,
            "de handtekening hoort niet bij deze wijziging: er is na het ondertekenen iets veranderd".to_owned(),
        ),
        Flaw::Broken(Fault::Unreadable) => (&SIGNATURE_BAD, "de handtekening is niet te lezen".to_owned()),
        Flaw::Broken(Fault::OtherUse) => {
            (&SIGNATURE_BAD, "de handtekening is voor iets anders gemaakt dan voor git".to_owned())
        }
        Flaw::Stranger { key, named_there } => {
            let why = if *named_there { "; de lijst met deze sleutel geldt hier nog niet" } else { "" };
            (&SIGNER_UNKNOWN, format!("ondertekend met een sleutel die niet op de lijst staat ({key}){why}"))
        }
        Flaw::OtherUse => {
            (&SIGNER_UNKNOWN, "ondertekend met een sleutel die op de lijst staat, maar niet voor git".to_owned())
        }
        Flaw::NotTheAuthor => {
            (&SIGNER_NOT_AUTHOR, "ondertekend met de sleutel van een ander dan de schrijver".to_owned())
        }
        Flaw::TwoPeople => {
            (&SIGNER_NOT_AUTHOR, "ondertekend, maar vastgelegd door een ander dan de schrijver".to_owned())
        }
        Flaw::NotYet => {
            (&KEY_NOT_VALID, format!("ondertekend op {recorded} met een sleutel die toen nog niet geldig was"))
        }
        Flaw::Expired => {
            (&KEY_NOT_VALID, format!("ondertekend op {recorded} met een sleutel die toen niet meer geldig was"))
        }
        Flaw::Revoked => (&KEY_NOT_VALID, "ondertekend met een sleutel die is ingetrokken".to_owned()),
        Flaw::ExpiredBefore(moment) => {
            let then = day(Stamp { seconds: *moment, offset: commit.committed.offset }.day());
            let message = format!(
                "ondertekend met een sleutel die niet meer geldig was: de eigen datum is {recorded}, \
                 maar de wijziging volgt op een van {then}"
            );
            (&KEY_NOT_VALID, message)
        }
    }
}

fn reason(why: &Unknown) -> String {
    match why {
        Unknown::NoList => format!("zonder lijst van ondertekenaars ({SIGNERS_FILE})"),
        Unknown::UnreadList => format!("met een lijst van ondertekenaars die niet te lezen is ({SIGNERS_FILE})"),
        Unknown::Kind(kind) => format!("met {}", name(kind)),
    }
}

/// What a kind of signature is made with.
fn name(kind: &Unjudged) -> String {
    match kind {
        Unjudged::OpenPgp => "OpenPGP".to_owned(),
        Unjudged::X509 => "X.509".to_owned(),
        Unjudged::Certificate => "een SSH-certificaat".to_owned(),
        Unjudged::Algorithm(name) => format!("een sleutel {name}"),
    }
}
