//! The front matter of a report.

use serde_json::{Value, json};

use crate::report::KNOWN_KEYS;

use super::parts::{closed, day, named, one_or_more, refer, text, texts, yes_no};

const KEYS: &str = "De gegevens van een verslag";
const DISCUSSED: &str = "De bespreking van een verslag";
const TOLD: &str = "Voorlichting in een verslag";
const TRAINED: &str = "Training";

pub(super) fn schema() -> Value {
    let key = |key: &&str| {
        let value = match *key {
            "opgesteld" => day(),
            "besproken" => json!({"anyOf": [day(), discussion()]}),
            "aanbevelingen" => texts(),
            "maatregelen" => refer("maatregelen"),
            "voorlichting" => one_or_more(&told()),
            "training" => one_or_more(&trained()),
            "publiceren" => yes_no(),
            "cijfers" => json!({"type": ["object", "null"]}),
            "negeer" => refer("negeer"),
            "periode" => json!({"anyOf": [
                {"type": "integer"},
                {"type": "string", "pattern": "^\\s*\\d{4}(-[hH][12]|-[kKqQ][1-4])?\\s*$"},
                {"type": "null"},
            ]}),
            _ => text(),
        };
        named(KEYS, key, &value)
    };
    closed(KNOWN_KEYS.iter().map(key).collect(), &[])
}

fn discussion() -> Value {
    let own = |name: &str, value: &Value| named(DISCUSSED, name, value);
    closed(
        vec![
            own("op", &day()),
            own("met", &texts()),
            own("besluit", &text()),
            own("notulen", &text()),
            own("toelichting", &text()),
        ],
        &[],
    )
}

fn told() -> Value {
    let own = |name: &str, value: &Value| named(TOLD, name, value);
    closed(
        vec![
            own("kanaal", &text()),
            own("op", &day()),
            own("middel", &text()),
            own("aan", &text()),
            own("door", &text()),
            own("toelichting", &text()),
        ],
        &["kanaal"],
    )
}

fn trained() -> Value {
    let own = |name: &str, value: &Value| named(TRAINED, name, value);
    closed(
        vec![
            own("op", &day()),
            own("onderwerp", &text()),
            own("wie", &texts()),
            own("door", &text()),
            own("toelichting", &text()),
        ],
        &[],
    )
}
