//! A target or norm has passed, or was met after it.

use crate::calendar::short_date;
use crate::deadline::Status;
use crate::diagnostic::{Code, Findings};
use crate::regulation::{Addressee, Hardness};

use super::CaseContext;
use super::terms::{after_the_end, day_span, event_span, met_by};

pub const CODE: Code = Code::info("K238", "target-passed", "een streeftermijn of norm is verstreken");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    if context.case.document.broken {
        return;
    }
    for term in &context.deadlines {
        let kind = match term.rule.hardness {
            Hardness::Target => "streeftermijn",
            Hardness::Norm => "norm",
            Hardness::Hard => continue,
        };
        if term.rule.addressee == Addressee::Complainant {
            continue;
        }
        let (span, message) = match (term.status, met_by(term), term.met_on) {
            (Status::Late, Some(event), Some(day)) => {
                (day_span(event), format!("`{}` kwam {}", event.step.text, after_the_end(term, day)))
            }
            _ if term.is_passed() => {
                let (name, end) = (&term.rule.name.text, short_date(term.due.date));
                (event_span(term.start), format!("de {kind} `{name}` is verstreken op {end}"))
            }
            _ => continue,
        };
        let help = format!("dit is een {kind}, geen harde termijn: laat de klager weten wanneer het wel gebeurt");
        findings.push(context.finding(&CODE, span, message, &term.rule.articles).help(help).notes(term.explanation()));
    }
}
