//! Today's history held against the checkpoints that were made of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::check::codes::{CHAIN_DIFFERS, CHAIN_MISSING, CHECKPOINT_UNREADABLE, NOT_AFTER_CHECKPOINT};
use crate::diagnostic::{Code, Severity};
use crate::git::{Commit, GitProblem, Id, Tag};
use crate::trail::{self, Chain, Chains};

use super::checkpoint::{CHECKPOINT_TAGS, Checkpoint, listed};
use super::seal::{self, Seal};
use super::{Finding, Subject};

/// A checkpoint as the audit found it.
#[derive(Debug)]
pub struct Held {
    /// Its tag.
    pub tag: String,
    /// The day it says.
    pub date: NaiveDate,
    /// The commit it is about.
    pub commit: Id,
    /// What its signature is worth.
    pub signature: Seal,
    /// How many cases it has.
    pub cases: usize,
}

/// What could be compared with checkpoints.
#[derive(Debug, Default)]
pub struct Proof {
    /// The newest checkpoint that could be read.
    pub last: Option<Held>,
    /// How many there are.
    pub count: usize,
    /// Why the chains were not compared, in Dutch; nothing when they were.
    pub not_compared: Option<&'static str>,
}

pub(super) fn run(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<Proof, GitProblem> {
    let tags = subject.archive.tags(CHECKPOINT_TAGS)?;
    remembered(subject, &tags, findings);
    let mut read: Vec<(&Tag, Checkpoint)> = Vec::new();
    for tag in &tags {
        match Checkpoint::read(&tag.message) {
            Ok(checkpoint) if tag.commit == Some(checkpoint.commit) => read.push((tag, checkpoint)),
            Ok(_) => findings.push(unreadable(tag, "het noemt een andere wijziging dan waar het aan hangt")),
            Err(why) => findings.push(unreadable(tag, why)),
        }
    }
    let not_compared = match () {
        () if read.is_empty() => None,
        () if subject.archive.is_shallow() => Some("dit is een ondiepe kopie"),
        () if !subject.trail.unread.is_empty() => Some("een deel van de geschiedenis is niet te lezen"),
        () => None,
    };
    let mut proof = Proof { last: None, count: tags.len(), not_compared };
    if not_compared.is_none() && !read.is_empty() {
        let commits: Vec<Id> = read.iter().map(|(_, checkpoint)| checkpoint.commit).collect();
        match Chains::of(subject.archive, subject.trail, &commits) {
            Ok(chains) => read.iter().for_each(|(tag, made)| compare(subject, tag, made, &chains, findings)),
            Err(_) => proof.not_compared = Some("een deel van de geschiedenis is niet te lezen"),
        }
    }
    for (tag, made) in read {
        let signature = seal::judge(subject, tag, findings);
        let held = Held { tag: tag.name.clone(), date: made.date, commit: made.commit, signature, cases: made.cases() };
        // Of one day, the longer name is the later: ijkpunt/2026-03-02-2.
        if proof
            .last
            .as_ref()
            .is_none_or(|last| (last.date, last.tag.len(), &last.tag) <= (held.date, held.tag.len(), &held.tag))
        {
            proof.last = Some(held);
        }
    }
    Ok(proof)
}

/// A checkpoint this clone has seen stays, and stays what it was.
fn remembered(subject: &Subject<'_>, tags: &[Tag], findings: &mut Vec<Finding>) {
    if subject.accept_head {
        return;
    }
    let now: BTreeMap<&str, Id> = tags.iter().map(|tag| (tag.name.as_str(), tag.id)).collect();
    for (name, id) in subject.archive.seen_tags() {
        let message = match now.get(name.as_str()) {
            Some(known) if *known == id => continue,
            Some(_) => format!("{name} is vervangen door een ander ijkpunt met dezelfde naam"),
            None => format!("{name} stond eerder in deze kopie en is er niet meer"),
        };
        findings.push(about(&CHECKPOINT_UNREADABLE, message));
    }
}

fn unreadable(tag: &Tag, why: &str) -> Finding {
    about(&CHECKPOINT_UNREADABLE, format!("{}: {why}", tag.name))
}

pub(super) fn about(code: &'static Code, message: String) -> Finding {
    Finding { code, severity: code.severity, commit: None, case: None, message }
}

/// A chain that does not come out: about its case, when it is one.
fn of_chain(code: &'static Code, name: &str, commit: Option<Arc<Commit>>, message: String) -> Finding {
    let case = name.strip_prefix("zaak ").map(str::to_owned);
    let message = if case.is_some() { message } else { format!("{name}: {message}") };
    Finding { case, commit, ..about(code, message) }
}

fn compare(subject: &Subject<'_>, tag: &Tag, made: &Checkpoint, chains: &Chains, findings: &mut Vec<Finding>) {
    match chains.at(made.commit) {
        // The very commit is below today's: then the chains must be just those.
        Some(then) => same(tag, made, then, findings),
        None => rewritten(subject, tag, made, chains, findings),
    }
}

fn same(tag: &Tag, made: &Checkpoint, then: Vec<Chain>, findings: &mut Vec<Finding>) {
    let then = listed(then);
    let known: BTreeMap<&str, &Chain> = then.iter().map(|chain| (chain.name.as_str(), chain)).collect();
    let names: BTreeSet<&str> = made.chains.iter().map(|chain| chain.name.as_str()).collect();
    for chain in &made.chains {
        let message = match known.get(chain.name.as_str()) {
            Some(same) if *same == chain => continue,
            Some(_) => format!("{} noemt een andere keten dan er in de geschiedenis staat", tag.name),
            None => format!("{} noemt een keten die er in de geschiedenis niet is", tag.name),
        };
        let code = if known.contains_key(chain.name.as_str()) { &CHAIN_DIFFERS } else { &CHAIN_MISSING };
        findings.push(of_chain(code, &chain.name, None, message));
    }
    for chain in then.iter().filter(|chain| !names.contains(chain.name.as_str())) {
        let message = format!("stond al in de geschiedenis, maar {} noemt haar niet", tag.name);
        findings.push(of_chain(&CHAIN_DIFFERS, &chain.name, None, message));
    }
}

fn rewritten(subject: &Subject<'_>, tag: &Tag, made: &Checkpoint, chains: &Chains, findings: &mut Vec<Finding>) {
    let unlike: Vec<&Chain> = made.chains.iter().filter(|chain| !chains.has(&chain.name, chain.head)).collect();
    if unlike.is_empty() {
        let message = format!(
            "de geschiedenis is na {} herschreven, maar alle {} ketens komen gelijk uit",
            tag.name,
            made.chains.len()
        );
        findings.push(Finding { severity: Severity::Info, ..about(&NOT_AFTER_CHECKPOINT, message) });
        return;
    }
    let head = subject.trail.commits.first().map(|commit| commit.id);
    let before = head.is_some_and(|head| subject.archive.descends(made.commit, head).unwrap_or(false));
    let how = if before { "ligt vóór" } else { "komt niet na" };
    findings.push(about(&NOT_AFTER_CHECKPOINT, format!("de nieuwste wijziging {how} {}", tag.name)));
    // The tag keeps the old history at hand, unless somebody took care that it does not.
    let old = trail::read_anew(subject.archive, made.commit, None).ok();
    let old = old.and_then(|old| Chains::of(subject.archive, &old, &[]).ok());
    for chain in unlike {
        let missing = !chains.knows(&chain.name);
        let code = if missing { &CHAIN_MISSING } else { &CHAIN_DIFFERS };
        let first = old.as_ref().and_then(|old| old.first_unlike(chain.head, chains));
        let message = match (missing, &first) {
            (true, _) => format!("staat in {} en is er niet meer", tag.name),
            (false, Some((number, _))) => {
                format!("de keten is anders dan in {}, vanaf schakel {number} van {}", tag.name, chain.length)
            }
            (false, None) => format!("de keten is anders dan in {} ({} schakels)", tag.name, chain.length),
        };
        findings.push(of_chain(code, &chain.name, first.map(|(_, commit)| commit), message));
    }
}
