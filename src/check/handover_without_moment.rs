//! Several are responsible, and nothing says when the one takes over from the other.

use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code =
    Code::info("K420", "handover-without-moment", "er staat niet wanneer de verantwoordelijkheid overgaat");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let mut without = context.regulation.responsible.iter().filter(|rule| rule.from.is_none());
    let Some(first) = without.next() else { return };
    for rule in without.filter(|rule| rule.who.text != first.who.text) {
        let message = format!(
            "`{}` en `{}` zijn verantwoordelijk, maar er staat niet vanaf wanneer wie",
            first.who.text, rule.who.text
        );
        let help = format!("zet bij de tweede vanaf welke stap: {{wie: {}, vanaf: doorgeleid}}", rule.who.text);
        findings.push(
            context
                .finding(&CODE, rule.who.span, message, &rule.articles)
                .label(context.regulation.source(), first.who.span, "de eerste")
                .help(help),
        );
    }
}
