//! A term was extended more often than the regulation allows.

use crate::calendar::short_date;
use crate::deadline::ExtensionFault;
use crate::diagnostic::{Code, Findings};

use super::CaseContext;
use super::terms::{faulty, on_extension};

pub const CODE: Code =
    Code::error("K234", "extension-too-often", "een termijn is vaker verlengd dan de regeling toestaat");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    for (term, extended) in faulty(context, ExtensionFault::TooOften) {
        let times = term.rule.extension.as_ref().and_then(|extension| extension.times).unwrap_or_default();
        let allowed = if times == 1 { "een keer".to_owned() } else { format!("{times} keer") };
        let message = format!("`{}` mag hoogstens {allowed} worden verlengd", term.rule.name.text);
        let finding = on_extension(context, &CODE, term, super::terms::event_span(extended.event), message);
        findings.push(
            finding
                .help(format!("deze verlenging telt niet: de laatste dag blijft {}", short_date(extended.before.date))),
        );
    }
}
