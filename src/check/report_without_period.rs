//! A report is due every now and then.

use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code = Code::info("K423", "report-without-period", "er staat niet hoe vaak een verslag komt");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    for report in context.regulation.reports.iter().filter(|report| report.every.is_none()) {
        let message = format!("er staat niet hoe vaak `{}` komt", report.name.text);
        let help = "zet erbij: elke: 3 maanden";
        findings.push(context.finding(&CODE, report.name.span, message, &report.articles).help(help));
    }
}
