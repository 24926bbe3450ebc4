//! What to say when no report is made.

use crate::calendar::{Period, PeriodProblem, short_date};

use super::Problem;

/// Why no report was made.
#[derive(Debug)]
pub(in crate::cli) enum ReportProblem {
    /// A text that names no period.
    NoPeriod(String),
    /// The period has not begun.
    NotBegun(Period),
    /// A workbook that cannot be written.
    Book(String),
    /// A file that would come among what is kept.
    AmongSources(String),
    /// There are two reports about it.
    Twice(Period),
    /// There are fewer complaints now than the report counted.
    Fewer { path: String, kept: usize, now: usize },
}

impl From<ReportProblem> for Problem {
    fn from(problem: ReportProblem) -> Self {
        Self::Report(problem)
    }
}

/// What happened, and what to do.
pub(in crate::cli) fn words(problem: &ReportProblem) -> (String, String) {
    match problem {
        ReportProblem::NoPeriod(text) => {
            let shown: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
            (format!("`{shown}` is geen tijdvak"), PeriodProblem::HELP.to_owned())
        }
        ReportProblem::NotBegun(period) => (
            format!("{} is nog niet begonnen; er is niets te tellen", period.name()),
            format!("dat kan vanaf {}", short_date(period.first())),
        ),
        ReportProblem::Book(why) => (
            format!("het rekenblad kan niet worden gemaakt: {why}"),
            "kies een korter tijdvak, of een andere vorm: klacht report TIJDVAK --format json".to_owned(),
        ),
        ReportProblem::AmongSources(path) => (
            format!("{path} ligt tussen uw zaken, regelingen of verslagen; daar komt niets wat gemaakt is"),
            "kies met --out een andere plek, of laat --out weg: dan komt het in out/verslagen".to_owned(),
        ),
        ReportProblem::Twice(period) => (
            format!("er zijn twee verslagen over {}; er is niets geschreven", period.name()),
            "voeg ze samen en verwijder er een; klacht check zegt welke het zijn".to_owned(),
        ),
        ReportProblem::Fewer { path, kept, now } => (
            format!(
                "{path} telde {kept} ontvangen klachten en nu zijn er {now}; de cijfers blijven zoals ze zijn, want anders \
                 gaan ze verloren"
            ),
            "zijn er zaken vernietigd, dan hoort dit zo; klopte de oude telling niet, tel dan opnieuw met --recount"
                .to_owned(),
        ),
    }
}
