//! The last look: no personal value of a case in what the public gets.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;

use crate::case::{Case, Person};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Text};
use crate::regulation::Regulation;
use crate::repository::Repository;

use crate::check::codes;

/// Every personal value of a repository, ready to be looked for.
pub struct Detector {
    automaton: Option<AhoCorasick>,
    /// The cases each pattern stands in: the first is enough to act on.
    cases: Vec<String>,
}

impl std::fmt::Debug for Detector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Detector").field("patterns", &self.cases.len()).finish_non_exhaustive()
    }
}

impl Detector {
    /// Collects the names, addresses and numbers of every person in every case.
    ///
    /// What a regulation itself publishes of its own people (a role's name, the office's telephone number) is
    /// no secret, unless it is about a complainant.
    #[must_use]
    pub fn new(repository: &Repository) -> Self {
        let (contact, people) = (own_contact(&repository.regulations), own_people(&repository.regulations));
        let mut values: BTreeMap<String, String> = BTreeMap::new();
        for bound in &repository.cases {
            let case = &bound.case;
            let complainant = case.complainant.iter();
            let complainants =
                complainant.flat_map(|person| std::iter::once(person).chain(person.representative.as_deref()));
            for text in complainants.flat_map(personal) {
                add(&mut values, &[&contact], text, &case.id);
            }
            let others = case.respondents.iter().chain(&case.handler);
            let others = others.flat_map(|person| std::iter::once(person).chain(person.representative.as_deref()));
            for text in others.flat_map(personal) {
                add(&mut values, &[&contact, &people], text, &case.id);
            }
            for text in unmodelled(case) {
                add(&mut values, &[&contact, &people], &text.text, &case.id);
            }
        }
        let (patterns, cases): (Vec<String>, Vec<String>) = values.into_iter().unzip();
        let automaton = AhoCorasick::new(&patterns).ok();
        Self { automaton: automaton.filter(|_| !patterns.is_empty()), cases }
    }

    /// The personal values in a finished file; a finding names the case, never the value.
    #[must_use]
    pub fn scan(&self, path: &str, bytes: &[u8]) -> Vec<Diagnostic> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let written = String::from_utf8_lossy(bytes);
        let mut cases: BTreeSet<&str> = BTreeSet::new();
        // Once as written, for attributes; once without tags, for a name that is partly in bold.
        for text in [folded(&unescaped(&written)), folded(&unescaped(&without_tags(&written)))] {
            for found in automaton.find_overlapping_iter(&text) {
                if is_whole_word(&text, found.start(), found.end()) {
                    cases.insert(&self.cases[found.pattern().as_usize()]);
                }
            }
        }
        let finding = |case: &str| {
            let message = format!("een persoonsgegeven uit zaak {case} staat op een openbare pagina");
            let help = "haal het uit de regeling of uit de sjablonen; de openbare pagina's zijn niet bewaard";
            let mut finding = Diagnostic::about_file(&codes::LEAK, path, message).help(help);
            finding.case = Some(case.to_owned());
            finding
        };
        cases.into_iter().map(finding).collect()
    }
}

/// What tells who a person is.
fn personal(person: &Person) -> impl Iterator<Item = &str> {
    let texts = [&person.name, &person.email, &person.phone, &person.organisation];
    texts.into_iter().flatten().map(|text| text.text.as_str())
}

/// Personal values no model holds: postal addresses, the members of a committee, who received the complaint.
fn unmodelled(case: &Case) -> Vec<Text> {
    let front = &case.document.front;
    let people = |key| front.get(key).into_iter().flat_map(Node::items);
    let at = |node: &Node, key: &str| node.as_map().and_then(|map| map.get(key)).and_then(Node::as_text);
    let everyone = ["klager", "beklaagde", "behandelaar", "commissie", "ontvangen_door"].into_iter().flat_map(people);
    let mut values: Vec<Text> = everyone.filter_map(|node| at(node, "adres")).collect();
    for node in ["commissie", "ontvangen_door"].into_iter().flat_map(people) {
        let keys = ["naam", "email", "telefoon"].into_iter().filter_map(|key| at(node, key));
        values.extend(node.as_text().into_iter().chain(keys));
    }
    // A single word, as in `ontvangen_door: receptie`, is a function more often than a name.
    values.retain(|text| text.text.trim().contains(|c: char| c.is_whitespace() || c == '@' || c.is_ascii_digit()));
    values
}

/// What stands for a name when there is none.
const NOBODY: [&str; 6] = ["anoniem", "anonieme klager", "onbekend", "niet bekend", "naam bekend", "medewerker"];

fn is_nobody(value: &str) -> bool {
    NOBODY.contains(&value) || crate::vocabulary::ROLES.contains(&value)
}

/// Adds a value unless it is public anyway, or too short to be told from an ordinary word.
fn add(values: &mut BTreeMap<String, String>, public: &[&BTreeSet<String>], text: &str, case: &str) {
    let value = folded(text);
    let long_enough = value.chars().filter(|c| c.is_alphanumeric()).count() >= 4;
    if long_enough && !is_nobody(&value) && !public.iter().any(|known| known.contains(&value)) {
        values.entry(value).or_insert_with(|| case.to_owned());
    }
}

/// The organisation's own addresses and numbers: no secret, whoever uses them.
fn own_contact(regulations: &[Regulation]) -> BTreeSet<String> {
    let contact = |regulation: &Regulation| {
        let contact = &regulation.contact;
        let own = [&contact.email, &contact.phone, &contact.post, &contact.website, &regulation.organisation];
        own.into_iter().flatten().map(|text| folded(text)).collect::<Vec<_>>()
    };
    regulations.iter().flat_map(contact).collect()
}

/// What regulations say of their own people, and the words that name roles.
fn own_people(regulations: &[Regulation]) -> BTreeSet<String> {
    let mut values: BTreeSet<String> = crate::vocabulary::ROLES.iter().map(|role| (*role).to_owned()).collect();
    for role in regulations.iter().flat_map(|regulation| &regulation.roles) {
        values.insert(folded(&role.key.text));
        values.insert(folded(&role.key.text.replace('-', " ")));
        values.extend([&role.name, &role.email].into_iter().flatten().map(|text| folded(&text.text)));
    }
    values
}

/// Lower case, straight apostrophes, runs of white space as one space, and no space or dash between digits.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.trim().chars().flat_map(char::to_lowercase) {
        if c.is_whitespace() || c == '\u{a0}' {
            gap = true;
            continue;
        }
        let c = if matches!(c, '\u{2018}' | '\u{2019}') { '\'' } else { c };
        let between_digits = c.is_ascii_digit() && out.ends_with(|last: char| last.is_ascii_digit());
        if gap && !between_digits && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        if c == '-' && out.ends_with(|last: char| last.is_ascii_digit()) {
            gap = true; // 070-000 reads as 070 000
            continue;
        }
        out.push(c);
    }
    out
}

fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    text
}

/// The entities our own templates and Markdown write.
fn unescaped(html: &str) -> String {
    let plain = ["&amp;", "&lt;", "&gt;", "&quot;", "&#x27;", "&#39;", "&#x2F;", "&nbsp;"];
    let mut text = html.to_owned();
    for (entity, c) in plain.iter().zip(["&", "<", ">", "\"", "'", "'", "/", " "]) {
        if text.contains(entity) {
            text = text.replace(entity, c);
        }
    }
    text.replace("%20", " ").replace("%40", "@")
}

fn is_whole_word(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let after = text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    before && after
}

#[cfg(test)]
mod tests {
    use crate::repository::of_files;

    use super::*;

    fn leaks(front: &str, page: &str) -> bool {
        let case = format!("---\n{front}\nverloop:\n  - ontvangen: 2026-03-02\n---\n");
        let repository = of_files(vec![("cases/2026/2026-001.md".to_owned(), case.into_bytes())]);
        !Detector::new(&repository).scan("index.html", page.as_bytes()).is_empty()
    }

    #[test]
    fn everyone_in_a_case_is_looked_for() {
        for front in [
            "klager: Voorbeeld Noord",
            "klager: {naam: A B, adres: Voorbeeld Noord}",
            "klager: {naam: A B, vertegenwoordiger: {naam: Voorbeeld Noord}}",
            "beklaagde: [A B, {naam: Voorbeeld Noord}]",
            "behandelaar: {naam: Voorbeeld Noord}",
            "commissie: [A B, Voorbeeld Noord]",
            "commissie:\n  - {naam: Voorbeeld Noord, afdeling: X}",
            "ontvangen_door: Voorbeeld Noord",
        ] {
            assert!(leaks(front, "<p>Zoals <b>voorbeeld</b> Noord zei.</p>"), "{front}");
            assert!(!leaks(front, "<p>Zoals iemand zei.</p>"), "{front}");
        }
        assert!(leaks("klager: Jan d'Oude", "<p>Jan d\u{2019}Oude</p>"));
    }

    #[test]
    fn what_stands_for_no_name_is_no_leak() {
        for front in
            ["klager: Anoniem", "klager: {naam: onbekend}", "beklaagde: medewerker", "ontvangen_door: receptie"]
        {
            assert!(!leaks(front, "<p>Anoniem, onbekend, een medewerker van de receptie.</p>"), "{front}");
        }
    }
}
