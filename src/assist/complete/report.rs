//! What may come in a report.

use crate::check::CHECKS;
use crate::measure::{EFFECT_KEYS, KEYS as MEASURE_KEYS};
use crate::regulation::Regulation;
use crate::report::{DISCUSSED_KEYS, INFORMED_KEYS, KNOWN_KEYS, TRAINED_KEYS};

use super::super::cursor::Cursor;
use super::super::{File, Kind};
use super::{List, Sort};

pub(super) fn keys(list: &mut List, path: &[&str], cursor: &Cursor) {
    let known: &[&str] = match path {
        [] => &KNOWN_KEYS,
        ["besproken"] => &DISCUSSED_KEYS,
        ["maatregelen"] => &MEASURE_KEYS,
        ["maatregelen", "effect"] => &EFFECT_KEYS,
        ["voorlichting"] => &INFORMED_KEYS,
        ["training"] => &TRAINED_KEYS,
        ["negeer"] => &["controle", "reden", "tot"],
        _ => &[],
    };
    // The figures are counted, not typed.
    for key in known.iter().filter(|key| **key != "cijfers") {
        list.key(Kind::Report, path, key, &cursor.beside, "", 2);
    }
}

pub(super) fn values(list: &mut List, file: &File<'_>, path: &[&str], key: &str) {
    let own = file.regulation();
    match (path, key) {
        ([], "regeling") => {
            for slug in file.live.rules().by_slug().into_keys() {
                let title = file.live.rules().versions(slug).last().map_or("", |own| own.title.as_str());
                list.value(slug, title, Sort::Reference, 1);
            }
        }
        ([], "periode") => {
            if let Some(place) = crate::report::place(file.name) {
                list.value(&place.period.to_string(), "zoals het bestand heet", Sort::Day, 1);
            }
        }
        ([], "opgesteld" | "besproken")
        | ([.., "besproken" | "voorlichting" | "training"], "op")
        | (["maatregelen"], "gepland" | "uitgevoerd")
        | (["maatregelen", "effect"], "beoordeeld")
        | (["negeer"], "tot") => list.day(file.on, "vandaag", 1),
        ([], "publiceren") => list.words(["ja", "nee"], ""),
        ([], "opgesteld_door")
        | (["besproken"], "met")
        | (["maatregelen"], "eigenaar")
        | (["voorlichting"], "door" | "aan")
        | (["training"], "wie" | "door") => list.roles(own),
        (["voorlichting"], "kanaal") => channels(list, own),
        (["maatregelen"], "zaken") => {
            for name in file.live.cases() {
                let id = crate::case::id_of(name);
                id.into_iter().for_each(|id| list.value(&id, "een zaak", Sort::Reference, 2));
            }
        }
        (["negeer"], "controle") => {
            for check in CHECKS {
                list.value(check.code.id, check.code.name, Sort::Choice, 2);
            }
        }
        _ => {}
    }
}

/// The ways in which the regulation says people are told, each with to whom.
fn channels(list: &mut List, own: Option<&Regulation>) {
    for told in own.into_iter().flat_map(|own| &own.information) {
        list.value(&told.channel.text, "noemt de regeling", Sort::Choice, 1);
    }
}
