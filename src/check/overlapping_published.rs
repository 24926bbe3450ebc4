//! A report that is to be published beside one about a longer period that holds it.

use crate::diagnostic::{Code, Findings};

use super::ReportContext;

pub const CODE: Code =
    Code::warning("K277", "overlapping-published", "twee verslagen over dezelfde tijd worden openbaar");

pub fn run(context: &ReportContext<'_>, findings: &mut Findings) {
    let report = context.report;
    let longer = || context.repository.reports.iter().find(|other| other.is_public() && report.is_within(other));
    let Some(longer) = longer().filter(|_| report.is_public()) else { return };
    let front = &report.document.front;
    let span = front.entry("publiceren").map_or(report.document.front_span, |entry| entry.span());
    let message =
        format!("dit verslag komt niet op de openbare site, want dat over {} komt er al", longer.period.name());
    findings.push(context.finding(&CODE, span, message).help(
        "laat het langste tijdvak openbaar en zet hier publiceren: nee; samen zouden zij kleine aantallen verraden",
    ));
}
