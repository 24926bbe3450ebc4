//! A period went by without the training a regulation asks for.

use crate::diagnostic::{Code, Findings};
use crate::duties::Kind;

use super::YearContext;

pub const CODE: Code = Code::warning("K266", "no-training", "medewerkers zijn in een tijdvak niet getraind");

pub fn run(context: &YearContext<'_>, findings: &mut Findings) {
    for duty in context.overdue(Kind::Training) {
        let message = format!("over {} is geen training vastgelegd", duty.period.in_sentence());
        let help = format!(
            "was er een, zet hem dan in {}: training: [{{op: dag, onderwerp: wat, wie: [rol]}}]; was er geen, zet dan bij \
             `negeer` waarom",
            duty.path
        );
        findings.push(context.finding(&CODE, duty, &message).help(help));
    }
}
