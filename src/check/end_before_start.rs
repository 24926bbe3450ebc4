//! A version that lapses before it binds anyone.

use crate::calendar::short_date;
use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code = Code::error("K320", "end-before-start", "een versie vervalt voordat zij ingaat");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    let Some(expires) = regulation.expires.filter(|expires| expires.date() <= regulation.version) else { return };
    let message = format!(
        "deze versie vervalt op {} en gaat pas in op {}",
        short_date(expires.date()),
        short_date(regulation.version)
    );
    let help = "`vervallen` is de eerste dag waarop deze versie niet meer geldt; kies een dag na `in_werking`";
    findings.push(context.finding(&CODE, expires.span, message, &Vec::new()).help(help));
}
