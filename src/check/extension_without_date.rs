//! A term was extended without saying until when.

use crate::calendar::short_date;
use crate::deadline::ExtensionFault;
use crate::diagnostic::{Code, Findings};

use super::CaseContext;
use super::terms::{faulty, on_extension};

pub const CODE: Code = Code::error("K231", "extension-without-date", "een verlenging noemt geen nieuwe laatste dag");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    for (term, extended) in faulty(context, ExtensionFault::NoNewDate) {
        let message = format!("deze verlenging van `{}` noemt geen nieuwe laatste dag", term.rule.name.text);
        let finding = on_extension(context, &CODE, term, super::terms::new_day_span(extended.event), message);
        findings.push(finding.help(format!("zet erbij tot: en een dag na {}", short_date(extended.before.date))));
    }
}
