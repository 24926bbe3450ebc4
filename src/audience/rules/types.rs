//! The shape of `regels.json`: its schema is made from these types, so the two cannot differ.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::yearly::{InformationRule, MeasuresData, ReportRule, TrainingData};

/// The rules of one version of a Dutch complaints regulation, each with the articles it rests on.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "regels.json")]
pub struct Rules {
    /// Where the schema of this file stands, relative to the file.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// The short name of the regulation.
    pub regulation: String,
    /// The day this version takes effect.
    #[schemars(extend("format" = "date"))]
    pub version: String,
    /// From this day it binds no new case.
    #[schemars(extend("format" = "date"))]
    pub expires: Option<String>,
    /// The day it was adopted.
    #[schemars(extend("format" = "date"))]
    pub adopted: Option<String>,
    /// The title the public reads.
    pub title: String,
    /// The organisation whose regulation it is.
    pub organisation: Option<String>,
    /// Whether it is an example, not an official text.
    pub example: bool,
    /// The language of the texts: `nl`.
    pub language: String,
    /// The working days of its terms, and what becomes of an end on a day off.
    pub calendar: CalendarRule,
    /// Where the public reaches the organisation.
    pub contact: ContactRule,
    /// What counts as a complaint.
    pub definition: Option<DefinitionRule>,
    /// Published goals.
    pub goals: Vec<GoalRule>,
    /// Published duties without a date.
    pub duties: Vec<DutyRule>,
    /// Roles beside complainant, respondent and handler.
    pub roles: Vec<RoleRule>,
    /// Who is responsible, and from which step on.
    pub responsible: Vec<ResponsibleRule>,
    /// What a case must have.
    pub required: Vec<RequiredRule>,
    /// The axes by which cases are classified.
    pub classification: Vec<AxisRule>,
    /// Duties around a step.
    pub steps: Vec<StepData>,
    /// Terms.
    pub terms: Vec<TermData>,
    /// Who may not be whom.
    pub independence: Vec<IndependenceRule>,
    /// Where a dispute goes.
    pub disputes: Vec<DisputeRule>,
    /// When a case goes.
    pub retention: Option<RetentionRule>,
    /// Periodic reports.
    pub reports: Vec<ReportRule>,
    /// Whom to tell where.
    pub information: Vec<InformationRule>,
    /// Measures have an owner and an effect.
    pub measures: Option<MeasuresData>,
    /// Training of staff.
    pub training: Option<TrainingData>,
    /// Secrecy.
    pub secrecy: Option<PlainRule>,
    /// Complaining is free of charge.
    pub free_of_charge: Option<PlainRule>,
}

/// A place in the text of the regulation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticleRef {
    /// As the rules write it: `5.5`.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The id on the page of the regulation; absent from the text when null.
    pub anchor: Option<String>,
}

/// Names, each with the values of which one must hold; nothing means always.
pub type Conditions = BTreeMap<String, Vec<String>>;

/// Working days and ends.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CalendarRule {
    /// Which days are working days.
    pub workdays: Workdays,
    /// What becomes of an end on a day off.
    pub end: End,
    /// Own closing days.
    #[schemars(extend("items" = {"type": "string", "format": "date"}))]
    pub closed: Vec<String>,
    /// The day the list of days equated with holidays was brought up to date.
    #[schemars(extend("format" = "date"))]
    pub data: String,
}

/// Which days are working days, from the fewest to the most.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Workdays {
    /// Without the days off of the Algemene termijnenwet, Good Friday and days equated by decree.
    Atw,
    /// As `atw`, but days equated by decree are working days.
    AtwZonderGelijkgesteld,
    /// Without the generally recognised holidays only.
    Feestdagen,
    /// Every Monday to Friday.
    MaandagVrijdag,
}

/// What becomes of an end on a day off.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// It stays.
    Nominaal,
    /// It moves as the Algemene termijnenwet says.
    Atw,
    /// It moves to the next working day of the term's own set.
    VolgendeWerkdag,
}

/// Where the public reaches the organisation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContactRule {
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Postal address.
    pub post: Option<String>,
    /// Website.
    pub website: Option<String>,
}

/// What counts as a complaint.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DefinitionRule {
    /// The forms it may have.
    pub form: Vec<String>,
    /// Whether it may be anonymous; null when the text is silent.
    pub anonymous: Option<bool>,
    /// Its articles.
    pub articles: Vec<ArticleRef>,
}

/// A goal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GoalRule {
    /// What it says.
    pub goal: String,
    /// Its articles.
    pub articles: Vec<ArticleRef>,
}

/// A duty without a date.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DutyRule {
    /// What it says.
    pub duty: String,
    /// Whose it is.
    pub by: Option<String>,
    /// Its articles.
    pub articles: Vec<ArticleRef>,
}

/// A role.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoleRule {
    /// Its name in the rules.
    pub role: String,
    /// Who holds it, as published.
    pub name: Option<String>,
    /// Where to reach them.
    pub email: Option<String>,
    /// Whether they come from outside the organisation.
    pub external: bool,
    /// The role that appoints them.
    pub appointed_by: Option<String>,
    /// Its articles.
    pub articles: Vec<ArticleRef>,
}

/// Who is responsible.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ResponsibleRule {
    /// The role.
    pub who: String,
    /// From this step on.
    pub from: Option<String>,
    /// Its articles.
    pub articles: Vec<ArticleRef>,
}

/// Something a case must have.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RequiredRule {
    /// What it is.
    pub kind: RequiredKind,
    /// Its name: a dotted path, a heading or an attachment.
    pub name: String,
    /// Needed before this step; from the start when null.
    pub before: Option<String>,
    /// Only when this holds.
    pub when: Conditions,
    /// Its articles.
    pub articles: Vec<ArticleRef>,
}

/// The kind of thing a case must have.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RequiredKind {
    /// A value.
    Field,
    /// A section with text.
    Section,
    /// An attachment.
    Attachment,
}

/// An axis of classification.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AxisRule {
    /// Its name.
    pub axis: String,
    /// The choices.
    pub choices: Vec<Choice>,
    /// Whether any words will do.
    pub free: bool,
    /// Whether a case may have several.
    pub multiple: bool,
    /// Whether a case must have one.
    pub required: bool,
    /// Its articles.
    pub articles: Vec<ArticleRef>,
}

/// A choice.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Choice {
    /// Its code.
    pub key: String,
    /// How it reads.
    pub label: String,
}

/// Duties around a step.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StepData {
    /// The step.
    pub step: String,
    /// How it reads.
    pub label: String,
    /// Whether every regulation knows it.
    pub standard: bool,
    /// What must be recorded with it.
    pub required: Vec<String>,
    /// Steps that wait for it.
    pub before: Vec<String>,
    /// Steps it waits for.
    pub after: Vec<String>,
    /// Whether it may be left out with a reason.
    pub waivable: bool,
    /// The forms it may have.
    pub form: Vec<String>,
    /// The channels it may use.
    pub channels: Vec<String>,
    /// Who must be told.
    pub to: Vec<String>,
    /// The roles that must do it.
    pub by: Vec<String>,
    /// Only when this holds.
    pub when: Conditions,
    /// Whether its outcome binds the organisation.
    pub binding: bool,
    /// Whether it is only advised.
    pub advice: bool,
    /// Its articles.
    pub articles: Vec<ArticleRef>,
}

/// A term.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TermData {
    /// Its name.
    pub term: String,
    /// The steps that meet it, any of them.
    pub steps: Vec<String>,
    /// The steps it runs from, the last that happened.
    pub after: Vec<String>,
    /// How many units.
    #[schemars(range(min = 1, max = 9999))]
    pub amount: u32,
    /// The unit it is counted in.
    pub unit: TermUnit,
    /// Whether the text says "at once"; amount and unit are then a norm.
    pub immediate: bool,
    /// Whom it binds.
    pub addressee: TermAddressee,
    /// How hard it is.
    pub kind: TermKind,
    /// The role that acts.
    pub responsible: Option<String>,
    /// Only when this holds.
    pub when: Conditions,
    /// Which days are working days.
    pub workdays: Workdays,
    /// What becomes of an end on a day off.
    pub end: End,
    /// It starts anew at each of its steps, until this one.
    pub repeats_until: Option<String>,
    /// How it may be extended.
    pub extension: Option<ExtensionRule>,
    /// Its articles.
    pub articles: Vec<ArticleRef>,
}

/// The unit of a term.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TermUnit {
    /// Hours.
    Uur,
    /// Calendar days.
    Dag,
    /// Working days.
    Werkdag,
    /// Weeks of seven days.
    Week,
    /// Months.
    Maand,
    /// Years.
    Jaar,
}

/// Whom a term binds.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TermAddressee {
    /// The organisation.
    Organisation,
    /// The complainant: a window that lapses.
    Complainant,
}

/// How hard a term is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TermKind {
    /// It binds.
    Hard,
    /// A target.
    Target,
    /// A norm for what the text leaves open.
    Norm,
}

/// How a term may be extended.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ExtensionRule {
    /// The step that tells it.
    pub step: String,
    /// What must be recorded with it.
    pub required: Vec<String>,
    /// How long at most, in Dutch words: `2 weken`.
    pub at_most: Option<String>,
    /// How often.
    pub times: Option<u32>,
    /// Its articles.
    pub articles: Vec<ArticleRef>,
}

/// Who may not be whom.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IndependenceRule {
    /// The person it binds.
    pub who: String,
    /// Who that may not be.
    pub not: Vec<String>,
    /// Its articles.
    pub articles: Vec<ArticleRef>,
}

/// Where a dispute goes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DisputeRule {
    /// The body.
    pub body: String,
    /// Its website.
    pub website: Option<String>,
    /// Whether its decision binds.
    pub binding: bool,
    /// Its articles.
    pub articles: Vec<ArticleRef>,
}

/// When a case goes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RetentionRule {
    /// How long, in Dutch words: `2 jaar`.
    pub term: Option<String>,
    /// The step it runs from.
    pub after: Option<String>,
    /// The step a case before an external body waits for.
    pub waits_for: Option<String>,
    /// Its articles.
    pub articles: Vec<ArticleRef>,
}

/// A rule that only says that it holds.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlainRule {
    /// Its articles.
    pub articles: Vec<ArticleRef>,
}
