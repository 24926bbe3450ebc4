//! The short way and the full parser, held against each other.

use proptest::prelude::*;

use super::*;

/// Both ways on the same text; the short way may pass, but never differ.
fn both(text: &str) -> Option<(Map, Map, usize)> {
    let source = Arc::new(Source::new("a.md", format!("---\n{text}")));
    let span = Span::new(4, 4 + text.len());
    let short = plain::read(text, 4)?;
    let mut findings = Findings::new();
    let (full, broken) = parse_fully(&source, span, &mut findings);
    assert!(!broken, "the short way read what the full parser refuses:\n{text}");
    Some((short, full, findings.as_slice().len()))
}

#[test]
fn a_usual_case_goes_the_short_way() {
    let text = "klager:\n  naam: Voorbeeld Klager\n  telefoon: \"070 000\"\nbeklaagde: {naam: A B, afdeling: C}\nverloop:\n  - ontvangen: 2026-03-02\n    via: e-mail\n  - oordeel: 2026-04-01\n    aan: [klager, beklaagde]\n    reden:\n";
    let (short, full, findings) = both(text).expect("plain");
    assert_eq!((short, findings), (full, 0));
}

#[test]
fn what_needs_a_word_goes_the_long_way() {
    let short = |value: &str| plain::read(&format!("a: {value}\n"), 0).is_some();
    for value in ["x", "2026-03-02", "\"x: y\"", "'x'", "[a, \"b, c\"]", "{a: b, c: [d]}", "12:30", "é"] {
        assert!(short(value), "{value}");
    }
    for value in ["x: y", "&a x", "*a", "!t x", "|", "“x”", "\"a\\tb\"", "'it''s'", "[a", "x # y", "~", "{a: }"] {
        assert!(!short(value), "{value}");
    }
}

fn line() -> impl Strategy<Value = String> {
    let indent = prop::sample::select(vec!["", "  ", "    ", " ", "      "]);
    let dash = prop::sample::select(vec!["", "", "", "- ", "-", "-  "]);
    let key = prop::sample::select(vec!["a", "b", "naam", "c-d", "e.f", "1", "é", "<<", "~", "-x", "? k", "\"q\""]);
    let colon = prop::sample::select(vec![": ", ": ", ": ", ":", "", " : ", ":  "]);
    let value = prop::sample::select(vec![
        "",
        "x",
        "2026-03-02",
        "x y",
        "\"x\"",
        "'x'",
        "'it''s'",
        "\"a\\tb\"",
        "[a, b]",
        "[a,b]",
        "{a: b}",
        "{a: b, c: [d]}",
        "{a:b}",
        "[]",
        "[a, ]",
        "{a: b",
        "x: y",
        "x:",
        "x #y",
        "x#y",
        "#x",
        "&a",
        "*a",
        "!t x",
        "|",
        ">",
        "~",
        "null",
        "“x”",
        "é",
        "-",
        "- x",
        "-5",
        "x ",
        "'x' y",
        "@x",
        "`x`",
        "%x",
        "a: {b: c}",
        "http://x.example",
        "12:30",
        "[\"a\", 'b']",
        "{a: \"b, c\"}",
        ",x",
        "x,y",
        "x]y",
        "...",
        "---",
        "[a: b]",
        "{a}",
    ]);
    let end = prop::sample::select(vec!["\n", "\n", "\n", "\r\n", "\n\n", "", "\n  \n"]);
    (indent, dash, key, colon, value, end).prop_map(|(a, b, c, d, e, f)| format!("{a}{b}{c}{d}{e}{f}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn the_short_way_reads_what_the_full_parser_reads(lines in prop::collection::vec(line(), 1..7)) {
        if let Some((short, full, findings)) = both(&lines.concat()) {
            prop_assert_eq!(short, full);
            prop_assert_eq!(findings, 0);
        }
    }
}
