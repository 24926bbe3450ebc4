//! Something came or went by a way the regulation does not offer.

use crate::diagnostic::{Code, Findings};
use crate::document::Node;
use crate::vocabulary::channel_key;

use super::CaseContext;
use super::duty::breach;
use super::wording::{discreet, meant};

pub const CODE: Code = Code::error("K213", "wrong-channel", "een stap ging langs een weg die de regeling niet noemt");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    for (rule, event) in context.duties.iter().copied().filter(|(rule, _)| !rule.channels.is_empty()) {
        let values = event.attribute("via").map(Node::items).unwrap_or_default();
        for value in values.iter().filter(|value| !value.is_blank()) {
            let word = value.as_str().unwrap_or_default().trim();
            let known = || rule.channels.iter().map(|channel| channel.as_str());
            if known().any(|channel| channel_key(channel) == channel_key(word)) {
                continue;
            }
            let message = match word {
                "" => format!("bij `via` hoort één weg, hier staat {}", value.shape()),
                _ => format!("`{}` ging via `{word}`, en die weg noemt de regeling niet", event.step.text),
            };
            let choose = format!("kies uit: {}", known().collect::<Vec<_>>().join(", "));
            let finding = breach(context, &CODE, rule, value.span, message);
            findings.push(discreet(meant(finding, word, known(), &choose), word));
        }
    }
}
