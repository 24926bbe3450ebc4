//! A case was closed while the organisation still had a duty.

use crate::calendar::short_date;
use crate::deadline::Deadline;
use crate::diagnostic::{Code, Findings};
use crate::document::list_in_dutch;
use crate::regulation::{Addressee, Hardness};

use super::CaseContext;

pub const CODE: Code =
    Code::error("K221", "closed-with-open-term", "de zaak is gesloten terwijl een verplichte stap ontbreekt");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    let case = context.case;
    let Some(closed) = case.closed(context.on).filter(|closed| closed.step.text == "afgesloten") else { return };
    if case.document.broken || was_dropped(context) {
        return;
    }
    let binds = |deadline: &&Deadline<'_>| {
        deadline.rule.hardness == Hardness::Hard
            && deadline.rule.addressee == Addressee::Organisation
            && deadline.ended_by.is_some_and(|event| std::ptr::eq(event, closed))
    };
    for deadline in context.deadlines.iter().filter(binds) {
        // A complaint settled in mediation needs no judgement on who was right.
        if deadline.rule.is_met_by("oordeel") && case.first("bemiddeld").is_some() {
            continue;
        }
        let steps: Vec<String> = deadline.rule.steps.iter().map(|step| format!("`{}`", step.text)).collect();
        let steps = list_in_dutch(&steps, "of");
        let message = format!("de zaak is gesloten terwijl {steps} nog moest");
        let due = short_date(deadline.due.date);
        findings.push(
            context
                .finding(&CODE, closed.step.span, message, &deadline.rule.articles)
                .label(case.source(), deadline.start.step.span, format!("de termijn liep vanaf hier, tot {due}"))
                .help(format!("leg {steps} vast met de datum, of haal `afgesloten` weg")),
        );
    }
}

/// Whether the complaint was withdrawn or not taken up: then nothing is owed any more.
fn was_dropped(context: &CaseContext<'_>) -> bool {
    let course = &context.case.course;
    let reopened = course.iter().rposition(|event| event.step.text == "heropend").map_or(0, |index| index + 1);
    let dropped = |step: &str| ["ingetrokken", "niet-ontvankelijk"].contains(&step);
    course.iter().skip(reopened).any(|event| dropped(event.step.as_str()))
}
