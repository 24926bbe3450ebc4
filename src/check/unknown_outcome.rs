//! An outcome that is none of the three.

use crate::diagnostic::{Code, Findings};
use crate::vocabulary::OUTCOMES;

use super::CaseContext;
use super::duty::articles_of;
use super::wording::{discreet, meant};

pub const CODE: Code = Code::error("K115", "unknown-outcome", "een uitkomst is geen van de drie mogelijke");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    for event in &context.case.course {
        let Some(value) = event.attribute("uitkomst").filter(|value| !value.is_blank()) else { continue };
        let word = value.as_str().map(str::trim);
        if word.is_some_and(|word| OUTCOMES.contains(&word.to_lowercase().as_str())) {
            continue;
        }
        let choose = format!("kies uit: {}", OUTCOMES.join(", "));
        let articles = articles_of(context, &event.step.text);
        findings.push(match word {
            Some(word) => {
                let finding =
                    context.finding(&CODE, value.span, format!("de uitkomst `{word}` bestaat niet"), articles);
                discreet(meant(finding, word, OUTCOMES, &choose), word)
            }
            None => {
                let message = format!("bij `uitkomst` hoort één waarde, hier staat {}", value.shape());
                context.finding(&CODE, value.span, message, articles).help(choose)
            }
        });
    }
}
