//! What a key means: the tables of `docs/format.md`, which is where an officer reads it as well.

/// What kind of file a key stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A case.
    Case,
    /// A regulation.
    Regulation,
    /// A periodic report.
    Report,
    /// The settings.
    Config,
}

const FORMAT: &str = include_str!("../../docs/format.md");

/// What the key at a path means, as plain text; nothing for a key only this organisation knows.
///
/// The path has the keys from the outside in, without the items of lists: `verloop`, `ontvangen`, `via`.
#[must_use]
pub fn meaning(kind: Kind, path: &[&str]) -> Option<String> {
    let (key, above) = path.split_last()?;
    match (kind, above) {
        (Kind::Config, _) => row("De instellingen: klacht.toml", &path.join(".")),
        (Kind::Case, []) => row("De gegevens", key),
        (Kind::Case, ["verloop"]) => row("Het verloop", key),
        (Kind::Case | Kind::Report, ["maatregelen"]) => row("Maatregelen", key),
        (Kind::Case | Kind::Report, ["maatregelen", "effect"]) => effect(key),
        (Kind::Report, []) => row("De gegevens van een verslag", key),
        (Kind::Report, ["besproken"]) => row("De bespreking van een verslag", key),
        (Kind::Report, ["voorlichting"]) => row("Voorlichting in een verslag", key),
        (Kind::Report, ["training"]) => row("Training", key),
        (Kind::Report, ["cijfers", ..]) => figure(&path[1..]),
        (Kind::Regulation, []) => {
            let tables = ["Gegevens bovenaan", "Wie wat doet, en wat er daarna komt"];
            tables.iter().find_map(|table| row(table, key)).or_else(|| prose(key))
        }
        (Kind::Regulation, ["stappen", _]) => row("Stappen", key),
        (Kind::Regulation, ["termijnen", _]) => row("Termijnen", key),
        _ => None,
    }
    .or_else(|| anywhere(key))
}

/// Of what came of a measure.
fn effect(key: &str) -> Option<String> {
    let text = match key {
        "beoordeeld" => "de dag waarop is bekeken of het hielp",
        "oordeel" => "of het hielp, in eigen woorden",
        _ => return None,
    };
    Some(text.to_owned())
}

/// A figure: its own row, or that of the group it stands in, where its parts are explained.
fn figure(path: &[&str]) -> Option<String> {
    row("De cijfers van een verslag", path.first()?)
}

/// The keys a table explains, in its order.
pub(super) fn keys(heading: &str) -> Vec<&'static str> {
    rows(heading).flat_map(|(keys, _)| names(keys)).collect()
}

/// The meaning of a key in the table under a heading.
fn row(heading: &str, key: &str) -> Option<String> {
    let found = rows(heading).find(|(keys, _)| names(keys).any(|name| name == key));
    found.map(|(_, meaning)| plain(meaning))
}

/// The rows of the table under a heading: the keys and what they mean.
fn rows(heading: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = below(heading).lines().filter(|line| line.starts_with("| `"));
    lines.filter_map(|line| line.trim_matches(['|', ' ']).split_once(" | "))
}

fn names(keys: &'static str) -> impl Iterator<Item = &'static str> {
    keys.split('`').skip(1).step_by(2)
}

/// What stands below a heading, up to the next.
fn below(heading: &str) -> &'static str {
    let mut lines = FORMAT.match_indices("\n#");
    let start = lines.find_map(|(at, _)| {
        let line = FORMAT[at + 1..].lines().next()?;
        (line.trim_start_matches('#').trim() == heading).then_some(at + 1 + line.len())
    });
    let text = start.map_or("", |start| &FORMAT[start..]);
    text.split("\n#").next().unwrap_or_default()
}

/// The first paragraph of the section a key has for itself: `Wat een zaak moet hebben: vereist`, `Stappen`.
fn prose(key: &str) -> Option<String> {
    let headings = FORMAT.lines().filter_map(|line| line.strip_prefix("### "));
    let mut own = headings.filter(|title| title.to_lowercase().rsplit(": ").next() == Some(key));
    let text = below(own.next()?).trim().split("\n\n").next()?;
    Some(plain(&text.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// Keys that mean the same wherever they stand.
fn anywhere(key: &str) -> Option<String> {
    let text = match key {
        "artikel" => "het stuk van de tekst waar deze regel op rust: \"2.3\" is artikel 2, lid 3; meer mag",
        "naam" => "hoe deze persoon of dit onderdeel heet",
        "organisatie" => "het bedrijf of de instelling van deze persoon",
        "email" => "het e-mailadres",
        "telefoon" => "het telefoonnummer; zet er aanhalingstekens om",
        "adres" => "waar post heen gaat",
        "team" => "het team van deze persoon",
        "functie" => "het werk van deze persoon",
        "hoedanigheid" => "als wie deze persoon klaagt, zoals opdrachtgever of vertegenwoordiger",
        "machtiging" => "waaruit blijkt dat deze persoon voor een ander mag spreken",
        "toelichting" => "wat erbij verteld moet worden, in eigen woorden",
        "rol" => "de rol van deze persoon, zoals de regeling haar noemt",
        "afdeling" => {
            "waar deze persoon werkt; zo ziet de controle of iemand een klacht over de eigen afdeling behandelt"
        }
        "vertegenwoordiger" => "wie namens deze persoon spreekt; weer een persoon",
        "controle" => "de code of de naam van de melding die u overslaat",
        "reden" => "waarom",
        "tot" => "tot en met deze dag",
        _ => return None,
    };
    Some(text.to_owned())
}

/// Markdown of the page as plain text: links become their words, code loses its ticks.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.trim();
    while let Some((before, after)) = rest.split_once('[') {
        match after.split_once("](").and_then(|(words, link)| Some((words, link.split_once(')')?.1))) {
            Some((words, next)) => {
                out += before;
                out += words;
                rest = next;
            }
            None => {
                out += before;
                out.push('[');
                rest = after;
            }
        }
    }
    (out + rest).replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_its_meaning() {
        let top = |kind, keys: &[&str]| {
            let without: Vec<String> =
                keys.iter().filter(|key| meaning(kind, &[**key]).is_none()).map(|key| (*key).to_owned()).collect();
            assert!(without.is_empty(), "{kind:?}: {without:?}");
        };
        top(Kind::Case, &crate::case::KNOWN_KEYS);
        top(Kind::Regulation, &crate::regulation::KNOWN_KEYS);
        top(Kind::Report, &crate::report::KNOWN_KEYS);
        for (above, keys) in [
            ("besproken", crate::report::DISCUSSED_KEYS.as_slice()),
            ("maatregelen", &crate::measure::KEYS),
            ("voorlichting", &crate::report::INFORMED_KEYS),
            ("training", &crate::report::TRAINED_KEYS),
            ("cijfers", &crate::report::figures::KEYS),
        ] {
            for key in keys {
                assert!(meaning(Kind::Report, &[above, key]).is_some(), "{above}.{key}");
            }
        }
        for key in crate::measure::EFFECT_KEYS {
            assert!(meaning(Kind::Report, &["maatregelen", "effect", key]).is_some(), "{key}");
        }
        assert!(meaning(Kind::Report, &["cijfers", "termijnen", "oordeel", "op_tijd"]).is_some());
        for key in crate::vocabulary::ATTRIBUTES {
            assert!(meaning(Kind::Case, &["verloop", key]).is_some(), "{key}");
        }
        for key in crate::check::PERSON_KEYS {
            assert!(meaning(Kind::Case, &["klager", key]).is_some(), "{key}");
        }
        assert!(meaning(Kind::Config, &["kalender", "gesloten"]).is_some());
        assert!(meaning(Kind::Regulation, &["termijnen", "oordeel", "binnen"]).is_some());
        assert_eq!(meaning(Kind::Case, &["onzin"]), None);
    }

    #[test]
    fn the_words_of_the_page_come_without_its_marks() {
        let meant = meaning(Kind::Case, &["regeling"]).unwrap();
        assert_eq!(meant, "de regeling die geldt; zie Welke versie geldt");
    }
}
