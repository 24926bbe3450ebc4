//! Days between two versions on which no version is in force.

use crate::calendar::short_date;
use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code = Code::warning("K321", "version-gap", "tussen twee versies geldt er een tijd geen regeling");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    let Some(expires) = regulation.expires.filter(|expires| expires.date() > regulation.version) else { return };
    let first = expires.date();
    if context.repository.in_force(&regulation.slug, first).is_some() {
        return;
    }
    let later = context.repository.versions(&regulation.slug).map(|other| other.version);
    let Some(next) = later.filter(|version| *version > first).min() else { return };
    let last = next.pred_opt().unwrap_or(next);
    let days = (next - first).num_days();
    let message = if days == 1 {
        format!("op {} geldt er geen regeling", short_date(first))
    } else {
        format!("van {} tot en met {} geldt er geen regeling", short_date(first), short_date(last))
    };
    let help = format!("zet hier vervallen: {next}, of laat de volgende versie eerder ingaan");
    findings.push(context.finding(&CODE, expires.span, message, &Vec::new()).help(help));
}
