//! The complainant came after the end of a window.

use crate::calendar::short_date;
use crate::deadline::Status;
use crate::diagnostic::{Code, Findings};
use crate::regulation::Addressee;

use super::CaseContext;
use super::terms::{day_span, days, met_by};

pub const CODE: Code = Code::warning("K239", "window-missed", "de klager kwam na het einde van de termijn");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    if context.case.document.broken {
        return;
    }
    for term in context.deadlines.iter().filter(|term| term.rule.addressee == Addressee::Complainant) {
        let (Status::Late, Some(event), Some(day)) = (term.status, met_by(term), term.met_on) else { continue };
        let late = days((day - term.due.date).num_days());
        let end = short_date(term.due.date);
        let message = format!("`{}` kwam {late} na {end}, maar wordt niet vanzelf afgewezen", event.step.text);
        let help = "beoordeel of de klacht of het bezwaar toch in behandeling kan, en leg dat besluit met reden vast";
        let finding = context.finding(&CODE, day_span(event), message, &term.rule.articles);
        findings.push(finding.help(help).notes(term.explanation()));
    }
}
