//! A case is kept longer than the regulation says.

use crate::calendar::short_date;
use crate::deadline::{keeper, retention};
use crate::diagnostic::{Code, Findings};

use super::CaseContext;
use super::terms::event_span;

pub const CODE: Code = Code::warning("K250", "retention-passed", "de bewaartermijn van een zaak is voorbij");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    if context.case.document.broken || keeper(context.case, context.on).is_some() {
        return;
    }
    let Some(kept) = retention(context.case, context.regulation, context.on) else { return };
    if !kept.has_passed(context.on) {
        return;
    }
    let message = format!("deze zaak mocht worden bewaard tot en met {}", short_date(kept.until));
    let help = format!(
        "vernietig de zaak met `klacht destroy {}`, of zet bij `bewaarplicht` waarom zij moet blijven",
        context.case.id
    );
    let finding = context.finding(&CODE, event_span(kept.from), message, &kept.rule.articles);
    findings.push(finding.help(help).notes(kept.explanation()));
}
