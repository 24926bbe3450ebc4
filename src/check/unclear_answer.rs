//! Something that is answered with yes or no is answered with something else.

use crate::diagnostic::{Code, Findings};
use crate::document::{closest, yes_no};

use super::CaseContext;
use super::duty::articles_of;

pub const CODE: Code = Code::error("K122", "unclear-answer", "bij `tevreden` hoort ja of nee");

const KEY: &str = "tevreden";

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    for event in &context.case.course {
        let Some(value) = event.attribute(KEY).filter(|value| !value.is_blank()) else { continue };
        let word = value.as_str().map(str::trim);
        if word.is_some_and(|word| yes_no(word).is_some()) {
            continue;
        }
        let articles = articles_of(context, &event.step.text);
        let otherwise = "schrijf ja of nee; weet u het nog niet, haal de regel dan weg";
        let finding = |message: String| context.finding(&CODE, value.span, message, articles);
        findings.push(match word {
            Some(word) => finding(format!("bij `{KEY}` staat `{word}`, en dat is geen ja of nee"))
                .meant(closest(word, ["ja", "nee"]), otherwise)
                .discreet(word),
            None => finding(format!("bij `{KEY}` hoort ja of nee, hier staat {}", value.shape())).help(otherwise),
        });
    }
}
