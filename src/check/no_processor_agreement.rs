//! Complaints go to somebody outside, and nothing says on what agreement (AVG, article 28(3)).

use crate::calendar::short_date;
use crate::diagnostic::{Code, Findings};
use crate::regulation::Processing;

use super::RegulationContext;

pub const CODE: Code =
    Code::warning("K429", "no-processor-agreement", "klachten gaan naar buiten zonder verwerkersovereenkomst");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    for role in regulation.roles.iter().filter(|role| role.lacks_agreement(context.on)) {
        let sends = |rule: &&crate::regulation::StepRule| rule.addressees.iter().any(|to| to.text == role.key.text);
        let Some(rule) = regulation.steps.iter().find(sends) else { continue };
        let key = &role.key.text;
        let (span, message) = match &role.processing {
            Some(Processing::Since(day)) => {
                let from = short_date(day.date());
                (day.span, format!("de verwerkersovereenkomst met `{key}` geldt pas vanaf {from}"))
            }
            Some(Processing::Unclear(text)) => {
                (text.span, format!("bij `verwerkersovereenkomst` van `{key}` staat geen dag en geen reden"))
            }
            _ => {
                let step = regulation.step_label(&rule.step.text);
                (role.key.span, format!("`{key}` is van buiten en krijgt klachten ({step}), zonder overeenkomst"))
            }
        };
        let help = "zet bij de rol de dag van de overeenkomst, verwerkersovereenkomst: 2026-01-01, of waarom die niet \
            nodig is (AVG, artikel 28)";
        findings.push(context.finding(&CODE, span, message, &rule.articles).help(help));
    }
}
