//! A key in the front matter that neither the program nor the regulation knows.

use std::collections::BTreeSet;

use crate::case::KNOWN_KEYS;
use crate::diagnostic::{Code, Findings};
use crate::document::{Entry, Map, Node};
use crate::regulation::{Regulation, Required};

use super::CaseContext;
use super::duty::NO_ARTICLES;
use super::wording::{discreet, meant};

pub const CODE: Code = Code::warning("K117", "unknown-field", "een gegeven van de zaak is onbekend");

/// What is known of a person under any regulation.
pub const PERSON_KEYS: [&str; 13] = [
    "naam",
    "organisatie",
    "email",
    "telefoon",
    "vertegenwoordiger",
    "afdeling",
    "team",
    "rol",
    "functie",
    "hoedanigheid",
    "machtiging",
    "adres",
    "toelichting",
];

/// The keys below which a person stands, or a list of them.
pub const PERSONS: [&str; 3] = ["klager", "beklaagde", "behandelaar"];

/// Whether a dotted path below a person is known: of every person, asked by the regulation, or the officer's own.
#[must_use]
pub fn is_of_person(regulation: &Regulation, path: &str) -> bool {
    let below: Vec<&str> = path.split('.').skip(1).skip_while(|part| *part == "vertegenwoordiger").collect();
    match below.as_slice() {
        [] => true,
        [key] => PERSON_KEYS.contains(key) || key.starts_with("x-") || paths(regulation).contains(path),
        _ => paths(regulation).contains(path),
    }
}

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    let front = &context.case.document.front;
    let strange = front.iter().filter(|entry| !KNOWN_KEYS.contains(&entry.key.as_str())).collect::<Vec<_>>();
    let persons = || PERSONS.into_iter().filter_map(|role| Some((role, front.get(role)?)));
    // Most cases hold nothing unusual, and what a regulation adds need not be gathered for those.
    if strange.is_empty() && persons().all(|(_, node)| node.items().iter().all(is_plain_person)) {
        return;
    }
    let paths = paths(context.regulation);
    let roles = context.regulation.roles.iter().map(|role| role.key.as_str());
    let independent = context.regulation.independence.iter().map(|rule| rule.who.as_str());
    let known: BTreeSet<&str> =
        KNOWN_KEYS.into_iter().chain(below(&paths, "")).chain(roles).chain(independent).collect();
    for entry in strange {
        let key = entry.key.as_str();
        if context.regulation.knows_step(key) {
            let message = format!("de stap `{key}` staat buiten het verloop");
            let finding = context.finding(&CODE, entry.key.span, message, &NO_ARTICLES);
            findings.push(finding.help("zet deze stap in het verloop, met een streepje ervoor"));
        } else if !known.contains(key) {
            report(context, entry, "een zaak", &known, findings);
        }
    }
    for (role, node) in persons() {
        for map in node.items().iter().filter_map(Node::as_map) {
            person(context, map, role, &paths, findings);
        }
    }
}

/// Whether a person holds only what is known under any regulation.
fn is_plain_person(node: &Node) -> bool {
    let plain = |entry: &Entry| {
        PERSON_KEYS.contains(&entry.key.as_str())
            && (entry.key.text != "vertegenwoordiger" || is_plain_person(&entry.value))
    };
    node.as_map().is_none_or(|map| map.iter().all(plain))
}

fn person(context: &CaseContext<'_>, map: &Map, path: &str, paths: &BTreeSet<&str>, findings: &mut Findings) {
    let known: BTreeSet<&str> = PERSON_KEYS.into_iter().chain(below(paths, path)).collect();
    for entry in map {
        if !known.contains(entry.key.as_str()) {
            report(context, entry, &format!("`{path}`"), &known, findings);
        }
        if let ("vertegenwoordiger", Some(inner)) = (entry.key.as_str(), entry.value.as_map()) {
            person(context, inner, &format!("{path}.vertegenwoordiger"), paths, findings);
        }
    }
}

fn report(context: &CaseContext<'_>, entry: &Entry, place: &str, known: &BTreeSet<&str>, findings: &mut Findings) {
    let key = entry.key.as_str();
    if key.starts_with("x-") {
        return;
    }
    let otherwise = "haal het weg, of zet x- voor de naam als het een eigen aantekening is";
    let message = format!("`{key}` is onbekend in {place}");
    let finding = context.finding(&CODE, entry.key.span, message, &NO_ARTICLES);
    findings.push(discreet(meant(finding, key, known.iter().copied(), otherwise), key));
}

/// Every path the regulation asks for or looks at.
fn paths(regulation: &Regulation) -> BTreeSet<&str> {
    let mut paths = BTreeSet::new();
    for requirement in &regulation.required {
        if let Required::Field(path) = &requirement.what {
            paths.insert(path.as_str());
        }
    }
    let conditions = regulation.required.iter().map(|requirement| &requirement.when);
    let conditions = conditions.chain(regulation.steps.iter().map(|rule| &rule.when));
    for condition in conditions.chain(regulation.terms.iter().map(|rule| &rule.when)) {
        paths.extend(condition.0.iter().map(|(name, _)| name.as_str()));
    }
    paths
}

/// The keys the paths name directly below a path.
fn below<'p>(paths: &BTreeSet<&'p str>, path: &str) -> Vec<&'p str> {
    let rests = paths.iter().filter_map(|full| match path {
        "" => Some(*full),
        _ => full.strip_prefix(path)?.strip_prefix('.'),
    });
    rests.filter_map(|rest| rest.split('.').next()).collect()
}
