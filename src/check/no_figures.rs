//! A report without figures.

use crate::diagnostic::{Code, Findings};

use super::ReportContext;

pub const CODE: Code = Code::info("K273", "no-figures", "in een verslag staan geen cijfers");

pub fn run(context: &ReportContext<'_>, findings: &mut Findings) {
    let report = context.report;
    // Figures that are there and cannot be read are told by their reader.
    let there = report.document.front.get("cijfers").is_some_and(|node| !node.is_blank());
    if report.figures.is_none() && !there && report.period.is_over(context.on) {
        let message = format!("in dit verslag over {} staan geen cijfers", report.period.in_sentence());
        let help =
            format!("laat ze tellen zolang de zaken er zijn: {}; wat u schreef, blijft staan", context.command());
        findings.push(context.finding(&CODE, context.key_span("cijfers"), message).help(help));
    }
}
