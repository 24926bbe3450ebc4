//! A measure that nobody has to carry out, or on no day.

use crate::diagnostic::{Code, Diagnostic, Findings};

use super::{YearContext, citation};

pub const CODE: Code =
    Code::warning("K264", "measure-without-owner", "een maatregel heeft geen eigenaar of geen geplande dag");

pub fn run(context: &YearContext<'_>, findings: &mut Findings) {
    for held in &context.measures {
        let (measure, regulation) = (held.measure, held.regulation);
        let Some(rule) = regulation.measures.as_ref().filter(|rule| rule.owner) else { continue };
        let missing = match (&measure.owner, &measure.planned) {
            _ if !measure.is_open(context.on) => continue,
            (Some(_), Some(_)) => continue,
            (None, None) => "geen eigenaar en geen dag waarop hij klaar is",
            (None, Some(_)) => "geen eigenaar",
            (Some(_), None) => "geen dag waarop hij klaar is",
        };
        let message = format!("de maatregel `{}` heeft {missing}", measure.what.text);
        let mut finding = Diagnostic::new(&CODE, held.holder.source(), measure.what.span, message);
        finding.case = held.holder.case().map(|case| case.id.clone());
        finding.citation = Some(citation(regulation, &rule.articles));
        findings.push(finding.help("zet erbij: eigenaar: en een rol, en gepland: en een dag"));
    }
}
