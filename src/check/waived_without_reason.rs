//! A step was waived and nobody says why.

use crate::diagnostic::{Code, Findings};
use crate::document::{YesNo, yes_no};

use super::CaseContext;
use super::duty::{articles_of, attribute_span};

pub const CODE: Code = Code::error("K217", "waived-without-reason", "er is van een stap afgezien zonder reden");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    for event in &context.case.course {
        let Some(reason) = event.waived().filter(|_| !event.is_waived_with_reason()) else { continue };
        let step = event.step.as_str();
        let (message, help) = match reason.as_str().and_then(yes_no) {
            Some(YesNo::No) => (
                format!("bij `{step}` staat dat er niet van is afgezien"),
                "haal `afgezien` weg: die regel is er alleen als de stap niet is gezet",
            ),
            _ => (
                format!("er is van `{step}` afgezien zonder reden"),
                "schrijf achter afgezien: waarom de stap niet nodig was",
            ),
        };
        let span = attribute_span(event, Some(reason));
        findings.push(context.finding(&CODE, span, message, articles_of(context, step)).help(help));
    }
}
