//! A term of a case or a duty of the year: what a list of last days has in common.

use chrono::NaiveDate;

use crate::calendar::Moment;
use crate::deadline::{Deadline, Status};
use crate::document::Text;
use crate::regulation::{Addressee, Regulation};

use super::Duty;

/// Something with a last day.
#[derive(Debug, Clone, Copy)]
pub enum Term<'a> {
    /// A term of a case.
    Case(&'a Deadline<'a>),
    /// A duty of the year.
    Year(&'a Duty<'a>),
}

impl<'a> Term<'a> {
    /// The number of the case; of a duty of the year only when it is a measure in a case.
    #[must_use]
    pub fn case(self) -> Option<&'a str> {
        match self {
            Self::Case(term) => Some(&term.case.id),
            Self::Year(duty) => duty.case.map(|case| case.id.as_str()),
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'a str {
        match self {
            Self::Case(term) => &term.rule.name.text,
            Self::Year(duty) => &duty.name,
        }
    }

    /// The version that asks for it.
    #[must_use]
    pub fn regulation(self) -> &'a Regulation {
        match self {
            Self::Case(term) => term.regulation,
            Self::Year(duty) => duty.regulation,
        }
    }

    /// The articles it rests on.
    #[must_use]
    pub fn articles(self) -> &'a [Text] {
        match self {
            Self::Case(term) => &term.rule.articles,
            Self::Year(duty) => duty.articles,
        }
    }

    /// The step of a case that meets it first.
    #[must_use]
    pub fn step(self) -> Option<&'a Text> {
        match self {
            Self::Case(term) => term.rule.steps.first(),
            Self::Year(_) => None,
        }
    }

    /// When it began.
    #[must_use]
    pub fn started(self) -> Moment {
        match self {
            Self::Case(term) => term.started,
            Self::Year(duty) => duty.start.into(),
        }
    }

    /// Its end.
    #[must_use]
    pub fn due(self) -> Moment {
        match self {
            Self::Case(term) => term.due,
            Self::Year(duty) => duty.due.into(),
        }
    }

    /// The day it was met.
    #[must_use]
    pub fn met_on(self) -> Option<NaiveDate> {
        match self {
            Self::Case(term) => term.met_on,
            Self::Year(duty) => duty.met_on,
        }
    }

    /// How it stands.
    #[must_use]
    pub fn status(self) -> Status {
        match self {
            Self::Case(term) => term.status,
            Self::Year(duty) => duty.status,
        }
    }

    /// How it stands, in Dutch.
    #[must_use]
    pub fn state(self) -> &'static str {
        match self {
            Self::Case(term) => term.state(),
            Self::Year(duty) => duty.state(),
        }
    }

    /// Calendar days until the end, negative when it has passed.
    #[must_use]
    pub fn days(self) -> i64 {
        match self {
            Self::Case(term) => term.days(),
            Self::Year(duty) => duty.days(),
        }
    }

    /// Working days until the end, negative when it has passed.
    #[must_use]
    pub fn workdays(self) -> i64 {
        match self {
            Self::Case(term) => term.workdays(),
            Self::Year(duty) => duty.workdays(),
        }
    }

    /// The role that acts.
    #[must_use]
    pub fn responsible(self) -> &'a str {
        match self {
            Self::Case(term) => term.responsible(),
            Self::Year(duty) => duty.responsible(),
        }
    }

    /// Whether the complainant is the one to act.
    #[must_use]
    pub fn is_of_complainant(self) -> bool {
        matches!(self, Self::Case(term) if term.rule.addressee == Addressee::Complainant)
    }

    /// Whether the organisation still has to act on it after its end.
    #[must_use]
    pub fn is_passed(self) -> bool {
        match self {
            Self::Case(term) => term.is_passed(),
            Self::Year(duty) => duty.status == Status::Overdue,
        }
    }

    /// Why it ends on its day, a line per step.
    #[must_use]
    pub fn explanation(self) -> Vec<String> {
        match self {
            Self::Case(term) => term.explanation(),
            Self::Year(duty) => duty.explanation(),
        }
    }

    /// The file it is about.
    #[must_use]
    pub fn path(self) -> &'a str {
        match self {
            Self::Case(term) => term.case.source().path(),
            Self::Year(duty) => &duty.path,
        }
    }

    /// The order of a list: the longest overdue first, a case before the year.
    #[must_use]
    pub fn order(self) -> (Moment, Option<&'a str>, &'a str) {
        (self.due(), self.case(), self.name())
    }
}
