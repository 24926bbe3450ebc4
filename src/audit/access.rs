//! Who had their hands on the archive: who wrote in it, where it is copied to, and who was told to keep secrets and did not
//! say they would.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use crate::case::Event;
use crate::git::{Copied, GitProblem, Person, Signers};
use crate::repository::Repository;
use crate::trail::{Signatures, Trail};

use super::Subject;

/// The step in which somebody says they keep a case secret.
const ACKNOWLEDGED: &str = "geheimhouding-bevestigd";

/// What can be told about access. Who may read is for the computer or server to tell; git does not know.
#[derive(Debug, Default, Serialize)]
pub struct Access {
    /// Everybody who wrote, the last to write first.
    pub writers: Vec<Writer>,
    /// Where copies are, as this clone knows them.
    pub copies: Vec<Copied>,
    /// Cases in which somebody who keeps secrets did not say so, by number.
    pub unacknowledged: Vec<Unacknowledged>,
}

/// Somebody who wrote in the archive, as they called themselves.
#[derive(Debug, Serialize)]
pub struct Writer {
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The day of their first commit.
    #[serde(serialize_with = "iso")]
    pub first: Option<NaiveDate>,
    /// The day of their last.
    #[serde(serialize_with = "iso")]
    pub last: Option<NaiveDate>,
    /// How many commits they wrote or recorded.
    pub commits: usize,
    /// Whether their address is on the list of signers that holds now; nothing when there is no list.
    pub listed: Option<bool>,
}

/// A case with roles that did not say they keep it secret.
#[derive(Debug, Serialize)]
pub struct Unacknowledged {
    /// The case.
    pub case: String,
    /// The roles.
    pub roles: Vec<String>,
}

fn iso<S: serde::Serializer>(day: &Option<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
    day.map(|day| day.to_string()).serialize(to)
}

pub(super) fn of(subject: &Subject<'_>) -> Result<Access, GitProblem> {
    Ok(Access {
        writers: writers(subject.trail, subject.signatures, subject.on),
        copies: subject.archive.copies()?,
        unacknowledged: unacknowledged(subject.repository),
    })
}

fn writers(trail: &Trail, signatures: &Signatures, on: NaiveDate) -> Vec<Writer> {
    // Addresses differ in capitals and are the same; names that differ are told apart, for nobody knows.
    let mut by_person: BTreeMap<(&str, String), Writer> = BTreeMap::new();
    for commit in &trail.commits {
        let both = [&commit.author, &commit.committer];
        let is_one = both[0] == both[1];
        for person in both.into_iter().take(if is_one { 1 } else { 2 }) {
            let day = commit.committed.day();
            let writer = by_person.entry((&person.name, person.email.to_lowercase())).or_insert_with(|| new(person));
            writer.commits += 1;
            writer.first = earlier(writer.first, day, std::cmp::Ord::min);
            writer.last = earlier(writer.last, day, std::cmp::Ord::max);
        }
    }
    let lists = trail.commits.first().and_then(|newest| signatures.lists_after(newest.id)).unwrap_or_default();
    let at = on.and_time(NaiveTime::MIN).and_utc().timestamp();
    let mut writers: Vec<Writer> = by_person.into_values().collect();
    if !lists.is_empty() {
        for writer in &mut writers {
            let has = |list: &std::sync::Arc<Signers>| list.has(&writer.email, at);
            writer.listed = Some(lists.iter().flatten().any(has));
        }
    }
    writers.sort_by(|a, b| b.last.cmp(&a.last).then_with(|| a.name.cmp(&b.name)).then_with(|| a.email.cmp(&b.email)));
    writers
}

fn new(person: &Person) -> Writer {
    let (name, email) = (person.name.clone(), person.email.clone());
    Writer { name, email, first: None, last: None, commits: 0, listed: None }
}

fn earlier(
    known: Option<NaiveDate>,
    day: Option<NaiveDate>,
    choose: fn(NaiveDate, NaiveDate) -> NaiveDate,
) -> Option<NaiveDate> {
    match (known, day) {
        (Some(known), Some(day)) => Some(choose(known, day)),
        (known, day) => known.or(day),
    }
}

/// Under regulations that say who keeps secrets and have a step for saying so.
fn unacknowledged(repository: &Repository) -> Vec<Unacknowledged> {
    let mut found = Vec::new();
    for bound in &repository.cases {
        let Some(regulation) = repository.binding(bound) else { continue };
        let (Some(secrecy), Some(step)) = (&regulation.secrecy, regulation.step(ACKNOWLEDGED)) else { continue };
        // Without saying who, everybody the rules ask did it.
        let by = |event: &Event| match event.attribute("door").filter(|value| !value.is_blank()) {
            Some(by) => by.texts().map(str::to_owned).collect::<Vec<_>>(),
            None => step.by.iter().map(|role| role.text.to_string()).collect(),
        };
        let done = bound.case.all(ACKNOWLEDGED).filter(|event| event.waived().is_none() && event.date().is_some());
        let done: Vec<String> = done.flat_map(by).collect();
        let roles: Vec<String> =
            secrecy.who.iter().map(|role| role.text.to_string()).filter(|role| !done.contains(role)).collect();
        if !roles.is_empty() {
            found.push(Unacknowledged { case: bound.case.id.clone(), roles });
        }
    }
    found.sort_by(|a, b| a.case.cmp(&b.case));
    found
}
