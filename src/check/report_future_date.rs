//! A report says that something was done on a day that has not come yet.

use crate::calendar::{long_date, short_date};
use crate::diagnostic::{Code, Findings};
use crate::document::Dated;

use super::ReportContext;

pub const CODE: Code = Code::warning("K276", "report-future-date", "een datum in een verslag ligt in de toekomst");

pub fn run(context: &ReportContext<'_>, findings: &mut Findings) {
    let report = context.report;
    let measures = report.measures.iter().flat_map(|measure| {
        let judged = measure.effect.as_ref().and_then(|effect| effect.judged);
        [("uitgevoerd", measure.done), ("beoordeeld", judged)]
    });
    let told = report.information.iter().map(|told| ("op", told.on));
    let trained = report.trainings.iter().map(|trained| ("op", trained.on));
    let discussed = report.discussed.as_ref().and_then(|discussed| discussed.on);
    let all = [("opgesteld", report.made), ("besproken", discussed)].into_iter();
    let all = all.chain(measures).chain(told).chain(trained);
    let later = |day: &Dated| day.date() > context.on;
    for (key, day) in all.filter_map(|(key, day)| Some((key, day.filter(later)?))) {
        let message =
            format!("bij `{key}` staat {}, en het is vandaag {}", short_date(day.date()), long_date(context.on));
        let help = "verbeter de datum, of vul hem in als het zover is; wat u van plan bent, hoort bij `gepland`";
        findings.push(context.finding(&CODE, day.span, message).help(help));
    }
}
