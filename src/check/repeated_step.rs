//! A step that happens once stands there again.

use crate::case::Event;
use crate::diagnostic::{Code, Diagnostic, Findings, Severity};

use super::CaseContext;
use super::duty::articles_of;

pub const CODE: Code = Code::error("K219", "repeated-step", "een stap die één keer voorkomt, staat er vaker");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    for step in ["ontvangen", "oordeel", "afgesloten"] {
        let mut first: Option<&Event> = None;
        for event in context.case.course.iter().filter(|event| event.waived().is_none()) {
            // Reopening starts judgement and closing anew; a complaint is received once all the same.
            if event.step.text == "heropend" && step != "ontvangen" {
                first = None;
            } else if event.step.text == step {
                findings.extend(first.map(|first| report(context, first, event)));
                first = first.or(Some(event));
            }
        }
    }
}

fn report(context: &CaseContext<'_>, first: &Event, again: &Event) -> Diagnostic {
    let step = again.step.as_str();
    let finding = context
        .finding(&CODE, again.step.span, format!("`{step}` staat er meer dan één keer"), articles_of(context, step))
        .label(context.case.source(), first.step.span, "de eerste keer");
    match step {
        "ontvangen" => finding.help("laat de dag van de eerste ontvangst staan en maak van de andere een notitie"),
        _ => finding
            .help("haal er een weg, of zet er heropend: tussen als de zaak opnieuw is bekeken")
            .severity(Severity::Warning),
    }
}
