//! What may come at a place: keys, the steps a case is ready for, choices of the regulation, people, days.

use std::ops::Range;

use chrono::NaiveDate;

use crate::calendar::long_date;
use crate::document::Text;
use crate::edit::as_value;
use crate::regulation::Regulation;
use crate::repository::{Bound, Live};

use super::cursor::{Slot, cursor};
use super::{Content, File, Kind, meaning};

mod begin;
mod case;
mod report;
mod rules;

/// Something that may come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What the officer sees.
    pub label: String,
    /// What is written.
    pub insert: String,
    /// The bytes it is written over.
    pub over: Range<usize>,
    /// A few words beside the label.
    pub detail: String,
    /// What it means.
    pub meaning: Option<String>,
    /// What sort of thing it is.
    pub sort: Sort,
    /// The lower, the nearer the top.
    pub rank: u8,
}

/// The sorts of things that may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A whole file to begin with.
    Start,
    /// A key.
    Key,
    /// A step of the course.
    Step,
    /// A word out of a list.
    Choice,
    /// A person or a role.
    Person,
    /// A day.
    Day,
    /// An article, a regulation, a file.
    Reference,
}

/// What may come at an offset, the likeliest first. `people` are names that are known beside those of this file.
#[must_use]
pub fn complete(file: &File<'_>, offset: usize, people: &[String]) -> Vec<Completion> {
    if let (Content::Case(_), true) = (&file.content, file.source.text().trim().is_empty()) {
        return begin::cases(file);
    }
    let Some(cursor) = cursor(file.source.text(), offset) else { return Vec::new() };
    let path: Vec<&str> = cursor.path.iter().map(String::as_str).collect();
    let mut list = List { over: cursor.over.clone(), found: Vec::new() };
    match (&file.content, &cursor.slot) {
        (Content::Case(bound), Slot::Key) => case::keys(&mut list, file, bound, &path, &cursor),
        (Content::Case(bound), Slot::Value(key)) => {
            case::values(&mut list, file, bound, &path, (key, &cursor.beside), people);
        }
        (Content::Regulation(own), Slot::Key) => rules::keys(&mut list, *own, &path, &cursor),
        (Content::Regulation(own), Slot::Value(key)) => rules::values(&mut list, file, *own, &path, key),
        (Content::Report(_), Slot::Key) => report::keys(&mut list, &path, &cursor),
        (Content::Report(_), Slot::Value(key)) => report::values(&mut list, file, &path, key),
        (Content::Config, _) => {}
    }
    // An item of a list on lines of its own may be a value of the key above it: `- planning`.
    if let (Slot::Key, true, Some((key, above))) = (&cursor.slot, cursor.first, path.split_last()) {
        match &file.content {
            Content::Case(bound) => case::values(&mut list, file, bound, above, (key, &[]), people),
            Content::Regulation(own) => rules::values(&mut list, file, *own, above, key),
            Content::Report(_) => report::values(&mut list, file, above, key),
            Content::Config => {}
        }
    }
    list.found.sort_by_key(|completion| completion.rank);
    list.found
}

/// The people who handle complaints, as the cases name them; not who complains. `wanted` ends the reading early.
#[must_use]
pub fn people(live: &Live, wanted: &(dyn Fn() -> bool + Sync)) -> Vec<String> {
    let of_case = |bound: &Bound| {
        let name = bound.case.handler.as_ref().and_then(|handler| handler.name.as_ref());
        wanted().then(|| name.map(|name| name.text.to_string()).into_iter().collect::<Vec<_>>())
    };
    let mut names = live.gather(of_case).unwrap_or_default();
    names.sort_unstable();
    names.dedup();
    names
}

/// The list as it grows.
struct List {
    over: Range<usize>,
    found: Vec<Completion>,
}

impl List {
    /// Adds a key that is not there yet.
    fn key(&mut self, kind: Kind, path: &[&str], key: &str, beside: &[String], detail: &str, rank: u8) {
        if beside.iter().any(|there| there == key) || self.has(key) {
            return;
        }
        let full: Vec<&str> = path.iter().copied().chain([key]).collect();
        self.add(Completion {
            label: key.to_owned(),
            insert: format!("{key}: "),
            over: self.over.clone(),
            detail: detail.to_owned(),
            meaning: meaning(kind, &full),
            sort: Sort::Key,
            rank,
        });
    }

    /// Adds a value, with quotes where it needs them.
    fn value(&mut self, text: &str, detail: &str, sort: Sort, rank: u8) {
        if !self.has(text) {
            let (over, detail) = (self.over.clone(), detail.to_owned());
            self.add(Completion {
                label: text.to_owned(),
                insert: as_value(text),
                over,
                detail,
                meaning: None,
                sort,
                rank,
            });
        }
    }

    /// Adds a day.
    fn day(&mut self, day: NaiveDate, why: &str, rank: u8) {
        self.value(&day.to_string(), &format!("{why}: {}", long_date(day)), Sort::Day, rank);
    }

    fn words<'w>(&mut self, words: impl IntoIterator<Item = &'w str>, detail: &str) {
        words.into_iter().for_each(|word| self.value(word, detail, Sort::Choice, 2));
    }

    /// The roles a regulation knows, with who has them.
    fn roles(&mut self, regulation: Option<&Regulation>) {
        for role in regulation.iter().flat_map(|regulation| &regulation.roles) {
            let holder = role.name.as_ref().map_or("rol", Text::as_str);
            self.value(&role.key.text, holder, Sort::Person, 2);
        }
        crate::vocabulary::ROLES.iter().for_each(|role| self.value(role, "rol", Sort::Person, 3));
    }

    fn has(&self, label: &str) -> bool {
        self.found.iter().any(|known| known.label == label)
    }

    fn add(&mut self, completion: Completion) {
        self.found.push(completion);
    }
}
