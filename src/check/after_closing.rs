//! Something happened in a case that was closed.

use crate::calendar::short_date;
use crate::case::{Case, Event};
use crate::diagnostic::{Code, Findings};
use crate::vocabulary::CLOSING_STEPS;

use super::CaseContext;
use super::duty::articles_of;
use super::wording::discreet;

pub const CODE: Code = Code::warning("K220", "after-closing", "een gebeurtenis ligt na het sluiten van de zaak");

/// Steps that come after closing by nature.
const AFTERMATH: [&str; 10] = [
    "besproken",
    "notitie",
    "bezwaar",
    "bezwaar-verlengd",
    "bezwaar-beslist",
    "uitgevoerd",
    "voorgelegd",
    "uitspraak",
    "ondertekend",
    "heropend",
];

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    for event in &context.case.course {
        let step = event.step.as_str();
        if AFTERMATH.contains(&step) || CLOSING_STEPS.contains(&step) {
            continue;
        }
        let Some((on, closed)) = event.on.zip(closed_before(context.case, event)) else { continue };
        let Some(closing) = closed.on else { continue };
        let message = format!("`{step}` is van {}, toen de zaak al gesloten was", short_date(on.date()));
        let finding = context
            .finding(&CODE, on.span, message, articles_of(context, step))
            .label(context.case.source(), closing.span, "hier ging de zaak dicht")
            .help("verbeter de datum, of zet er eerst heropend: tussen");
        findings.push(discreet(finding, step));
    }
}

/// The event that had closed the case before this one, unless it was reopened in between.
fn closed_before<'a>(case: &'a Case, event: &Event) -> Option<&'a Event> {
    let day = event.date()?;
    let closings = case.course.iter().filter(|other| CLOSING_STEPS.contains(&other.step.as_str()));
    let last =
        closings.filter(|other| other.date().is_some_and(|closed| closed < day)).max_by_key(|other| other.date())?;
    let between = |other: &Event| other.date().is_some_and(|open| last.date() <= Some(open) && open <= day);
    (!case.all("heropend").any(between)).then_some(last)
}
