//! What an organisation records beside its rules, under the roles they are about: who is bound to secrecy, since when a
//! processor has an agreement, and when members were appointed.

use chrono::NaiveDate;

use crate::document::{Dated, Text};
use crate::source::Span;

use super::{Plain, Regulation, Role};

/// Secrecy (geheim).
#[derive(Debug, Clone)]
pub struct Secrecy {
    /// That it holds, and where it stands.
    pub rule: Plain,
    /// The roles it binds (wie).
    pub who: Vec<Text>,
}

/// What is said of the agreement with a processor (verwerkersovereenkomst; AVG, article 28(3)).
#[derive(Debug, Clone)]
pub enum Processing {
    /// It holds since this day.
    Since(Dated),
    /// None is needed, for this reason.
    NotNeeded(Text),
    /// A yes or a no: neither a day nor a reason.
    Unclear(Text),
}

/// Members of a role were appointed (benoemd). Without names: the file is published.
#[derive(Debug, Clone)]
pub struct Appointment {
    /// From this day (op).
    pub from: Dated,
    /// Up to and including this day (tot).
    pub until: Option<Dated>,
    /// How many (leden).
    pub members: Option<u32>,
    /// What makes them fit (deskundigheid).
    pub expertise: Option<Text>,
    /// What they have no tie with (onafhankelijkheid).
    pub independence: Option<Text>,
    /// Where it stands.
    pub span: Span,
}

impl Appointment {
    /// Whether it holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.date() <= day && self.until.is_none_or(|until| day <= until.date())
    }
}

impl Role {
    /// Whether a complaint that goes to this role leaves the organisation without an agreement that holds on a day, or a
    /// reason why none is needed.
    #[must_use]
    pub fn lacks_agreement(&self, on: NaiveDate) -> bool {
        self.external
            && match &self.processing {
                Some(Processing::Since(day)) => day.date() > on,
                Some(Processing::NotNeeded(_)) => false,
                Some(Processing::Unclear(_)) | None => true,
            }
    }
}

impl Regulation {
    /// The role with this name.
    #[must_use]
    pub fn role(&self, key: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.key.text == key)
    }
}
