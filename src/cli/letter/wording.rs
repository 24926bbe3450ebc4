//! Why there is no letter, and what to do.

use chrono::NaiveDate;

use crate::browser::BrowserProblem;
use crate::calendar::short_date;
use crate::cli::problem::{Problem, browser_words};
use crate::diagnostic::Diagnostic;
use crate::document::list_in_dutch;
use crate::letter::{Gap, Kind, Part, Recipient, Sends};
use crate::site::SiteProblem;

/// A letter that could not be made. Nothing was written.
#[derive(Debug)]
pub(in crate::cli) enum LetterProblem {
    /// No letter goes with this step.
    NoLetter(String),
    /// The regulation has no such letter, or the case does not ask for it.
    NotHere { kind: &'static Kind, regulation: String },
    /// The letter is not for somebody with this part.
    NotFor { kind: &'static Kind, part: Part },
    /// There are several letters, and one has to be shown.
    Several(&'static Kind),
    /// The step is in the course already.
    Standing { kind: &'static Kind, day: NaiveDate },
    /// Somebody else has to take the step first.
    NotYet { kind: &'static Kind, id: String },
    /// Facts are missing.
    Gaps { kind: &'static Kind, gaps: Vec<Gap> },
    /// It would tell of a person it is not for.
    Others { recipient: Recipient, places: Vec<String>, path: String },
    /// The letter that was made before says something else.
    Otherwise { path: String, fact: String },
    /// A template of the theme.
    Template(Box<Diagnostic>),
    /// The theme is not there.
    NoTheme(String),
    /// It could not be printed.
    Browser(BrowserProblem),
}

impl LetterProblem {
    pub(in crate::cli) fn of_site(problem: SiteProblem) -> Problem {
        match problem {
            SiteProblem::Template(finding) => Self::Template(finding).into(),
            SiteProblem::NoTheme(name) => Self::NoTheme(name).into(),
            SiteProblem::Browser(problem) => Self::Browser(problem).into(),
            SiteProblem::Write(problem) | SiteProblem::Unscanned(problem) => problem.into(),
            SiteProblem::Leak(findings) => match findings.into_iter().next() {
                Some(finding) => Self::Template(Box::new(finding)).into(),
                None => Self::NoTheme("standaard".to_owned()).into(),
            },
            SiteProblem::Overlap(path) => Problem::Overlap(path),
        }
    }
}

impl From<LetterProblem> for Problem {
    fn from(problem: LetterProblem) -> Self {
        Self::Letter(problem)
    }
}

/// What happened and what to do.
pub(in crate::cli) fn words(problem: &LetterProblem) -> (String, String) {
    match problem {
        LetterProblem::NoLetter(step) => (
            format!("bij de stap `{step}` hoort geen brief"),
            "zonder stap ziet u welke brieven deze zaak kan hebben: klacht letter ZAAK".to_owned(),
        ),
        LetterProblem::NotHere { kind, regulation } => (
            format!("de brief `{}` kan nu niet: {}", kind.step, why_not(kind, regulation)),
            "zonder stap ziet u welke brieven deze zaak kan hebben: klacht letter ZAAK".to_owned(),
        ),
        LetterProblem::NotFor { kind, part } => {
            let parts: Vec<&str> = kind.to.iter().map(|part| part.key()).collect();
            let who = list_in_dutch(&parts, "en");
            (
                format!("de brief `{}` is er niet voor de {}, alleen voor: {who}", kind.step, part.key()),
                match part {
                    Part::Respondent => "voor de beklaagde is er onder meer `beklaagde-ingelicht`".to_owned(),
                    _ => "laat --to weg".to_owned(),
                },
            )
        }
        LetterProblem::Several(kind) => (
            format!("van de brief `{}` zijn er meer, en er kan er maar een worden getoond", kind.step),
            "kies met --to klager of --to beklaagde, of laat --stdout weg: dan worden ze alle bewaard".to_owned(),
        ),
        LetterProblem::Standing { kind, day } => (
            format!("`{}` staat al in het verloop, op {}; er is niets veranderd", kind.recorded(), short_date(*day)),
            "laat --sent en --set weg voor de brief bij die stap; klopt de stap niet, verbeter hem dan in de zaak"
                .to_owned(),
        ),
        LetterProblem::NotYet { kind, id } => (
            format!("`{}` staat nog niet in het verloop, en de brief gaat daarover", kind.step),
            format!("leg eerst vast wanneer dat was: klacht record {id} {} --date DATUM", kind.step),
        ),
        LetterProblem::Gaps { kind, gaps } => gaps_words(kind, gaps),
        LetterProblem::Others { recipient, places, path } => (
            format!(
                "in de brief voor de {} zou een naam, adres of nummer van een ander staan: uit {}; er is niets geschreven",
                recipient.part().key(),
                list_in_dutch(&places.iter().map(|place| format!("`{place}`")).collect::<Vec<_>>(), "en")
            ),
            format!("schrijf het in {path} zonder naam, zoals `de klager` of `de medewerker`"),
        ),
        LetterProblem::Otherwise { path, fact } => (
            format!("in de brief die klaarligt, {path}, staat niet `{fact}`; er is niets vastgelegd"),
            "geef dezelfde --set als toen u hem maakte; wordt het toch anders, maak de brief dan eerst opnieuw, zonder --sent"
                .to_owned(),
        ),
        LetterProblem::Template(finding) => (
            format!("{}:{}: {} ({})", finding.file, finding.range().0.0, finding.message, finding.notes.join("; ")),
            "kijk wat er mis is: klacht check".to_owned(),
        ),
        LetterProblem::NoTheme(name) => (
            format!("het thema `{name}` bestaat niet"),
            "klacht check zegt meer; een thema maakt u met klacht theme init".to_owned(),
        ),
        LetterProblem::Browser(problem) => {
            (browser_words(problem), "kies --format html en druk die pagina af in uw eigen browser".to_owned())
        }
    }
}

fn gaps_words(kind: &Kind, gaps: &[Gap]) -> (String, String) {
    let many = match gaps.len() {
        1 => "ontbreekt 1 gegeven".to_owned(),
        count => format!("ontbreken {count} gegevens"),
    };
    let lines: Vec<String> =
        gaps.iter().map(|gap| format!("{}: {}\n      in {}: {}", gap.key, gap.what, gap.file, gap.how)).collect();
    (
        format!("voor de brief `{}` {many}; er is niets geschreven", kind.step),
        format!("vul aan:\n    {}", lines.join("\n    ")),
    )
}

fn why_not(kind: &Kind, regulation: &str) -> String {
    match kind.step {
        "verlengd" | "bezwaar-verlengd" => format!("{regulation} kent deze verlenging niet"),
        "bezwaar" | "bezwaar-beslist" => "er is geen bezwaar gemaakt".to_owned(),
        "ondertekend" => format!("{regulation} vraagt geen handtekeningen"),
        "voorgelegd" => format!("{regulation} noemt geen externe instantie"),
        "uitspraak" => "de klacht is niet voorgelegd aan een externe instantie".to_owned(),
        "heropend" => "de zaak is niet gesloten geweest".to_owned(),
        _ if kind.sends == Sends::Invites => "dit gesprek is al geweest".to_owned(),
        _ => format!("{regulation} kent deze stap niet"),
    }
}
