//! Why a case was not changed, and what to do.

use chrono::NaiveDate;

use crate::calendar::short_date;
use crate::check::PERSONS;
use crate::document::{list_in_dutch, nearest};
use crate::edit::EditProblem;
use crate::mail::MAX_MAIL;

/// A case that could not be changed. Nothing was written.
#[derive(Debug)]
pub(in crate::cli) enum CaseProblem {
    /// Two files have this number.
    Twice(String),
    /// The file cannot be read.
    Unreadable(String),
    /// No version of a regulation binds the case.
    NoRegulation(String),
    /// A step the regulation does not know.
    NoStep { word: String, near: Vec<String> },
    /// A step that has to be there for what is set at it.
    NotYet { step: String, id: String },
    /// A step that stands there more than once.
    Several(String),
    /// A `--set` without a name or without `=`.
    NoValue(String),
    /// A name no case and no event has.
    NoKey { key: String, near: Vec<String> },
    /// The text could not be edited.
    Edit { path: String, problem: EditProblem },
    /// A regulation that is not there.
    NoSuchRegulation { word: String, known: Vec<String> },
    /// A profile of a statute that does not exist.
    NoSuchStatute { word: String, known: Vec<String> },
    /// A term the regulation does not have.
    NoTerm { word: String, regulation: String, known: Vec<String> },
    /// There are several regulations and none was chosen.
    WhichRegulation(Vec<String>),
    /// A new case lacks what the regulation asks for; the flags that give it.
    Incomplete(Vec<String>),
    /// Standard input ended in the middle of the questions.
    NoAnswer,
    /// A folder of cases is a link to somewhere else.
    Linked(String),
    /// No number is free.
    NoNumber,
    /// A mail that cannot be read, and why.
    NoMail { path: String, why: String },
    /// A mail that is larger than is read.
    HugeMail(String),
    /// A day that is yet to come.
    NotYetDay(NaiveDate),
    /// The course itself, which is made of steps.
    Course(String),
    /// Somebody else wrote the file meanwhile.
    Overtaken(String),
    /// There is nothing to take back.
    NothingToUndo,
    /// What would be taken back was changed since.
    ChangedSince(String),
}

/// What happened and what to do.
pub(in crate::cli) fn words(problem: &CaseProblem) -> (String, String) {
    match problem {
        CaseProblem::Twice(id) => {
            (format!("er zijn twee zaken met nummer {id}"), "geef een van beide een ander nummer".to_owned())
        }
        CaseProblem::Unreadable(path) => {
            (format!("{path} is niet te lezen"), format!("kijk wat er mis is: klacht check {path}"))
        }
        CaseProblem::NoRegulation(id) => (
            format!("bij zaak {id} hoort geen regeling, dus zijn er geen stappen"),
            "kijk wat er mis is: klacht check".to_owned(),
        ),
        CaseProblem::NoStep { word, near } => (
            format!("de regeling kent geen stap `{word}`"),
            meant(near, "de stappen staan in docs/format.md en in uw regeling"),
        ),
        CaseProblem::NotYet { step, id } => (
            format!("de stap `{step}` staat niet in zaak {id}"),
            format!("zet hem er eerst: klacht record {id} {step}"),
        ),
        CaseProblem::Several(step) => {
            (format!("de stap `{step}` staat er meer dan één keer"), "verander hem zelf in uw teksteditor".to_owned())
        }
        CaseProblem::NoValue(text) => (
            format!("`{text}` is geen gegeven met een waarde"),
            "schrijf de naam, een = en de waarde, zoals uitkomst=gegrond; weghalen doet u in uw teksteditor".to_owned(),
        ),
        CaseProblem::NoKey { key, near } => (
            format!("`{key}` is geen gegeven van een zaak of een stap"),
            meant(near, "begin de naam met x- als het een eigen aantekening is"),
        ),
        CaseProblem::Edit { path, problem } => edit_words(path, problem),
        CaseProblem::NoSuchRegulation { word, known } => {
            let near: Vec<String> =
                nearest(word, known.iter().map(String::as_str)).into_iter().map(str::to_owned).collect();
            let all = if known.is_empty() {
                "schrijf er eerst een, in regulations".to_owned()
            } else {
                format!("er zijn: {}", known.join(", "))
            };
            (format!("de regeling `{word}` bestaat niet"), meant(&near, &all))
        }
        CaseProblem::NoSuchStatute { word, known } => {
            let near: Vec<String> =
                nearest(word, known.iter().map(String::as_str)).into_iter().map(str::to_owned).collect();
            let all = format!("kies uit: {}", known.join(", "));
            (format!("er is geen regeling `{word}` die een wet volgt"), meant(&near, &all))
        }
        CaseProblem::NoTerm { word, regulation, known } => {
            let near: Vec<String> =
                nearest(word, known.iter().map(String::as_str)).into_iter().map(str::to_owned).collect();
            let all = format!("{regulation} heeft: {}", known.join(", "));
            (format!("de regeling {regulation} heeft geen termijn `{word}`"), meant(&near, &all))
        }
        CaseProblem::WhichRegulation(known) => (
            "er zijn meer regelingen, en niet is gezegd welke geldt".to_owned(),
            format!("geef er een met --regulation: {}", known.join(", ")),
        ),
        CaseProblem::Incomplete(flags) => (
            "de regeling vraagt meer van een nieuwe zaak; er is niets geschreven".to_owned(),
            format!("geef erbij:\n    {}", flags.join("\n    ")),
        ),
        CaseProblem::NoAnswer => (
            "er komt geen antwoord meer; er is niets geschreven".to_owned(),
            "geef de gegevens met opties: klacht new --help".to_owned(),
        ),
        CaseProblem::Linked(path) => (
            format!("{path} is een verwijzing (symlink) naar een andere plek; er is niets geschreven"),
            "zet de map zelf in het archief".to_owned(),
        ),
        CaseProblem::NoNumber => (
            "er is steeds net een ander die het nummer neemt; er is niets geschreven".to_owned(),
            "probeer het opnieuw".to_owned(),
        ),
        CaseProblem::NoMail { path, why } => (
            format!("{path} is niet als e-mail te lezen: {why}; er is niets geschreven"),
            "bewaar het bericht in uw mailprogramma als .eml, of geef de gegevens zelf: klacht new --help".to_owned(),
        ),
        CaseProblem::HugeMail(path) => (
            format!(
                "{path} is te groot: een e-mail mag hoogstens {} MiB zijn; er is niets geschreven",
                MAX_MAIL / 1024 / 1024
            ),
            "bewaar de bijlagen apart, sla het bericht zonder bijlagen op als .eml en geef dat bestand".to_owned(),
        ),
        CaseProblem::NotYetDay(day) => (
            format!("{} moet nog komen", short_date(*day)),
            "noem de dag waarop de klacht er was: vandaag of eerder".to_owned(),
        ),
        CaseProblem::Course(id) => (
            "`verloop` bestaat uit stappen, en is niet in één keer in te vullen; er is niets geschreven".to_owned(),
            format!("een nieuwe stap: klacht record {id} STAP; iets bij een stap die er staat: klacht set {id} STAP.NAAM=WAARDE"),
        ),
        CaseProblem::Overtaken(path) => (
            format!("{path} is intussen door iets anders veranderd; er is niets geschreven"),
            "geef de opdracht opnieuw".to_owned(),
        ),
        CaseProblem::NothingToUndo => (
            "er is niets om terug te draaien: alleen de laatste wijziging van klacht record, set, new, letter of fmt kan terug"
                .to_owned(),
            "wat is vastgelegd, draait u terug met git revert; klacht log noemt de nummers".to_owned(),
        ),
        CaseProblem::ChangedSince(path) => (
            format!("{path} is daarna nog veranderd, en dat zou verloren gaan; er is niets teruggedraaid"),
            "haal de wijziging er zelf uit in uw teksteditor".to_owned(),
        ),
    }
}

fn meant(near: &[String], otherwise: &str) -> String {
    let near: Vec<String> = near.iter().map(|word| format!("`{word}`")).collect();
    if near.is_empty() { otherwise.to_owned() } else { format!("bedoelde u {}?", list_in_dutch(&near, "of")) }
}

fn edit_words(path: &str, problem: &EditProblem) -> (String, String) {
    let by_hand = "zet het er zelf in met uw teksteditor";
    match problem {
        EditProblem::Unreadable => (
            format!("de kop van {path} is niet zonder fouten te lezen; er is niets geschreven"),
            format!("verbeter dat eerst: klacht check {path}"),
        ),
        EditProblem::Tabs => (
            format!("{path} springt in met tabs; er is niets geschreven"),
            "vervang elke tab aan het begin van een regel door twee spaties".to_owned(),
        ),
        EditProblem::Encoding => (
            format!("een teken van deze waarde bestaat niet in de codering van {path}; er is niets geschreven"),
            "sla het bestand eerst op als UTF-8".to_owned(),
        ),
        EditProblem::Invisible => (
            "in een waarde staat een onzichtbaar teken; er is niets geschreven".to_owned(),
            "typ de waarde opnieuw".to_owned(),
        ),
        EditProblem::Occupied(key) if PERSONS.contains(&key.as_str()) => (
            format!("bij `{key}` in {path} staat meer dan één gegeven; er is niets geschreven"),
            format!(
                "noem het gegeven dat u wilt veranderen, zoals {key}.naam=\"Voorbeeld Naam\"; staan er meer mensen, verander het dan in uw teksteditor"
            ),
        ),
        EditProblem::Occupied(key) => (
            format!("`{key}` in {path} is zo geschreven dat er niets veilig bij kan; er is niets geschreven"),
            by_hand.to_owned(),
        ),
        EditProblem::Marks(mark) => (
            format!(
                "in {path} staan de tekens om het deel van het programma niet precies één keer; er is niets geschreven"
            ),
            format!("zet ze terug, elk op een eigen regel: {mark} met daaronder de regel die het afsluit"),
        ),
        EditProblem::Unsure => (
            format!("deze wijziging zou in {path} iets anders zeggen dan bedoeld; er is niets geschreven"),
            by_hand.to_owned(),
        ),
    }
}
