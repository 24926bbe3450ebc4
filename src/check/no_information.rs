//! A period went by without evidence that people were told.

use crate::diagnostic::{Code, Findings};
use crate::duties::Kind;

use super::YearContext;

pub const CODE: Code =
    Code::warning("K267", "no-information", "er is niet vastgelegd dat iemand over de regeling is verteld");

pub fn run(context: &YearContext<'_>, findings: &mut Findings) {
    for duty in context.overdue(Kind::Information) {
        let message = format!("`{}` is over {} nergens vastgelegd", duty.name, duty.period.in_sentence());
        let channel = duty.channel.map_or("website", |channel| channel.as_str());
        let help = format!(
            "zet in {}: voorlichting: [{{kanaal: {channel}, op: dag, middel: waarmee}}]; is het niet gedaan, zet dan bij \
             `negeer` waarom",
            duty.path
        );
        findings.push(context.finding(&CODE, duty, &message).help(help));
    }
}
