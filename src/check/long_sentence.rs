//! A sentence too long for most readers.

use crate::diagnostic::{Code, Findings};
use crate::source::Span;

use super::RegulationContext;
use super::sentences::sentences;

pub const CODE: Code = Code::info("K324", "long-sentence", "een zin is langer dan dertig woorden");

/// More words than this are too many (taalniveau B1).
const MOST: usize = 30;

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    for sentence in sentences(context.regulation) {
        let (Some(first), Some(last)) = (sentence.first(), sentence.last()) else { continue };
        if sentence.len() > MOST {
            let span = Span::new(first.span.start as usize, last.span.end as usize);
            let message = format!("deze zin heeft {} woorden", sentence.len());
            let help = "maak er twee of meer zinnen van (taalniveau B1)";
            findings.push(context.finding(&CODE, span, message, &Vec::new()).help(help));
        }
    }
}
