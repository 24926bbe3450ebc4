//! What asks for attention on a day: the lists of the morning page.

use serde::Serialize;

use crate::calendar::short_date;
use crate::case::Case;
use crate::deadline::{Deadline, Status};
use crate::document::Text;
use crate::duties::Term;
use crate::regulation::Regulation;

use super::TermView;
use super::row::subject;

/// How many rows a list of the morning page has at most; the rest is behind a link.
const MOST: usize = 100;

/// Where a term that asks for attention stands. The order is that of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attention {
    /// Its last day is over and the organisation had to act.
    Overdue,
    /// Today is the last day.
    Today,
    /// The last day is in one to seven days.
    Week,
    /// The last day is in eight to thirty days.
    Month,
    /// The complainant may still act.
    Complainant,
    /// A target or norm that has passed.
    Passed,
}

impl Attention {
    /// Every moment, in the order of the page.
    pub const ALL: [Self; 6] = [Self::Overdue, Self::Today, Self::Week, Self::Month, Self::Complainant, Self::Passed];

    /// Where a term stands, when it asks for attention.
    #[must_use]
    pub fn of(term: Term<'_>) -> Option<Self> {
        match (term.status(), term.days()) {
            (Status::Overdue, _) => Some(Self::Overdue),
            (Status::Open, _) if term.is_of_complainant() => Some(Self::Complainant),
            (Status::Open, ..=0) => Some(Self::Today),
            (Status::Open, 1..=7) => Some(Self::Week),
            (Status::Open, 8..=30) => Some(Self::Month),
            _ => term.is_passed().then_some(Self::Passed),
        }
    }

    /// Its bit in the data of the list of cases.
    #[must_use]
    pub fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A list of the morning page.
#[derive(Debug, Default, Serialize)]
pub struct Agenda {
    /// The first rows, earliest last day first.
    pub rows: Vec<AgendaRow>,
    /// How many terms there are, those of the year included.
    pub terms: usize,
    /// In how many cases.
    pub cases: usize,
    /// How many of them are duties of the year.
    pub duties: usize,
    /// How many terms are not among the rows.
    pub more: usize,
}

/// A term that asks for attention.
#[derive(Debug, Serialize)]
pub struct AgendaRow {
    /// The term.
    #[serde(flatten)]
    pub term: TermView,
    /// Its page, from the top folder.
    pub page: String,
    /// The number of the case, or the period.
    pub about: String,
    /// What the case is about, or the regulation.
    pub subject: String,
    /// Who acts, by name; empty when nobody is named.
    pub person: String,
    /// Why that day, in a line.
    pub short: String,
}

impl Agenda {
    /// Makes a list of terms, whatever their order.
    pub(super) fn new(mut terms: Vec<Term<'_>>) -> Self {
        terms.sort_by_key(|term| (term.due(), term.case()));
        let mut cases: Vec<&str> = terms.iter().filter_map(|term| term.case()).collect();
        let duties = terms.iter().filter(|term| matches!(term, Term::Year(_))).count();
        cases.sort_unstable();
        cases.dedup();
        Self {
            rows: terms.iter().take(MOST).map(|term| AgendaRow::new(*term)).collect(),
            terms: terms.len(),
            cases: cases.len(),
            duties,
            more: terms.len().saturating_sub(MOST),
        }
    }
}

impl AgendaRow {
    fn new(term: Term<'_>) -> Self {
        match term {
            Term::Case(term) => Self {
                term: TermView::new(term, None),
                page: format!("zaken/{}/index.html", term.case.id),
                about: term.case.id.clone(),
                subject: subject(term.case),
                person: person(term).to_owned(),
                short: short(term),
            },
            Term::Year(duty) => Self {
                term: TermView::of_year(duty),
                page: match duty.case {
                    Some(case) => format!("zaken/{}/index.html", case.id),
                    None => "cijfers/index.html#plichten".to_owned(),
                },
                about: duty.case.map_or_else(|| duty.period.to_string(), |case| case.id.clone()),
                subject: duty.case.map_or_else(|| duty.regulation.title.clone(), subject),
                person: holder(duty.regulation, duty.responsible()).unwrap_or_default().to_owned(),
                short: duty.path.clone(),
            },
        }
    }
}

/// Who holds a role, as the regulation publishes it.
fn holder<'a>(regulation: &'a Regulation, role: &str) -> Option<&'a str> {
    let role = regulation.roles.iter().find(|known| known.key.text == role)?;
    role.name.as_ref().map(Text::as_str)
}

/// The name of whoever acts: of the complainant, the handler, or the holder of the role.
pub(super) fn person<'a>(term: &'a Deadline<'_>) -> &'a str {
    let case: &Case = term.case;
    let role = term.responsible();
    let handles = |role: &str| {
        let own = case.handler.as_ref().and_then(|handler| handler.role.as_ref());
        role == "behandelaar" || own.is_some_and(|own| own.text == role)
    };
    let name = match role {
        "klager" => case.complainant.as_ref().and_then(|person| person.name.as_ref()),
        role if handles(role) => case.handler.as_ref().and_then(|handler| handler.name.as_ref()),
        _ => return holder(term.regulation, role).unwrap_or_default(),
    };
    name.map(|name| name.text.as_str()).unwrap_or_default()
}

/// `4 weken na: klacht ontvangen op 2 maart 2026`.
pub(super) fn short(term: &Deadline<'_>) -> String {
    let start = term.regulation.step_label(&term.start.step.text);
    let mut said = format!("{} na: {start}, op {}", term.rule.duration, short_date(term.started.date));
    if let Some(before) = term.extended_from {
        said += &format!("; verlengd, eerst was het {}", short_date(before.date));
    } else if term.due.date != term.nominal.date {
        said += "; de laatste dag schoof op naar een werkdag";
    }
    said
}
