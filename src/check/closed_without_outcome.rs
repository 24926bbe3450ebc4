//! A case was closed and nothing says how it ended.

use crate::case::Event;
use crate::diagnostic::{Code, Findings};
use crate::document::{YesNo, yes_no};

use super::CaseContext;
use super::duty::articles_of;

pub const CODE: Code = Code::error("K222", "closed-without-outcome", "de zaak is gesloten zonder uitkomst");

/// Steps that say how a complaint ended.
const ENDINGS: [&str; 6] = ["oordeel", "bemiddeld", "bezwaar-beslist", "ingetrokken", "niet-ontvankelijk", "uitspraak"];

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    let Some(closed) = context.case.closed(context.on).filter(|closed| closed.step.text == "afgesloten") else {
        return;
    };
    if context.case.document.broken || context.case.course.iter().any(says_how) || !asks_for_one(context) {
        return;
    }
    let message = "de zaak is gesloten, maar nergens staat hoe de klacht is afgelopen";
    let help = "leg vast hoe het afliep: oordeel, bemiddeld of ingetrokken, of zet tevreden: ja bij een gebeurtenis";
    let articles = articles_of(context, "afgesloten");
    findings.push(context.finding(&CODE, closed.step.span, message, articles).help(help));
}

/// Whether the regulation speaks of a judgement at all.
fn asks_for_one(context: &CaseContext<'_>) -> bool {
    let regulation = context.regulation;
    regulation.step("oordeel").is_some() || regulation.named_steps().iter().any(|step| step.text == "oordeel")
}

fn says_how(event: &Event) -> bool {
    let ended = ENDINGS.contains(&event.step.as_str()) && event.waived().is_none();
    ended || event.text("tevreden").and_then(yes_no) == Some(YesNo::Yes)
}
