//! A term was extended beyond the most the regulation allows.

use crate::calendar::short_date;
use crate::deadline::ExtensionFault;
use crate::diagnostic::{Code, Findings};

use super::CaseContext;
use super::terms::{faulty, on_extension};

pub const CODE: Code =
    Code::error("K233", "extension-beyond-maximum", "een verlenging is langer dan de regeling toestaat");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    for (term, extended) in faulty(context, ExtensionFault::BeyondMaximum) {
        let latest = extended.latest.map(short_date).unwrap_or_default();
        let message = format!("de regeling staat voor `{}` hoogstens {latest} toe", term.rule.name.text);
        let finding = on_extension(context, &CODE, term, super::terms::new_day_span(extended.event), message);
        findings.push(finding.help(format!("kies een dag tot en met {latest}; die dag geldt nu als laatste dag")));
    }
}
