//! An event on a day that has not come yet.

use crate::calendar::{long_date, short_date};
use crate::diagnostic::{Code, Findings};

use super::CaseContext;
use super::duty::articles_of;
use super::wording::discreet;

pub const CODE: Code = Code::error("K206", "future-date", "een gebeurtenis ligt in de toekomst");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    for event in &context.case.course {
        let Some(on) = event.on.filter(|on| on.date() > context.on) else { continue };
        let step = event.step.as_str();
        let message =
            format!("`{step}` staat op {}, en het is vandaag {}", short_date(on.date()), long_date(context.on));
        let help = "verbeter de datum, of leg de stap vast wanneer die is gezet";
        let finding = context.finding(&CODE, on.span, message, articles_of(context, step)).help(help);
        findings.push(discreet(finding, step));
    }
}
