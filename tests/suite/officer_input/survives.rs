//! Whatever stands in a file, reading and judging it never panics, and every place lies in its file.

use std::sync::Arc;

use klachtwerk::check;
use klachtwerk::document::{Document, Node, Value};
use klachtwerk::repository::of_files;
use klachtwerk::source::{Source, Span};
use proptest::prelude::*;

use super::{REGULATION, read};

fn assert_in_source(source: &Source, span: Span) {
    let text = source.text();
    let (start, end) = (span.start as usize, span.end as usize);
    assert!(start <= end && end <= text.len(), "{span:?} in {} bytes", text.len());
    assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{span:?} splits a character");
}

fn assert_nodes_in_source(source: &Source, node: &Node) {
    assert_in_source(source, node.span);
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| assert_nodes_in_source(source, item)),
        Value::Map(map) => map.iter().for_each(|entry| {
            assert_in_source(source, entry.key.span);
            assert_in_source(source, entry.span());
            assert_nodes_in_source(source, &entry.value);
        }),
        _ => {}
    }
}

/// Reads a text as a case, as a regulation and as configuration, and judges all of it.
fn survives(text: &str) {
    let source = Arc::new(Source::new("a.md", text));
    let (document, _) = Document::parse(&source);
    document.front.iter().for_each(|entry| assert_nodes_in_source(&source, &entry.value));
    assert_in_source(&source, document.front_span);
    assert_in_source(&source, document.body);
    let (case, _) = klachtwerk::case::read(document, "2026-007".to_owned());
    case.sections.iter().for_each(|section| {
        assert_in_source(&source, section.heading);
        assert_in_source(&source, section.content);
    });
    let repository = of_files(vec![
        ("klacht.toml".to_owned(), text.into()),
        ("regulations/voorbeeld.md".to_owned(), REGULATION.into()),
        ("regulations/x.md".to_owned(), text.into()),
        ("cases/2026-007.md".to_owned(), text.into()),
        ("cases/2026-008.md".to_owned(), text.replacen("---\n", "---\nregeling: voorbeeld\n", 1).into()),
        ("cases/2026-009.md".to_owned(), text.replacen("---\n", "---\nregeling: x\n", 1).into()),
    ]);
    for finding in check::run(&repository, "2026-06-01".parse().unwrap()).as_slice() {
        let places = finding.place.iter().chain(finding.labels.iter().map(|label| &label.place));
        places.for_each(|place| assert_in_source(&place.source, place.span));
        assert!(!finding.message.is_empty() && finding.help.is_some(), "{finding:?}");
    }
}

fn fragment() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "---\n",
        "...\n",
        "\n",
        "\r\n",
        "  ",
        "    ",
        "\t",
        "- ",
        ": ",
        ":\n",
        "klager",
        "verloop",
        "ontvangen",
        "oordeel",
        "verlengd",
        "tot",
        "2026-03-02",
        "31-02-2026",
        "4 maart 2026",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\"",
        "'",
        "“",
        "”",
        "‘",
        "&a ",
        "*a",
        "!x ",
        "<<",
        "|",
        ">",
        "# ",
        "## ",
        "é",
        "€",
        "\u{1b}",
        "\\e",
        "@",
        "`",
        "%",
        "?",
        "~",
        "termijnen",
        "in_werking",
        "titel",
        "x",
        "stap",
        "binnen",
        "4 weken",
        "9999 jaar",
        "na",
        "bewaarplicht",
        "negeer",
        "controle",
        "reden",
        "K017",
        "afgezien",
        "heropend",
        "afgesloten",
        "\u{2028}",
        "\u{85}",
        "\u{a0}",
    ]);
    prop::collection::vec(words, 0..40).prop_map(|words| words.concat())
}

fn yamlish() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "klager: Voorbeeld\n",
        "klager: {naam: A}\n",
        "verloop:\n",
        "  - ontvangen: 2026-03-02\n",
        "    tot: 2026-05-01\n",
        "  - verlengd: 2026-03-20\n",
        "  - oordeel: 2026-04-20\n",
        "    uitkomst: gegrond\n",
        "  - bezwaar: 2026-05-20\n",
        "  - klager-gehoord:\n",
        "    afgezien: nee\n",
        "\t- bevestigd: 4-3-2026\n",
        "\t\tvia: é\n",
        "titel: R\n",
        "in_werking: 2024-01-01\n",
        "termijnen:\n",
        "  t: {stap: oordeel, binnen: 4 weken, na: ontvangen}\n",
        "  u: {stap: bericht, binnen: 24 uur, na: [ontvangen, bericht], herhalen_tot: oordeel}\n",
        "  v: {stap: x, binnen: 9999 jaar, na: ontvangen, einde: atw, verlengen: {hoogstens: 9999 jaar}}\n",
        "bewaren: {termijn: 1 jaar, na: afgesloten}\n",
        "bewaarplicht: {tot: 2026-01-01}\n",
        "  - afgesloten: 2025-03-02\n",
        "negeer: {controle: K237, reden: x, tot: 2027-01-01}\n",
        "## Artikel 1\n",
        "1. lid\n",
        "---\n",
        "...\n",
        "\n",
    ]);
    prop::collection::vec(line, 0..25).prop_map(|lines| format!("---\n{}", lines.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,200}") {
        survives(&text);
        survives(&format!("---\n{text}\n---\n{text}"));
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = check::run(&read(bytes), "2026-06-01".parse().unwrap());
    }

    #[test]
    fn anything_like_yaml_is_read_without_panic(text in fragment()) {
        survives(&text);
        survives(&format!("---\n{text}"));
    }

    #[test]
    fn anything_like_a_case_or_regulation_is_judged_without_panic(text in yamlish()) {
        survives(&text);
    }
}
