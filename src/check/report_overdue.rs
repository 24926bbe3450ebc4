//! A report is not there on its last day.

use crate::diagnostic::{Code, Findings};
use crate::duties::Kind;

use super::YearContext;

pub const CODE: Code = Code::warning("K260", "report-overdue", "een verslag is er niet op tijd");

pub fn run(context: &YearContext<'_>, findings: &mut Findings) {
    for duty in context.overdue(Kind::Report) {
        let state = if duty.remark.is_some() { "niet af" } else { "er niet" };
        let message = format!("het verslag `{}` over {} is {state}", duty.name, duty.period.in_sentence());
        let help = match &duty.remark {
            Some(_) => format!("zet in {} bij `opgesteld` de dag waarop het klaar was, na het tijdvak", duty.path),
            None => format!(
                "maak {} (`klacht report {}`), en zet bij `opgesteld` de dag waarop het klaar is",
                duty.path, duty.period
            ),
        };
        findings.push(context.finding(&CODE, duty, &message).help(help));
    }
}
