//! Somebody judged on a day nobody was appointed for it.

use chrono::NaiveDate;

use crate::calendar::short_date;
use crate::case::Event;
use crate::diagnostic::{Code, Findings};
use crate::regulation::{Appointment, Role};

use super::CaseContext;

pub const CODE: Code = Code::warning("K240", "not-appointed", "op die dag was niemand benoemd om te beslissen");

/// The step in which those who were appointed for it decide. Without any record only this one is asked for.
const OBJECTION: &str = "bezwaar-beslist";
const JUDGING: [&str; 2] = ["oordeel", OBJECTION];

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    let judging = |event: &&Event| JUDGING.contains(&event.step.as_str()) && event.waived().is_none();
    for event in context.case.course.iter().filter(judging) {
        let Some(day) = event.date() else { continue };
        for role in context.regulation.roles.iter().filter(|role| role.appointed_by.is_some()) {
            if !judges(context, event, role) {
                continue;
            }
            let appointments = of_every_version(context, role);
            let is_asked = !appointments.is_empty() || event.step.as_str() == OBJECTION;
            if is_asked && !appointments.iter().any(|appointment| appointment.holds_on(day)) {
                findings.push(finding(context, event, role, day));
            }
        }
    }
}

/// Whether this role decides here: the event says so, or the rules do where the event says nothing.
fn judges(context: &CaseContext<'_>, event: &Event, role: &Role) -> bool {
    let is_role = |text: &str| text == role.key.as_str();
    match event.attribute("door").filter(|value| !value.is_blank()) {
        Some(by) => by.texts().any(is_role),
        None => {
            context.regulation.step(&event.step.text).is_some_and(|rule| rule.by.iter().any(|by| is_role(&by.text)))
        }
    }
}

/// People stay appointed when the text is changed, and whoever comes later is recorded in the version of then.
fn of_every_version<'a>(context: &CaseContext<'a>, role: &Role) -> Vec<&'a Appointment> {
    let versions = context.repository.versions(&context.regulation.slug);
    let same = versions.filter_map(|version| version.role(role.key.as_str()));
    same.flat_map(|role| &role.appointments).collect()
}

fn finding(context: &CaseContext<'_>, event: &Event, role: &Role, day: NaiveDate) -> crate::diagnostic::Diagnostic {
    let key = role.key.as_str();
    let message = format!("op {} was voor `{key}` niemand benoemd", short_date(day));
    let help = format!(
        "was er wel iemand benoemd, leg dat dan vast in de regeling, onder rollen bij {key}: benoemd: [{{op: …, leden: …, \
         deskundigheid: …, onafhankelijkheid: …}}]; anders beslist {key} opnieuw zodra er leden zijn"
    );
    context.finding(&CODE, event.step.span, message, &role.articles).help(help)
}
