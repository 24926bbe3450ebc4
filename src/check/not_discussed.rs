//! A report was not discussed on the last day for that.

use crate::diagnostic::{Code, Findings};
use crate::duties::Kind;

use super::YearContext;

pub const CODE: Code = Code::warning("K261", "not-discussed", "een verslag is niet op tijd besproken");

pub fn run(context: &YearContext<'_>, findings: &mut Findings) {
    for duty in context.overdue(Kind::Discussion) {
        let message = format!("`{}` over {} is niet gedaan", duty.name, duty.period.in_sentence());
        let help = format!("bespreek het, en zet in {}: besproken: {{op: dag, met: [wie], besluit: wat}}", duty.path);
        findings.push(context.finding(&CODE, duty, &message).help(help));
    }
}
