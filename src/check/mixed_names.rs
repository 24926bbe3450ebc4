//! The same party is called one thing here and another there.

use crate::diagnostic::{Code, Findings};
use crate::document::list_in_dutch;
use crate::source::Span;

use super::RegulationContext;

pub const CODE: Code = Code::info("K427", "mixed-names", "dezelfde partij heeft in de tekst verschillende namen");

/// Words for the party that buys, orders or is helped.
const NAMES: [&str; 6] = ["opdrachtgever", "cliënt", "klant", "afnemer", "consument", "deelnemer"];

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let document = &context.regulation.document;
    let (body, base) = (document.body_text(), document.body.start as usize);
    let mut seen: Vec<(&str, usize)> = NAMES.iter().filter_map(|name| Some((*name, position(body, name)?))).collect();
    seen.sort_by_key(|(_, at)| *at);
    let ([(first, first_at), .., (last, last_at)], names) =
        (seen.as_slice(), seen.iter().map(|(name, _)| *name).collect::<Vec<_>>())
    else {
        return;
    };
    let span = |name: &str, at: usize| Span::new(base + at, base + at + name.len());
    let message = format!("de tekst gebruikt {} door elkaar", list_in_dutch(&names, "en"));
    let help = format!("kies een woord, zoals {first}, of leg bij de begrippen uit wie wie is");
    findings.push(
        context
            .finding(&CODE, span(last, *last_at), message, &Vec::new())
            .label(context.regulation.source(), span(first, *first_at), "de eerste naam")
            .help(help),
    );
}

/// Where a name first stands as a word of its own, singular or plural.
fn position(body: &str, name: &str) -> Option<usize> {
    let starts = |at: usize| !body[..at].ends_with(|c: char| c.is_alphanumeric());
    let ends = |rest: &str| {
        let rest = ["en", "s"].iter().find_map(|plural| rest.strip_prefix(plural)).unwrap_or(rest);
        !rest.starts_with(|c: char| c.is_alphanumeric())
    };
    body.match_indices(name).map(|(at, _)| at).find(|at| starts(*at) && ends(&body[at + name.len()..]))
}
