//! A way nobody knows: it counts in no figure and meets no rule.

use crate::case::Event;
use crate::diagnostic::{Code, Findings};
use crate::document::closest;
use crate::vocabulary::{CHANNELS, channel_key};

use super::CaseContext;
use super::duty::articles_of;

pub const CODE: Code = Code::warning("K121", "unknown-channel", "een weg is onbekend");

/// Other spellings that are read as a way, so that a slip in one of them is understood too.
const SPELLINGS: [&str; 4] = ["email", "mail", "post", "persoonlijk"];

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    for event in context.case.course.iter().filter(|event| !is_bound(context, event)) {
        let Some(values) = event.attribute("via") else { continue };
        for value in values.items().iter().filter(|value| !value.is_blank()) {
            let articles = articles_of(context, &event.step.text);
            let Some(word) = value.as_str().map(str::trim) else {
                let message = format!("bij `via` hoort één weg, hier staat {}", value.shape());
                findings.push(context.finding(&CODE, value.span, message, articles).help(choose()));
                continue;
            };
            if is_known(context, word) {
                continue;
            }
            let known = CHANNELS.iter().map(|(name, _)| *name).chain(own(context)).chain(SPELLINGS);
            let meant = closest(word, known).map(channel_key);
            let message = format!("de weg `{word}` bij `{}` is onbekend", event.step.text);
            let finding = context.finding(&CODE, value.span, message, articles);
            findings.push(finding.meant(meant.as_deref(), choose()).discreet(word));
        }
    }
}

/// Whether the regulation says by which way this goes: then `wrong-channel` tells.
fn is_bound(context: &CaseContext<'_>, event: &Event) -> bool {
    context.duties.iter().any(|(rule, bound)| std::ptr::eq(*bound, event) && !rule.channels.is_empty())
}

fn is_known(context: &CaseContext<'_>, word: &str) -> bool {
    let key = channel_key(word);
    CHANNELS.iter().any(|(name, _)| *name == key) || own(context).any(|name| channel_key(name) == key)
}

/// Ways the regulation adds.
fn own<'a>(context: &CaseContext<'a>) -> impl Iterator<Item = &'a str> {
    context.regulation.steps.iter().flat_map(|rule| &rule.channels).map(|channel| channel.as_str())
}

fn choose() -> String {
    format!("kies uit: {}", CHANNELS.map(|(name, _)| name).join(", "))
}
