//! The organisation did what it had to do, but after the last day.

use crate::deadline::Status;
use crate::diagnostic::{Code, Findings};
use crate::regulation::{Addressee, Hardness};

use super::CaseContext;
use super::terms::{after_the_end, day_span, met_by};

pub const CODE: Code = Code::warning("K236", "term-met-late", "een stap is na de termijn gezet");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    if context.case.document.broken {
        return;
    }
    for term in &context.deadlines {
        let binds = term.rule.addressee == Addressee::Organisation && term.rule.hardness == Hardness::Hard;
        let (true, Status::Late, Some(event), Some(day)) = (binds, term.status, met_by(term), term.met_on) else {
            continue;
        };
        let message = format!("`{}` kwam {}", event.step.text, after_the_end(term, day));
        let finding = context.finding(&CODE, day_span(event), message, &term.rule.articles);
        findings.push(
            finding
                .help("leg in `toelichting` vast waarom het later werd; klopt de datum niet, verbeter die dan")
                .notes(term.explanation()),
        );
    }
}
