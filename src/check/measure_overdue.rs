//! A measure was not carried out by the day it was planned for.

use crate::diagnostic::{Code, Findings};
use crate::duties::Kind;

use super::YearContext;

pub const CODE: Code = Code::warning("K263", "measure-overdue", "een maatregel is niet uitgevoerd op de geplande dag");

pub fn run(context: &YearContext<'_>, findings: &mut Findings) {
    for duty in context.overdue(Kind::Measure) {
        let message = format!("`{}` is niet uitgevoerd", duty.name);
        let help = "zet bij `uitgevoerd` de dag waarop het is gedaan, bij `gepland` een nieuwe dag, of bij `vervallen` \
                    waarom het niet doorgaat";
        findings.push(context.finding(&CODE, duty, &message).help(help));
    }
}
