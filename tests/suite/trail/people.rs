//! Who and when are free text: whatever stands there is read, and steers nothing.

use klachtwerk::git::Stamp;
use proptest::prelude::*;
use serde_json::Value;

use super::{History, commit, received};

const FILE: &str = "cases/2026-007.md";

fn by(who: impl Into<Vec<u8>>) -> Value {
    History::of([commit("x").file(FILE, received(&[])).by(who)]).newest()
}

#[test]
fn an_author_and_message_that_are_not_utf8() {
    let history = History::of([commit("")
        .file(FILE, received(&[]))
        .by(b"Zo\xeb <zoe@example.org> 1772449200 +0100".to_vec())
        .message(b"caf\xe9 \x80 5")]);
    let entry = history.newest();
    assert_eq!((&entry["author"]["name"], &entry["message"]), (&"Zoë".into(), &"café € 5".into()));
    assert!(history.log([]).contains("Zoë: zaak geregistreerd"), "{}", history.log([]));
    assert_eq!(history.entries(["--by", "zoë"]).len(), 1);
}

#[test]
fn bytes_of_no_encoding_at_all() {
    let entry = by(b"A\x81\xff <a@example.org> 1772449200 +0100".to_vec());
    assert!(entry["author"]["name"].as_str().unwrap().starts_with('A'), "{entry}");
    assert_eq!(entry["author"]["email"], "a@example.org");
}

#[test]
fn the_future() {
    let entry = by("A <a@example.org> 4102444800 +0000");
    assert_eq!(entry["authored"], "2100-01-01T00:00:00+00:00");
}

#[test]
fn beyond_every_calendar() {
    for when in ["99999999999999", "9223372036854775807"] {
        let history =
            History::of([commit("x").file(FILE, received(&[])).by(format!("A <a@example.org> {when} +0000"))]);
        let entry = history.newest();
        let said = entry["authored"].as_str().unwrap();
        assert!(said.starts_with('@') && said.len() > 10, "{entry}");
        assert!(history.log([]).starts_with("dag onbekend\n"), "{}", history.log([]));
        assert_eq!(history.entries(["--since", "2026-01-01"]).len(), 1, "far ahead is after any day");
    }
}

/// A commit git's own commands refuse to write.
fn raw(author: &str, committer: &str, message: &str) -> History {
    let history = History::of([commit("x").file(FILE, received(&[]))]);
    let tree = history.git(["rev-parse", "HEAD^{tree}"]);
    let text = format!("tree {tree}\nauthor {author}\ncommitter {committer}\n\n{message}");
    let id = history.feed(&["hash-object", "-t", "commit", "-w", "--stdin", "--literally"], text.as_bytes());
    history.git(["update-ref", "refs/heads/main", &id]);
    history
}

#[test]
fn before_1970() {
    let entry = raw("A <a@example.org> -86400 +0100", "A <a@example.org> -86400 +0100", "boodschap\n").newest();
    assert_eq!((&entry["authored"], &entry["message"]), (&"1969-12-31T01:00:00+01:00".into(), &"boodschap\n".into()));
}

#[test]
fn longer_than_any_number() {
    let long = "A <a@example.org> 99999999999999999999999 +0100";
    let history = raw(long, "A <a@example.org> 1772449200 +0100", "x");
    assert_eq!(history.newest()["authored"], format!("@{}", i64::MAX));
}

#[test]
fn lines_that_miss_parts() {
    for (line, name) in [("A", "A"), ("A <a@example.org>", "A"), ("<> 0 +0000", ""), ("A <b> <c> x y", "A"), ("", "")] {
        let history = raw(line, "A <a@example.org> 1772449200 +0100", "x");
        assert_eq!(history.newest()["author"]["name"], name, "{line}");
        history.log([]);
    }
}

#[test]
fn zones_that_do_not_exist() {
    for zone in ["+9999", "-9999", "+99999999", "CET", "-0030"] {
        let line = format!("A <a@example.org> 1772449200 {zone}");
        let history = raw(&line, &line, "x");
        assert!(history.newest()["authored"].as_str().unwrap().starts_with("2026-03-0"), "{zone}");
    }
}

#[test]
fn names_and_messages_with_html_and_codes() {
    let who = "\u{1b}[2J<b>Eve</b> \u{202e}\u{7} <eve@example.org> 1772449200 +0100";
    let history = raw(who, who, "<script>alert(1)</script>\n\n\u{1b}[31mrood\u{202e}om");
    let entry = history.newest();
    assert_eq!(entry["message"], "<script>alert(1)</script>\n\n\u{1b}[31mrood\u{202e}om", "the record is kept whole");
    let said = history.log([]);
    assert!(!said.contains(|c: char| c != '\n' && c.is_control() || c == '\u{202e}'), "{said:?}");
    let json = history.log(["--format", "json"]);
    assert!(!json.contains(|c: char| c != '\n' && c.is_control()), "{json:?}");
}

#[test]
fn a_step_with_codes_in_its_name_steers_nothing() {
    let odd = "\"\\e[31mstap\\u202e\": 2026-03-05";
    let history = History::of([commit("x").file(FILE, received(&[odd]))]);
    let said = history.log([]);
    assert!(!said.contains(|c: char| c != '\n' && c.is_control() || c == '\u{202e}'), "{said:?}");
}

#[test]
fn no_message_and_one_of_blank_lines() {
    for message in ["", "\n\n\n", "een\n\ntwee\n\ndrie"] {
        let history = History::of([commit(message).file(FILE, received(&[]))]);
        assert_eq!(history.newest()["message"], message);
    }
}

proptest! {
    #[test]
    fn any_moment_has_a_day_or_none(seconds: i64, near in -9_000_000_000_000..9_000_000_000_000_i64, offset: i32) {
        for seconds in [seconds, near] {
            let stamp = Stamp { seconds, offset };
            prop_assert_eq!(stamp.day().is_some(), !stamp.iso().starts_with('@'));
        }
    }
}

#[test]
fn the_edges_of_the_calendar() {
    for seconds in [i64::MIN, i64::MAX, 8_210_266_876_799, -8_334_601_228_800, 253_402_300_799, -62_167_219_200] {
        for offset in [-1440, -1, 0, 1, 1440, i32::MAX, i32::MIN] {
            let stamp = Stamp { seconds, offset };
            assert_eq!(stamp.day().is_some(), !stamp.iso().starts_with('@'));
        }
    }
}
