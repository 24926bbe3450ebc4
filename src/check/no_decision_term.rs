//! No term says when the complaint is decided.

use crate::diagnostic::{Code, Findings};
use crate::regulation::Refs;

use super::RegulationContext;

pub const CODE: Code = Code::info("K401", "no-decision-term", "er is geen termijn voor het oordeel");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    if regulation.terms_for("oordeel").next().is_some() {
        return;
    }
    let articles = regulation.step("oordeel").map_or_else(Refs::new, |rule| rule.articles.clone());
    let waiting =
        regulation.terms.iter().find_map(|term| Some((term, term.after.iter().find(|a| a.text == "oordeel")?)));
    let (span, message) = match waiting {
        Some((term, after)) => (
            after.span,
            format!(
                "er is geen termijn voor het oordeel, terwijl de termijn `{}` wel vanaf het oordeel loopt",
                term.name.text
            ),
        ),
        None => (context.key_span("termijnen"), "er is geen termijn voor het oordeel".to_owned()),
    };
    let help = "zet onder termijnen: oordeel: {stap: oordeel, binnen: 6 weken, na: ontvangen}";
    findings.push(context.finding(&CODE, span, message, &articles).help(help));
}
