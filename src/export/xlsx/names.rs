//! Names of sheets that every program takes.

use std::collections::BTreeSet;

/// What a tab holds at most, counted as Excel does.
const MOST: usize = 31;

/// The names of tabs made to fit, each another: signs that may not be there become dashes, what is too long is cut, and a
/// name that was there gets a number.
pub(super) fn fitting<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    names
        .map(|name| {
            let wanted = allowed(name);
            let mut fits = cut(&wanted, MOST);
            let mut number = 2;
            while !taken.insert(fits.to_lowercase()) {
                let tail = format!(" {number}");
                fits = format!("{}{tail}", cut(&wanted, MOST - tail.len()));
                number += 1;
            }
            fits
        })
        .collect()
}

fn allowed(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|sign| match sign {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' => '-',
            // Quotes are what formulas put around the name.
            '\'' => '’',
            sign if sign.is_control() => ' ',
            sign => sign,
        })
        .collect();
    let plain = plain.trim();
    match plain {
        "" => "Blad".to_owned(),
        // Excel keeps this name for itself, in every case.
        kept if kept.eq_ignore_ascii_case("history") => format!("{kept}-"),
        plain => plain.to_owned(),
    }
}

fn cut(name: &str, most: usize) -> String {
    let mut size = 0;
    let short: String = name
        .chars()
        .take_while(|sign| {
            size += sign.len_utf16();
            size <= most
        })
        .collect();
    short.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_fits_and_is_there_once() {
        let long = "Klachten over de bereikbaarheid van het kantoor";
        let names = ["a/b:c", "A-B-C", "", "  ", long, long, "History", "d'Anjou", "x\u{7}y"];
        assert_eq!(
            fitting(names.into_iter()),
            [
                "a-b-c",
                "A-B-C 2",
                "Blad",
                "Blad 2",
                "Klachten over de bereikbaarheid",
                "Klachten over de bereikbaarhe 2",
                "History-",
                "d’Anjou",
                "x y"
            ]
        );
    }

    #[test]
    fn no_name_is_longer_than_a_tab_holds() {
        for name in fitting(["🙂".repeat(40).as_str(), &"é".repeat(40), &"🙂".repeat(40)].into_iter()) {
            assert!(name.encode_utf16().count() <= MOST, "{name}");
        }
    }
}
