//! The front matter of a case.

use serde_json::{Value, json};

use crate::case::KNOWN_KEYS;
use crate::vocabulary::{ATTRIBUTES, CHANNELS, Form, OUTCOMES, STEPS};

use super::parts::{closed, day, described, named, one_or_more, open, refer, text, texts, usual, word, yes_no};

/// Where the manual tells of the keys, and of the events.
const KEYS: &str = "De gegevens";
const EVENTS: &str = "Het verloop";

pub(super) fn schema() -> Value {
    let person = refer("persoon");
    let persons = one_or_more(&person);
    let key = |key: &&str| {
        let value = match *key {
            "klager" | "behandelaar" | "ontvangen_door" => person.clone(),
            "beklaagde" | "commissie" => persons.clone(),
            "verloop" => course(),
            "indeling" => json!({"anyOf": [open_classes(), {"type": "null"}]}),
            "bewaarplicht" => json!({"anyOf": [hold(), {"type": "null"}]}),
            "negeer" => refer("negeer"),
            "maatregelen" => refer("maatregelen"),
            "bijlagen" | "trefwoorden" => texts(),
            "regeling" | "dienst" | "product" | "opdracht" | "oorzaak" | "titel" => text(),
            // A text, a list, or a group as a regulation wants it.
            _ => json!({}),
        };
        named(KEYS, key, &value)
    };
    let mut schema = open(KNOWN_KEYS.iter().map(key).collect());
    schema["required"] = json!(["verloop"]);
    schema["definitions"] = json!({"persoon": {"anyOf": [text(), self::person()]}});
    schema
}

fn person() -> Value {
    let say = |name: &str, value: &Value, words: &str| (name.to_owned(), described(value, words));
    open(vec![
        say("naam", &text(), "hoe deze persoon heet"),
        say("organisatie", &text(), "bij welke organisatie"),
        say("email", &text(), "het e-mailadres"),
        say("telefoon", &text(), "het telefoonnummer, tussen aanhalingstekens: \"070 000 00 00\""),
        say("adres", &json!({}), "het postadres"),
        say("afdeling", &text(), "de afdeling"),
        say("team", &text(), "het team; telt als afdeling"),
        say("rol", &text(), "de rol, zoals de regeling haar noemt"),
        say("functie", &text(), "de functie"),
        say("hoedanigheid", &text(), "namens wie of als wat iemand klaagt"),
        say("machtiging", &json!({}), "de machtiging van wie namens een ander klaagt"),
        say("vertegenwoordiger", &refer("persoon"), "wie namens deze persoon spreekt"),
        say("toelichting", &json!({}), "wat u erover kwijt wilt"),
    ])
}

fn open_classes() -> Value {
    json!({"type": "object", "additionalProperties": texts()})
}

fn hold() -> Value {
    let say = |name: &str, value: &Value, words: &str| (name.to_owned(), described(value, words));
    closed(
        vec![
            say("reden", &text(), "waarom de zaak langer moet blijven"),
            say("tot", &day(), "tot welke dag; zonder dag tot u dit weghaalt"),
        ],
        &[],
    )
}

fn course() -> Value {
    json!({"type": ["array", "null"], "items": {"anyOf": [event(), {"type": "null"}]}})
}

/// An event: a step with its day, and what stands beside it. A regulation may add both steps and attributes.
fn event() -> Value {
    let step = |step: &crate::vocabulary::StandardStep| {
        (step.key.to_owned(), described(&day(), &format!("stap: {}; de dag waarop", step.label)))
    };
    let forms: Vec<&str> = [Form::Written, Form::Oral].map(Form::key).into();
    let channels: Vec<&str> = CHANNELS.iter().map(|(name, _)| *name).collect();
    let attribute = |key: &&str| {
        let value = match *key {
            "via" => usual(&channels),
            "vorm" => usual(&forms),
            "uitkomst" => word(&OUTCOMES),
            "tevreden" => yes_no(),
            "tot" => day(),
            "door" | "aan" | "met" | "bij" | "bijlage" => texts(),
            "reden" | "kenmerk" => text(),
            _ => json!({}),
        };
        named(EVENTS, key, &value)
    };
    let mut event = open(STEPS.iter().map(step).chain(ATTRIBUTES.iter().map(attribute)).collect());
    event["minProperties"] = json!(1);
    event
}
