//! The Dutch of steps in letters: what will happen, and what there is by a day.

use crate::case::Event;
use crate::check::CaseContext;
use crate::document::{Node, YesNo, list_in_dutch, yes_no};
use crate::mail::steers;
use crate::vocabulary::channel_key;

use super::Part;

/// A text in one line, without what nobody sees or what turns the direction of reading.
pub(super) fn plain(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !steers(*c)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a step brings, as the reader will see it: a whole sentence.
pub(super) fn will(step: &str, part: Part) -> Option<&'static str> {
    let theirs = match step {
        "klager-gehoord" => "De klager krijgt de gelegenheid om de klacht toe te lichten.",
        "beklaagde-gehoord" => "U krijgt de gelegenheid om uw kant van het verhaal te vertellen.",
        "oordeel" => "Er komt een oordeel over de klacht.",
        "contact" | "bericht" => "De klager hoort hoe de behandeling verloopt.",
        "ondertekend" => "Het oordeel wordt ondertekend.",
        "bezwaar-beslist" => "Er komt een beslissing op het bezwaar.",
        "beklaagde-ingelicht" => return None,
        _ => "",
    };
    if part == Part::Respondent && !theirs.is_empty() {
        return Some(theirs);
    }
    Some(match step {
        "doorgeleid" => "De klacht gaat naar degene die haar behandelt.",
        "bevestigd" => "U krijgt een bevestiging van ontvangst.",
        "beklaagde-ingelicht" => "Wij vertellen degene over wie u klaagt dat er een klacht is.",
        "contact" => "Wij nemen contact met u op en vertellen hoe de behandeling verdergaat.",
        "aangewezen" => "Wij wijzen aan wie de klacht behandelt.",
        "klager-gehoord" => "U krijgt de gelegenheid om uw klacht toe te lichten.",
        "beklaagde-gehoord" => "Degene over wie u klaagt, krijgt de gelegenheid om te reageren.",
        "derden-geraadpleegd" => "Als dat nodig is, vragen wij anderen om informatie.",
        "informatie-ontvangen" => "Wij wachten op de informatie waar wij om vroegen.",
        "bericht" => "Wij laten u weten hoe het met uw klacht staat.",
        "oordeel" => "U krijgt ons oordeel over uw klacht.",
        "ondertekend" => "Bent u tevreden over de afhandeling, dan wordt het oordeel ondertekend.",
        "bezwaar-beslist" => "U krijgt een beslissing op uw bezwaar.",
        "uitgevoerd" => "Wij voeren uit wat uit het oordeel volgt.",
        "uitspraak" => "De instantie doet uitspraak.",
        _ => return None,
    })
}

/// What there is by the last day of a term: `ons oordeel over uw klacht`.
pub(super) fn thing(context: &CaseContext<'_>, step: &str, part: Part) -> String {
    let yours = part == Part::Complainant;
    let known = match step {
        "bevestigd" => "de bevestiging van ontvangst",
        "contact" if yours => "wij nemen contact met u op",
        "bericht" if yours => "een bericht over de voortgang",
        "verlengd" => "bericht dat het langer duurt",
        "oordeel" if yours => "ons oordeel over uw klacht",
        "oordeel" => "het oordeel over de klacht",
        "klager-gehoord" if yours => "u licht uw klacht toe",
        "beklaagde-gehoord" if !yours => "u vertelt uw kant van het verhaal",
        "beklaagde-ingelicht" => "de beklaagde weet van de klacht",
        "doorgeleid" => "de klacht is bij degene die haar behandelt",
        "bezwaar" if yours => "u kunt bezwaar maken",
        "bezwaar-beslist" if yours => "de beslissing op uw bezwaar",
        "bezwaar-beslist" => "de beslissing op het bezwaar",
        "bezwaar-verlengd" => "bericht dat de beslissing langer duurt",
        "uitgevoerd" => "wij voeren uit wat uit het oordeel volgt",
        "voorgelegd" if yours => "u kunt de klacht voorleggen aan een externe instantie",
        other => context.regulation.step_label(other),
    };
    plain(known)
}

/// What the complaint is about: its service or product, else its topics in the words of the regulation. A title is
/// the officer's own, and may name anybody.
pub(super) fn about(context: &CaseContext<'_>) -> String {
    let case = context.case;
    let text = |path: &str| case.values(path).first().and_then(|node| node.as_str()).map(plain);
    let topics = || {
        let axis = context.regulation.axes.iter().find(|axis| axis.key.text == "onderwerpen");
        let label = |code: &str| {
            let choices = axis.map(|axis| axis.choices.as_slice()).unwrap_or_default();
            let found = choices.iter().find(|(key, _)| key == code.trim());
            plain(found.map_or(code, |(_, label)| label.as_str()))
        };
        let topics: Vec<String> = case.classes("onderwerpen").filter_map(Node::as_str).map(label).collect();
        list_in_dutch(&topics, "en")
    };
    let named = text("dienst").or_else(|| text("product")).filter(|text| !text.is_empty());
    named.unwrap_or_else(topics)
}

/// How a complaint came, as it reads in a sentence.
pub(super) fn channel(word: &str) -> String {
    match channel_key(word).as_str() {
        "e-mail" => "per e-mail",
        "brief" => "per brief",
        "formulier" => "met een formulier",
        "website" | "externe-site" => "via een website",
        "portaal" => "via het portaal",
        "chat" => "via de chat",
        "telefoon" => "per telefoon",
        "mondeling" | "gesprek" | "balie" => "mondeling",
        _ => "",
    }
    .to_owned()
}

/// Yes or no, when it is one.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    yes_no(text).map(|answer| answer == YesNo::Yes)
}

/// A list beside the event, else in the case. Of a measure with an owner only what it is.
pub(super) fn listed(context: &CaseContext<'_>, event: &Event, key: &str) -> Vec<String> {
    let nodes: Vec<&Node> = match event.attribute(key) {
        Some(node) => vec![node],
        None => context.case.document.front.get(key).into_iter().collect(),
    };
    let one = |node: &Node| match node.as_map() {
        Some(map) => ["maatregel", "aanbeveling", "wat", "omschrijving"]
            .into_iter()
            .find_map(|key| map.get(key)?.as_str().map(plain)),
        None => node.as_str().map(plain),
    };
    nodes.into_iter().flat_map(Node::items).filter_map(one).filter(|text| !text.is_empty()).collect()
}
