//! A case before it has a number.

use crate::calendar::Moment;
use crate::case::KNOWN_KEYS;
use crate::check::Missing;
use crate::edit::{Change, New, edit};

use super::super::Problem;
use super::super::casework::CaseProblem;
use super::super::casework::given::{Given, add, split};

/// What a new case will say.
#[derive(Debug)]
pub(super) struct Draft {
    regulation: String,
    received: Moment,
    given: Given,
    /// Headings with their text.
    sections: Vec<(String, String)>,
    /// What is left for later, by name.
    pub left: Vec<String>,
}

impl Draft {
    pub fn new(regulation: &str, received: Moment, given: Given, sections: &[String]) -> Result<Self, Problem> {
        let sections =
            sections.iter().map(|section| split(section).map(|(title, text)| (title.to_owned(), text.to_owned())));
        let sections = sections.collect::<Result<Vec<_>, _>>()?;
        Ok(Self { regulation: regulation.to_owned(), received, given, sections, left: Vec::new() })
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
            text += &format!("# nog invullen: {}\n", self.left.join(", ").replace(char::is_control, " "));
        }
        text += "---\n";
        let mut sections = self.sections.clone();
        if sections.is_empty() {
            sections.push(("Omschrijving".to_owned(), String::new()));
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
