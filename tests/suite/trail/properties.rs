//! What holds for every history.

use std::collections::{BTreeMap, BTreeSet};

use klachtwerk::git::Archive;
use klachtwerk::trail::{Entry, Field, Snapshot};
use proptest::prelude::*;
use proptest::sample::select;

use super::{History, case, commit};

/// A version of a case.
fn version() -> impl Strategy<Value = String> {
    let front = select(vec!["klager: Noor", "klager: {naam: Noor, email: n@example.org}", "dienst: x\nklager: Nora"]);
    let event = select(vec![
        "ontvangen: 2026-03-02",
        "ontvangen: 2026-03-02T00:00:00.000Z",
        "contact: 2026-03-05",
        "contact: 2026-03-05\n    via: e-mail",
        "contact: 2026-03-05\n    aan: [klager, beklaagde]",
        "contact: morgen",
        "oordeel: 2026-04-10\n    uitkomst: gegrond",
        "reden: zomaar",
        "los woord",
    ]);
    let body = select(vec!["", "een", "een\ntwee", "## Motivering\ntwee"]);
    (front, proptest::collection::vec(event, 0..5), body, any::<bool>()).prop_map(|(front, course, body, windows)| {
        let text = case(front, &course, body);
        if windows { text.replace('\n', "\r\n") } else { text }
    })
}

/// What an act of a generated history does to a case: a version at one of its places, or nothing any more.
type Act = (usize, Option<(usize, String)>);

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let version = proptest::option::weighted(0.85, (0..2_usize, version()));
    proptest::collection::vec((0..2_usize, version), 1..10)
}

fn places(case: usize) -> [String; 2] {
    [format!("cases/2026-00{case}.md"), format!("cases/2026/2026-00{case}/index.md")]
}

fn told(acts: &[Act]) -> History {
    History::of(acts.iter().map(|(case, act)| {
        let commit = places(*case).iter().fold(commit("x"), |commit, place| commit.without(place));
        match act {
            Some((place, text)) => commit.file(&places(*case)[*place], text),
            None => commit,
        }
    }))
}

/// A version built from changes alone: front, body, and the events as keys with values, in no order.
#[derive(Debug, Default, PartialEq, Eq)]
struct Built {
    front: BTreeMap<String, String>,
    body: String,
    course: Vec<BTreeMap<String, String>>,
}

impl Built {
    fn of(snapshot: &Snapshot) -> Self {
        let mut course: Vec<_> = snapshot.course.iter().map(|event| event.pairs.clone()).collect();
        course.sort();
        Self { front: snapshot.front.clone(), body: snapshot.body.clone(), course }
    }

    fn apply(&mut self, entry: &Entry, before: &Snapshot) {
        // By their places before: what is gone, and what became something else; by their places after: what is new.
        let mut old: BTreeMap<usize, BTreeMap<String, String>> =
            before.course.iter().map(|event| event.pairs.clone()).enumerate().collect();
        let mut new: BTreeMap<usize, BTreeMap<String, String>> = BTreeMap::new();
        for change in &entry.changes {
            match &change.field {
                Field::Body => self.body = change.after.clone().unwrap_or_default(),
                Field::Front(path) => {
                    assert_eq!(self.front.get(path), change.before.as_ref());
                    set(&mut self.front, path, change.after.as_ref());
                }
                Field::Course(index, key) => match (change.from, &change.before) {
                    (None, None) => set(new.entry(*index).or_default(), key, change.after.as_ref()),
                    (None, Some(said)) => {
                        let event = old.get_mut(index).unwrap();
                        assert_eq!(event.remove(key).as_ref(), Some(said));
                    }
                    (Some(from), before) => {
                        let event = old.get_mut(&from).unwrap();
                        assert_eq!(event.get(key), before.as_ref());
                        set(event, key, change.after.as_ref());
                    }
                },
            }
        }
        self.course = old.into_values().filter(|event| !event.is_empty()).chain(new.into_values()).collect();
        self.course.sort();
    }
}

fn set(pairs: &mut BTreeMap<String, String>, key: &str, value: Option<&String>) {
    match value {
        Some(value) => pairs.insert(key.to_owned(), value.clone()),
        None => pairs.remove(key),
    };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_changes_rebuild_every_version_up_to_the_file(acts in acts()) {
        let history = told(&acts);
        let archive = Archive::open(&history.root()).unwrap();
        let trail = history.trail();
        for number in 0..2 {
            let id = format!("2026-00{number}");
            let mut built = Built::default();
            let mut before = Snapshot::default();
            for entry in trail.entries.iter().rev().filter(|entry| entry.case == id) {
                built.apply(entry, &before);
                before = entry.after.map(|id| Snapshot::read(archive.blob(id).unwrap())).unwrap_or_default();
                prop_assert_eq!(&built, &Built::of(&before));
            }
            let newest = acts.iter().rev().find(|(case, _)| *case == number).and_then(|(_, act)| act.as_ref());
            let file = newest.map(|(_, text)| Snapshot::read(text.clone().into_bytes())).unwrap_or_default();
            prop_assert_eq!(built, Built::of(&file));
        }
    }

    #[test]
    fn the_files_a_commit_changed_are_those_git_names(histories in files()) {
        let history = History::of(histories.iter().map(|files| {
            files.iter().fold(commit("x"), |commit, (path, act)| match act {
                // Of a file and a folder of one name, git keeps the last.
                Some(text) => commit.file(path, text),
                None => commit.without(path),
            })
        }));
        let archive = Archive::open(&history.root()).unwrap();
        let steps = archive.history(archive.head().unwrap().unwrap(), &["cases", "regulations"]).unwrap();
        prop_assert_eq!(steps.len(), histories.len());
        for step in steps {
            let own: BTreeSet<_> = step.changes.into_iter().map(|change| {
                let text = |id: Option<klachtwerk::git::Id>| id.map_or_else(|| "0".repeat(40), |id| id.to_string());
                (change.path, text(change.before), text(change.after))
            }).collect();
            prop_assert_eq!(own, named_by_git(&history, &step.commit.id.to_string()));
        }
    }
}

type Files = Vec<(String, Option<String>)>;

fn files() -> impl Strategy<Value = Vec<Files>> {
    let name = select(vec![
        "a",
        "a.md",
        "a-b",
        "a b",
        "a0",
        "a/a",
        "a/a.md",
        "a/b/c",
        "a b/é.md",
        "map/\"x\".md",
        "map/x\ty",
        "map",
        "zaak-é",
        "日本",
        "2026-007.md",
        "2026-007/index.md",
        "2026-007",
        "2026-007.md/x",
        "2026-007-b",
        "\\",
        "map/a\nb",
    ]);
    let top = select(vec!["cases", "cases", "cases", "regulations", "elders"]);
    let path = (top, name).prop_map(|(top, name)| format!("{top}/{name}"));
    let act = proptest::option::weighted(0.7, "[ab]{0,2}");
    proptest::collection::vec(proptest::collection::vec((path, act), 0..8), 1..12)
}

fn named_by_git(history: &History, id: &str) -> BTreeSet<(String, String, String)> {
    let arguments = ["diff-tree", "-r", "-z", "--root", "--raw", "--no-renames", "--no-commit-id", "--no-abbrev", id];
    let said = history.git(arguments.into_iter().chain(["--", "cases", "regulations"]));
    let mut parts = said.split('\0').filter(|part| !part.is_empty());
    let mut changes = BTreeSet::new();
    while let (Some(what), Some(path)) = (parts.next(), parts.next()) {
        let words: Vec<&str> = what.split(' ').collect();
        changes.insert((path.to_owned(), words[2].to_owned(), words[3].to_owned()));
    }
    changes
}
