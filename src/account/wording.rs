//! The sentences of a report.

use crate::calendar::{Period, short_date};
use crate::report::figures::Figures;

/// What was counted in one sentence.
#[must_use]
pub fn headline(period: Period, figures: &Figures) -> String {
    let name = period.name();
    if figures.received == 0 && figures.open_before == 0 && figures.reopened == 0 {
        return format!("In {name} zijn geen klachten ontvangen, en er stonden er geen open.");
    }
    let received = match figures.received {
        0 => "geen klachten".to_owned(),
        1 => "1 klacht".to_owned(),
        count => format!("{count} klachten"),
    };
    format!(
        "In {name} zijn {received} ontvangen en {} afgehandeld; aan het eind {} er {} open.",
        figures.handled,
        if figures.open == 1 { "stond" } else { "stonden" },
        figures.open
    )
    .replace("zijn 1 klacht", "is 1 klacht")
}

/// Until which day was counted, and what that means.
#[must_use]
pub fn counted_until(figures: &Figures) -> String {
    let day = short_date(figures.until);
    if figures.provisional {
        format!("Voorlopige cijfers: het tijdvak was nog niet om. Geteld tot en met {day}.")
    } else {
        format!("Geteld tot en met {day}.")
    }
}
