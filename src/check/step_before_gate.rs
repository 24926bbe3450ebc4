//! A step was taken while another it has to wait for was not.

use crate::calendar::short_date;
use crate::case::Event;
use crate::deadline::applies;
use crate::diagnostic::{Code, Findings};
use crate::regulation::StepRule;

use super::CaseContext;
use super::duty::breach;
use super::precedence::{Precedence, precedence};

pub const CODE: Code = Code::error("K209", "step-before-gate", "een stap is gezet voordat een verplichte stap er was");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    if context.case.document.broken {
        return;
    }
    for rule in &context.regulation.steps {
        for gate in &rule.gates {
            for event in context.case.all(&gate.text).filter(|event| event.waived().is_none()) {
                if applies(&rule.when, context.case, context.regulation, Some(event)) {
                    judge(context, rule, event, findings);
                }
            }
        }
    }
}

fn judge(context: &CaseContext<'_>, rule: &StepRule, event: &Event, findings: &mut Findings) {
    let (gate, step) = (event.step.as_str(), rule.step.as_str());
    match precedence(context, step, event) {
        Precedence::Before => {}
        Precedence::Missing => {
            let message = format!("`{gate}` staat er voordat `{step}` is vastgelegd");
            let help = match rule.waivable {
                true => format!("leg `{step}` vast met de datum, of met afgezien: en de reden waarom niet"),
                false => format!("leg `{step}` vast met de datum, op of voor de dag van `{gate}`"),
            };
            findings.push(breach(context, &CODE, rule, event.step.span, message).help(help));
        }
        Precedence::Later(other) => {
            let (Some(on), Some(late)) = (event.on, other.on) else { return };
            let days = (short_date(on.date()), short_date(late.date()));
            let message = format!("`{gate}` is van {}, maar `{step}` pas van {}", days.0, days.1);
            let finding = breach(context, &CODE, rule, event.step.span, message);
            findings.push(
                finding
                    .label(context.case.source(), late.span, format!("`{step}` moet hier eerst komen"))
                    .help(format!("verbeter een van beide datums, of neem `{gate}` opnieuw na `{step}`")),
            );
        }
    }
}
