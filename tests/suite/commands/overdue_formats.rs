//! `klacht overdue --format csv|ics`: what spreadsheets and calendars open.

use icalendar::parser::{read_calendar, unfold};

use super::received;
use crate::test_repo::{QUIET, TestRepo};

const NAMES: &str = "\
---
klager: {naam: Noor Noordzee, email: noor@example.net}
beklaagde: {naam: Willem Westerlaan}
behandelaar: {naam: Zina Zuiderhof, rol: '=HYPERLINK(\"https://example.net\";\"klik\")'}
verloop:
  - ontvangen: 2026-03-02
---
";

/// A term whose name does what it can to escape, a role that is a formula.
fn repo() -> TestRepo {
    let named = QUIET
        .replace("  oordeel: {", "  \"-1+1;\\nATTENDEE:mailto:kwaad@example.net\": {")
        .replace(" wie: klachtenfunctionaris,", "");
    TestRepo::empty().regulation("voorbeeld", &named).case("2026-001", NAMES).case("2026-002", &received("2026-03-09"))
}

fn shown(format: &str) -> String {
    repo().run(["overdue", "--all", "--format", format]).on("2026-06-01").ended(0)
}

#[test]
fn a_table_opens_in_a_dutch_spreadsheet_and_runs_nothing() {
    let bytes = shown("csv");
    let table = bytes.strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(
        table.starts_with(
            "zaak;regeling;versie;artikel;termijn;stap;begin;uiterlijk;gedaan;stand;dagen;werkdagen;wie\r\n"
        ),
        "{table}"
    );
    assert_eq!(table.matches("\r\n").count(), table.matches('\n').count());
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(&rows[0][4], "'-1+1; ATTENDEE:mailto:kwaad@example.net");
    assert_eq!(&rows[0][12], "'=HYPERLINK(\"https://example.net\";\"klik\")");
    for (row, cell) in rows.iter().flat_map(|row| row.iter().map(move |cell| (row, cell))) {
        let number = cell.parse::<i64>().is_ok();
        assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{row:?}");
    }
}

#[test]
fn a_calendar_is_read_back_whole() {
    let text = shown("ics");
    let unfolded = unfold(&text);
    let calendar = read_calendar(&unfolded).unwrap();
    let events = &calendar.components;
    assert_eq!(events.len(), 2);
    let mut uids = Vec::new();
    for event in events {
        assert_eq!(event.name, "VEVENT");
        let value = |name: &str| event.find_prop(name).unwrap_or_else(|| panic!("{name}: {unfolded}")).val.to_string();
        uids.push(value("UID"));
        let day = |name: &str| {
            let value = value(name);
            chrono::NaiveDate::parse_from_str(&value, "%Y%m%d").unwrap_or_else(|error| panic!("{value}: {error}"))
        };
        assert_eq!((day("DTEND") - day("DTSTART")).num_days(), 1);
        assert_eq!(value("DTSTAMP"), "20260601T000000Z", "the same day gives the same bytes");
        assert!(event.find_prop("ATTENDEE").is_none());
    }
    uids.sort();
    uids.dedup();
    assert_eq!(uids.len(), 2);
    assert!(unfolded.contains("DTSTART;VALUE=DATE:20260413"), "{unfolded}");
}

#[test]
fn a_calendar_has_lines_of_at_most_75_octets_that_end_in_crlf() {
    let text = shown("ics");
    assert!(text.ends_with("END:VCALENDAR\r\n") && text.matches("\r\n").count() == text.matches('\n').count());
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    assert!(text.contains("\r\n "), "long lines are folded");
}

#[test]
fn what_is_shared_names_nobody() {
    for format in ["csv", "ics"] {
        let text = shown(format).replace("\r\n ", "");
        for name in ["Noor", "Noordzee", "noor@", "Willem", "Westerlaan", "Zina", "Zuiderhof"] {
            assert!(!text.contains(name), "{format}: {name}");
        }
    }
}

#[test]
fn nothing_to_show_is_still_a_table_and_a_calendar() {
    let repo = TestRepo::new();
    let table = repo.run(["overdue", "--format", "csv"]).on("2026-06-01").ended(0);
    assert_eq!(table.lines().count(), 1);
    let calendar = repo.run(["overdue", "--format", "ics"]).on("2026-06-01").ended(0);
    assert!(read_calendar(&unfold(&calendar)).unwrap().components.is_empty());
    assert_eq!(repo.run(["overdue", "--format", "json"]).on("2026-06-01").json()["terms"], serde_json::json!([]));
}
