//! The rules of one version of a regulation, each with its span and the articles it rests on.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::calendar::{Calendar, Duration};
use crate::document::{Dated, Document, Suppression, Text};
use crate::source::{Source, Span};

use super::yearly::{Information, MeasuresRule, Report, Training};
use super::{Appointment, Articles, Processing, Secrecy};

/// One version of a regulation.
#[derive(Debug, Clone)]
pub struct Regulation {
    /// The short name: the file or folder under `regulations/`.
    pub slug: String,
    /// The day this version takes effect (in werking).
    pub version: NaiveDate,
    /// The file.
    pub document: Document,
    /// The title the public reads.
    pub title: String,
    /// The organisation whose regulation it is.
    pub organisation: Option<String>,
    /// What kind of organisation that is (soort_organisatie).
    pub kind: OrganisationKind,
    /// From this day it binds no new case (vervallen).
    pub expires: Option<Dated>,
    /// The day it was adopted (vastgesteld).
    pub adopted: Option<Dated>,
    /// Who adopted it.
    pub adopted_by: Option<String>,
    /// Whether it is an example, not an official text.
    pub example: bool,
    /// Where the public reaches the organisation.
    pub contact: Contact,
    /// Working days and rolling for its terms.
    pub calendar: Calendar,
    /// Whether the calendar says how terms roll; a complainant's term rolls when it does not.
    pub end_stated: bool,
    /// Roles beside klager, beklaagde and behandelaar.
    pub roles: Vec<Role>,
    /// What counts as a complaint (begrip).
    pub definition: Option<Definition>,
    /// Published goals (doelen).
    pub goals: Vec<Statement>,
    /// Published duties without a date (plichten).
    pub duties: Vec<Statement>,
    /// What a case must have (vereist).
    pub required: Vec<Requirement>,
    /// Classification (indeling).
    pub axes: Vec<Axis>,
    /// Duties around a step (stappen).
    pub steps: Vec<StepRule>,
    /// Terms (termijnen).
    pub terms: Vec<TermRule>,
    /// Conflict of interest (onafhankelijk).
    pub independence: Vec<Independence>,
    /// Who is responsible, and from which step on (verantwoordelijk).
    pub responsible: Vec<Responsible>,
    /// Where a dispute goes (geschil).
    pub disputes: Vec<Dispute>,
    /// When a case goes (bewaren).
    pub retention: Option<Retention>,
    /// Periodic reports (verslagen).
    pub reports: Vec<Report>,
    /// Whom to tell where (voorlichting).
    pub information: Vec<Information>,
    /// Measures have an owner, an effect (maatregelen).
    pub measures: Option<MeasuresRule>,
    /// Training of staff (opleiding).
    pub training: Option<Training>,
    /// Secrecy (geheim).
    pub secrecy: Option<Secrecy>,
    /// Free of charge (kosteloos).
    pub free_of_charge: Option<Plain>,
    /// Findings the organisation accepts for a while (negeer).
    pub suppressions: Vec<Suppression>,
    /// The text, article by article.
    pub articles: Articles,
}

/// What kind of organisation a regulation is of: it decides what the law asks of its pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OrganisationKind {
    /// A public body (overheid): its regulation is legislation.
    Public,
    /// A provider of services (dienstverlener), who must publish where to complain (directive 2006/123/EC, article 27).
    Services,
    /// Not said, or something else.
    #[default]
    Other,
}

/// References to the text, such as `5.5`.
pub type Refs = Vec<Text>;

/// How the public reaches the organisation.
#[derive(Debug, Default, Clone)]
pub struct Contact {
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Postal address.
    pub post: Option<String>,
    /// Website.
    pub website: Option<String>,
}

/// A role (rol).
#[derive(Debug, Clone)]
pub struct Role {
    /// Its name in the rules.
    pub key: Text,
    /// Who holds it, as published.
    pub name: Option<Text>,
    /// Where to reach them.
    pub email: Option<Text>,
    /// Whether they come from outside the organisation.
    pub external: bool,
    /// The role that appoints them.
    pub appointed_by: Option<Text>,
    /// Since when members were appointed (benoemd).
    pub appointments: Vec<Appointment>,
    /// The agreement with who comes from outside (verwerkersovereenkomst).
    pub processing: Option<Processing>,
    /// Its articles.
    pub articles: Refs,
}

/// What counts as a complaint.
#[derive(Debug, Clone)]
pub struct Definition {
    /// The forms it may have: schriftelijk, mondeling.
    pub forms: Vec<Text>,
    /// Whether the text says something on anonymous complaints.
    pub anonymous: Option<bool>,
    /// Its articles.
    pub articles: Refs,
    /// Where it stands.
    pub span: Span,
}

/// A sentence that is published, not computed.
#[derive(Debug, Clone)]
pub struct Statement {
    /// What it says.
    pub text: String,
    /// Whose duty it is.
    pub who: Option<Text>,
    /// Its articles.
    pub articles: Refs,
}

/// Something a case must have.
#[derive(Debug, Clone)]
pub struct Requirement {
    /// What.
    pub what: Required,
    /// Only when this holds.
    pub when: Condition,
    /// Needed before this step; from the start when absent.
    pub before: Option<Text>,
    /// Its articles.
    pub articles: Refs,
    /// Where it stands.
    pub span: Span,
}

/// The thing a case must have.
#[derive(Debug, Clone)]
pub enum Required {
    /// A value at a dotted path, or the day of a step (gegeven).
    Field(Text),
    /// A section of the body with text (kop).
    Section(Text),
    /// An attachment (bijlage).
    Attachment(Text),
}

/// A condition on the case: each name has one of the values.
#[derive(Debug, Clone, Default)]
pub struct Condition(pub Vec<(Text, Vec<Text>)>);

impl Condition {
    /// Whether there is nothing to fulfil.
    #[must_use]
    pub fn is_always(&self) -> bool {
        self.0.is_empty()
    }
}

/// An axis of classification (indeling).
#[derive(Debug, Clone)]
pub struct Axis {
    /// Its name.
    pub key: Text,
    /// The choices: code and label; a code equals its label in a plain list.
    pub choices: Vec<(String, String)>,
    /// Whether any words will do.
    pub free: bool,
    /// Whether a case may have several.
    pub multiple: bool,
    /// Whether a case must have one.
    pub required: bool,
    /// Its articles.
    pub articles: Refs,
}

/// Duties around a step (stap).
#[derive(Debug, Clone)]
pub struct StepRule {
    /// The step.
    pub step: Text,
    /// What it means; marks a step of this regulation's own.
    pub description: Option<String>,
    /// Attributes the event must have.
    pub required: Vec<Text>,
    /// Steps that wait for this one.
    pub gates: Vec<Text>,
    /// Steps that must come before this one.
    pub after: Vec<Text>,
    /// Whether it may be waived with a reason (afzien).
    pub waivable: bool,
    /// The forms it may have.
    pub forms: Vec<Text>,
    /// The channels it may use.
    pub channels: Vec<Text>,
    /// Who must be told.
    pub addressees: Vec<Text>,
    /// Which roles must do it.
    pub by: Vec<Text>,
    /// Only when this holds.
    pub when: Condition,
    /// Whether the outcome binds the organisation.
    pub binding: bool,
    /// Only advice: what is missing is a warning.
    pub advice: bool,
    /// Its articles.
    pub articles: Refs,
    /// Where it stands.
    pub span: Span,
}

/// Whom a term binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Addressee {
    /// The organisation: late when it passes.
    Organisation,
    /// The complainant: a window that lapses.
    Complainant,
}

/// How hard a term is (soort).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hardness {
    /// It binds.
    Hard,
    /// A target (streeftermijn).
    Target,
    /// The regulation gives no computable term; this norm stands in (norm).
    Norm,
}

/// A term (termijn).
#[derive(Debug, Clone)]
pub struct TermRule {
    /// Its name.
    pub name: Text,
    /// The steps that meet it, any of them.
    pub steps: Vec<Text>,
    /// How long.
    pub duration: Duration,
    /// Where the duration stands.
    pub duration_span: Span,
    /// The text says `direct`; [`TermRule::duration`] is the norm.
    pub immediate: bool,
    /// The steps it runs from, the last that happened.
    pub after: Vec<Text>,
    /// Whom it binds.
    pub addressee: Addressee,
    /// How hard it is.
    pub hardness: Hardness,
    /// The role that acts.
    pub responsible: Option<Text>,
    /// Only when this holds.
    pub when: Condition,
    /// How it may be extended.
    pub extension: Option<Extension>,
    /// It starts anew at each of its steps, until this one.
    pub repeats_until: Option<Text>,
    /// Its calendar, with its own end rule and working days.
    pub calendar: Calendar,
    /// Its articles.
    pub articles: Refs,
    /// Where it stands.
    pub span: Span,
}

/// How a term may be extended (verlengen).
#[derive(Debug, Clone)]
pub struct Extension {
    /// The step that tells it.
    pub step: Text,
    /// Attributes the event must have.
    pub required: Vec<Text>,
    /// How long at most, from the nominal end.
    pub at_most: Option<Duration>,
    /// How often.
    pub times: Option<u32>,
    /// Its articles.
    pub articles: Refs,
    /// Where it stands.
    pub span: Span,
}

/// Who may not be whom (onafhankelijk).
#[derive(Debug, Clone)]
pub struct Independence {
    /// The person or persons it binds: behandelaar, commissie or a role.
    pub who: Text,
    /// Not this person (beklaagde), not from this department (afdeling).
    pub not: Vec<Text>,
    /// Its articles.
    pub articles: Refs,
}

/// Who is responsible.
#[derive(Debug, Clone)]
pub struct Responsible {
    /// The role.
    pub who: Text,
    /// From this step on.
    pub from: Option<Text>,
    /// Its articles.
    pub articles: Refs,
}

/// Where a dispute goes (geschil).
#[derive(Debug, Clone)]
pub struct Dispute {
    /// The body.
    pub body: Text,
    /// Its website.
    pub website: Option<String>,
    /// Its postal address (adres).
    pub address: Option<String>,
    /// Whether its decision binds.
    pub binding: bool,
    /// Its articles.
    pub articles: Refs,
}

/// When a case may and must go (bewaren).
#[derive(Debug, Clone)]
pub struct Retention {
    /// How long; none with an event alone.
    pub duration: Option<Duration>,
    /// The step it runs from.
    pub after: Option<Text>,
    /// A case before an external body stays until this step (wacht_op).
    pub waits_for: Option<Text>,
    /// Its articles.
    pub articles: Refs,
    /// Where it stands.
    pub span: Span,
}

/// A rule that only says that it holds.
#[derive(Debug, Clone)]
pub struct Plain {
    /// Its articles.
    pub articles: Refs,
    /// Where it stands.
    pub span: Span,
}

impl Regulation {
    /// The file.
    #[must_use]
    pub fn source(&self) -> &Arc<Source> {
        &self.document.source
    }

    /// Whether this version binds a case received on that day.
    #[must_use]
    pub fn in_force_on(&self, day: NaiveDate) -> bool {
        self.version <= day && self.expires.is_none_or(|expires| day < expires.date())
    }

    /// The rule of a step.
    #[must_use]
    pub fn step(&self, key: &str) -> Option<&StepRule> {
        self.steps.iter().find(|rule| rule.step.text == key)
    }

    /// The term with this name.
    #[must_use]
    pub fn term(&self, name: &str) -> Option<&TermRule> {
        self.terms.iter().find(|term| term.name.text == name)
    }

    /// Whether this step exists here: standard, or the regulation's own.
    #[must_use]
    pub fn knows_step(&self, key: &str) -> bool {
        crate::vocabulary::is_step(key) || self.steps.iter().any(|rule| rule.step.text == key)
    }

    /// The terms of the organisation that a step meets.
    pub fn terms_for<'a>(&'a self, step: &'a str) -> impl Iterator<Item = &'a TermRule> {
        let own = |term: &&TermRule| term.addressee == Addressee::Organisation;
        self.terms.iter().filter(own).filter(move |term| term.is_met_by(step))
    }

    /// How a step reads: what the regulation calls it, or the standard words.
    #[must_use]
    pub fn step_label<'a>(&'a self, key: &'a str) -> &'a str {
        let own = self.step(key).and_then(|rule| rule.description.as_deref());
        own.unwrap_or_else(|| crate::vocabulary::step_label(key))
    }

    /// Whether this role exists here.
    #[must_use]
    pub fn knows_role(&self, key: &str) -> bool {
        crate::vocabulary::ROLES.contains(&key) || self.roles.iter().any(|role| role.key.text == key)
    }
}

impl TermRule {
    /// Whether a step meets it.
    #[must_use]
    pub fn is_met_by(&self, step: &str) -> bool {
        self.steps.iter().any(|own| own.text == step)
    }

    /// Whether it runs from a step.
    #[must_use]
    pub fn runs_from(&self, step: &str) -> bool {
        self.after.iter().any(|own| own.text == step)
    }
}
