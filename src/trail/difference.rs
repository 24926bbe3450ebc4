//! What changed between two versions, field by field.

use std::collections::HashSet;
use std::fmt;

use super::snapshot::{Event, Snapshot};

/// A field of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// A field outside the course.
    Front(String),
    /// A key of an event: its place in the version it is named after, and the key.
    Course(usize, String),
    /// The text below the front matter.
    Body,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Front(path) => f.write_str(path),
            Self::Course(index, key) => write!(f, "verloop[{index}].{key}"),
            Self::Body => f.write_str("body"),
        }
    }
}

/// What happened to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It was not there.
    Added,
    /// It is not there any more.
    Removed,
    /// It says something else.
    Changed,
}

impl Kind {
    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

/// A change of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The field. An event that went is named by its old place, any other by its new one.
    pub field: Field,
    /// What happened.
    pub kind: Kind,
    /// What it said.
    pub before: Option<String>,
    /// What it says.
    pub after: Option<String>,
    /// The step of the event, for a field of the course.
    pub step: Option<String>,
    /// The old place of an event that was changed.
    pub from: Option<usize>,
}

/// The changes from one version to the next, in the order: front, course, body.
#[must_use]
pub fn difference(before: &Snapshot, after: &Snapshot) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    front(before, after, &mut changes);
    course(&before.course, &after.course, &mut changes);
    if before.body != after.body {
        let text = |body: &String| (!body.is_empty()).then(|| body.clone());
        changes.extend(change(Field::Body, text(&before.body), text(&after.body), None));
    }
    changes
}

fn front(before: &Snapshot, after: &Snapshot, changes: &mut Vec<FieldChange>) {
    for (path, value) in &before.front {
        let now = after.front.get(path);
        if now != Some(value) {
            changes.extend(change(Field::Front(path.clone()), Some(value.clone()), now.cloned(), None));
        }
    }
    for (path, value) in after.front.iter().filter(|(path, _)| !before.front.contains_key(*path)) {
        changes.extend(change(Field::Front(path.clone()), None, Some(value.clone()), None));
    }
}

/// Events are known by what they say. What says the same in both versions is the same event, wherever it stands;
/// of the rest, events of one step are taken to be one event that changed, in order.
fn course(before: &[Event], after: &[Event], changes: &mut Vec<FieldChange>) {
    let mut gone: Vec<usize> = (0..before.len()).collect();
    let mut new: Vec<usize> = Vec::new();
    for (index, event) in after.iter().enumerate() {
        match gone.iter().position(|old| before[*old] == *event) {
            Some(found) => {
                gone.remove(found);
            }
            None => new.push(index),
        }
    }
    for index in new {
        let same_step = gone.iter().position(|old| before[*old].step == after[index].step);
        match same_step.map(|found| gone.remove(found)) {
            Some(old) => changed_event(old, &before[old], index, &after[index], changes),
            None => whole_event(index, &after[index], Kind::Added, changes),
        }
    }
    for old in gone {
        whole_event(old, &before[old], Kind::Removed, changes);
    }
}

fn changed_event(old: usize, was: &Event, index: usize, is: &Event, changes: &mut Vec<FieldChange>) {
    let keys = was.pairs.keys().chain(is.pairs.keys().filter(|key| !was.pairs.contains_key(*key)));
    for key in keys {
        let (before, after) = (was.pairs.get(key).cloned(), is.pairs.get(key).cloned());
        if before != after {
            let found = change(Field::Course(index, key.clone()), before, after, Some(is.step.clone()));
            changes.extend(found.map(|found| FieldChange { from: Some(old), ..found }));
        }
    }
}

fn whole_event(index: usize, event: &Event, kind: Kind, changes: &mut Vec<FieldChange>) {
    // The step comes first: it is what the event is about.
    let step = event.pairs.get_key_value(&event.step).into_iter();
    for (key, value) in step.chain(event.pairs.iter().filter(|(key, _)| **key != event.step)) {
        let value = Some(value.clone());
        let (before, after) = if kind == Kind::Added { (None, value) } else { (value, None) };
        changes.extend(change(Field::Course(index, key.clone()), before, after, Some(event.step.clone())));
    }
}

fn change(field: Field, before: Option<String>, after: Option<String>, step: Option<String>) -> Option<FieldChange> {
    let kind = match (&before, &after) {
        (None, None) => return None,
        (None, Some(_)) => Kind::Added,
        (Some(_), None) => Kind::Removed,
        (Some(_), Some(_)) => Kind::Changed,
    };
    Some(FieldChange { field, kind, before, after, step, from: None })
}

/// The changes a merge made by hand: those that hold against every side. `sides` are what the parents had.
#[must_use]
pub fn by_hand(sides: &[Snapshot], after: &Snapshot) -> Vec<FieldChange> {
    let Some((first, others)) = sides.split_first() else { return Vec::new() };
    if others.is_empty() {
        return difference(first, after);
    }
    let against: Vec<Vec<FieldChange>> = others.iter().map(|side| difference(side, after)).collect();
    let mut changes = difference(first, after);
    changes.retain(|change| match change.field {
        Field::Body => !joined(sides, after),
        _ => against.iter().all(|changes| changes.iter().any(|other| other.is_of(change))),
    });
    changes
}

/// Whether a text holds no line that is new to all sides, and misses none that all of them have.
fn joined(sides: &[Snapshot], after: &Snapshot) -> bool {
    let lines = |snapshot: &'_ Snapshot| snapshot.body.lines().map(str::to_owned).collect::<HashSet<_>>();
    let sides: Vec<HashSet<String>> = sides.iter().map(lines).collect();
    let after = lines(after);
    let mut everywhere =
        sides.first().into_iter().flatten().filter(|line| sides.iter().all(|side| side.contains(*line)));
    after.iter().all(|line| sides.iter().any(|side| side.contains(line))) && everywhere.all(|line| after.contains(line))
}

/// Whether something a side of a merge changed since the sides parted is not in what the merge kept.
#[must_use]
pub fn lost(base: &Snapshot, side: &Snapshot, kept: &Snapshot) -> bool {
    let missing = difference(kept, side);
    difference(base, side).iter().any(|change| match change.field {
        Field::Body => {
            let lines = |snapshot: &'_ Snapshot| snapshot.body.lines().map(str::to_owned).collect::<HashSet<_>>();
            let (base, side, kept) = (lines(base), lines(side), lines(kept));
            let same = base == side;
            same && missing.iter().any(|other| other.field == Field::Body)
                || side.difference(&base).any(|line| !kept.contains(line))
                || base.difference(&side).any(|line| kept.contains(line))
        }
        _ => missing.iter().any(|other| other.is_of(change)),
    })
}

impl FieldChange {
    /// Whether both are about one field that came to say the same: an event that is gone by what it said, any
    /// other by its place in the version they share.
    fn is_of(&self, other: &Self) -> bool {
        match (&self.field, &other.field) {
            (Field::Course(_, key), Field::Course(_, theirs)) if self.after.is_none() => {
                key == theirs && self.step == other.step && self.before == other.before && other.after.is_none()
            }
            (own, theirs) => own == theirs && self.after == other.after,
        }
    }
}
