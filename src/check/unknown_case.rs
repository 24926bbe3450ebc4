//! A measure names a case there is not and was not.

use crate::diagnostic::{Code, Findings};
use crate::document::closest;
use crate::report::figures::{Figures, NumberRange, Numbers};

use super::ReportContext;

pub const CODE: Code = Code::warning("K274", "unknown-case", "een maatregel noemt een zaak die er niet is");

pub fn run(context: &ReportContext<'_>, findings: &mut Findings) {
    if !context.repository.whole {
        return;
    }
    for named in context.report.measures.iter().flat_map(|measure| &measure.cases) {
        let id = named.text.trim();
        if context.repository.case(id).is_some() || was_there(context, id) {
            continue;
        }
        let known = context.repository.cases.iter().map(|bound| bound.case.id.as_str());
        let message = format!("zaak `{id}` is er niet, en dit nummer is nooit gegeven");
        let finding = context.finding(&CODE, named.span, message);
        findings.push(finding.meant(closest(id, known), "zet er het nummer van de zaak: de naam van haar bestand"));
    }
}

/// Whether a number may be of a case that is gone: one up to the highest that was given in its year, as far as cases and
/// figures tell; any number of a year of which nothing is left.
fn was_there(context: &ReportContext<'_>, id: &str) -> bool {
    let Some(year) = id.split_once('-').and_then(|(year, _)| year.parse::<i32>().ok()) else { return false };
    let number = Numbers::highest(year, [id]);
    let cases = || context.repository.cases.iter().map(|bound| bound.case.id.as_str());
    // The number of a case that is there, written in another way, is a slip.
    if number == 0 || cases().any(|own| Numbers::highest(year, [own]) == number) {
        return false;
    }
    let of_cases = Numbers::highest(year, cases());
    let reports = context.repository.reports.iter();
    let figures: Vec<(i32, &Figures)> =
        reports.filter_map(|report| Some((report.period.year(), report.figures.as_ref()?))).collect();
    let named = || figures.iter().flat_map(|(_, figures)| told(figures)).map(|range| range.last.as_str());
    let of_figures = Numbers::highest(year, named());
    // `2025-1` is no number where they are written as `2025-001`.
    if cases().chain(named()).map(digits).min().is_some_and(|least| digits(id) < least) {
        return false;
    }
    let received = figures.iter().filter(|(own, _)| *own == year).map(|(_, figures)| figures.received).max();
    let least = u32::try_from(received.unwrap_or(0)).unwrap_or(u32::MAX);
    number <= of_cases.max(of_figures).max(least) || of_cases == 0
}

/// In how many digits a number is written.
fn digits(id: &str) -> usize {
    id.rsplit('-').next().map_or(0, str::len)
}

/// The numbers figures name.
fn told(figures: &Figures) -> impl Iterator<Item = &NumberRange> {
    let informed = figures.information.iter().flat_map(|informed| &informed.missing.0);
    let signals = figures.signals.iter().flat_map(|signal| &signal.cases.0);
    figures.missing_numbers.0.iter().chain(informed).chain(signals)
}
