//! The last day has passed and the organisation still has to act.

use crate::calendar::long_date;
use crate::deadline::Status;
use crate::diagnostic::{Code, Findings};

use super::CaseContext;
use super::terms::{days, event_span};

pub const CODE: Code = Code::warning("K237", "term-overdue", "een termijn is verlopen en de stap is niet gezet");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    if context.case.document.broken {
        return;
    }
    for term in context.deadlines.iter().filter(|term| term.status == Status::Overdue) {
        let (name, end, late) = (&term.rule.name.text, long_date(term.due.date), days(-term.days()));
        let message = format!("de termijn `{name}` liep tot en met {end} en is {late} te laat");
        let steps: Vec<String> = match &term.rule.repeats_until {
            Some(until) => vec![format!("`{}`", until.text)],
            None => term.rule.steps.iter().map(|step| format!("`{}`", step.text)).collect(),
        };
        let steps = crate::document::list_in_dutch(&steps, "of");
        let finding = context.finding(&CODE, event_span(term.start), message, &term.rule.articles);
        findings.push(
            finding.help(format!("zet de stap {steps} zodra hij gezet is in het verloop")).notes(term.explanation()),
        );
    }
}
