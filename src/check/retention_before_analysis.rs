//! A case may go before the analysis over its year can be made.

use chrono::{Datelike, NaiveDate};

use crate::calendar::{Moment, Unit, short_date};
use crate::diagnostic::{Code, Findings};
use crate::regulation::{Report, Retention};

use super::RegulationContext;

pub const CODE: Code =
    Code::info("K406", "retention-before-analysis", "een zaak kan weg zijn voordat de analyse klaar is");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let Some(retention) = &context.regulation.retention else { return };
    for report in &context.regulation.reports {
        let Some(example) = example(context, retention, report) else { continue };
        let name = &report.name.text;
        let message = format!("een zaak kan vernietigd zijn voordat `{name}` over die periode klaar is");
        let help = match report.ready {
            Some(_) => "bewaar zaken langer, zoals termijn: 2 jaar, of maak het verslag eerder",
            None => {
                "bewaar zaken langer, zoals termijn: 2 jaar, of zeg wanneer het verslag klaar is: gereed: 3 maanden"
            }
        };
        let ready = match report.ready {
            Some(ready) => format!("klaar {ready} na de periode: {}", short_date(example.ready)),
            None => {
                format!("geen dag waarop het klaar is; in de volgende periode uiterlijk {}", short_date(example.ready))
            }
        };
        findings.push(
            context
                .finding(&CODE, retention.span, message, &retention.articles)
                .label(context.regulation.source(), report.span, "dit verslag")
                .notes([
                    format!("gesloten op {}: vernietigd op {}", short_date(example.closed), short_date(example.gone)),
                    format!("de periode loopt tot en met {}", short_date(example.period_end)),
                    ready,
                ])
                .help(help),
        );
    }
}

struct Example {
    closed: NaiveDate,
    gone: NaiveDate,
    period_end: NaiveDate,
    ready: NaiveDate,
}

/// A case closed at the very beginning of a period, when that goes wrong.
fn example(context: &RegulationContext<'_>, retention: &Retention, report: &Report) -> Option<Example> {
    // What is kept until it was discussed cannot go before that.
    let closing = |step: &str| step == "oordeel" || crate::vocabulary::CLOSING_STEPS.contains(&step);
    if !retention.after.as_ref().is_none_or(|step| closing(&step.text)) {
        return None;
    }
    let kept = retention.duration?;
    let every = report.every.filter(|every| matches!(every.unit, Unit::Month | Unit::Year))?;
    let calendar = &context.regulation.calendar;
    let later = |day: NaiveDate, length| calendar.compute(Moment::from(day), length).nominal.date;
    let start = NaiveDate::from_ymd_opt(context.on.year(), 1, 1)?;
    let closed = start.succ_opt()?;
    let next = later(start, every);
    let period_end = next.pred_opt()?;
    let ready = match report.ready {
        Some(length) => later(period_end, length),
        None => later(next, every).pred_opt()?,
    };
    let gone = later(closed, kept);
    (gone < ready).then_some(Example { closed, gone, period_end, ready })
}
