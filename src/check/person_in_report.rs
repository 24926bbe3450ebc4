//! A report that is to be published says who somebody in a case is.

use crate::diagnostic::{Code, Findings};
use crate::source::Span;

use super::ReportContext;

pub const CODE: Code =
    Code::error("K275", "person-in-report", "een verslag dat openbaar wordt, noemt iemand uit een zaak");

pub fn run(context: &ReportContext<'_>, findings: &mut Findings) {
    if !context.report.publish {
        return;
    }
    for (text, span) in texts(context) {
        if context.names_somebody(text) {
            let message = "hier staat een persoonsgegeven uit een zaak, en dit verslag is om te publiceren";
            let help = "schrijf het zonder naam, adres of nummer; of zet publiceren: nee";
            findings.push(context.finding(&CODE, span, message).help(help));
        }
    }
}

/// What an officer wrote in it: advice, measures, the decision, and each paragraph of the text.
fn texts<'a>(context: &'a ReportContext<'_>) -> Vec<(&'a str, Span)> {
    let report = context.report;
    let measures = report.measures.iter().flat_map(|measure| {
        let verdict = measure.effect.as_ref().and_then(|effect| effect.verdict.as_ref());
        [Some(&measure.what), measure.cause.as_ref(), measure.owner.as_ref(), measure.dropped.as_ref(), verdict]
    });
    let decided = report.discussed.iter().flat_map(|discussed| &discussed.decision);
    let written = report.recommendations.iter().chain(measures.flatten()).chain(decided);
    let mut texts: Vec<(&str, Span)> = written.map(|text| (text.as_str(), text.span)).collect();
    let body = report.document.body_text();
    let mut at = report.document.body.start as usize;
    for paragraph in body.split_inclusive("\n\n") {
        let blank = paragraph.len() - paragraph.trim_start().len();
        let start = at + blank;
        texts.push((paragraph, Span::new(start, start + paragraph.trim().len())));
        at += paragraph.len();
    }
    texts
}
