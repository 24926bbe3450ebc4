//! Members were appointed, and nothing says why they are fit and free.

use crate::calendar::short_date;
use crate::diagnostic::{Code, Findings};
use crate::document::list_in_dutch;

use super::RegulationContext;

pub const CODE: Code =
    Code::info("K430", "appointment-without-grounds", "een benoeming zegt niet waarom iemand geschikt is");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    for role in &context.regulation.roles {
        for appointment in &role.appointments {
            let missing: Vec<&str> = [
                ("deskundigheid", appointment.expertise.is_none()),
                ("onafhankelijkheid", appointment.independence.is_none()),
            ]
            .into_iter()
            .filter_map(|(name, is_missing)| is_missing.then_some(name))
            .collect();
            if missing.is_empty() {
                continue;
            }
            let day = short_date(appointment.from.date());
            let missing = list_in_dutch(&missing, "en");
            let message = format!("de benoeming van `{}` op {day} zegt niets over {missing}", role.key.text);
            let help = "schrijf in een paar woorden waarop is gelet, zonder namen: deze tekst is openbaar";
            findings.push(context.finding(&CODE, appointment.span, message, &role.articles).help(help));
        }
    }
}
