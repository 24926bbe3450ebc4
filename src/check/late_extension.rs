//! A term was extended after its last day.

use crate::calendar::short_date;
use crate::deadline::ExtensionFault;
use crate::diagnostic::{Code, Findings};

use super::CaseContext;
use super::terms::{faulty, on_extension};

pub const CODE: Code = Code::error("K230", "late-extension", "een verlenging is te laat gemeld");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    for (term, extended) in faulty(context, ExtensionFault::ToldLate) {
        let end = short_date(extended.before.date);
        let message = format!("deze verlenging is gemeld na de laatste dag van `{}`, {end}", term.rule.name.text);
        let finding = on_extension(context, &CODE, term, super::terms::day_span(extended.event), message);
        findings
            .push(finding.help(
                "de oude laatste dag blijft gelden; controleer de datum, of zeg de klager dat het te laat wordt",
            ));
    }
}
