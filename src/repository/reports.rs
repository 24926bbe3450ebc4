//! Which regulation a report is about, and one report for each period of it.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{Text, closest};
use crate::regulation::Regulation;
use crate::report::{Report, codes};
use crate::source::Span;

use super::Config;

/// Gives every report its regulation, sorts them, and reports what is wrong with that.
pub(super) fn bind(reports: &mut [Report], config: &Config, regulations: &[Regulation], findings: &mut Findings) {
    let slugs: BTreeSet<&str> = regulations.iter().map(|regulation| regulation.slug.as_str()).collect();
    let default = config.default_regulation.as_ref().map(|default| default.text.as_str());
    let default = default.or_else(|| slugs.first().copied().filter(|_| slugs.len() == 1));
    for report in reports.iter_mut() {
        match (&report.slug, default) {
            (Some(slug), _) if slugs.contains(slug.text.as_str()) => {}
            (Some(slug), _) => {
                let message = format!("de regeling `{}` bestaat niet", slug.text);
                let known: Vec<&str> = slugs.iter().copied().collect();
                let finding = Diagnostic::new(&codes::REGULATION, report.source(), slug.span, message);
                findings.push(
                    finding.meant(closest(&slug.text, known.iter().copied()), format!("er zijn: {}", known.join(", "))),
                );
            }
            (None, Some(default)) => {
                report.slug = Some(Text { text: default.into(), span: Span::new(0, 0) });
            }
            (None, None) if report.document.broken => {}
            (None, None) => {
                let start = report.document.front_span.start as usize;
                let message = "dit verslag noemt geen regeling";
                findings.push(
                    Diagnostic::new(&codes::REGULATION, report.source(), Span::new(start, start), message)
                        .help("zet bovenaan regeling: en de naam, of zet regeling = \"naam\" in klacht.toml"),
                );
            }
        }
    }
    reports.sort_by(|a, b| order(a).cmp(&order(b)));
    for pair in reports.windows(2) {
        if let [first, second] = pair
            && first.slug.is_some()
            && (order(first).0, order(first).1) == (order(second).0, order(second).1)
        {
            let message = format!("over {} is er nog een verslag onder deze regeling", second.period.in_sentence());
            findings.push(
                Diagnostic::about_file(&codes::DUPLICATE, second.path(), message)
                    .help(format!("het andere is {}; voeg ze samen en verwijder er een", first.path())),
            );
        }
    }
}

fn order(report: &Report) -> (Option<&str>, crate::calendar::Period, &str) {
    (report.slug.as_ref().map(|slug| slug.text.as_str()), report.period, report.path())
}
