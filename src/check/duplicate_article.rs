//! Two articles with the same number or name.

use crate::diagnostic::{Code, Findings, Severity};

use super::RegulationContext;

pub const CODE: Code = Code::error("K317", "duplicate-article", "twee artikelen hebben hetzelfde nummer");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    for (index, article) in regulation.articles.0.iter().enumerate() {
        let earlier = &regulation.articles.0[..index];
        let Some(first) = earlier.iter().find(|other| !other.key.is_empty() && other.key == article.key) else {
            continue;
        };
        // Lists that each start at 1 read well; only a reference to them is unclear.
        let item = article.level == 0;
        let severity = if item { Severity::Warning } else { CODE.severity };
        let help = match (item, article.numbered) {
            (true, _) => "geef elke kop een naam, dan horen de nummers daarbij: ## Taken {#taken}",
            (false, true) => "geef een van beide een ander nummer",
            (false, false) => "geef een van beide een andere naam",
        };
        findings.push(
            context
                .finding(&CODE, article.span, format!("artikel \"{}\" staat er al", article.key), &Vec::new())
                .severity(severity)
                .label(regulation.source(), first.span, "het andere artikel")
                .help(help),
        );
    }
}
