//! Whether what git shows is all there is.

use crate::check::codes::INCOMPLETE_STORE;
use crate::git::{Gap, GitProblem};

use super::{Finding, Subject};

pub(super) fn run(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), GitProblem> {
    for gap in subject.archive.gaps()? {
        let message = match gap {
            Gap::Shallow => {
                "dit is een ondiepe kopie: oudere geschiedenis ontbreekt; haal haar op met git fetch --unshallow"
            }
            Gap::Grafts => {
                "info/grafts geeft wijzigingen een andere voorganger dan is vastgelegd; haal dat bestand weg"
            }
            Gap::Replaced => {
                "refs/replace laat git andere inhoud tonen dan is vastgelegd; bekijk ze met git replace -l"
            }
            Gap::Alternates => {
                "een deel van de inhoud staat in een ander archief (objects/info/alternates); haal het hierheen met git repack -a"
            }
            Gap::Partial => {
                "dit is een gedeeltelijke kopie: een deel van de inhoud staat alleen elders; maak een volledige kopie"
            }
        };
        let severity = INCOMPLETE_STORE.severity;
        findings.push(Finding {
            code: &INCOMPLETE_STORE,
            severity,
            commit: None,
            case: None,
            message: message.to_owned(),
        });
    }
    Ok(())
}
