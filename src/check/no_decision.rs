//! A report was discussed, and nobody decided what comes of it.

use crate::diagnostic::{Code, Findings};
use crate::duties::Kind;

use super::YearContext;

pub const CODE: Code = Code::warning("K262", "no-decision", "bij een besproken verslag staat geen besluit");

pub fn run(context: &YearContext<'_>, findings: &mut Findings) {
    for duty in context.overdue(Kind::Decision) {
        // That it was not discussed is a finding of its own, and a decision comes after that.
        let waits = context.overdue(Kind::Discussion).any(|other| {
            (&other.regulation.slug, other.period, other.rule) == (&duty.regulation.slug, duty.period, duty.rule)
        });
        if waits {
            continue;
        }
        let message = format!("bij `{}` over {} staat niets", duty.name, duty.period.in_sentence());
        let help = format!(
            "zet in {} onder `besproken` bij `besluit` wat er is besloten; ook dat er niets hoeft te veranderen is een besluit",
            duty.path
        );
        findings.push(context.finding(&CODE, duty, &message).help(help));
    }
}
