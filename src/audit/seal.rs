//! What the signature of a checkpoint is worth: the list of signers is the one that holds after the commit it is about.

use std::sync::Arc;

use crate::check::codes::CHECKPOINT_SIGNATURE;
use crate::diagnostic::Severity;
use crate::git::signature::{Made, Signed, Verdict, check_with, verify};
use crate::git::{SIGNERS_FILE, Signers, Standing, Tag};

use super::proof::about;
use super::{Finding, Subject};

const OF_ANOTHER: &str = "is ondertekend met de sleutel van een ander";
const NOT_VALID: &str = "is ondertekend met een sleutel die toen niet geldig was";

/// The worth of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seal {
    /// It fits, and its key was on the list, valid and of who made the checkpoint.
    Good,
    /// It does not fit, or the key was not one to sign with then.
    Bad,
    /// Its key is not on the list.
    Unknown,
    /// There is none.
    Missing,
    /// There is one, but it cannot be judged: it is of another kind, or there was no list.
    NotJudged,
}

impl Seal {
    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Unknown => "unknown",
            Self::Missing => "missing",
            Self::NotJudged => "not_judged",
        }
    }
}

pub(super) fn judge(subject: &Subject<'_>, tag: &Tag, findings: &mut Vec<Finding>) -> Seal {
    let (seal, severity, why) = worth(subject, tag);
    if seal != Seal::Good {
        let message = format!("{} {why}", tag.name);
        findings.push(Finding { severity, ..about(&CHECKPOINT_SIGNATURE, message) });
    }
    seal
}

fn worth(subject: &Subject<'_>, tag: &Tag) -> (Seal, Severity, &'static str) {
    use Severity::{Error, Info, Warning};
    let Some(signed) = &tag.signed else {
        return (Seal::Missing, Warning, "is niet ondertekend: wie het maakte, is niet na te gaan");
    };
    if let Ok(Made::Given(fitting)) = check_with(signed, subject.keys, &tag.id.to_string()) {
        let ended = fitting.ends.is_some_and(|ends| tag.at.seconds.max(fitting.made) >= ends);
        return match () {
            () if fitting.revoked || ended => (Seal::Bad, Error, NOT_VALID),
            () if fitting.addresses.contains(&tag.by.to_lowercase()) => (Seal::Good, Info, ""),
            () => (Seal::Bad, Error, OF_ANOTHER),
        };
    }
    let held = tag.commit.and_then(|commit| subject.signatures.lists_after(commit));
    let lists: Vec<Option<Arc<Signers>>> = match held {
        // Where there was none yet, none is asked for.
        Some(lists) if lists.is_empty() => vec![Some(Arc::default())],
        Some(lists) => lists,
        // Of another history only what stands in it is known; that it is another is a finding of its own.
        None => vec![Some(Arc::new(list(subject, tag).unwrap_or_default()))],
    };
    // Where lists grew apart, the key must be on each.
    let worths = lists.iter().map(|list| match list {
        Some(signers) => held_against(signers, signed, tag),
        None => (Seal::NotJudged, Info, "is ondertekend, maar de lijst van ondertekenaars van toen is niet te lezen"),
    });
    worths.into_iter().find(|worth| worth.0 != Seal::Good).unwrap_or((Seal::Good, Info, ""))
}

/// What a signature is worth with a list beside it.
fn held_against(signers: &Signers, signed: &Signed, tag: &Tag) -> (Seal, Severity, &'static str) {
    use Severity::{Error, Info};
    match verify(&signed.payload, &signed.armoured, signers, tag.at) {
        Verdict::Broken(_) => (Seal::Bad, Error, "heeft een handtekening die er niet bij hoort of niet te lezen is"),
        Verdict::NotJudged(_) => {
            (Seal::NotJudged, Info, "heeft een handtekening van een soort die niet wordt beoordeeld")
        }
        Verdict::Fits(..) if signers.is_empty() => {
            (Seal::NotJudged, Info, "is ondertekend, maar er was toen geen lijst van ondertekenaars (allowed_signers)")
        }
        Verdict::Fits(_, Standing::Valid(owners)) if owners.cover(&tag.by) => (Seal::Good, Info, ""),
        Verdict::Fits(_, Standing::Valid(_)) => (Seal::Bad, Error, OF_ANOTHER),
        Verdict::Fits(_, Standing::Unknown | Standing::OtherUse) => {
            (Seal::Unknown, Error, "is ondertekend met een sleutel die toen niet op de lijst stond")
        }
        Verdict::Fits(..) => (Seal::Bad, Error, NOT_VALID),
    }
}

/// The list as it stood in the commit the checkpoint is about.
fn list(subject: &Subject<'_>, tag: &Tag) -> Option<Signers> {
    let commit = subject.trail.commits.iter().find(|commit| Some(commit.id) == tag.commit);
    let id = match commit {
        Some(commit) => subject.archive.blobs_at(commit, &[SIGNERS_FILE]).ok()?.pop()?,
        None => subject.archive.file_at(tag.commit?, SIGNERS_FILE).ok()?,
    };
    Some(Signers::read(&subject.archive.blob(id?).ok()?))
}
