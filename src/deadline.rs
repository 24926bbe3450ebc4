//! Terms of a case worked out: when they end, whether they were met, and why on that day.

use chrono::NaiveDate;

use crate::calendar::{Moment, long_date, short_date};
use crate::case::{Case, Event};
use crate::regulation::{Addressee, Hardness, Regulation, TermRule};

mod clash;
mod condition;
mod explain;
mod extension;
mod leaving;
mod recompute;
mod retention;
mod status;
mod whatif;

pub use clash::{Clash, clashes};
pub use condition::{applies, fact};
pub use extension::{Extended, ExtensionFault};
pub use leaving::{Leaving, Standing, leaving};
pub use recompute::{Shifted, shifted};
pub use retention::{Keeper, Kept, Origin, keeper, retention};
pub use status::Status;
pub use whatif::{Moved, Spread, moved};

/// A term of a case (termijn), worked out as of a day.
#[derive(Debug)]
pub struct Deadline<'a> {
    /// The case.
    pub case: &'a Case,
    /// The version that binds it.
    pub regulation: &'a Regulation,
    /// The rule.
    pub rule: &'a TermRule,
    /// The event it runs from.
    pub start: &'a Event,
    /// When it starts.
    pub started: Moment,
    /// The end before rolling and extension.
    pub nominal: Moment,
    /// The end that counts.
    pub due: Moment,
    /// The end before the last extension that counted.
    pub extended_from: Option<Moment>,
    /// Every extension, also those that do not count.
    pub extensions: Vec<Extended<'a>>,
    /// The day it was met.
    pub met_on: Option<NaiveDate>,
    /// The event that ended the case before it was met.
    pub ended_by: Option<&'a Event>,
    /// The state as of [`Deadline::on`].
    pub status: Status,
    /// The day it was worked out for.
    pub on: NaiveDate,
}

impl Deadline<'_> {
    /// Calendar days until the end, negative when it has passed.
    #[must_use]
    pub fn days(&self) -> i64 {
        (self.due.date - self.on).num_days()
    }

    /// Working days until the end, negative when it has passed.
    #[must_use]
    pub fn workdays(&self) -> i64 {
        self.rule.calendar.workdays_between(self.on, self.due.date)
    }

    /// The role that acts: as the rule says, else the complainant, else the handler's role.
    #[must_use]
    pub fn responsible(&self) -> &str {
        match (&self.rule.responsible, self.rule.addressee) {
            (Some(role), _) => &role.text,
            (None, Addressee::Complainant) => "klager",
            (None, Addressee::Organisation) => {
                let role = self.case.handler.as_ref().and_then(|handler| handler.role.as_ref());
                role.map_or("behandelaar", |role| &role.text)
            }
        }
    }

    /// The state in Dutch: a soft term is never called overdue.
    #[must_use]
    pub fn state(&self) -> &'static str {
        match (self.status, self.rule.hardness, self.rule.addressee) {
            (Status::Open, ..) => "loopt",
            (Status::Met, ..) => "gehaald",
            (Status::Overdue, ..) => "te laat",
            (Status::Late, Hardness::Target, _) => "na de streeftermijn",
            (Status::Late, Hardness::Norm, _) => "na de norm",
            (Status::Late, ..) => "te laat gedaan",
            (Status::Lapsed, _, _) if self.ended_by.is_some() => "vervallen",
            (Status::Lapsed, Hardness::Target, Addressee::Organisation) => "streeftermijn verstreken",
            (Status::Lapsed, Hardness::Norm, Addressee::Organisation) => "norm verstreken",
            (Status::Lapsed, ..) => "verlopen",
        }
    }

    /// Whether the organisation still has to act on it after its end: overdue, or a target that has passed.
    #[must_use]
    pub fn is_passed(&self) -> bool {
        self.status == Status::Overdue
            || self.status == Status::Lapsed
                && self.ended_by.is_none()
                && self.rule.addressee == Addressee::Organisation
    }

    /// One sentence on where it stands.
    #[must_use]
    pub fn sentence(&self) -> String {
        let due = long_date(self.due.date);
        match (self.status, self.met_on) {
            (Status::Met | Status::Late, Some(met)) => {
                format!("{}: gedaan op {}, uiterlijk {due}", self.state(), short_date(met))
            }
            _ => format!("{}: uiterlijk {due}", self.state()),
        }
    }
}

/// All terms of a case that have started by a day, in the order of the regulation.
#[must_use]
pub fn deadlines<'a>(case: &'a Case, regulation: &'a Regulation, on: NaiveDate) -> Vec<Deadline<'a>> {
    regulation.terms.iter().filter_map(|rule| status::work_out(case, regulation, rule, on)).collect()
}
