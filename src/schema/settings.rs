//! `klacht.toml`.

use serde_json::{Value, json};

use super::parts::{closed, day, described, named};

/// Where the manual tells of the settings.
const SETTINGS: &str = "De instellingen: klacht.toml";

pub(super) fn schema() -> Value {
    let string = json!({"type": "string"});
    let own = |name: &str| named(SETTINGS, name, &string);
    // The manual names what is in a table with the table before it.
    let inner = |path: &str, value: Value| {
        let (_, value) = named(SETTINGS, path, &value);
        (path.rsplit('.').next().unwrap_or(path).to_owned(), value)
    };
    let days = json!({"type": "array", "items": {"anyOf": [day(), {"type": "string", "format": "date"}]}});
    let answer = json!({"anyOf": [{"enum": ["ja", "nee"]}, {"type": "boolean"}]});
    let moved = json!({"type": "object", "additionalProperties": string});
    closed(
        vec![
            own("organisatie"),
            own("regeling"),
            own("thema"),
            own("basis_url"),
            named(SETTINGS, "verslagen_vanaf", &json!({"anyOf": [day(), {"type": "string", "format": "date"}]})),
            named(SETTINGS, "verwijzingen", &moved),
            (
                "kalender".to_owned(),
                described(&closed(vec![inner("kalender.gesloten", days)], &[]), "de kalender van de hele organisatie"),
            ),
            (
                "controle".to_owned(),
                described(
                    &closed(
                        vec![
                            inner("controle.laat_na", json!({"type": "integer", "minimum": 0})),
                            inner("controle.handtekening", answer),
                        ],
                        &[],
                    ),
                    "waar klacht audit naar kijkt",
                ),
            ),
        ],
        &[],
    )
}
