//! Nothing says what happens to an anonymous or oral complaint.

use crate::diagnostic::{Code, Findings};
use crate::regulation::Refs;
use crate::vocabulary::Form;

use super::RegulationContext;

pub const CODE: Code = Code::info("K416", "unclear-intake", "er staat niets over een anonieme of mondelinge klacht");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let definition = context.regulation.definition.as_ref();
    let oral = definition.is_some_and(|own| own.forms.iter().any(|form| Form::read(&form.text) == Some(Form::Oral)));
    if oral || definition.is_some_and(|own| own.anonymous.is_some()) {
        return;
    }
    let articles = definition.map_or_else(Refs::new, |own| own.articles.clone());
    let message = "de regeling zegt niet wat er gebeurt met een anonieme of een mondelinge klacht";
    let help = "zet erin: begrip: {vorm: [schriftelijk, mondeling], anoniem: nee}, en leg het uit in de tekst";
    findings.push(context.finding(&CODE, context.key_span("begrip"), message, &articles).help(help));
}
