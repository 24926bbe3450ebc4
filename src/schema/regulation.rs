//! The front matter of a regulation.

use serde_json::{Value, json};

use crate::vocabulary::{CHANNELS, Form, STEPS, StandardStep};

use super::parts::{
    closed, day, described, each, length, named, object, one_or_more, refer, text, texts, usual, word, yes_no,
};

const TOP: &str = "Gegevens bovenaan";
const STEP: &str = "Stappen";
const TERM: &str = "Termijnen";
const WHO: &str = "Wie wat doet, en wat er daarna komt";

pub(super) fn schema() -> Value {
    let top = |name: &str, value: &Value| named(TOP, name, value);
    let who = |name: &str, value: Value| named(WHO, name, &value);
    let say = |name: &str, value: &Value, words: &str| (name.to_owned(), described(value, words));
    let statements = |key: &str| {
        let wie = described(&text(), "wie dit doet");
        one_or_more(&ruled(vec![(key.to_owned(), text()), ("wie".to_owned(), wie)], &[key]))
    };
    let mut schema = closed(
        vec![
            top("titel", &text()),
            top("organisatie", &text()),
            top("soort_organisatie", &word(&["overheid", "dienstverlener", "anders"])),
            top("in_werking", &day()),
            top("vervallen", &day()),
            top("vastgesteld", &day()),
            top("vastgesteld_door", &text()),
            top("voorbeeld", &yes_no()),
            top("contact", &maybe(contact())),
            top("kalender", &maybe(calendar())),
            top("rollen", &each(&json!({"anyOf": [text(), role()]}))),
            top(
                "begrip",
                &maybe(ruled(
                    vec![
                        say("vorm", &usual(&["mondeling", "schriftelijk"]), "hoe een klacht binnenkomt"),
                        say("over", &texts(), "waar een klacht over gaat"),
                        say("anoniem", &yes_no(), "mag het zonder naam"),
                    ],
                    &[],
                )),
            ),
            top("doelen", &statements("doel")),
            top("plichten", &statements("plicht")),
            say(
                "vereist",
                &one_or_more(&requirement()),
                "wat een zaak moet hebben: een gegeven, een kop of een bijlage",
            ),
            say("indeling", &each(&axis()), "de klassen die een zaak kan hebben"),
            say("stappen", &steps(), "wat er bij een stap moet"),
            say("termijnen", &each(&term()), "elke termijn onder een eigen naam"),
            who(
                "onafhankelijk",
                one_or_more(&ruled(
                    vec![
                        say("wie", &text(), "wiens onafhankelijkheid"),
                        say("niet", &one_or_more(&word(&["beklaagde", "afdeling", "klager"])), "wie dat niet mag zijn"),
                    ],
                    &["wie", "niet"],
                )),
            ),
            who(
                "verantwoordelijk",
                one_or_more(&ruled(
                    vec![say("wie", &text(), "welke rol"), say("vanaf", &text(), "vanaf welke stap")],
                    &["wie"],
                )),
            ),
            who(
                "geschil",
                one_or_more(&ruled(
                    vec![
                        say("instantie", &text(), "waar een geschil heen gaat"),
                        say("website", &text(), "haar adres op internet"),
                        say("adres", &text(), "haar postadres"),
                        say("bindend", &yes_no(), "moet de uitspraak worden gevolgd"),
                    ],
                    &["instantie"],
                )),
            ),
            who(
                "bewaren",
                maybe(ruled(
                    vec![
                        say("termijn", &length(), "hoe lang"),
                        say("na", &text(), "vanaf welke stap"),
                        say("wacht_op", &text(), "een voorgelegde zaak blijft tot deze stap"),
                    ],
                    &[],
                )),
            ),
            who("verslagen", one_or_more(&report())),
            who(
                "voorlichting",
                one_or_more(&ruled(
                    vec![
                        say(
                            "kanaal",
                            &usual(&["website", "brief", "overeenkomst", "opdrachtbevestiging"]),
                            "langs welke weg",
                        ),
                        say("aan", &text(), "aan wie"),
                        say("moment", &text(), "wanneer"),
                        say("elke", &every(), "hoe vaak u nagaat of dit is gedaan; anders elk jaar"),
                        say("stap", &text(), "de stap van een zaak die laat zien dat het is gedaan"),
                        say("wie", &text(), "wie dat doet"),
                    ],
                    &["kanaal"],
                )),
            ),
            who(
                "maatregelen",
                maybe(ruled(
                    vec![
                        say("eigenaar", &yes_no(), "heeft elke maatregel een eigenaar en een dag"),
                        say(
                            "effect",
                            &json!({"anyOf": [yes_no(), length()]}),
                            "hoe lang na het uitvoeren het effect is bekeken; ja is een jaar",
                        ),
                    ],
                    &[],
                )),
            ),
            who("opleiding", maybe(ruled(vec![say("elke", &every(), "hoe vaak medewerkers worden getraind")], &[]))),
            who("geheim", json!({"type": ["object", "null"]})),
            who("kosteloos", json!({"type": ["object", "null"]})),
            top("negeer", &refer("negeer")),
            top("talen", &json!({})),
            top("toelichting", &json!({})),
            top("vorige", &json!({})),
            top("bron", &json!({})),
        ],
        &["titel"],
    );
    schema["definitions"] = json!({"stap": step_rule()});
    schema
}

/// A group or nothing.
fn maybe(group: Value) -> Value {
    json!({"anyOf": [group, {"type": "null"}]})
}

/// A rule: what it says, the articles it rests on, and a word about it.
fn ruled(mut names: Vec<(String, Value)>, required: &[&str]) -> Value {
    names.push(("artikel".to_owned(), articles()));
    names.push(("toelichting".to_owned(), described(&json!({}), "voor uzelf")));
    closed(names, required)
}

fn articles() -> Value {
    described(&texts(), "het artikel waar dit op rust, tussen aanhalingstekens: \"2.3\" is artikel 2, lid 3; meer mag")
}

fn condition() -> Value {
    described(
        &json!({"type": "object", "additionalProperties": texts()}),
        "alleen als iets het geval is: {uitkomst: gegrond}",
    )
}

fn contact() -> Value {
    object(
        &[
            ("email", described(&text(), "het e-mailadres voor klachten")),
            ("telefoon", described(&text(), "het telefoonnummer, tussen aanhalingstekens")),
            ("post", described(&text(), "het postadres")),
            ("website", described(&text(), "de pagina over klachten")),
            ("naam", described(&text(), "naar wie men vraagt")),
        ],
        &[],
    )
}

fn calendar() -> Value {
    object(
        &[
            ("werkdagen", workdays()),
            ("einde", end()),
            ("gesloten", described(&one_or_more(&day()), "dagen waarop u dicht bent")),
        ],
        &[],
    )
}

fn workdays() -> Value {
    let words = word(&["atw", "atw-zonder-gelijkgesteld", "feestdagen", "maandag-vrijdag"]);
    described(&words, "welke dagen werkdagen zijn")
}

fn end() -> Value {
    let words =
        "nominaal: het einde is de dag zelf; atw: valt hij in een weekend of op een feestdag, dan de volgende werkdag";
    described(&word(&["nominaal", "atw"]), words)
}

fn role() -> Value {
    ruled(
        vec![
            ("naam".to_owned(), described(&text(), "wie dit is")),
            ("email".to_owned(), described(&text(), "het e-mailadres")),
            ("telefoon".to_owned(), described(&text(), "het telefoonnummer, tussen aanhalingstekens")),
            ("extern".to_owned(), described(&yes_no(), "van buiten de organisatie")),
            (
                "verwerkersovereenkomst".to_owned(),
                described(&text(), "bij een rol van buiten: de dag van de overeenkomst, of waarom die niet nodig is"),
            ),
            ("benoemd_door".to_owned(), described(&text(), "de rol die deze benoemt")),
            ("benoemd".to_owned(), described(&one_or_more(&appointment()), "wanneer er leden zijn benoemd")),
            ("omschrijving".to_owned(), described(&text(), "wat deze rol doet")),
        ],
        &[],
    )
}

fn appointment() -> Value {
    object(
        &[
            ("op", described(&day(), "vanaf deze dag")),
            ("tot", described(&day(), "tot en met deze dag")),
            ("leden", described(&json!({"type": "integer", "minimum": 1}), "hoeveel leden, zonder namen")),
            ("deskundigheid", described(&text(), "waar de leden verstand van hebben")),
            ("onafhankelijkheid", described(&text(), "waar de leden niets mee te maken hebben")),
            ("toelichting", described(&json!({}), "voor uzelf")),
        ],
        &["op"],
    )
}

fn requirement() -> Value {
    ruled(
        vec![
            ("gegeven".to_owned(), described(&text(), "een gegeven van de zaak, zoals klager.naam")),
            ("kop".to_owned(), described(&text(), "een kop waaronder tekst moet staan")),
            ("bijlage".to_owned(), described(&text(), "een woord in de naam van een bestand dat erbij moet")),
            ("bij".to_owned(), condition()),
            ("voor".to_owned(), described(&text(), "pas nodig als deze stap is gezet")),
        ],
        &[],
    )
}

fn axis() -> Value {
    ruled(
        vec![
            (
                "keuzes".to_owned(),
                described(&json!({"type": ["array", "object"]}), "een lijst, of korte codes met een omschrijving"),
            ),
            ("vrij".to_owned(), described(&yes_no(), "eigen woorden mogen")),
            ("meerdere".to_owned(), described(&yes_no(), "een zaak mag er meer hebben")),
            ("vereist".to_owned(), described(&yes_no(), "een zaak moet er een hebben")),
        ],
        &[],
    )
}

/// The standard steps by name, for an editor to offer, and any step of the regulation's own.
fn steps() -> Value {
    let step = |step: &StandardStep| (step.key.to_owned(), described(&refer("stap"), step.label));
    let standard: serde_json::Map<String, Value> = STEPS.iter().map(step).collect();
    maybe(json!({"type": "object", "properties": standard, "additionalProperties": refer("stap")}))
}

/// What may stand at a step.
fn step_rule() -> Value {
    let own = |name: &str, value: Value| named(STEP, name, &value);
    let forms: Vec<&str> = [Form::Written, Form::Oral].map(Form::key).into();
    let channels: Vec<&str> = CHANNELS.iter().map(|(name, _)| *name).collect();
    maybe(ruled(
        vec![
            own("omschrijving", text()),
            own("vereist", texts()),
            own("vereist_voor", texts()),
            own("na", texts()),
            own("afzien", yes_no()),
            own("vorm", one_or_more(&word(&forms))),
            own("via", usual(&channels)),
            own("door", texts()),
            own("aan", texts()),
            ("bij".to_owned(), condition()),
            own("bindend", yes_no()),
            own("advies", yes_no()),
        ],
        &[],
    ))
}

fn term() -> Value {
    let own = |name: &str, value: Value| named(TERM, name, &value);
    let extension = closed(
        vec![
            ("stap".to_owned(), described(&text(), "de stap waarmee het langer wordt; anders verlengd")),
            ("vereist".to_owned(), described(&texts(), "wat bij die stap moet staan")),
            ("hoogstens".to_owned(), described(&length(), "hoeveel langer het mag duren")),
            ("keer".to_owned(), described(&json!({"type": ["integer", "string"]}), "hoe vaak het mag")),
            ("artikel".to_owned(), articles()),
        ],
        &[],
    );
    let within = json!({"anyOf": [length(), {"enum": ["direct", "onmiddellijk", "onverwijld", "meteen"]}]});
    ruled(
        vec![
            own("stap", texts()),
            own("binnen", within),
            own("na", texts()),
            own("wie", text()),
            own("voor", word(&["klager", "organisatie"])),
            own("soort", word(&["hard", "streef", "norm"])),
            own("norm", length()),
            own("herhalen_tot", text()),
            ("bij".to_owned(), condition()),
            own("verlengen", extension),
            own("einde", end()),
            own("werkdagen", workdays()),
        ],
        &["stap", "binnen", "na"],
    )
}

/// A year, half a year or a quarter, as a length.
fn every() -> Value {
    usual(&["1 jaar", "6 maanden", "3 maanden"])
}

fn report() -> Value {
    ruled(
        vec![
            ("naam".to_owned(), described(&text(), "hoe het verslag heet")),
            ("elke".to_owned(), described(&every(), "hoe vaak: 1 jaar, 6 maanden of 3 maanden")),
            ("gereed".to_owned(), described(&length(), "hoe lang erna het klaar is")),
            (
                "alleen_met_klachten".to_owned(),
                described(&yes_no(), "is het niet nodig over een periode zonder klachten"),
            ),
            ("openbaar".to_owned(), described(&yes_no(), "mag iedereen het lezen")),
            ("bespreken".to_owned(), described(&yes_no(), "wordt het besproken")),
            ("besluit".to_owned(), described(&yes_no(), "wordt er een besluit over genomen")),
            ("wie".to_owned(), described(&text(), "wie het maakt")),
            ("na".to_owned(), described(&text(), "na welke stap")),
        ],
        &["naam"],
    )
}
