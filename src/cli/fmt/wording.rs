//! What `klacht fmt` did, in words.

use std::collections::BTreeSet;

use crate::document::list_in_dutch;
use crate::edit::{EditProblem, Tidied};

/// What changed in a file.
pub(super) fn changes(changes: &BTreeSet<Tidied>) -> String {
    let words: Vec<&str> = changes
        .iter()
        .map(|change| match change {
            Tidied::Encoding => "opslag als UTF-8",
            Tidied::LineEnds => "regeleinden",
            Tidied::Fence => "de regels --- om de kop",
            Tidied::Indent => "inspringen",
            Tidied::Spaces => "spaties",
            Tidied::Quotes => "aanhalingstekens",
            Tidied::Days => "datums",
            Tidied::Answers => "antwoorden met ja of nee",
            Tidied::LastLine => "het einde van de laatste regel",
        })
        .collect();
    list_in_dutch(&words, "en")
}

/// Why a file stays as it is, and what to do.
pub(super) fn why(problem: &EditProblem) -> &'static str {
    match problem {
        EditProblem::Unreadable => "herstel eerst de fout hierboven",
        EditProblem::Tabs => {
            "tabs en spaties springen door elkaar in; vervang elke tab aan het begin van een regel door twee spaties"
        }
        EditProblem::Invisible => "in de kop staat een onzichtbaar teken; typ die regel opnieuw",
        _ => "de gewone vorm zou iets anders zeggen dan er nu staat; zet de kop zelf recht",
    }
}

/// How many files there were of each kind.
pub(super) fn totals(changed: usize, same: usize, faulty: usize, dry: bool) -> String {
    let files = |count: usize| if count == 1 { "1 bestand".to_owned() } else { format!("{count} bestanden") };
    let mut text = match (changed, dry) {
        (0, _) => "er is niets te veranderen".to_owned(),
        (count, true) => format!("{} zou{} veranderen", files(count), if count == 1 { "" } else { "den" }),
        (count, false) => format!("{} in de gewone vorm gezet", files(count)),
    };
    text += &format!("; {} al goed", if same == 1 { "1 was".to_owned() } else { format!("{same} waren") });
    if faulty > 0 {
        text += &format!("; {} met een fout overgeslagen", files(faulty));
    }
    if changed > 0 && !dry {
        text += "; terug: klacht undo";
    }
    text
}
