//! The last look before a letter is there: no data of a person it is not for.

use serde_json::Value;

use crate::case::Person;
use crate::check::CaseContext;
use crate::leak::Detector;

use super::{Letter, Recipient, Wanted};

/// Where a letter says something of others: the heading or the key. What it is, is not told.
pub(super) fn found(context: &CaseContext<'_>, wanted: &Wanted<'_>, letter: &Letter) -> Vec<String> {
    let case = context.case;
    let mut known: Vec<&Person> = case.handler.iter().collect();
    match wanted.recipient {
        Recipient::Complainant => known.extend(&case.complainant),
        Recipient::Respondent(at) => known.extend(case.respondents.get(at)),
        // Who gets the complaint itself has to know whose it is.
        Recipient::Body => known.extend(&case.complainant),
        Recipient::Signers => {
            let signs = |role: &str| letter.signers.iter().any(|signer| signer.role == role);
            known.extend(case.complainant.iter().filter(|_| signs("klager")));
            known.extend(case.respondents.iter().filter(|_| signs("beklaagde")));
        }
    }
    let mut allowed: Vec<&str> = vec![&letter.sender.name, &letter.sender.email, &letter.organisation];
    for person in known.iter().flat_map(|person| std::iter::once(*person).chain(person.representative.as_deref())) {
        let texts = [&person.name, &person.organisation, &person.department, &person.email, &person.phone];
        allowed.extend(texts.into_iter().flatten().map(|text| text.text.as_str()));
    }
    let address = letter.complainant.as_ref().unwrap_or(&letter.to).address.as_slice();
    allowed.extend(address.iter().map(String::as_str));
    let whole = address.join(", ");
    allowed.push(&whole);
    let detector = Detector::of_others(context.repository, case, &allowed);
    let mut places = Vec::new();
    if let Ok(value) = serde_json::to_value(letter) {
        look(&value, "", &detector, &mut places);
    }
    places
}

fn look(value: &Value, place: &str, detector: &Detector, places: &mut Vec<String>) {
    match value {
        Value::String(text) if detector.finds(text) && !places.iter().any(|known| known == place) => {
            places.push(place.to_owned());
        }
        Value::Array(items) => items.iter().for_each(|item| look(item, place, detector, places)),
        Value::Object(map) => {
            let title = map.get("markdown").and(map.get("title")).and_then(Value::as_str);
            for (key, value) in map {
                let place = match title {
                    Some(title) => format!("## {title}"),
                    None => word(key, place),
                };
                look(value, &place, detector, places);
            }
        }
        _ => {}
    }
}

/// The key in the file behind a fact.
fn word(fact: &str, above: &str) -> String {
    match fact {
        "reason" => "reden",
        "about" => "dienst",
        "measures" => "maatregelen",
        "recommendations" => "aanbevelingen",
        "place" => "plaats",
        "body_named" => "bij",
        "body_reference" => "kenmerk",
        "outcome" => "uitkomst",
        "who" => "aan",
        _ if above.is_empty() => fact,
        _ => above,
    }
    .to_owned()
}
