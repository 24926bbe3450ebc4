//! What may come in a regulation.

use crate::calendar::WorkdaySet;
use crate::case::KNOWN_KEYS as CASE_KEYS;
use crate::regulation::{KNOWN_KEYS, Regulation};
use crate::vocabulary::{ATTRIBUTES, CHANNELS, Form, STEPS};

use super::super::cursor::Cursor;
use super::super::meaning::keys as keys_of_table;
use super::super::{File, Kind};
use super::{List, Sort};

pub(super) fn keys(list: &mut List, own: Option<&Regulation>, path: &[&str], cursor: &Cursor) {
    let beside = &cursor.beside;
    let all = |list: &mut List, keys: &[&str]| {
        keys.iter().for_each(|key| list.key(Kind::Regulation, path, key, beside, "", 2));
    };
    match path {
        [] => all(list, &KNOWN_KEYS),
        ["stappen"] => {
            for step in &STEPS {
                list.key(Kind::Regulation, path, step.key, beside, step.label, 2);
            }
        }
        ["stappen", _] => {
            all(list, &keys_of_table("Stappen"));
            all(list, &["artikel", "toelichting"]);
        }
        ["termijnen", _] => {
            all(list, &keys_of_table("Termijnen"));
            all(list, &["artikel", "toelichting"]);
        }
        ["termijnen", _, "verlengen"] => all(list, &["stap", "vereist", "hoogstens", "keer", "artikel"]),
        ["indeling", _] => all(list, &["keuzes", "vrij", "meerdere", "vereist", "artikel"]),
        ["vereist"] => all(list, &["gegeven", "kop", "bijlage", "voor", "bij", "artikel"]),
        ["rollen", _] => {
            all(list, &["naam", "email", "telefoon", "omschrijving", "extern", "verwerkersovereenkomst"]);
            all(list, &["benoemd_door", "benoemd", "artikel"]);
        }
        ["rollen", _, "benoemd"] => all(list, &["op", "tot", "leden", "deskundigheid", "onafhankelijkheid"]),
        ["contact"] => all(list, &["email", "telefoon", "post", "website", "naam"]),
        ["kalender"] => all(list, &["werkdagen", "einde", "gesloten"]),
        ["onafhankelijk"] => all(list, &["wie", "niet", "artikel"]),
        ["verantwoordelijk"] => all(list, &["wie", "vanaf", "artikel"]),
        ["geschil"] => all(list, &["instantie", "website", "adres", "bindend", "artikel"]),
        ["bewaren"] => all(list, &["termijn", "na", "wacht_op", "artikel"]),
        ["negeer"] => all(list, &["controle", "reden", "tot"]),
        [.., "bij"] => {
            for axis in own.into_iter().flat_map(|own| &own.axes) {
                list.key(Kind::Regulation, path, &axis.key.text, beside, "indeling", 1);
            }
            ATTRIBUTES.iter().for_each(|key| list.key(Kind::Case, &["verloop"], key, beside, "bij een stap", 2));
        }
        _ => {}
    }
}

pub(super) fn values(list: &mut List, file: &File<'_>, own: Option<&Regulation>, path: &[&str], key: &str) {
    let top = path.first().copied().unwrap_or_default();
    match (top, key) {
        (_, "artikel") => articles(list, own),
        ("", "in_werking" | "vervallen" | "vastgesteld") => list.day(file.on, "vandaag", 1),
        ("", "soort_organisatie") => list.words(["overheid", "dienstverlener", "anders"], ""),
        ("", "voorbeeld") => list.words(["ja", "nee"], ""),
        (_, "einde") => list.words(["nominaal", "atw"], ""),
        (_, "werkdagen") => list.words(WorkdaySet::ALL.map(WorkdaySet::word), ""),
        ("termijnen", "soort") => list.words(["hard", "streef", "norm"], ""),
        ("termijnen", "voor") => list.words(["klager"], ""),
        ("termijnen", "stap" | "na" | "herhalen_tot")
        | ("stappen", "na" | "vereist_voor")
        | ("vereist", "voor")
        | ("verantwoordelijk", "vanaf")
        | ("bewaren", "na" | "wacht_op")
        | ("verslagen", "na") => steps(list, own),
        ("vereist", "gegeven") => list.words(CASE_KEYS, ""),
        ("stappen", "via") => list.words(CHANNELS.map(|(channel, _)| channel), ""),
        ("stappen" | "begrip", "vorm") => list.words([Form::Written.key(), Form::Oral.key()], ""),
        ("stappen", "vereist") => list.words(ATTRIBUTES, ""),
        ("onafhankelijk", "niet") => list.words(["beklaagde", "klager", "afdeling"], ""),
        (_, "wie" | "door" | "aan" | "benoemd_door") => list.roles(own),
        (_, "afzien" | "bindend" | "advies" | "vrij" | "meerdere" | "extern" | "anoniem" | "bespreken" | "besluit")
        | ("indeling", "vereist") => list.words(["ja", "nee"], ""),
        _ => {}
    }
}

fn steps(list: &mut List, own: Option<&Regulation>) {
    for rule in own.into_iter().flat_map(|own| &own.steps) {
        list.value(&rule.step.text, rule.description.as_deref().unwrap_or("noemt deze regeling"), Sort::Step, 1);
    }
    STEPS.iter().for_each(|step| list.value(step.key, step.label, Sort::Step, 2));
}

/// The articles and members of the text, with how they begin.
fn articles(list: &mut List, own: Option<&Regulation>) {
    for article in own.into_iter().flat_map(|own| &own.articles.0).filter(|article| !article.key.is_empty()) {
        list.value(&article.key, &article.title, Sort::Reference, 1);
        for member in &article.members {
            let start: String = member.text.chars().take(60).collect();
            list.value(&format!("{}.{}", article.key, member.number), &start, Sort::Reference, 1);
        }
    }
}
