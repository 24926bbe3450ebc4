//! A dispute goes on to an external body, and nothing says who takes it there.

use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code =
    Code::info("K426", "escalation-without-who", "er staat niet wie een geschil aan de instantie voorlegt");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    let rule = regulation.step("voorgelegd");
    let Some(dispute) = regulation.disputes.first().filter(|_| rule.is_none_or(|rule| rule.by.is_empty())) else {
        return;
    };
    let (span, articles) = match rule {
        Some(rule) => (rule.step.span, &rule.articles),
        None => (dispute.body.span, &dispute.articles),
    };
    let message = format!("er staat niet wie een klacht aan {} voorlegt", dispute.body.text);
    let help = "zet onder stappen: voorgelegd: {door: klager}";
    findings.push(context.finding(&CODE, span, message, articles).help(help));
}
