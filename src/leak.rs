//! The last look: no personal value of a case in what the public gets.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;

use crate::case::{Case, Person};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Node, Value};
use crate::regulation::Regulation;
use crate::repository::Repository;

mod surname;

/// A personal value of a case on a public page.
pub const LEAK: Code = Code::error("K602", "leak", "een persoonsgegeven uit een zaak staat op een openbare pagina");

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
        let mut contact = contact;
        contact.extend(repository.config.organisation.iter().map(|text| folded(text)));
        contact.extend(NOBODY.iter().map(|word| folded(word)));
        let mut values: BTreeMap<String, String> = BTreeMap::new();
        for bound in &repository.cases {
            collect(&bound.case, &contact, &people, &mut values);
        }
        Self::of_values(values)
    }

    /// Collects the same of the people of one case, but what is `allowed`: of those a letter is for.
    #[must_use]
    pub fn of_others(repository: &Repository, case: &Case, allowed: &[&str]) -> Self {
        let (mut contact, people) = (own_contact(&repository.regulations), own_people(&repository.regulations));
        contact.extend(repository.config.organisation.iter().map(|text| folded(text)));
        contact.extend(NOBODY.iter().chain(allowed).map(|word| folded(word)));
        let mut values = BTreeMap::new();
        collect(case, &contact, &people, &mut values);
        // Somebody of the same surname gets the letter, or signs it.
        let shared: BTreeSet<String> =
            allowed.iter().filter_map(|name| surname::surname(name)).map(|name| folded(&name)).collect();
        let everybody = case.complainant.iter().chain(&case.respondents);
        let everybody = everybody.flat_map(|person| std::iter::once(person).chain(person.representative.as_deref()));
        for name in everybody.filter_map(|person| person.name.as_ref()) {
            let own = surname::surname(&name.text).map(|own| folded(&own));
            if own.is_some_and(|own| !shared.contains(&own)) && !contact.contains(&folded(&name.text)) {
                surname::forms(&name.text).iter().for_each(|form| add(&mut values, &[&contact], form, &case.id));
            }
        }
        Self::of_values(values)
    }

    fn of_values(values: BTreeMap<String, String>) -> Self {
        let (patterns, cases): (Vec<String>, Vec<String>) = values.into_iter().unzip();
        let automaton = AhoCorasick::new(&patterns).ok();
        Self { automaton: automaton.filter(|_| !patterns.is_empty()), cases }
    }

    /// Whether a plain text says any of it.
    #[must_use]
    pub fn finds(&self, text: &str) -> bool {
        let text = folded(text);
        let mut found = self.automaton.iter().flat_map(|automaton| automaton.find_overlapping_iter(&text));
        found.any(|found| is_whole_word(&text, found.start(), found.end()))
    }

    /// Whether a free text of a case says who somebody is: any of it, or somebody of this case by surname, with or
    /// without a title. For figures, which are kept when the case is gone.
    #[must_use]
    pub fn names_somebody(&self, case: &Case, text: &str) -> bool {
        if self.finds(text) {
            return true;
        }
        let text = folded(text);
        let mut surnames = case.persons().filter_map(|person| surname::surname(&person.name.as_ref()?.text));
        surnames.any(|surname| {
            let surname = folded(&surname);
            text.match_indices(&surname).any(|(at, _)| is_whole_word(&text, at, at + surname.len()))
        })
    }

    /// The personal values in a finished file; a finding names the case, never the value.
    #[must_use]
    pub fn scan(&self, path: &str, bytes: &[u8]) -> Vec<Diagnostic> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let written = String::from_utf8_lossy(bytes);
        let mut cases: BTreeSet<&str> = BTreeSet::new();
        let written = if path.ends_with(".json") { unescaped_json(&written) } else { written.into_owned() };
        // As written, for attributes; without tags, for a name that is partly in bold; with a space for each
        // tag, for a name over two cells.
        let looks = [written.clone(), without_tags(&written, ""), without_tags(&written, " ")];
        for text in looks.map(|look| folded(&unescaped(&look))) {
            for found in automaton.find_overlapping_iter(&text) {
                if is_whole_word(&text, found.start(), found.end()) {
                    cases.insert(&self.cases[found.pattern().as_usize()]);
                }
            }
        }
        let finding = |case: &str| {
            let message = format!("een persoonsgegeven uit zaak {case} staat op een openbare pagina");
            let help = "haal het uit de regeling, het verslag of de sjablonen; de openbare pagina's zijn niet bewaard";
            let mut finding = Diagnostic::about_file(&LEAK, path, message).help(help);
            finding.case = Some(case.to_owned());
            finding
        };
        cases.into_iter().map(finding).collect()
    }
}

/// Adds what tells who the people of a case are.
fn collect(case: &Case, contact: &BTreeSet<String>, people: &BTreeSet<String>, values: &mut BTreeMap<String, String>) {
    let complainant = case.complainant.iter();
    let complainants = complainant.flat_map(|person| std::iter::once(person).chain(person.representative.as_deref()));
    for text in complainants.flat_map(personal) {
        add(values, &[contact], text, &case.id);
    }
    let others = case.respondents.iter().chain(&case.handler);
    let others = others.flat_map(|person| std::iter::once(person).chain(person.representative.as_deref()));
    for text in others.flat_map(personal) {
        add(values, &[contact, people], text, &case.id);
    }
    for node in case.course.iter().filter_map(|event| event.attribute("door")) {
        written_people(node, &mut |text| add(values, &[contact, people], text, &case.id));
    }
    for entry in &case.document.front.0 {
        match entry.key.text.as_str() {
            "klager" => below(&entry.value, &mut |text| add(values, &[contact], text, &case.id)),
            "beklaagde" | "behandelaar" | "commissie" | "ontvangen_door" | "derden" => {
                let seek = &mut |text: &str| add(values, &[contact, people], text, &case.id);
                match &entry.value.value {
                    Value::Map(_) => below(&entry.value, seek),
                    _ => written_people(&entry.value, seek),
                }
            }
            _ => {}
        }
    }
}

/// What tells who a person is.
fn personal(person: &Person) -> impl Iterator<Item = &str> {
    let texts = [&person.name, &person.email, &person.phone, &person.organisation];
    texts.into_iter().flatten().map(|text| text.text.as_str())
}

/// What tells who a person is, wherever it stands below a key: in a list of people, in a field nobody reads.
fn below(node: &Node, seek: &mut dyn FnMut(&str)) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| below(item, seek)),
        Value::Map(map) => {
            for entry in &map.0 {
                match entry.key.text.as_str() {
                    "naam" | "organisatie" | "email" | "telefoon" | "adres" | "postadres" => {
                        written_people(&entry.value, seek);
                    }
                    "vertegenwoordiger" => below(&entry.value, seek),
                    _ => {}
                }
            }
        }
        Value::Scalar(text) => seek(text),
        Value::Empty => {}
    }
}

/// A value or a list of values, as they stand.
fn written_people(node: &Node, seek: &mut dyn FnMut(&str)) {
    match &node.value {
        Value::Scalar(text) => seek(text),
        Value::List(items) => items.iter().for_each(|item| below(item, seek)),
        Value::Map(_) => below(node, seek),
        Value::Empty => {}
    }
}

/// Words officers write where a name belongs, that tell nobody who it is.
const NOBODY: [&str; 24] = [
    "anoniem",
    "onbekend",
    "onbekende",
    "particulier",
    "directie",
    "de directie",
    "bestuur",
    "het bestuur",
    "medewerker",
    "een medewerker",
    "de medewerker",
    "medewerkers",
    "organisatie",
    "de organisatie",
    "planning",
    "administratie",
    "gemeente",
    "school",
    "commissie",
    "klachtencommissie",
    "geschillencommissie",
    "cliënt",
    "ouder",
    "ouders",
];

/// Adds a value unless it is public anyway, or too short to be told from an ordinary word.
fn add(values: &mut BTreeMap<String, String>, public: &[&BTreeSet<String>], text: &str, case: &str) {
    let value = folded(text);
    let marks = value.chars().filter(|c| c.is_alphanumeric()).count();
    // A short number is a year or an article before it is somebody's telephone.
    let number = value.chars().all(|c| !c.is_alphabetic());
    let long_enough = marks >= if number { 6 } else { 4 };
    if long_enough && !public.iter().any(|known| known.contains(&value)) {
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
    let mut values: BTreeSet<String> = crate::vocabulary::ROLES.iter().map(|role| folded(role)).collect();
    for role in regulations.iter().flat_map(|regulation| &regulation.roles) {
        values.insert(folded(&role.key.text));
        values.insert(folded(&role.key.text.replace('-', " ")));
        values.extend([&role.name, &role.email].into_iter().flatten().map(|text| folded(&text.text)));
    }
    values
}

/// One form for all ways to write the same: lower case, accents off, invisible characters out, runs of white
/// space as one space, numbers without what only spaces them, and a Dutch country code as a zero.
fn folded(text: &str) -> String {
    let text = text.replace("+31", " 0").replace("(0)", "");
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.trim().chars().flat_map(char::to_lowercase) {
        let c = match c {
            // Combining accents, soft hyphens, zero-width and direction marks.
            '\u{300}'..='\u{36f}'
            | '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}' => continue,
            '’' | '‘' | 'ʼ' => '\'',
            '\u{2010}'..='\u{2013}' => '-',
            c => without_accent(c),
        };
        let after_digit = out.ends_with(|last: char| last.is_ascii_digit());
        let spacer = after_digit && matches!(c, '-' | '.' | '/' | ')');
        if c.is_whitespace() || c == '(' || spacer {
            gap = true; // 070-000, 070.000 and (070) 000 read as 070000
            continue;
        }
        if gap && !(after_digit && c.is_ascii_digit()) && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    out
}

/// The letter under an accent, for the letters of western Europe.
fn without_accent(c: char) -> char {
    match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'ć' | 'č' => 'c',
        'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ł' => 'l',
        'ń' => 'n',
        'ś' | 'ş' | 'š' => 's',
        'ź' | 'ż' | 'ž' => 'z',
        c => c,
    }
}

fn without_tags(html: &str, instead: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push_str(instead);
            }
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
    if text.contains('%') { without_percent(&text) } else { text }
}

/// The characters that stand as `%C3%AB` in an address.
fn without_percent(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let digits = text.get(at + 1..at + 3).filter(|digits| byte == b'%' && !digits.starts_with('+'));
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(meant) => {
                out.push(meant);
                at += 3;
            }
            None => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// JSON text without the backslashes before quotes and backslashes.
fn unescaped_json(json: &str) -> String {
    json.replace("\\n", " ").replace("\\\"", "\"").replace("\\\\", "\\")
}

fn is_whole_word(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let after = text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    before && after
}
