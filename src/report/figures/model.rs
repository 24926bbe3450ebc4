//! The types of the figures.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::regulation::Hardness;

use super::kept::Kept;
use super::numbers::Numbers;
use super::split::Split;

/// Every key the figures may have.
pub const KEYS: [&str; 24] = [
    "tot",
    "voorlopig",
    "open_begin",
    "ontvangen",
    "heropend",
    "afgehandeld",
    "open",
    "informeel",
    "indeling",
    "kanaal",
    "afdeling",
    "dienst",
    "oorzaak",
    "einde",
    "uitkomst",
    "termijnen",
    "doorlooptijd",
    "verlengingen",
    "bezwaar",
    "extern",
    "tevreden",
    "voorlichting",
    "ontbrekende_nummers",
    "signalen",
];

/// Of a signal of more complaints than this the numbers are left out: they say nothing any more.
pub const MOST_NUMBERS: usize = 100;

/// The figures of a period under a regulation (cijfers).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// The last day that was counted (tot).
    #[serde(serialize_with = "iso")]
    pub until: NaiveDate,
    /// Whether the period was not over yet (voorlopig).
    pub provisional: bool,
    /// Complaints that were open when the period began (open_begin).
    pub open_before: usize,
    /// Complaints received in the period (ontvangen).
    pub received: usize,
    /// Complaints reopened in the period, also those closed in it again (heropend).
    pub reopened: usize,
    /// Complaints of the three above that are closed at the end (afgehandeld).
    pub handled: usize,
    /// Complaints that are open at the end.
    pub open: usize,
    /// Matters that are still in the informal phase at the end: talked about, but not received as a complaint.
    pub informal: usize,
    /// Received complaints by each axis of classification (indeling), in the order of the regulation.
    #[serde(serialize_with = "by_name")]
    pub classification: Vec<(String, Split)>,
    /// Received complaints by the way they came (kanaal).
    pub channel: Split,
    /// Received complaints by the department of the respondent (afdeling).
    pub department: Split,
    /// Received complaints by product or service (dienst).
    pub service: Split,
    /// Handled complaints by cause (oorzaak).
    pub cause: Split,
    /// Handled complaints by the step that closed them (einde).
    pub ending: Split,
    /// Complaints judged in the period by the outcome of the last judgement in it (uitkomst).
    pub outcome: Split,
    /// Terms of the organisation of which the last day lies in the period, by name, in the order of the regulation.
    pub terms: Vec<TermFigures>,
    /// Days from receipt to closing, of handled complaints.
    pub to_closing: Option<Spread>,
    /// Days from receipt to the first judgement, of complaints first judged in the period.
    pub to_judgement: Option<Spread>,
    /// Extensions told in the period.
    pub extensions: Extensions,
    /// Objections of the period.
    pub objections: Objections,
    /// What went to an external body in the period.
    pub external: External,
    /// Whether complainants were satisfied, of handled complaints.
    pub satisfaction: Satisfaction,
    /// In how many received complaints it is recorded that somebody was told something.
    pub information: Vec<Informed>,
    /// Numbers of the year that are not there: destroyed, or never made.
    pub missing_numbers: Numbers,
    /// Three or more complaints in six months with something in common.
    pub signals: Vec<Signal>,
}

/// How a term fared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermFigures {
    /// Its name in the regulation.
    pub term: String,
    /// How hard it is (soort).
    #[serde(serialize_with = "hardness")]
    pub hardness: Hardness,
    /// How often it was met.
    #[serde(flatten)]
    pub kept: Kept,
}

/// How long things took, in whole days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// How many.
    pub count: usize,
    /// The shortest.
    pub minimum: i64,
    /// A quarter took no longer.
    pub lower: i64,
    /// Half took no longer.
    pub median: i64,
    /// Three quarters took no longer.
    pub upper: i64,
    /// The longest.
    pub maximum: i64,
}

/// Extensions (verlengingen).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Extensions {
    /// Complaints with at least one.
    pub cases: usize,
    /// How often a term was extended.
    pub times: usize,
    /// Extensions by reason.
    pub reasons: Split,
}

/// Objections (bezwaar).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Objections {
    /// Lodged (gemaakt).
    pub lodged: usize,
    /// Decided (beslist).
    pub decided: usize,
    /// Decided in favour of who objected, wholly or in part (gegrond).
    pub upheld: usize,
}

/// What went to an external body (extern).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct External {
    /// Complaints put before it (voorgelegd).
    pub submitted: usize,
    /// Rulings it gave (uitspraken).
    pub rulings: usize,
}

/// Whether complainants were satisfied (tevreden).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Satisfaction {
    /// ja
    pub yes: usize,
    /// nee
    pub no: usize,
    /// Nobody wrote it down (onbekend).
    pub unknown: usize,
}

/// In how many received complaints a step of information is recorded (voorlichting).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Informed {
    /// The step.
    pub step: String,
    /// In how many it is recorded (vastgelegd).
    pub recorded: usize,
    /// The numbers of those in which it is not (ontbreekt).
    pub missing: Numbers,
}

/// What complaints of a signal have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SignalKind {
    /// beklaagde
    Respondent,
    /// dienst
    Service,
    /// onderwerp
    Topic,
    /// afdeling
    Department,
}

/// Three or more complaints in six months with something in common; who or what that is, is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signal {
    /// What they have in common.
    pub kind: SignalKind,
    /// The day the first of them was received (van).
    #[serde(serialize_with = "iso")]
    pub first: NaiveDate,
    /// The day the last of them was received (tot).
    #[serde(serialize_with = "iso")]
    pub last: NaiveDate,
    /// How many there are (klachten).
    pub count: usize,
    /// Their numbers (zaken); none when there are more than [`MOST_NUMBERS`].
    pub cases: Numbers,
}

impl Figures {
    /// The figures of a period in which nothing happened.
    #[must_use]
    pub fn empty(until: NaiveDate, provisional: bool) -> Self {
        Self {
            until,
            provisional,
            open_before: 0,
            received: 0,
            reopened: 0,
            handled: 0,
            open: 0,
            informal: 0,
            classification: Vec::new(),
            channel: Split::default(),
            department: Split::default(),
            service: Split::default(),
            cause: Split::default(),
            ending: Split::default(),
            outcome: Split::default(),
            terms: Vec::new(),
            to_closing: None,
            to_judgement: None,
            extensions: Extensions::default(),
            objections: Objections::default(),
            external: External::default(),
            satisfaction: Satisfaction::default(),
            information: Vec::new(),
            missing_numbers: Numbers::default(),
            signals: Vec::new(),
        }
    }

    /// Received complaints by an axis of classification.
    #[must_use]
    pub fn axis(&self, name: &str) -> Option<&Split> {
        self.classification.iter().find(|(own, _)| own == name).map(|(_, split)| split)
    }
}

impl SignalKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Respondent, Self::Service, Self::Topic, Self::Department];

    /// The word in the file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Respondent => "beklaagde",
            Self::Service => "dienst",
            Self::Topic => "onderwerp",
            Self::Department => "afdeling",
        }
    }
}

/// The word in the file for how hard a term is.
pub(super) fn hardness_key(hardness: Hardness) -> &'static str {
    match hardness {
        Hardness::Hard => "hard",
        Hardness::Target => "streef",
        Hardness::Norm => "norm",
    }
}

fn iso<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

fn by_name<S: Serializer>(axes: &[(String, Split)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(axes.iter().map(|(axis, split)| (axis, split)))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn hardness<S: Serializer>(hardness: &Hardness, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match hardness {
        Hardness::Hard => "hard",
        Hardness::Target => "target",
        Hardness::Norm => "norm",
    })
}
