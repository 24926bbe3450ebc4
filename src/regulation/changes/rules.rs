//! The rules that changed, read from the front matter as it is written: quotes and order make no difference.

use std::collections::BTreeMap;

use crate::calendar::{parse_date, short_date};
use crate::document::{Map, Node, Value, list_in_dutch};
use crate::regulation::Regulation;

use super::RuleChange;

/// The keys that are told, each with what one of its rules is called.
const AREAS: [(&str, &str); 24] = [
    ("titel", "titel"),
    ("organisatie", "organisatie"),
    ("vervallen", "vervalt per"),
    ("vastgesteld", "vastgesteld"),
    ("vastgesteld_door", "vastgesteld door"),
    ("contact", "contactgegevens"),
    ("kalender", "kalender"),
    ("begrip", "wat een klacht is"),
    ("vereist", "wat wij van een klacht moeten weten"),
    ("termijnen", "termijn"),
    ("stappen", "stap"),
    ("indeling", "indeling"),
    ("rollen", "rol"),
    ("verantwoordelijk", "wie verantwoordelijk is"),
    ("onafhankelijk", "onafhankelijkheid"),
    ("geschil", "geschil"),
    ("bewaren", "bewaren"),
    ("verslagen", "verslag"),
    ("voorlichting", "voorlichting"),
    ("maatregelen", "maatregelen"),
    ("opleiding", "opleiding"),
    ("geheim", "geheimhouding"),
    ("kosteloos", "kosteloos"),
    ("doelen", "doel"),
];

/// What belongs to a version, not to what it says.
const OF_THE_VERSION: [&str; 3] = ["vervallen", "vastgesteld", "vastgesteld_door"];

/// Who holds a role and where to reach them changes with people; that it changed is enough.
const PERSONAL: [&str; 2] = ["contact", "rollen"];

pub(super) fn changes(before: &Regulation, after: &Regulation) -> Vec<RuleChange> {
    let (old, new) = (&before.document.front, &after.document.front);
    let same_version = before.version == after.version;
    let mut found = Vec::new();
    for (key, area) in AREAS.into_iter().chain([("plichten", "plicht")]) {
        if !same_version && OF_THE_VERSION.contains(&key) {
            continue;
        }
        let (was, is) = (old.get(key), new.get(key));
        if leaves(was) == leaves(is) {
            continue;
        }
        let labels = Labels { before, after };
        let mut add = |name: Option<String>, what: String| {
            found.push(RuleChange { area: area.to_owned(), name, what });
        };
        match (map(was), map(is)) {
            (Some(was), Some(is)) if is_named(was) || is_named(is) => {
                for (name, what) in named(was, is, PERSONAL.contains(&key), &labels) {
                    add(Some(name), what);
                }
            }
            (None, None) if is_list(was) || is_list(is) => items(was, is).into_iter().for_each(|what| add(None, what)),
            _ if PERSONAL.contains(&key) => add(None, "gewijzigd".to_owned()),
            _ => add(None, one(was, is, &labels)),
        }
    }
    found
}

/// The words a regulation has for its steps.
struct Labels<'a> {
    before: &'a Regulation,
    after: &'a Regulation,
}

fn map(node: Option<&Node>) -> Option<&Map> {
    static NOTHING: Map = Map(Vec::new());
    match node {
        None => Some(&NOTHING),
        Some(node) if node.is_blank() => Some(&NOTHING),
        Some(node) => node.as_map(),
    }
}

fn is_list(node: Option<&Node>) -> bool {
    node.is_some_and(|node| matches!(node.value, Value::List(_)))
}

/// Whether a map holds rules by name.
fn is_named(map: &Map) -> bool {
    map.iter().any(|entry| entry.value.as_map().is_some())
}

/// Rules by name.
fn named(was: &Map, is: &Map, personal: bool, labels: &Labels<'_>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let names = is.iter().chain(was.iter().filter(|entry| is.get(&entry.key.text).is_none()));
    for name in names.map(|entry| entry.key.text.as_str()) {
        let (before, after) = (was.get(name), is.get(name));
        let (old, new) = (leaves(before), leaves(after));
        let what = match (before, after) {
            _ if old == new && before.is_some() == after.is_some() => continue,
            (None, Some(_)) => match new.get("binnen").filter(|_| !personal) {
                Some(within) => format!("nieuw, {within}"),
                None => "nieuw".to_owned(),
            },
            (Some(_), None) => "vervallen".to_owned(),
            _ if personal => "gewijzigd".to_owned(),
            _ => details(&old, &new, labels),
        };
        found.push((name.replace('-', " "), what));
    }
    found
}

/// A rule that stands on its own.
fn one(was: Option<&Node>, is: Option<&Node>, labels: &Labels<'_>) -> String {
    let (old, new) = (leaves(was), leaves(is));
    let is_one = |leaves: &BTreeMap<String, String>| leaves.keys().all(String::is_empty);
    match (old.is_empty(), new.is_empty()) {
        (true, _) if !is_one(&new) => "nieuw".to_owned(),
        (_, true) if !is_one(&old) => "vervallen".to_owned(),
        _ => details(&old, &new, labels),
    }
}

/// Rules in a list: what is there no more and what is new.
fn items(was: Option<&Node>, is: Option<&Node>) -> Vec<String> {
    let all = |node: Option<&Node>| {
        node.map(|node| node.items().iter().map(|item| (leaves(Some(item)), label(item))).collect())
    };
    let old: Vec<(BTreeMap<String, String>, String)> = all(was).unwrap_or_default();
    let new: Vec<(BTreeMap<String, String>, String)> = all(is).unwrap_or_default();
    let gone = old.iter().filter(|item| !new.iter().any(|other| other.0 == item.0));
    let came = new.iter().filter(|item| !old.iter().any(|other| other.0 == item.0));
    let (gone, came): (Vec<&str>, Vec<&str>) =
        (gone.map(|item| item.1.as_str()).collect(), came.map(|item| item.1.as_str()).collect());
    // One that kept its name and says something else.
    let changed = came.iter().filter(|label| gone.contains(label)).map(|label| format!("“{label}” gewijzigd"));
    let removed = gone.iter().filter(|label| !came.contains(label)).map(|label| format!("“{label}” vervallen"));
    let added = came.iter().filter(|label| !gone.contains(label)).map(|label| format!("“{label}” nieuw"));
    changed.chain(removed).chain(added).collect()
}

/// What an item of a list is about: its first value.
fn label(item: &Node) -> String {
    item.texts().next().unwrap_or_default().to_owned()
}

fn details(old: &BTreeMap<String, String>, new: &BTreeMap<String, String>, labels: &Labels<'_>) -> String {
    let mut said = Vec::new();
    let paths = new.keys().chain(old.keys().filter(|path| !new.contains_key(*path)));
    for path in paths {
        let (before, after) = (old.get(path), new.get(path));
        if before == after {
            continue;
        }
        let field = match path.as_str() {
            "" | "binnen" => String::new(),
            "na" => "loopt vanaf ".to_owned(),
            "stap" => "gehaald met ".to_owned(),
            "voor" => "geldt voor ".to_owned(),
            path => format!("{} ", path.replace('.', ", ").replace(['_', '-'], " ")),
        };
        let is_step = matches!(path.as_str(), "na" | "stap");
        let word = |value: &String, regulation: &Regulation| match parse_date(value) {
            Ok(day) => short_date(day.moment.date),
            Err(_) if is_step => {
                let steps: Vec<&str> = value.split(", ").map(|step| regulation.step_label(step)).collect();
                format!("“{}”", list_in_dutch(&steps, "of"))
            }
            // A length reads by itself; words would run into the sentence.
            Err(_) if value.starts_with(|c: char| c.is_ascii_digit()) => value.clone(),
            Err(_) => format!("“{value}”"),
        };
        let before = before.map(|value| word(value, labels.before));
        let after = after.map(|value| word(value, labels.after));
        said.push(match (before, after) {
            (Some(before), Some(after)) => format!("{field}{before} werd {after}"),
            (None, Some(after)) => format!("{field}{after} (nieuw)"),
            (Some(before), None) => format!("{field}{before} (vervallen)"),
            (None, None) => continue,
        });
    }
    said.join("; ")
}

/// Every value of a rule by its path; the articles it rests on are no part of what it says.
fn leaves(node: Option<&Node>) -> BTreeMap<String, String> {
    fn gather(path: &str, node: &Node, leaves: &mut BTreeMap<String, String>) {
        match &node.value {
            _ if node.is_blank() => {}
            Value::Map(map) => {
                for entry in map.iter().filter(|entry| entry.key.text != "artikel") {
                    let path =
                        if path.is_empty() { entry.key.text.to_string() } else { format!("{path}.{}", entry.key.text) };
                    gather(&path, &entry.value, leaves);
                }
            }
            Value::List(items) if items.iter().any(|item| item.as_map().is_some()) => {
                for (at, item) in items.iter().enumerate() {
                    gather(&format!("{path}.{}", at + 1), item, leaves);
                }
            }
            _ => {
                leaves.insert(path.to_owned(), node.texts().collect::<Vec<_>>().join(", "));
            }
        }
    }
    let mut found = BTreeMap::new();
    if let Some(node) = node {
        gather("", node, &mut found);
    }
    found
}
