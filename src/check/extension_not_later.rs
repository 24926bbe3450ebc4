//! A term was extended to a day that is not later.

use crate::calendar::short_date;
use crate::deadline::ExtensionFault;
use crate::diagnostic::{Code, Findings};

use super::CaseContext;
use super::terms::{faulty, on_extension};

pub const CODE: Code = Code::error("K232", "extension-not-later", "een verlenging maakt de termijn niet langer");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    for (term, extended) in faulty(context, ExtensionFault::NotLater) {
        let end = short_date(extended.before.date);
        let message = format!("de nieuwe laatste dag van `{}` is niet later dan de oude, {end}", term.rule.name.text);
        let finding = on_extension(context, &CODE, term, super::terms::new_day_span(extended.event), message);
        findings.push(finding.help(format!("kies een dag na {end}, of haal de verlenging weg")));
    }
}
