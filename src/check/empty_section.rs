//! A heading with nothing below it.

use crate::diagnostic::{Code, Findings};
use crate::document::sections;

use super::RegulationContext;

pub const CODE: Code = Code::warning("K316", "empty-section", "onder een kop staat niets");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let document = &context.regulation.document;
    let sections = sections(document.body_text(), document.body.start as usize);
    for (index, section) in sections.iter().enumerate() {
        let deeper = sections.get(index + 1).is_some_and(|next| next.level > section.level);
        if !section.empty || deeper {
            continue;
        }
        let message = format!("onder de kop `{}` staat niets", section.title.trim());
        let help = "zet er tekst onder, of haal de kop weg";
        findings.push(context.finding(&CODE, section.heading, message, &Vec::new()).help(help));
    }
}
