//! A word of officials where a plain one will do.

use crate::diagnostic::{Code, Findings};

use super::RegulationContext;
use super::sentences::{Word, sentences};

pub const CODE: Code = Code::info("K325", "official-word", "een ambtelijk woord heeft een gewoon broertje");

/// Words and what people say instead (taalniveau B1). A list of our own: only words that hardly ever mean anything else.
const WORDS: [(&str, &str); 38] = [
    ("aangaande", "over"),
    ("alsmede", "en"),
    ("alsook", "en"),
    ("alvorens", "voordat"),
    ("behoudens", "behalve"),
    ("betreffende", "over"),
    ("bewerkstelligen", "zorgen voor"),
    ("conform", "volgens"),
    ("daar waar", "waar"),
    ("derhalve", "daarom"),
    ("desalniettemin", "toch"),
    ("desbetreffende", "deze"),
    ("dient te", "moet"),
    ("dienen te", "moeten"),
    ("doch", "maar"),
    ("geschieden", "gebeuren"),
    ("geschiedt", "gebeurt"),
    ("hetgeen", "wat"),
    ("hetwelk", "wat"),
    ("hiertoe", "hiervoor"),
    ("indien", "als"),
    ("ingevolge", "volgens"),
    ("inzake", "over"),
    ("jegens", "tegen"),
    ("krachtens", "op grond van"),
    ("middels", "met"),
    ("nopens", "over"),
    ("omtrent", "over"),
    ("reeds", "al"),
    ("te allen tijde", "altijd"),
    ("ten aanzien van", "over"),
    ("ten behoeve van", "voor"),
    ("teneinde", "om"),
    ("tevens", "ook"),
    ("thans", "nu"),
    ("voornoemde", "deze"),
    ("wederom", "weer"),
    ("zulks", "dat"),
];

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let sentences = sentences(context.regulation);
    for (official, plain) in WORDS {
        let parts: Vec<&str> = official.split(' ').collect();
        let mut places = sentences.iter().flat_map(|sentence| matches(sentence, &parts));
        let Some(first) = places.next() else { continue };
        let more = places.count();
        let times = if more == 0 { String::new() } else { format!(" ({} keer)", more + 1) };
        let message = format!("`{official}` is een ambtelijk woord{times}");
        let help = format!("schrijf liever: {plain} (taalniveau B1)");
        findings.push(context.finding(&CODE, first, message, &Vec::new()).help(help));
    }
}

/// Where the words stand in a sentence. With `dient … te` and `dienen … te` others may come between.
fn matches(sentence: &[Word<'_>], parts: &[&str]) -> Vec<crate::source::Span> {
    let is = |word: &Word<'_>, part: &str| word.text.eq_ignore_ascii_case(part);
    let apart = ["dient", "dienen"].contains(&parts[0]);
    let mut found = Vec::new();
    for (at, word) in sentence.iter().enumerate().filter(|(_, word)| is(word, parts[0])) {
        let rest = &sentence[at + 1..];
        let fits = if apart {
            rest.iter().any(|word| is(word, "te"))
        } else {
            rest.len() >= parts.len() - 1 && parts[1..].iter().zip(rest).all(|(part, word)| is(word, part))
        };
        if fits {
            found.push(word.span);
        }
    }
    found
}
