//! What we read and change in a PDF: its title and its dates, which stand outside its compressed parts.

use std::fmt::Write;

use chrono::NaiveDate;

/// Sets the days of making and changing. The bytes keep their places, for the PDF lists where each object starts.
pub(super) fn date(pdf: &mut [u8], on: NaiveDate) {
    let stamp = on.format("%Y%m%d000000").to_string();
    for key in ["/CreationDate (D:", "/ModDate (D:"] {
        let Some(found) = position(pdf, key.as_bytes()) else { continue };
        let start = found + key.len();
        let place = pdf.get_mut(start..start + stamp.len());
        if let Some(place) = place.filter(|place| place.iter().all(u8::is_ascii_digit)) {
            place.copy_from_slice(stamp.as_bytes());
        }
    }
}

/// Whether the PDF bears this title, as plain text or as UTF-16 in hexadecimal digits.
pub(super) fn has_title(pdf: &[u8], title: &str) -> bool {
    let mut hexadecimal = "/Title <FEFF".to_owned();
    for unit in title.encode_utf16() {
        let _ = write!(hexadecimal, "{unit:04X}"); // writing to a string cannot fail
    }
    let escaped = title.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
    position(pdf, format!("/Title ({escaped})").as_bytes()).is_some()
        || position(pdf, format!("{hexadecimal}>").as_bytes()).is_some()
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: &[u8] =
        b"/Title (Regeling \\(proef\\)) /CreationDate (D:20261121111521+00'00') /ModDate (D:20261121111521+00'00')";

    #[test]
    fn the_days_change_and_nothing_moves() {
        let mut pdf = PDF.to_vec();
        date(&mut pdf, NaiveDate::from_ymd_opt(2024, 1, 2).unwrap());
        let text = String::from_utf8(pdf).unwrap();
        assert_eq!(text.len(), PDF.len());
        assert_eq!(text.matches("(D:20240102000000+00'00')").count(), 2, "{text}");
    }

    #[test]
    fn a_title_is_known_in_both_spellings() {
        assert!(has_title(PDF, "Regeling (proef)") && !has_title(PDF, "Regeling"));
        assert!(has_title(b"/Title <FEFF00E90061>", "éa") && !has_title(b"/Title <FEFF00E90061>", "é"));
    }
}
