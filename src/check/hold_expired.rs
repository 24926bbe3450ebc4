//! The reason to keep a case has ended.

use crate::calendar::short_date;
use crate::diagnostic::{Code, Findings};
use crate::regulation::Refs;

use super::CaseContext;

pub const CODE: Code = Code::warning("K252", "hold-expired", "een bewaarplicht is verlopen");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    let Some(until) = context.case.hold.as_ref().and_then(|hold| hold.until).filter(|until| *until < context.on) else {
        return;
    };
    let value = context.case.values("bewaarplicht.tot");
    let span = value.first().map_or_else(|| context.key_span("bewaarplicht"), |node| node.span);
    let articles = context.regulation.retention.as_ref().map_or_else(Refs::new, |rule| rule.articles.clone());
    let message = format!("de bewaarplicht gold tot en met {}", short_date(until));
    let help = "moet de zaak blijven, kies dan een latere dag; anders haalt u de bewaarplicht weg";
    findings.push(context.finding(&CODE, span, message, &articles).help(help));
}
