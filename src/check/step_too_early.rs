//! A step was taken before the one it follows.

use crate::calendar::short_date;
use crate::diagnostic::{Code, Findings};

use super::CaseContext;
use super::duty::breach;
use super::precedence::{Precedence, precedence};

pub const CODE: Code = Code::error("K210", "step-too-early", "een stap is gezet voor de stap waar hij op volgt");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    if context.case.document.broken {
        return;
    }
    for (rule, event) in context.duties.iter().copied() {
        let step = event.step.as_str();
        for first in &rule.after {
            let first = first.as_str();
            match precedence(context, first, event) {
                Precedence::Before => {}
                Precedence::Missing => {
                    let message = format!("`{step}` kan pas na `{first}`, en die stap ontbreekt");
                    let help = format!("leg eerst `{first}` vast, met de datum");
                    findings.push(breach(context, &CODE, rule, event.step.span, message).help(help));
                }
                Precedence::Later(other) => {
                    let Some(late) = other.on else { continue };
                    let day = short_date(late.date());
                    let message = format!("`{step}` kan pas na `{first}`, en die stap is pas van {day}");
                    findings.push(
                        breach(context, &CODE, rule, event.step.span, message)
                            .label(context.case.source(), late.span, "deze stap moet eerst komen")
                            .help("verbeter een van beide datums"),
                    );
                }
            }
        }
    }
}
