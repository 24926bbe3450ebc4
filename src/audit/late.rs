//! Events recorded long after their day, or put before what had been recorded.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::calendar::{Calendar, EndRule, WorkdaySet, short_date};
use crate::check::codes::{BACKDATED_EVENT, LATE_REGISTRATION};
use crate::git::{GitProblem, Id};
use crate::trail::{Act, Entry, Field, FieldChange, Kind};

use super::wording::{day_of, label};
use super::{Finding, LATE_AFTER, Subject, is_own};

pub(super) fn run(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), GitProblem> {
    let config = &subject.repository.config;
    let calendar = Calendar::new(WorkdaySet::Atw, EndRule::default(), config.closed.clone());
    let limit = i64::from(config.late_after.unwrap_or(LATE_AFTER));
    let known: HashSet<Id> = subject.trail.commits.iter().map(|commit| commit.id).collect();
    for entries in subject.by_case().into_values() {
        // What the file said of each event, as far as it was recorded by then.
        let mut recorded: Vec<(String, NaiveDate)> = Vec::new();
        for entry in entries {
            // Where a shallow clone begins, everything seems to be recorded at once.
            if is_own(entry) && entry.commit.parents.iter().all(|parent| known.contains(parent)) {
                late(entry, &calendar, limit, findings);
            }
            if matches!(entry.act, Act::Changed | Act::Moved) {
                backdated(entry, &recorded, findings);
            }
            follow(entry, &mut recorded);
        }
    }
    Ok(())
}

/// Events that are new in an entry, or got their day in it: step and day.
fn added(entry: &Entry) -> impl Iterator<Item = (&str, NaiveDate)> {
    let is_new = |change: &&FieldChange| match change.before.as_deref() {
        None => change.from.is_none(),
        Some(before) => before.is_empty() && change.kind == Kind::Changed,
    };
    entry.changes.iter().filter(is_new).filter_map(dated)
}

/// The step and the day of a change that is about the day of an event.
fn dated(change: &FieldChange) -> Option<(&str, NaiveDate)> {
    let (Field::Course(_, key), Some(step)) = (&change.field, &change.step) else { return None };
    let day = day_of(change.after.as_deref().or(change.before.as_deref())?)?;
    (key == step).then_some((step.as_str(), day))
}

fn late(entry: &Entry, calendar: &Calendar, limit: i64, findings: &mut Vec<Finding>) {
    let Some(recorded) = entry.commit.committed.day() else { return };
    // What came before the complaint could not be recorded before there was a case.
    let received = match entry.act {
        Act::Registered => added(entry).find(|(step, _)| *step == "ontvangen").map(|(_, day)| day),
        _ => None,
    };
    let mut late: Vec<(&str, NaiveDate, i64)> = added(entry)
        .filter(|(_, day)| received.is_none_or(|received| *day >= received))
        .map(|(step, day)| (step, day, calendar.workdays_between(day, recorded)))
        .filter(|(_, _, days)| *days > limit)
        .collect();
    late.sort_by_key(|(_, day, _)| *day);
    let Some((step, day, days)) = late.first() else { return };
    let others = match late.len() - 1 {
        0 => String::new(),
        1 => ", en nog 1 gebeurtenis te laat".to_owned(),
        more => format!(", en nog {more} gebeurtenissen te laat"),
    };
    let what = if entry.act == Act::Registered { "zaak geregistreerd: " } else { "" };
    let message = format!(
        "{what}{} op {}, vastgelegd op {}: {days} werkdagen later{others}",
        label(step),
        short_date(*day),
        short_date(recorded)
    );
    findings.push(Finding::about_case(&LATE_REGISTRATION, entry, message));
}

fn backdated(entry: &Entry, recorded: &[(String, NaiveDate)], findings: &mut Vec<Finding>) {
    for (step, day) in added(entry) {
        let Some((later, latest)) = recorded.iter().max_by_key(|(_, day)| *day).filter(|(_, latest)| *latest > day)
        else {
            continue;
        };
        let message = format!(
            "{} op {} toegevoegd, terwijl {} op {} al was vastgelegd",
            label(step),
            short_date(day),
            label(later),
            short_date(*latest)
        );
        findings.push(Finding::about_case(&BACKDATED_EVENT, entry, message));
    }
}

fn follow(entry: &Entry, recorded: &mut Vec<(String, NaiveDate)>) {
    if entry.act == Act::MergedByHand {
        // The sides have told their own events.
        return;
    }
    for change in &entry.changes {
        let Some((step, _)) = dated(change) else { continue };
        let day = |value: &Option<String>| value.as_deref().and_then(day_of);
        if let Some(before) = day(&change.before)
            && let Some(place) = recorded.iter().position(|(known, on)| known == step && *on == before)
        {
            recorded.remove(place);
        }
        if let Some(after) = day(&change.after) {
            recorded.push((step.to_owned(), after));
        }
    }
}
