//! A link to the European platform for disputes, which was closed on 20 July 2025 (regulation (EU) 2024/3228).

use crate::diagnostic::{Code, Findings};
use crate::source::Span;

use super::RegulationContext;

pub const CODE: Code = Code::warning("K322", "closed-odr-platform", "de regeling wijst naar het gesloten ODR-platform");

const ADDRESS: &str = "ec.europa.eu/consumers/odr";

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    // The rules and the text alike: the link may stand with a dispute, with the contact, or in an article.
    let text = context.regulation.source().text().to_ascii_lowercase();
    for (start, _) in text.match_indices(ADDRESS) {
        let message = "het Europese platform voor geschillen is in juli 2025 gesloten";
        let help = "haal de verwijzing weg; noem de instantie waar een klager nu terechtkan";
        let span = Span::new(start, start + ADDRESS.len());
        findings.push(context.finding(&CODE, span, message, &Vec::new()).help(help));
    }
}
