//! What to say when no report is made.

use chrono::NaiveDate;

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
    /// A file that would come among the public pages.
    AmongPublic(String),
    /// A file whose name does not end in what it is.
    Ending { path: String, ending: &'static str },
    /// Its figures were counted up to a later day than the one that counts as today.
    Later { path: String, kept: NaiveDate, now: NaiveDate },
    /// There are two reports about it.
    Twice(Period),
    /// There are fewer complaints now than the report counted, of those it calls so.
    Fewer { path: String, which: &'static str, kept: usize, now: usize },
    /// What it keeps as figures cannot be read.
    Unread(String),
    /// Its front matter stands between braces.
    OnOneLine(String),
    /// Something else stands where it belongs.
    Occupied(String),
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
            format!("{} is nog niet begonnen; er is niets te tellen", period.in_sentence()),
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
        ReportProblem::AmongPublic(path) => (
            format!("{path} ligt tussen de openbare pagina's; wat u maakt, is niet voor iedereen"),
            "kies met --out een andere plek; cijfers voor iedereen komen er met `publiceren: ja` in het verslag"
                .to_owned(),
        ),
        ReportProblem::Ending { path, ending } => (
            format!("{path} eindigt niet op .{ending}, en dat is wat er wordt gemaakt; er is niets geschreven"),
            format!("geef het bestand een naam die eindigt op .{ending}, of kies met --format een andere vorm"),
        ),
        ReportProblem::Later { path, kept, now } => (
            format!(
                "de cijfers in {path} gaan tot en met {}, en met deze dag als vandaag maar tot en met {}; ze blijven zoals \
                 ze zijn",
                short_date(*kept),
                short_date(*now)
            ),
            "laat --on weg, of geef een latere dag; wilt u toch terug, tel dan opnieuw met --recount".to_owned(),
        ),
        ReportProblem::Twice(period) => (
            format!("er zijn twee verslagen over {}; er is niets geschreven", period.in_sentence()),
            "voeg ze samen en verwijder er een; klacht check zegt welke het zijn".to_owned(),
        ),
        ReportProblem::Unread(path) => (
            format!("de cijfers in {path} zijn niet te lezen of kloppen niet; ze blijven zoals ze zijn"),
            format!(
                "kijk met klacht check {path} wat er aan mankeert, en zet terug wat er stond; zijn alle zaken er nog, tel dan \
                 opnieuw met --recount"
            ),
        ),
        ReportProblem::OnOneLine(path) => (
            format!("de kop van {path} staat tussen accolades, en daar passen geen cijfers in; er is niets geschreven"),
            "zet elk gegeven op een regel van zichzelf, zonder accolades, en geef de opdracht opnieuw".to_owned(),
        ),
        ReportProblem::Occupied(path) => (
            format!("{path} is er al, maar is niet te lezen als verslag over deze regeling; er is niets geschreven"),
            format!("kijk met klacht check {path} wat eraan mankeert, of geef dat bestand een andere naam"),
        ),
        ReportProblem::Fewer { path, which, kept, now } => (
            format!(
                "{path} telde {kept} {which} klachten en nu zijn er {now}; de cijfers blijven zoals ze zijn, want anders \
                 gaan ze verloren"
            ),
            "zijn er zaken vernietigd, dan hoort dit zo; klopte de oude telling niet, tel dan opnieuw met --recount"
                .to_owned(),
        ),
    }
}
