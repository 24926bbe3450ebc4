//! Events that are not in the order of their days.

use crate::calendar::short_date;
use crate::case::Event;
use crate::diagnostic::{Code, Findings};

use super::CaseContext;
use super::duty::NO_ARTICLES;
use super::wording::discreet;

pub const CODE: Code = Code::warning("K208", "out-of-order", "het verloop staat niet op volgorde van datum");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    let dated: Vec<&Event> = context.case.course.iter().filter(|event| event.on.is_some()).collect();
    for pair in dated.windows(2) {
        let [earlier, event] = pair else { continue };
        let (Some(before), Some(on)) = (earlier.on, event.on) else { continue };
        if on.date() >= before.date() {
            continue;
        }
        let step = event.step.as_str();
        let message = format!("`{step}` van {} staat na een gebeurtenis van later", short_date(on.date()));
        let finding = context
            .finding(&CODE, on.span, message, &NO_ARTICLES)
            .label(context.case.source(), before.span, format!("dit is van {}", short_date(before.date())))
            .help("zet de gebeurtenissen op volgorde, of verbeter de datum");
        findings.push(discreet(finding, step));
    }
}
