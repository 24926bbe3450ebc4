//! The canonical form of files as officers write them: never another meaning, and the same again the second time.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use pulldown_cmark::Parser;

use super::*;

mod reports;

fn case(text: &str) -> String {
    let tidy = canonical("a.md", text.as_bytes(), Kind::Case).unwrap_or_else(|problem| panic!("{problem:?}: {text}"));
    String::from_utf8(tidy.bytes).unwrap()
}

fn front(text: &str) -> String {
    let whole = case(&format!("---\n{text}---\n## Kop\n"));
    whole.strip_prefix("---\n").and_then(|rest| rest.strip_suffix("---\n## Kop\n")).unwrap().to_owned()
}

#[test]
fn each_part_has_one_form() {
    for (before, after) in [
        ("a:   x\n", "a: x\n"),
        ("a : x  \n", "a: x\n"),
        ("a: \"x\"\nb: 'it''s'\n", "a: x\nb: it's\n"),
        ("a: \"x: y\"\nb: 'x: y'\n", "a: \"x: y\"\nb: \"x: y\"\n"),
        ("a: 'zij zei \"nee\"'\n", "a: zij zei \"nee\"\n"),
        (
            "a: \"070 000\"\nb: 0612345678\nc: 1.10\nd: \"1.1\"\ne: 3\n",
            "a: \"070 000\"\nb: \"0612345678\"\nc: \"1.10\"\nd: \"1.1\"\ne: 3\n",
        ),
        ("“a”: 1\n", "a: 1\n"),
        ("a: “x”\n", "a: x\n"),
        ("\"a\": 1\n'b c': 2\n", "a: 1\nb c: 2\n"),
        ("a: [ x,y , \"z\" ]\n", "a: [x, y, z]\n"),
        ("a: {x: 1,y: [ 2 ],}\n", "a: {x: 1, y: [2]}\n"),
        ("a: {\"x\":1}\n", "a: {x: 1}\n"),
        ("a: [ ]\nb: { }\n", "a: []\nb: {}\n"),
        ("a: [x, # een\n    y]\n", "a: [x, # een\n    y]\n"),
        ("verloop:\n- ontvangen: 04-03-2026\n", "verloop:\n  - ontvangen: 2026-03-04\n"),
        (
            "verloop:\n    -   ontvangen: \"4 maart 2026\"\n        via: brief\n",
            "verloop:\n  - ontvangen: 2026-03-04\n    via: brief\n",
        ),
        (
            "verloop:\n\t- ontvangen: 2026-03-04\n\t  via: brief\n",
            "verloop:\n  - ontvangen: 2026-03-04\n    via: brief\n",
        ),
        (
            "verloop:\n  - oordeel: 2026-03-04\n    tevreden: Ja\n",
            "verloop:\n  - oordeel: 2026-03-04\n    tevreden: ja\n",
        ),
        ("verloop:\n  - ontvangen: 4 maart 2026 om 14.30\n", "verloop:\n  - ontvangen: 2026-03-04T14:30\n"),
        (
            "klager:\n      naam: x\n      # over x\n      adres:\n            post: y\n",
            "klager:\n  naam: x\n  # over x\n  adres:\n    post: y\n",
        ),
        ("a: |\n     een  \n\n       twee\nb: 1\n", "a: |\n     een  \n\n       twee\nb: 1\n"),
        ("k:\n    a: |\n        een  \n    b: >-\n      twee\n", "k:\n  a: |\n      een  \n  b: >-\n    twee\n"),
        ("a: een\n   twee\n", "a: een\n   twee\n"),
        ("a: ~\nb:   \n", "a: ~\nb:\n"),
        ("# boven\na: 1   # naast  \n# onder\n", "# boven\na: 1   # naast\n# onder\n"),
        (
            "datum-in-tekst: op 4 maart 2026\ntitel: 4 maart 2026\n",
            "datum-in-tekst: op 4 maart 2026\ntitel: 4 maart 2026\n",
        ),
    ] {
        assert_eq!(front(before), after, "{before}");
        assert_eq!(front(after), after, "again: {after}");
    }
}

#[test]
fn the_file_as_a_whole() {
    let wanted = "---\na: é\n---\nTekst  \nregel\n\n";
    for before in [
        "---\r\na: é\r\n---\r\nTekst  \r\nregel\r\n\r\n",
        "\u{feff}---\na: é\n---\nTekst  \nregel\n\n",
        "--- \na: é\n...\nTekst  \nregel\n\n",
    ] {
        assert_eq!(case(before), wanted);
    }
    assert_eq!(case("---\na: 1\n---"), "---\na: 1\n---\n");
    assert_eq!(case("---\na: 1\n---\n"), "---\na: 1\n---\n");
    assert_eq!(case("---\na: 1\n---\nx"), "---\na: 1\n---\nx\n");
    let old = canonical("a.md", b"---\nklager: caf\xE9\n---\n", Kind::Case).unwrap();
    assert_eq!((old.bytes, old.changes), ("---\nklager: café\n---\n".into(), [Tidied::Encoding].into()));
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain("---\na: é\n---\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(canonical("a.md", &wide, Kind::Case).unwrap().bytes, "---\na: é\n---\n".as_bytes());
}

#[test]
fn yes_and_no_of_a_regulation() {
    let text = "---\nvoorbeeld: Ja\nindeling:\n  aard: {vrij: yes, vereist: true, meerdere: N}\nx-besluit: Yes\ntitel: Nee\n---\n";
    let tidy = canonical("a.md", text.as_bytes(), Kind::Regulation).unwrap();
    assert_eq!(
        String::from_utf8(tidy.bytes).unwrap(),
        "---\nvoorbeeld: ja\nindeling:\n  aard: {vrij: ja, vereist: true, meerdere: nee}\nx-besluit: Yes\ntitel: Nee\n---\n"
    );
}

#[test]
fn what_is_not_sure_stays_and_is_told() {
    let text = "---\nverloop:\n- ontvangen: 04-03-26\n- bevestigd: 31-02-2026\n- oordeel:  5 maart 2026\n---\n";
    let tidy = canonical("a.md", text.as_bytes(), Kind::Case).unwrap();
    let said = String::from_utf8(tidy.bytes.clone()).unwrap();
    assert_eq!(
        said,
        "---\nverloop:\n  - ontvangen: 04-03-26\n  - bevestigd: 31-02-2026\n  - oordeel: 2026-03-05\n---\n"
    );
    let left: Vec<&str> = left("a.md", &tidy.bytes, Kind::Case).iter().map(|finding| finding.code.id).collect();
    assert_eq!(left, ["K016", "K016"]);
}

#[test]
fn what_cannot_be_read_is_left() {
    for (text, problem) in [
        ("geen kop\n", EditProblem::Unreadable),
        ("---\na: 1\n", EditProblem::Unreadable),
        ("---\na: 1\na: 2\n---\n", EditProblem::Unreadable),
        ("---\na: x: y\n---\n", EditProblem::Unreadable),
        ("---\na: *b\n---\n", EditProblem::Unreadable),
        ("---\n<<<<<<< a\na: 1\n=======\na: 2\n>>>>>>> b\n---\n", EditProblem::Unreadable),
        ("---\na:\n  b: 1\n\tc: 2\n---\n", EditProblem::Unreadable),
    ] {
        assert_eq!(canonical("a.md", text.as_bytes(), Kind::Case), Err(problem), "{text}");
        assert!(!faults("a.md", text.as_bytes()).as_slice().is_empty(), "{text}");
    }
}

/// What a file says: every value by its path, days and yes and no as they are read; its comments; its text.
fn meaning(bytes: &[u8]) -> Option<(Vec<String>, Vec<String>, String)> {
    let source = of_bytes(bytes.to_vec(), "a.md", &mut Findings::new())?;
    let (document, findings) = Document::parse(&source);
    if document.broken || findings.count(crate::diagnostic::Severity::Error) > 0 {
        return None;
    }
    let mut values = Vec::new();
    for entry in &document.front {
        said(&entry.key.text, &entry.value, &mut values);
    }
    let (read, _) = case::read(Document::parse(&source).0, "a".to_owned());
    values.extend(read.course.iter().map(|event| format!("{} {:?}", event.step.text, event.on.map(|on| on.moment))));
    let front = source.slice(document.front_span);
    let comments = front.match_indices("# c").map(|(at, _)| {
        front[at..]
            .split(|c: char| !c.is_alphabetic() && !"# ".contains(c))
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned()
    });
    Some((values, comments.collect(), document.body_text().replace("\r\n", "\n").trim_end_matches('\n').to_owned()))
}

fn said(path: &str, node: &Node, into: &mut Vec<String>) {
    match &node.value {
        Value::Empty => into.push(format!("{path}: niets")),
        Value::Scalar(text) => {
            let day = parse_date(text).map(|parsed| parsed.moment.to_string());
            let answer = path.contains("tevreden").then(|| yes_no(text)).flatten().map(|answer| format!("{answer:?}"));
            into.push(format!("{path}: {:?}", answer.or(day.ok()).unwrap_or_else(|| text.to_string())));
        }
        Value::List(items) if items.is_empty() => into.push(format!("{path}: []")),
        Value::List(items) => {
            items.iter().enumerate().for_each(|(number, item)| said(&format!("{path}[{number}]"), item, into));
        }
        Value::Map(map) if map.iter().next().is_none() => into.push(format!("{path}: {{}}")),
        Value::Map(map) => map.iter().for_each(|entry| said(&format!("{path}.{}", entry.key.text), &entry.value, into)),
    }
}

/// A value in some way of writing, with what follows it, below a key at this column.
fn value(column: usize) -> impl Strategy<Value = String> {
    let pad = " ".repeat(column + 3);
    let words = prop::sample::select(vec![
        "x",
        "deels gegrond",
        "2026-03-04",
        "4 maart 2026",
        "04-03-2026",
        "31-02-2026",
        "Ja",
        "NEE",
        "0612345678",
        "1.10",
        "12",
        "+31 6",
        "é ü",
        "🙂",
        "O'Neil",
        "a \"b\" c",
        "https://example.org/a",
        "“krul”",
        "it''s",
        "-5",
        "null",
        "a, b",
        "a: b",
        "#1",
        "@x",
        "",
        " x ",
    ]);
    prop_oneof![
        4 => words.clone().prop_map(|text| format!("  {text}")),
        2 => words.clone().prop_map(|text| format!(" \"{}\"", text.replace('"', "\\\""))),
        2 => words.clone().prop_map(|text| format!(" '{}'", text.replace('\'', "''"))),
        1 => (words.clone(), words).prop_map(|(a, b)| format!(" [ {a},\"{}\" , 'c']", b.replace('"', ""))),
        1 => Just(" {a: 1,'b' : [2 ,3], }".to_owned()),
        1 => Just(format!(" [a,\n{pad}b: 1, # c in\n{pad}  c ]")),
        1 => Just(format!(" |\n{pad}tekst  \n\n{pad}  meer # c geen\n\n")),
        1 => Just(format!(" >+\n{pad}tekst\n{pad}meer\n  \n")),
        1 => Just(format!(" |2\n{pad}tekst")),
        1 => Just(format!(" lang\n{pad}en verder  ")),
        1 => Just(format!("\n{pad}op een eigen regel")),
        1 => Just(format!(" \"lang\n\n{pad}en  \n{pad}verder\"")),
        1 => Just(" x # c naast  ".to_owned()),
        1 => Just(" ~".to_owned()),
        1 => Just(format!("\n{pad}x:   1\n{pad}# c tussen\n{pad}y: \n{pad}  z: 2")),
        1 => Just(format!("\n{pad}- x\n{pad}  # c tussen\n{pad}-  y:  1\n{pad}   z: 2\n{pad}-\n{pad}   w: 1")),
        1 => Just(format!("\n{pad}-   - a\n{pad}    - b")),
    ]
}

fn a_case() -> impl Strategy<Value = String> {
    let comment = prop_oneof![4 => Just(""), 1 => Just("# c los\n"), 1 => Just("  # c in\n"), 1 => Just("\n"), 1 => Just("   \n")];
    let entry = ("[a-f]", prop::sample::select(vec![":", ":", ": ", " :"]), value(0), comment.clone());
    let entry = entry.prop_map(|(key, colon, value, comment)| format!("k-{key}{colon}{value}\n{comment}")).boxed();
    let event = |column: usize, gap: usize| {
        let (pad, inner) = (" ".repeat(column), " ".repeat(column + 1 + gap));
        let dash = format!("{pad}-{}", " ".repeat(gap));
        let step = prop::sample::select(vec!["ontvangen", "bevestigd", "oordeel", "eigen-stap"]);
        (step, value(column + gap + 1), prop::option::of(value(column + gap + 1)), comment.clone()).prop_map(
            move |(step, day, other, comment)| {
                let other = other.map_or_else(String::new, |other| format!("{inner}tevreden:{other}\n"));
                format!("{dash}{step}:{day}\n{other}{comment}")
            },
        )
    };
    let events = |column, gap| prop::collection::vec(event(column, gap), 1..4);
    let course = prop_oneof![
        Just(String::new()),
        events(0, 1).prop_map(|events| format!("verloop:\n{}", events.concat())),
        events(2, 1).prop_map(|events| format!("verloop:\n{}", events.concat())),
        events(4, 3).prop_map(|events| format!("verloop:   # c verloop\n{}", events.concat())),
        Just("verloop: [{ontvangen: 4 maart 2026,via: brief} , bevestigd: 05-03-2026]\n".to_owned()),
    ];
    let body = prop::sample::select(vec![
        "",
        "## Kop\n\nregel  \nmet einde",
        "```\ncode  \n\n",
        "tekst\n\n\n",
        "- a\n\n      code\n",
    ]);
    let close = prop::sample::select(vec!["---\n", "...\n", "---  \n", "---"]);
    (prop::collection::vec(entry.clone(), 0..4), course, prop::collection::vec(entry, 0..3), close, body).prop_map(
        |(above, course, below, close, body)| {
            let body = if close.ends_with('\n') { body } else { "" };
            format!("---\n{}{course}{}{close}{body}", above.concat(), below.concat().replace("k-", "l-"))
        },
    )
}

/// The bytes as some editor saves them.
fn saved(text: &str, how: u8) -> Vec<u8> {
    match how {
        0 => text.replace('\n', "\r\n").into_bytes(),
        1 => format!("\u{feff}{text}").into_bytes(),
        2 => encoding_rs_bytes(text),
        3 => text.replace("\n    ", "\n\t\t").replace("\n  ", "\n\t").into_bytes(),
        _ => text.as_bytes().to_vec(),
    }
}

/// As Windows-1252, where it can.
fn encoding_rs_bytes(text: &str) -> Vec<u8> {
    let old: &[u8] = b"\xE9";
    crate::source::encode_like(old, text).unwrap_or_else(|| text.as_bytes().to_vec())
}

fn markdown(body: &str) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, Parser::new(body));
    html.trim_end().to_owned()
}

fn holds(bytes: &[u8], mangled: bool) -> Result<bool, TestCaseError> {
    let Some(before) = meaning(bytes) else {
        prop_assert!(canonical("a.md", bytes, Kind::Case).is_err());
        return Ok(false);
    };
    let written = match canonical("a.md", bytes, Kind::Case) {
        Ok(tidy) => tidy,
        Err(EditProblem::Tabs | EditProblem::Invisible) => return Ok(false),
        // A text nobody would write, with tabs among blanks that count or a list in braces broken over lines, may be
        // left as it is: nothing is written then. How often is held by `most_of_what_the_property_tries_is_written`.
        Err(EditProblem::Unsure) if mangled || bytes.contains(&b'\t') => return Ok(false),
        Err(problem) => {
            prop_assert!(false, "{:?}:\n{}", problem, String::from_utf8_lossy(bytes));
            return Ok(false);
        }
    };
    let text = String::from_utf8_lossy(&written.bytes).into_owned();
    prop_assert_eq!(written.changes.is_empty(), written.bytes == bytes);
    let after = meaning(&written.bytes);
    prop_assert!(
        after.as_ref() == Some(&before),
        "{:?}\n{:?}\nof\n{}\n{}",
        before,
        after,
        String::from_utf8_lossy(bytes),
        text
    );
    prop_assert_eq!(markdown(&before.2), markdown(&after.unwrap_or_default().2));
    let again = canonical("a.md", &written.bytes, Kind::Case);
    prop_assert!(
        again.as_ref().is_ok_and(|again| again.changes.is_empty() && again.bytes == written.bytes),
        "again: {:?}\n{}",
        again.map(|again| String::from_utf8_lossy(&again.bytes).into_owned()),
        text
    );
    Ok(true)
}

#[test]
fn most_of_what_the_property_tries_is_written() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut written = 0;
    for _ in 0..200 {
        let text = a_case().new_tree(&mut runner).unwrap().current();
        written += usize::from(holds(text.as_bytes(), false).unwrap());
    }
    assert!(written > 60, "{written} of 200");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    /// The promise: a file that reads without errors says the same in its canonical form, comments and text included,
    /// and is canonical then.
    #[test]
    fn the_canonical_form_says_what_the_file_said(text in a_case(), how in 0..8u8) {
        holds(&saved(&text, how), false)?;
    }

    /// The same of files somebody's keyboard or editor had its way with.
    #[test]
    fn whatever_happened_to_a_file(
        text in a_case(), at in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(),
        with in prop::sample::select(vec!["", " ", "\n", "\t", "\"", "'", ": ", "- ", "#", " # c", ",", "]", "{", "\r", "|", "~", "\u{a0}", "---\n", "&", "!", "?", "“"]),
    ) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let (a, b) = (*at.get(&places), *to.get(&places));
        let cut = if b > a && b - a < 12 { b } else { a };
        holds(format!("{}{with}{}", &text[..a], &text[cut..]).as_bytes(), true)?;
    }
}
