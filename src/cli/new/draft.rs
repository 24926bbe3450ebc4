//! A case before it has a number.

use crate::calendar::Moment;
use crate::case::KNOWN_KEYS;
use crate::check::Missing;
use crate::edit::{Change, New, TODO, edit};
use crate::mail::Mail;

use super::super::Problem;
use super::super::casework::CaseProblem;
use super::super::casework::given::{Given, add, split};

/// The heading under which the complaint itself stands.
const DESCRIPTION: &str = "Omschrijving";

/// What a new case will say.
#[derive(Debug)]
pub(super) struct Draft {
    regulation: String,
    received: Moment,
    given: Given,
    /// Headings with their text.
    sections: Vec<(String, String)>,
    /// Files that go with it.
    pub files: Vec<(String, Vec<u8>)>,
    /// What is left for later, by name.
    pub left: Vec<String>,
}

impl Draft {
    pub fn new(regulation: &str, received: Moment, given: Given, sections: &[String]) -> Result<Self, Problem> {
        let sections =
            sections.iter().map(|section| split(section).map(|(title, text)| (title.to_owned(), text.to_owned())));
        let sections = sections.collect::<Result<Vec<_>, _>>()?;
        Ok(Self { regulation: regulation.to_owned(), received, given, sections, files: Vec::new(), left: Vec::new() })
    }

    /// Takes over what a mail says and the officer did not, with the mail itself as a file.
    pub fn take(&mut self, mail: Mail, whole: Vec<u8>) {
        let values = [("titel", mail.subject), ("klager.naam", mail.name), ("klager.email", mail.address)];
        for (path, value) in values {
            let given = |(own, _): &(String, New)| own == path || path.starts_with(&format!("{own}."));
            if let Some(value) = value.filter(|_| !self.given.case.iter().any(given)) {
                self.given.case.push((path.to_owned(), New::One(value)));
            }
        }
        if !self.given.event.iter().any(|(key, _)| key == "via") {
            self.given.event.insert(0, ("via".to_owned(), New::One("e-mail".to_owned())));
        }
        if !mail.text.is_empty() && !self.sections.iter().any(|(title, _)| title == DESCRIPTION) {
            self.sections.insert(0, (DESCRIPTION.to_owned(), mail.text));
        }
        self.files = mail.files;
        let taken = |name: &str| self.files.iter().any(|(own, _)| own.eq_ignore_ascii_case(name));
        let name = (1..)
            .map(|number: u32| if number == 1 { "bericht.eml".to_owned() } else { format!("bericht-{number}.eml") });
        if let Some(name) = name.into_iter().find(|name| !taken(name)) {
            self.files.push((name, whole));
        }
        for (name, _) in &self.files {
            add(&mut self.given.case, "bijlagen", name.clone());
        }
    }

    /// Takes an answer.
    pub fn fill(&mut self, missing: &Missing, answer: String) {
        match missing {
            Missing::Field(path) => add(&mut self.given.case, path, answer),
            Missing::Class(axis, _) => add(&mut self.given.case, &format!("indeling.{axis}"), answer),
            Missing::Attribute(key, _) => add(&mut self.given.event, key, answer),
            Missing::Section(title) => self.sections.push((title.clone(), answer)),
            Missing::Attachment(_) => {}
        }
    }

    /// The file. Every value goes through the one editor, so that it is read back as it was given.
    pub fn bytes(&self) -> Result<Vec<u8>, Problem> {
        let mut text = "---\n".to_owned();
        if !self.left.is_empty() {
            text += &format!("{TODO}{}\n", self.left.join(", ").replace(char::is_control, " "));
        }
        text += "---\n";
        let mut sections = self.sections.clone();
        if sections.is_empty() {
            sections.push((DESCRIPTION.to_owned(), String::new()));
        }
        for (title, words) in &sections {
            let (title, words) = (title.replace(char::is_control, " "), words.trim());
            text += &format!("## {title}\n\n{words}{}", if words.is_empty() { "" } else { "\n\n" });
        }
        let text = format!("{}\n", text.trim_end());
        let set = |path: &str, value: &New| Change::Set { path: path.to_owned(), value: value.clone() };
        let mut changes = vec![set("regeling", &New::One(self.regulation.clone()))];
        let mut values: Vec<&(String, New)> = self.given.case.iter().collect();
        // As the manual lists them; what only the regulation knows comes last.
        let place = |path: &str| {
            let first = path.split('.').next().unwrap_or_default();
            KNOWN_KEYS.iter().position(|key| *key == first).unwrap_or(KNOWN_KEYS.len())
        };
        values.sort_by_key(|(path, _)| place(path));
        changes.extend(values.into_iter().map(|(path, value)| set(path, value)));
        let receipt = ("ontvangen".to_owned(), New::One(self.received.to_string()));
        let entries = std::iter::once(receipt).chain(self.given.event.iter().cloned()).collect();
        changes.push(Change::Event { at: 0, entries });
        let name = "de nieuwe zaak".to_owned();
        edit(&name, text.as_bytes(), &changes).map_err(|problem| CaseProblem::Edit { path: name, problem }.into())
    }
}
