//! A case must be kept, but it does not say why.

use crate::diagnostic::{Code, Findings};
use crate::regulation::Refs;

use super::CaseContext;

pub const CODE: Code = Code::error("K251", "hold-without-reason", "een bewaarplicht heeft geen reden");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    let Some(entry) = context.case.document.front.entry("bewaarplicht") else { return };
    let unexplained = match &context.case.hold {
        Some(hold) => hold.reason.trim().is_empty(),
        // Nothing was filled in: whoever wrote the word means the case to be kept, and it is not.
        None => entry.value.is_blank(),
    };
    if unexplained {
        let articles = context.regulation.retention.as_ref().map_or_else(Refs::new, |rule| rule.articles.clone());
        let message = "de bewaarplicht heeft geen reden";
        let help = "schrijf: bewaarplicht: {reden: waarom de zaak moet blijven, tot: 2027-12-31}";
        findings.push(context.finding(&CODE, entry.key.span, message, &articles).help(help));
    }
}
