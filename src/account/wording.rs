//! The sentences of a report.

use crate::calendar::{Period, short_date};
use crate::report::figures::{Figures, NumberRange, Signal, SignalKind};

/// What was counted in one sentence.
#[must_use]
pub fn headline(period: Period, figures: &Figures) -> String {
    let name = period.in_sentence();
    if figures.received == 0 && figures.open_before == 0 && figures.reopened == 0 {
        return format!("In {name} zijn geen klachten ontvangen, en er stonden er geen open.");
    }
    let received = match figures.received {
        0 => "geen klachten".to_owned(),
        1 => "1 klacht".to_owned(),
        count => format!("{count} klachten"),
    };
    let none_or = |count: usize| if count == 0 { "geen".to_owned() } else { count.to_string() };
    format!(
        "In {name} zijn {received} ontvangen en {} afgehandeld; aan het eind {} er {} open.",
        none_or(figures.handled),
        if figures.open == 1 { "stond" } else { "stonden" },
        none_or(figures.open)
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

/// The numbers of the year that are not there.
#[must_use]
pub fn gaps(figures: &Figures) -> Option<String> {
    let ranges = &figures.missing_numbers.0;
    let count: usize = ranges.iter().map(NumberRange::count).sum();
    let shown: Vec<String> = ranges.iter().take(10).map(NumberRange::written).collect();
    let more = if ranges.len() > shown.len() { " en andere" } else { "" };
    let (zijn, nummers) = if count == 1 { ("is", "1 nummer") } else { ("zijn", "nummers") };
    let told = match count {
        0 => return None,
        1 => nummers.to_owned(),
        count => format!("{count} {nummers}"),
    };
    Some(format!(
        "In de nummering van het jaar {zijn} {told} niet te vinden: {}{more}. Zulke zaken zijn vernietigd, verplaatst of \
         nooit gemaakt, en tellen niet mee.",
        shown.join(", ")
    ))
}

/// That an earlier period is left out, for a report counted more in it than there is left.
#[must_use]
pub fn not_compared(period: Period, path: &str) -> String {
    format!(
        "Niet vergeleken met {}: {path} telde meer klachten dan er nog zaken zijn. Wat over is, zegt niet hoeveel het er \
         toen waren.",
        period.in_sentence()
    )
}

/// What the complaints of a signal have in common.
#[must_use]
pub fn in_common(kind: SignalKind) -> &'static str {
    match kind {
        SignalKind::Respondent => "over dezelfde beklaagde",
        SignalKind::Service => "over dezelfde dienst",
        SignalKind::Topic => "met hetzelfde onderwerp",
        SignalKind::Department => "over dezelfde afdeling",
    }
}

/// A signal in a sentence.
#[must_use]
pub fn signal(signal: &Signal) -> String {
    let (first, last) = (short_date(signal.first), short_date(signal.last));
    let cases = match signal.cases.0.as_slice() {
        [] => String::new(),
        ranges => format!(": {}", ranges.iter().map(NumberRange::written).collect::<Vec<_>>().join(", ")),
    };
    format!("{} klachten {}, ontvangen van {first} tot en met {last}{cases}.", signal.count, in_common(signal.kind))
}
