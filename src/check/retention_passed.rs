//! A case is kept longer than the regulation says.

use crate::calendar::short_date;
use crate::deadline::{Origin, keeper, retention};
use crate::diagnostic::{Code, Findings};

use super::CaseContext;
use super::terms::event_span;

pub const CODE: Code = Code::warning("K250", "retention-passed", "de bewaartermijn van een zaak is voorbij");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    if context.case.document.broken
        || keeper(context.repository, context.case, context.regulation, context.on).is_some()
    {
        return;
    }
    let Some(kept) = retention(context.repository, context.case, context.regulation, context.on) else { return };
    if !kept.has_passed(context.on) {
        return;
    }
    let message = format!("deze zaak mocht worden bewaard tot en met {}", short_date(kept.until));
    let help = format!(
        "vernietig de zaak met `klacht destroy {}`, of zet bij `bewaarplicht` waarom zij moet blijven",
        context.case.id
    );
    // The case may have gone because of a report; then its closing is what the finding is about.
    let event = match kept.from {
        Origin::Event(event) => Some(event),
        Origin::Report(..) => context.case.closed(context.on),
    };
    let span = event.map_or_else(|| context.key_span("verloop"), event_span);
    let mut finding = context.finding(&CODE, span, message, &kept.rule.articles);
    if let Some(report) = kept.from.report() {
        let discussed = report.discussed.as_ref().map_or(report.document.front_span, |discussed| discussed.span);
        finding = finding.label(report.source(), discussed, "hier is zij besproken");
    }
    findings.push(finding.help(help).notes(kept.explanation()));
}
