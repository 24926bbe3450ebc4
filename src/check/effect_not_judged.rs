//! Nobody looked whether a measure helped.

use crate::diagnostic::{Code, Findings};
use crate::duties::Kind;

use super::YearContext;

pub const CODE: Code = Code::warning("K265", "effect-not-judged", "het effect van een maatregel is niet bekeken");

pub fn run(context: &YearContext<'_>, findings: &mut Findings) {
    for duty in context.overdue(Kind::Effect) {
        let what = duty.measure.map(|measure| measure.what.text.as_str()).unwrap_or_default();
        let message = format!("van de maatregel `{what}` is niet bekeken of hij werkt");
        let help = "zet bij de maatregel: effect: {beoordeeld: dag, oordeel: wat u zag}";
        findings.push(context.finding(&CODE, duty, &message).help(help));
    }
}
