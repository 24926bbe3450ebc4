//! A case may be destroyed while an external body still looks at it.

use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code =
    Code::info("K417", "retention-during-dispute", "een zaak kan weg zijn terwijl een geschil nog loopt");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    let (Some(dispute), Some(retention)) = (regulation.disputes.first(), &regulation.retention) else { return };
    if retention.duration.is_none() && retention.after.is_none() || retention.waits_for.is_some() {
        return;
    }
    // When it runs from the ruling, or from a step that waits for it, the ruling is there.
    let after = retention.after.as_ref().map_or("afgesloten", |step| &step.text);
    if after == "uitspraak" || regulation.order().needs(after).contains("uitspraak") {
        return;
    }
    let message = format!("een zaak kan vernietigd zijn terwijl zij nog bij {} ligt", dispute.body.text);
    let help = "zet bij `bewaren`: wacht_op: uitspraak, en zeg het ook in de tekst";
    findings.push(
        context
            .finding(&CODE, retention.span, message, &retention.articles)
            .label(regulation.source(), dispute.body.span, "hier kan de zaak nog liggen")
            .help(help),
    );
}
