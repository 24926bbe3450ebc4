//! A report to begin with: what its regulation asks for, the figures, and room for the officer's own words.

use chrono::NaiveDate;

use crate::calendar::{Period, PeriodLength};
use crate::edit::as_value;
use crate::regulation::Regulation;

/// The line above the part of the text the program writes.
pub const BEGIN: &str = "<!-- cijfers: begin (dit deel schrijft klacht report) -->";
/// The channel that the program can look at itself.
pub const WEBSITE: &str = "website";
/// The line below it.
pub const END: &str = "<!-- cijfers: einde -->";

/// The text of a new report. `made` is the day it is drawn up, when the period is over; `figures` are the lines of
/// YAML, `text` stands between the marks. `website` is the day the regulation was seen on the site that was built.
#[must_use]
pub fn skeleton(
    regulation: &Regulation,
    period: Period,
    made: Option<NaiveDate>,
    website: Option<NaiveDate>,
    (figures, text): (&str, &str),
) -> String {
    let mut out = format!(
        "---\n# Uw eigen woorden blijven staan: klacht report {period} ververst alleen de cijfers.\nregeling: {}\n\
         periode: {period}\nopgesteld:{}\nbesproken:\n",
        as_value(&regulation.slug),
        made.map(|day| format!(" {day}")).unwrap_or_default()
    );
    if regulation.reports.iter().any(|report| report.discussed) {
        out += "  op:\n  met: []\n  besluit:\n";
    }
    out += "aanbevelingen: []\nmaatregelen: []\n";
    // What is asked once a year is written down in the report of the year.
    let yearly = period.length() == PeriodLength::Year;
    let mut channels: Vec<&str> = Vec::new();
    for told in regulation.information.iter().filter(|_| yearly) {
        if !channels.contains(&told.channel.as_str()) {
            channels.push(told.channel.as_str());
        }
    }
    out += if channels.is_empty() { "voorlichting: []\n" } else { "voorlichting:\n" };
    for channel in channels {
        out += &format!("  - kanaal: {}\n", as_value(channel));
        out += &match website.filter(|day| channel == WEBSITE && period.holds(*day)) {
            Some(day) => format!("    op: {day}\n    middel: nagegaan op de gebouwde site\n"),
            None => "    op:\n    middel:\n".to_owned(),
        };
    }
    out += "training: []\npubliceren: nee\n";
    out += figures;
    out += &format!("---\n## Cijfers\n\n{BEGIN}\n{text}{END}\n\n## Wat ons opvalt\n\n## Wat wij aanbevelen\n");
    if regulation.measures.is_some() {
        out += "\n## Wat er met eerdere maatregelen is gebeurd\n";
    }
    out
}
