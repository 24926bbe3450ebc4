//! The complainant has to pay, though the regulation says it costs nothing.

use crate::diagnostic::{Code, Findings};
use crate::document::Node;

use super::CaseContext;

pub const CODE: Code = Code::error("K113", "costs-charged", "er zijn kosten gerekend voor een kosteloze behandeling");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    let Some(free) = &context.regulation.free_of_charge else { return };
    let Some(costs) = context.case.document.front.get("kosten") else { return };
    if let Some(node) = costs.items().iter().find_map(amount) {
        let message = "er zijn kosten voor de klager, maar de behandeling is kosteloos";
        let help = "zet kosten op 0 en betaal terug wat de klager al betaalde";
        findings.push(context.finding(&CODE, node.span, message, &free.articles).help(help));
    }
}

/// The first amount above nothing, also in a group such as `{leges: 25}`.
fn amount(node: &Node) -> Option<&Node> {
    match node.as_map() {
        Some(map) => map.iter().find_map(|entry| amount(&entry.value)),
        None => node.as_str().is_some_and(is_positive).then_some(node),
    }
}

/// Whether the first number in the text is more than nothing: `€ 25,00` is, `0,00` is not.
fn is_positive(text: &str) -> bool {
    let Some(start) = text.find(|c: char| c.is_ascii_digit()) else { return false };
    let (lead, number) = text.split_at(start);
    let negative = lead.trim_end().ends_with('-');
    let mut digits = number.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    !negative && digits.any(|c| matches!(c, '1'..='9'))
}
