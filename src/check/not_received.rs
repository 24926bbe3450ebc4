//! Nothing says when the complaint was received, so no term can run.

use crate::diagnostic::{Code, Findings};

use super::CaseContext;
use super::before_receipt::may_precede_receipt;
use super::duty::articles_of;

pub const CODE: Code = Code::error("K116", "not-received", "de dag van ontvangst ontbreekt");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    let case = context.case;
    // An empty or misshapen course and an unreadable day are findings of the reader.
    let unread = case.course.is_empty() && case.document.front.get("verloop").is_some();
    if case.document.broken || unread || case.all("ontvangen").any(|event| event.waived().is_none()) {
        return;
    }
    let steps = || case.course.iter().map(|event| event.step.as_str());
    let informal = steps().any(|step| ["informeel", "bemiddeld"].contains(&step));
    if informal && steps().all(|step| may_precede_receipt(context, step)) {
        return;
    }
    let span = case.first("ontvangen").map_or_else(|| context.key_span("verloop"), |event| event.step.span);
    let message = "de dag waarop de klacht is ontvangen ontbreekt";
    let help = "zet in het verloop - ontvangen: en de datum";
    findings.push(context.finding(&CODE, span, message, articles_of(context, "ontvangen")).help(help));
}
