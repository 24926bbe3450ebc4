//! The sentences and clauses an explanation is made of.

use chrono::NaiveDate;

use super::amsterdam::{hours_ahead, to_utc};
use super::day_kind::{DayKind, day_kind};
use super::dutch::{clock_time, long_date};
use super::equated::{EquatedStatus, equated_status};
use super::moment::Moment;
use super::table::flags;

/// The kind of a day off under a mask; `None` for an own closing day.
pub(super) fn reason(day: NaiveDate, mask: u8) -> Option<DayKind> {
    (flags(day) & mask != 0).then(|| day_kind(day))
}

/// What a day off is, as the end of a sentence that starts with the day.
pub(super) fn clause(kind: Option<DayKind>) -> String {
    match kind {
        Some(DayKind::Saturday | DayKind::Sunday | DayKind::Weekday) => "valt in het weekend".to_owned(),
        Some(DayKind::Holiday(name)) => format!("is {name}"),
        Some(DayKind::GoodFriday) => "is Goede Vrijdag".to_owned(),
        Some(DayKind::Equated { name, source }) => {
            format!("is met een feestdag gelijkgesteld ({name}; {source})")
        }
        None => "is een eigen sluitingsdag".to_owned(),
    }
}

/// "maandag 2 maart 2026", with the time where there is one: "… om 14.30 uur".
pub(super) fn words(moment: Moment) -> String {
    let date = long_date(moment.date);
    moment.time.map_or(date.clone(), |time| format!("{date} om {}", clock_time(time)))
}

/// A line when the clock changes between two moments.
pub(super) fn clock_change(start: Moment, end: Moment) -> Option<String> {
    let ahead = |m: Moment| hours_ahead(to_utc(m.date.and_time(m.time.unwrap_or_default())));
    let way = match ahead(end) - ahead(start) {
        0 => return None,
        1.. => "vooruit",
        _ => "terug",
    };
    Some(format!("In deze termijn gaat de klok een uur {way}; alleen echt verstreken uren tellen."))
}

/// A line for each run of years whose equated days are not fully known.
pub(super) fn unknown_years(from: i32, to: i32) -> Vec<String> {
    let mut runs: Vec<(i32, i32, EquatedStatus)> = Vec::new();
    for year in from..=to {
        let status = equated_status(year);
        match runs.last_mut() {
            Some((_, last, same)) if *same == status => *last = year,
            _ => runs.push((year, year, status)),
        }
    }
    let line = |(from, to, status)| {
        let years = if from == to { format!("Voor {from}") } else { format!("Voor {from} tot en met {to}") };
        Some(format!("{years} {}", unknown_years_of(status)?))
    };
    runs.into_iter().filter_map(line).collect()
}

/// What follows "Voor 2029" when not all equated days of a year are known.
pub(super) const fn unknown_years_of(status: EquatedStatus) -> Option<&'static str> {
    match status {
        EquatedStatus::Known => None,
        EquatedStatus::Incomplete => {
            Some("zijn niet alle gelijkgestelde dagen bekend; de laatste dag kan later vallen.")
        }
        EquatedStatus::NotYetKnown => Some(
            "zijn de gelijkgestelde dagen nog niet bekend; na een nieuw koninklijk besluit kan de laatste dag \
             later vallen.",
        ),
        EquatedStatus::BeforeRecords => {
            Some("zijn geen gelijkgestelde dagen vastgelegd; de laatste dag kan later vallen.")
        }
    }
}
