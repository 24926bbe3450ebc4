//! Which days are working days for a term.

use chrono::{Days, NaiveDate};

use super::end_rule::EndRule;
use super::table::{count_without, flags};
use super::workday_set::WorkdaySet;

/// The calendar (kalender) of a term: its working days, its end, the own closing days.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Calendar {
    /// Which days are working days (werkdagen).
    pub workdays: WorkdaySet,
    /// How the end rolls (einde).
    pub end: EndRule,
    /// Own closing days (gesloten), sorted and each once, as [`Calendar::new`]
    /// leaves them. They are never working days, in any set, but an end under
    /// [`EndRule::Atw`] does not move for them.
    pub closed: Vec<NaiveDate>,
}

impl Calendar {
    /// A calendar; puts the closing days in order.
    #[must_use]
    pub fn new(workdays: WorkdaySet, end: EndRule, mut closed: Vec<NaiveDate>) -> Self {
        closed.sort_unstable();
        closed.dedup();
        Self { workdays, end, closed }
    }

    /// Whether a day is a working day (werkdag).
    #[must_use]
    pub fn is_workday(&self, d: NaiveDate) -> bool {
        flags(d) & self.workdays.mask() == 0 && !self.is_closed(d)
    }

    /// Whether a day is an own closing day (sluitingsdag).
    #[must_use]
    pub fn is_closed(&self, d: NaiveDate) -> bool {
        !self.closed.is_empty() && self.closed.binary_search(&d).is_ok()
    }

    /// The first working day after a day; the day itself never counts.
    ///
    /// At the far end of chrono's range, where no day follows, the last day.
    #[must_use]
    pub fn next_workday(&self, d: NaiveDate) -> NaiveDate {
        d.succ_opt().map_or(d, |next| self.workday_from(next))
    }

    /// The day itself when it is a working day, otherwise the first one after it.
    #[must_use]
    pub fn workday_from(&self, d: NaiveDate) -> NaiveDate {
        let mut day = d;
        while !self.is_workday(day) {
            let Some(next) = day.succ_opt() else { break };
            day = next;
        }
        day
    }

    /// The working days after `from` up to and including `to`; negative when `to` lies before `from`.
    #[must_use]
    pub fn workdays_between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        if to < from {
            return -self.workdays_between(to, from);
        }
        let mask = self.workdays.mask();
        let closed = self.closed.iter().filter(|d| from < **d && **d <= to && flags(**d) & mask == 0);
        count_without(mask, from, to) - i64::try_from(closed.count()).unwrap_or(i64::MAX)
    }
}

/// A number of days later, or the last day chrono knows.
pub(super) fn days_later(d: NaiveDate, days: u64) -> NaiveDate {
    d.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}
