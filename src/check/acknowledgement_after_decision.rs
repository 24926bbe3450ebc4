//! The acknowledgement can fall due after the decision.

use chrono::{Datelike, NaiveDate};

use crate::calendar::short_date;
use crate::deadline::{Clash, clashes};
use crate::diagnostic::{Code, Findings};
use crate::document::list_in_dutch;
use crate::regulation::TermRule;

use super::RegulationContext;

pub const CODE: Code = Code::info(
    "K407",
    "acknowledgement-after-decision",
    "de ontvangstbevestiging kan later uiterlijk zijn dan het oordeel",
);

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    for confirm in context.regulation.terms_for("bevestigd") {
        for decide in context.regulation.terms_for("oordeel") {
            if same_start(confirm, decide) {
                compare(context, confirm, decide, findings);
            }
        }
    }
}

fn same_start(confirm: &TermRule, decide: &TermRule) -> bool {
    confirm.after.iter().any(|step| decide.runs_from(&step.text))
}

fn compare(context: &RegulationContext<'_>, confirm: &TermRule, decide: &TermRule, findings: &mut Findings) {
    let year = context.on.year();
    let first = NaiveDate::from_ymd_opt(year - 1, 1, 1);
    let last = NaiveDate::from_ymd_opt(year + 1, 12, 31);
    let (Some(first), Some(last)) = (first, last) else { return };
    let found = clashes(confirm, decide, first..=last);
    let Some(example) = found.first() else { return };
    let message = format!("{} kan later uiterlijk zijn dan {}", named(confirm), named(decide));
    let count = found.len();
    let days = if count == 1 { "dag" } else { "dagen" };
    let runs = runs(&found);
    let shown = &runs[..runs.len().min(4)];
    let more = if runs.len() > shown.len() { " en later" } else { "" };
    findings.push(
        context
            .finding(&CODE, confirm.duration_span, message, &confirm.articles)
            .label(context.regulation.source(), decide.duration_span, "het oordeel")
            .notes([
                format!("nagerekend van {} tot en met {}", short_date(first), short_date(last)),
                format!("het gebeurt bij {count} {days} van ontvangst: {}{more}", list_in_dutch(shown, "en")),
                format!(
                    "ontvangen op {}: bevestigen uiterlijk {}, oordelen uiterlijk {}",
                    short_date(example.start),
                    short_date(example.first),
                    short_date(example.second)
                ),
            ])
            .help("maak de termijn van de bevestiging korter, zoals binnen: 5 werkdagen, of reken beide in werkdagen"),
    );
}

fn named(term: &TermRule) -> String {
    format!("`{}` ({})", term.name.text, term.duration)
}

/// Days that follow each other as one stretch: `19-12-2025 tot en met 24-12-2025`.
fn runs(found: &[Clash]) -> Vec<String> {
    let mut runs: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for clash in found {
        match runs.last_mut() {
            Some((_, last)) if last.succ_opt() == Some(clash.start) => *last = clash.start,
            _ => runs.push((clash.start, clash.start)),
        }
    }
    let written = |(first, last): (NaiveDate, NaiveDate)| match first == last {
        true => short_date(first),
        false => format!("{} tot en met {}", short_date(first), short_date(last)),
    };
    runs.into_iter().map(written).collect()
}
