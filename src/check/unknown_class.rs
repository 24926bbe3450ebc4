//! A class that is none of the choices of the regulation.

use crate::diagnostic::{Code, Findings};
use crate::regulation::Axis;

use super::CaseContext;
use super::wording::{discreet, meant};

pub const CODE: Code = Code::error("K108", "unknown-class", "een indeling is geen van de keuzes");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    for axis in context.regulation.axes.iter().filter(|axis| !axis.free && !axis.choices.is_empty()) {
        let key = axis.key.as_str();
        for class in context.case.classes(key).filter(|class| !class.is_blank()) {
            let Some(word) = class.as_str() else {
                let message = format!("bij `{key}` hoort een keuze, hier staat {}", class.shape());
                findings.push(context.finding(&CODE, class.span, message, &axis.articles).help(choose(axis)));
                continue;
            };
            if axis.choices.iter().any(|(code, label)| is(code, word) || is(label, word)) {
                continue;
            }
            let words = axis.choices.iter().flat_map(|(code, label)| [code.as_str(), label.as_str()]);
            let message = format!("`{word}` is geen keuze voor `{key}`");
            let finding = context.finding(&CODE, class.span, message, &axis.articles);
            findings.push(discreet(meant(finding, word, words, &choose(axis)), word));
        }
    }
}

fn is(choice: &str, word: &str) -> bool {
    choice.trim().to_lowercase() == word.trim().to_lowercase()
}

fn choose(axis: &Axis) -> String {
    let choices: Vec<String> = axis
        .choices
        .iter()
        .map(|(code, label)| if code == label { code.clone() } else { format!("{code} ({label})") })
        .collect();
    format!("kies uit: {}", choices.join(", "))
}
