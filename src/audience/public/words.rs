//! Steps and roles in the words of somebody who complains: `U krijgt ons oordeel`, `na ontvangst van uw klacht`.

use crate::document::{Text, list_in_dutch};
use crate::regulation::Regulation;
use crate::vocabulary;

/// What a standard step is to the complainant: as a sentence without its full stop, and as something to count from.
const WORDS: [(&str, &str, &str); 22] = [
    ("opdracht-afgerond", "De opdracht is klaar", "het einde van de opdracht"),
    ("informeel", "Wij praten er samen over", "het eerste gesprek"),
    ("bemiddeld", "Er is een bemiddelingsgesprek", "de bemiddeling"),
    ("ontvangen", "U dient uw klacht in", "ontvangst van uw klacht"),
    ("doorgeleid", "Uw klacht ligt bij degene die haar behandelt", "het doorsturen van uw klacht"),
    ("bevestigd", "U krijgt bericht dat wij uw klacht hebben", "de bevestiging"),
    (
        "beklaagde-ingelicht",
        "Degene over wie u klaagt, hoort van uw klacht",
        "het bericht aan degene over wie u klaagt",
    ),
    ("contact", "Wij nemen contact met u op", "het eerste contact"),
    ("aangewezen", "Het is duidelijk wie uw klacht behandelt", "het aanwijzen van de behandelaar"),
    ("klager-gehoord", "U vertelt uw verhaal", "het gesprek met u"),
    ("beklaagde-gehoord", "Degene over wie u klaagt, vertelt zijn verhaal", "het gesprek met de ander"),
    ("informatie-gevraagd", "Wij vragen u om meer informatie", "onze vraag om informatie"),
    ("informatie-ontvangen", "U stuurt ons meer informatie", "ontvangst van uw informatie"),
    ("bericht", "U hoort hoe het met uw klacht staat", "ons laatste bericht"),
    ("verlengd", "U hoort waarom wij meer tijd nodig hebben", "het bericht dat het langer duurt"),
    ("oordeel", "U krijgt ons oordeel", "ons oordeel"),
    ("bezwaar", "U maakt bezwaar", "ontvangst van uw bezwaar"),
    ("bezwaar-verlengd", "U hoort wanneer het besluit op uw bezwaar komt", "het bericht dat het bezwaar langer duurt"),
    ("bezwaar-beslist", "U krijgt een besluit op uw bezwaar", "het besluit op uw bezwaar"),
    ("uitgevoerd", "Wij hebben gedaan wat uit het oordeel volgt", "het uitvoeren van het oordeel"),
    ("voorgelegd", "De klacht ligt bij een instantie buiten ons", "het voorleggen van de klacht"),
    ("afgesloten", "Uw klacht is afgehandeld", "het afsluiten van uw klacht"),
];

/// What happens, as sentences without a full stop: `U krijgt ons oordeel`. What a regulation calls a step goes first.
pub(super) fn happens(regulation: &Regulation, steps: &[Text]) -> String {
    let words: Vec<String> = steps
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let sentence = match own_words(regulation, &step.text) {
                Some(own) => own.to_owned(),
                None => WORDS.iter().find(|(key, ..)| *key == step.text).map_or_else(
                    || vocabulary::step_label(&step.text).to_owned(),
                    |(_, sentence, _)| (*sentence).to_owned(),
                ),
            };
            if index == 0 { upper_first(&sentence) } else { lower_first(&sentence) }
        })
        .collect();
    list_in_dutch(&words, "of")
}

/// From when: `ontvangst van uw klacht`.
pub(super) fn since(regulation: &Regulation, steps: &[Text]) -> String {
    let words: Vec<&str> = steps
        .iter()
        .map(|step| {
            own_words(regulation, &step.text).unwrap_or_else(|| {
                let known = WORDS.iter().find(|(key, ..)| *key == step.text);
                known.map_or_else(|| vocabulary::step_label(&step.text), |(.., since)| since)
            })
        })
        .collect();
    list_in_dutch(&words, "of")
}

/// A role as the public reads it: `de klachtenfunctionaris`, `u`.
pub(super) fn role(key: &str) -> String {
    match key {
        "klager" => "u".to_owned(),
        "beklaagde" => "degene over wie u klaagt".to_owned(),
        "behandelaar" => "degene die uw klacht behandelt".to_owned(),
        "kantoor" => "het kantoor".to_owned(),
        "medewerkers" => "de medewerkers".to_owned(),
        other => format!("de {}", other.replace('-', " ")),
    }
}

/// A role at the beginning of a sentence, the verb to follow: `Degene over wie u klaagt,`.
pub(super) fn subject(key: &str) -> String {
    let role = upper_first(&role(key));
    if role.contains(" wie ") || role.contains(" die ") { role + "," } else { role }
}

fn own_words<'a>(regulation: &'a Regulation, step: &str) -> Option<&'a str> {
    regulation.step(step).and_then(|rule| rule.description.as_deref())
}

pub(super) fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}

pub(super) fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().collect::<String>() + chars.as_str())
}
