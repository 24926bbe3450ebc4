//! What the organisation does each year, as `regels.json` has it.

use schemars::JsonSchema;
use serde::Serialize;

use super::types::ArticleRef;

/// A periodic report.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReportRule {
    /// Its name.
    pub name: String,
    /// How often, in Dutch words: `1 jaar`.
    pub every: Option<String>,
    /// How long after the period it is ready.
    pub ready: Option<String>,
    /// Whether it is discussed.
    pub discussed: bool,
    /// Whether the discussion ends in a decision.
    pub decided: bool,
    /// Whether it is needed only over a period in which complaints came in.
    pub only_with_complaints: bool,
    /// Whether the public gets to read it.
    pub public: bool,
    /// The role that makes it.
    pub by: Option<String>,
    /// Its articles.
    pub articles: Vec<ArticleRef>,
}

/// What becomes of measures.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MeasuresData {
    /// Whether each has an owner and a day it is planned for.
    pub owner: bool,
    /// How long after it was carried out its effect is judged, in Dutch words: `1 jaar`.
    pub effect: Option<String>,
    /// Its articles.
    pub articles: Vec<ArticleRef>,
}

/// Training of staff.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TrainingData {
    /// How often, in Dutch words: `1 jaar`.
    pub every: Option<String>,
    /// Its articles.
    pub articles: Vec<ArticleRef>,
}

/// Whom to tell where.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InformationRule {
    /// Where or how.
    pub channel: String,
    /// Whom.
    pub to: Option<String>,
    /// When.
    pub moment: Option<String>,
    /// The role that tells.
    pub by: Option<String>,
    /// How often it is looked at, in Dutch words; a year when null.
    pub every: Option<String>,
    /// The step of a case that shows it was done.
    pub step: Option<String>,
    /// Its articles.
    pub articles: Vec<ArticleRef>,
}
