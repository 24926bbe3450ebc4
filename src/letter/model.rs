//! What stands in a letter, as a template gets it.

use serde::Serialize;

use super::Part;

/// Who gets a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipient {
    /// The complainant (klager), or who speaks for them.
    Complainant,
    /// The respondent (beklaagde) with this place in the case.
    Respondent(usize),
    /// Everybody who signs.
    Signers,
    /// Whom the complaint goes to: an external body, another organisation, who handles it.
    Body,
}

impl Recipient {
    /// The part they have in the case.
    #[must_use]
    pub fn part(self) -> Part {
        match self {
            Self::Complainant => Part::Complainant,
            Self::Respondent(_) => Part::Respondent,
            Self::Signers => Part::Signers,
            Self::Body => Part::Body,
        }
    }

    /// The word in the name of a file: a part, never a person.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Respondent(at) if at > 0 => format!("beklaagde{}", at + 1),
            other => other.part().key().to_owned(),
        }
    }
}

/// A letter. Days are in words; a text that is not there is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// The template: `letter/STEP.md`.
    pub step: String,
    /// What it is about, without anybody's name: the subject of an e-mail.
    pub title: String,
    /// The number of the case.
    pub reference: String,
    /// The day on it, ISO.
    pub date: String,
    /// The day on it: `2 maart 2026`.
    pub date_long: String,
    /// Whose letter it is.
    pub organisation: String,
    /// Who signs it.
    pub sender: Sender,
    /// Who gets it.
    pub to: Party,
    /// The part of who gets it: `klager`, `beklaagde`, `ondertekenaars`.
    pub part: &'static str,
    /// The regulation.
    pub regulation: RegulationFacts,
    /// The day the complaint was received.
    pub received_long: String,
    /// How it came: `per e-mail`.
    pub channel: String,
    /// What it is about: a service, a product, topics.
    pub about: String,
    /// The day of the step.
    pub event_long: String,
    /// Why (reden).
    pub reason: String,
    /// The new last day, or the day something is awaited (tot).
    pub until_long: String,
    /// The last day it replaces.
    pub until_before: String,
    /// The outcome (uitkomst).
    pub outcome: String,
    /// The day of the judgement.
    pub judged_long: String,
    /// How it was mediated.
    pub solved: Option<Section>,
    /// Whether the complainant is satisfied.
    pub satisfied: Option<bool>,
    /// Recommendations (aanbevelingen).
    pub recommendations: Vec<String>,
    /// Measures (maatregelen).
    pub measures: Vec<String>,
    /// Findings, conclusions, grounds: the officer's own text.
    pub sections: Vec<Section>,
    /// Who complains, for whom the complaint goes to.
    pub complainant: Option<Party>,
    /// Who handles it, or where it goes.
    pub who: String,
    /// What is asked of the complainant.
    pub asked: Vec<String>,
    /// When and where somebody is heard.
    pub hearing: Option<Hearing>,
    /// The external body it was put before.
    pub body_named: String,
    /// The number it has there.
    pub body_reference: String,
    /// Whether the organisation must follow.
    pub binding: bool,
    /// What happens next, in sentences.
    pub next: Vec<String>,
    /// Terms that run.
    pub dates: Vec<DateRow>,
    /// Terms that passed without what they asked for.
    pub missed: Vec<DateRow>,
    /// Terms that still have to start.
    pub later: Vec<Later>,
    /// The window for an objection (bezwaar), when it is open.
    pub objection: Option<Objection>,
    /// Where a dispute goes.
    pub bodies: Vec<Body>,
    /// Until when, where the regulation says so.
    pub bodies_until: String,
    /// Whether the complainant will be heard.
    pub heard: bool,
    /// Who signs, for a certificate.
    pub signers: Vec<Signer>,
    /// The day the case was closed.
    pub closed_long: String,
    /// The last day the case is kept.
    pub kept_long: String,
    /// Whether a complaint is confidential.
    pub secret: bool,
    /// Whether complaining is free.
    pub free: bool,
}

/// Who signs a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Sender {
    /// The name.
    pub name: String,
    /// The role in words; empty when the name says it.
    pub role: String,
    /// Where to write.
    pub email: String,
    /// Where to call.
    pub phone: String,
    /// The postal address.
    pub post: String,
    /// The website.
    pub website: String,
}

/// Who gets a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Party {
    /// The name.
    pub name: String,
    /// For whom they speak; empty when for themselves.
    pub represents: String,
    /// Their organisation, or department.
    pub organisation: String,
    /// The lines of the address.
    pub address: Vec<String>,
    /// The e-mail address; empty when there is none, or none that can be one.
    pub email: String,
    /// The telephone number.
    pub phone: String,
}

/// The regulation, as a letter names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegulationFacts {
    /// The title.
    pub title: String,
    /// From when the version holds.
    pub version_long: String,
    /// Where it stands; empty without an address.
    pub url: String,
    /// Whether it is an example, no official text.
    pub example: bool,
}

/// Text of the officer's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// Markdown, as written but for its comments.
    pub markdown: String,
    /// One line of plain text, instead of Markdown.
    pub plain: String,
}

/// When and where somebody is heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hearing {
    /// The day, with the time when there is one.
    pub when: String,
    /// Where.
    pub place: String,
}

/// A term that runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateRow {
    /// What there is by then.
    pub what: String,
    /// The last day.
    pub due_long: String,
    /// `uiterlijk`, or how soft it is.
    pub kind: &'static str,
    /// Whether it binds the complainant.
    pub yours: bool,
    /// Why that day, line by line.
    pub explanation: Vec<String>,
}

/// A term that has not started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Later {
    /// What there is by then.
    pub what: String,
    /// How long.
    pub within: String,
    /// From what.
    pub after: String,
    /// Only when this holds; empty when always.
    pub condition: String,
    /// Whether it binds the complainant.
    pub yours: bool,
}

/// An open window for an objection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Objection {
    /// The last day.
    pub due_long: String,
    /// Whether it has to be in writing.
    pub written: bool,
    /// Why that day.
    pub explanation: Vec<String>,
}

/// Where a dispute goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Body {
    /// Its name.
    pub name: String,
    /// Its website.
    pub website: String,
    /// Its postal address.
    pub address: String,
    /// Whether its decision binds.
    pub binding: bool,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signer {
    /// The name.
    pub name: String,
    /// As what.
    pub role: String,
}
