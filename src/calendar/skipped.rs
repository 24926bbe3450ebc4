//! The days a count of working days passed over, in one sentence.

use chrono::{Datelike, NaiveDate, Weekday};

use super::day_kind::DayKind;
use super::dutch::long_date;

/// Names beyond this number are only counted.
const NAMED: usize = 24;

/// Days passed over: weekends by number, other days by name.
#[derive(Default)]
pub(super) struct Skipped {
    weekends: usize,
    saturday: Option<NaiveDate>,
    named: Vec<String>,
    unnamed: usize,
}

impl Skipped {
    /// Adds a day; `kind` is why, `None` for an own closing day.
    pub fn add(&mut self, day: NaiveDate, kind: Option<DayKind>) {
        if day.weekday() == Weekday::Sat {
            self.weekends += 1;
            self.saturday = Some(day);
        } else if day.weekday() != Weekday::Sun {
            self.name(day, &format!(" ({})", label(kind)));
        } else if self.saturday.is_none() || self.saturday != day.pred_opt() {
            // The Sunday after an event on a Saturday.
            self.name(day, "");
        }
    }

    fn name(&mut self, day: NaiveDate, why: &str) {
        if self.named.len() < NAMED {
            self.named.push(format!("{}{why}", long_date(day)));
        } else {
            self.unnamed += 1;
        }
    }

    /// "Overgeslagen: 2 weekenden; vrijdag 3 april 2026 (Goede Vrijdag)."
    pub fn sentence(self) -> Option<String> {
        let weekends = match self.weekends {
            0 => None,
            1 => Some("1 weekend".to_owned()),
            n => Some(format!("{n} weekenden")),
        };
        let rest = match self.unnamed {
            0 => None,
            1 => Some("en nog 1 andere vrije dag".to_owned()),
            n => Some(format!("en nog {n} andere vrije dagen")),
        };
        let parts: Vec<String> = weekends.into_iter().chain(self.named).chain(rest).collect();
        (!parts.is_empty()).then(|| format!("Overgeslagen: {}.", parts.join("; ")))
    }
}

/// What a day passed over is called; `None` is an own closing day.
pub(super) fn label(kind: Option<DayKind>) -> String {
    match kind {
        Some(DayKind::Holiday(name)) => name.to_owned(),
        Some(DayKind::GoodFriday) => "Goede Vrijdag".to_owned(),
        Some(DayKind::Equated { name, .. }) => format!("{name}, gelijkgestelde dag"),
        Some(DayKind::Saturday | DayKind::Sunday | DayKind::Weekday) => "weekend".to_owned(),
        None => "eigen sluitingsdag".to_owned(),
    }
}
