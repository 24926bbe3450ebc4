//! The figures of a report were counted before its period was over.

use crate::calendar::short_date;
use crate::diagnostic::{Code, Findings};

use super::ReportContext;

pub const CODE: Code =
    Code::warning("K270", "figures-provisional", "de cijfers van een verslag zijn nog voorlopig, en het tijdvak is om");

pub fn run(context: &ReportContext<'_>, findings: &mut Findings) {
    let Some(figures) = context.report.figures.as_ref().filter(|figures| figures.provisional) else { return };
    let period = context.report.period;
    if period.is_over(context.on) {
        let message = format!(
            "deze cijfers zijn voorlopig: geteld tot en met {}, en {} liep tot en met {}",
            short_date(figures.until),
            period.in_sentence(),
            short_date(period.last())
        );
        let help = format!("laat ze opnieuw tellen: {}", context.command());
        findings.push(context.finding(&CODE, context.key_span("cijfers.voorlopig"), message).help(help));
    }
}
