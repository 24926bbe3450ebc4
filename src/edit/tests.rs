//! Edits of files as officers write them.

use proptest::prelude::*;

use super::*;

fn one(text: &str) -> New {
    New::One(text.to_owned())
}

fn event(entries: &[(&str, &str)]) -> Change {
    at(usize::MAX, entries)
}

fn at(at: usize, entries: &[(&str, &str)]) -> Change {
    Change::Event { at, entries: entries.iter().map(|(key, value)| ((*key).to_owned(), one(value))).collect() }
}

fn set(path: &str, value: &str) -> Change {
    Change::Set { path: path.to_owned(), value: one(value) }
}

fn edited(text: &str, change: Change) -> String {
    let bytes = edit("a.md", text.as_bytes(), &[change]).unwrap_or_else(|problem| panic!("{problem:?}: {text}"));
    String::from_utf8(bytes).unwrap()
}

fn refused(text: &str, change: Change) -> EditProblem {
    edit("a.md", text.as_bytes(), &[change]).unwrap_err()
}

const STEP: [(&str, &str); 1] = [("bevestigd", "2026-03-04")];

#[test]
fn an_event_goes_below_the_last_as_the_file_writes_them() {
    for (before, after) in [
        ("verloop:\n  - ontvangen: 2026-03-02\n", "verloop:\n  - ontvangen: 2026-03-02\n  - bevestigd: 2026-03-04\n"),
        ("verloop:\n- ontvangen: 2026-03-02\n", "verloop:\n- ontvangen: 2026-03-02\n- bevestigd: 2026-03-04\n"),
        (
            "verloop:\n  -   a: 1\n      via: x\nz: 1\n",
            "verloop:\n  -   a: 1\n      via: x\n  -   bevestigd: 2026-03-04\nz: 1\n",
        ),
        ("verloop:\r\n  - a: 1\r\n", "verloop:\r\n  - a: 1\r\n  - bevestigd: 2026-03-04\r\n"),
        ("verloop:\n  - {a: 1, via: x}\n", "verloop:\n  - {a: 1, via: x}\n  - {bevestigd: 2026-03-04}\n"),
        ("verloop: [{a: 1}]\n", "verloop: [{a: 1}, {bevestigd: 2026-03-04}]\n"),
        ("verloop: [{a: 1},] # zo\n", "verloop: [{a: 1}, {bevestigd: 2026-03-04},] # zo\n"),
        ("verloop: []\n", "verloop: [{bevestigd: 2026-03-04}]\n"),
        ("verloop:\n", "verloop:\n  - bevestigd: 2026-03-04\n"),
        ("verloop: # nog niets\n", "verloop: # nog niets\n  - bevestigd: 2026-03-04\n"),
        ("verloop: ~\n", "verloop: [{bevestigd: 2026-03-04}]\n"),
        ("klager:\n    naam: x\n", "klager:\n    naam: x\nverloop:\n    - bevestigd: 2026-03-04\n"),
        ("", "verloop:\n  - bevestigd: 2026-03-04\n"),
        (
            "verloop:\n  - a: 1 # b\n    # over a\n  # later\n",
            "verloop:\n  - a: 1 # b\n    # over a\n  - bevestigd: 2026-03-04\n  # later\n",
        ),
        (
            "verloop:\n  - a: 1\n    b: |\n      tekst\n\n      meer\nz: 1\n",
            "verloop:\n  - a: 1\n    b: |\n      tekst\n\n      meer\n  - bevestigd: 2026-03-04\nz: 1\n",
        ),
        (
            "verloop:\n  - a: 1\n    b: lang\n      en meer\n",
            "verloop:\n  - a: 1\n    b: lang\n      en meer\n  - bevestigd: 2026-03-04\n",
        ),
        ("verloop:\n  - a:\n    b: x\n", "verloop:\n  - a:\n    b: x\n  - bevestigd: 2026-03-04\n"),
    ] {
        for (open, close) in [("---", "---\nTekst"), ("---", "..."), ("---", "---\n")] {
            let line_end = if before.contains('\r') { "\r\n" } else { "\n" };
            let whole = |front: &str| format!("{open}{line_end}{front}{close}");
            assert_eq!(edited(&whole(before), event(&STEP)), whole(after));
        }
    }
}

#[test]
fn an_event_can_go_between_others() {
    let text = "---\nverloop:\n  - a: 1\n  # over b\n  - b: 2\n---\n";
    assert_eq!(
        edited(text, at(1, &STEP)),
        "---\nverloop:\n  - a: 1\n  - bevestigd: 2026-03-04\n  # over b\n  - b: 2\n---\n"
    );
    assert_eq!(
        edited(text, at(0, &STEP)),
        "---\nverloop:\n  - bevestigd: 2026-03-04\n  - a: 1\n  # over b\n  - b: 2\n---\n"
    );
    assert_eq!(
        edited("---\nverloop: [a: 1, b: 2]\n---\n", at(1, &STEP)),
        "---\nverloop: [a: 1, {bevestigd: 2026-03-04}, b: 2]\n---\n"
    );
}

#[test]
fn a_value_goes_where_it_belongs() {
    for (before, change, after) in [
        ("oorzaak: oud # zo\n", set("oorzaak", "nieuw"), "oorzaak: nieuw # zo\n"),
        ("oorzaak: \"oud\"\n", set("oorzaak", "nieuw: ja"), "oorzaak: \"nieuw: ja\"\n"),
        ("oorzaak:\nz: 1\n", set("oorzaak", "nieuw"), "oorzaak: nieuw\nz: 1\n"),
        ("oorzaak: # leeg\n", set("oorzaak", "nieuw"), "oorzaak: nieuw # leeg\n"),
        ("a: 1\n", set("oorzaak", "nieuw"), "a: 1\noorzaak: nieuw\n"),
        ("klager: {naam: x}\n", set("klager.email", "a@example.org"), "klager: {naam: x, email: a@example.org}\n"),
        ("klager: {}\n", set("klager.naam", "x"), "klager: {naam: x}\n"),
        ("klager:\n  naam: x\nz: 1\n", set("klager.email", "y@x"), "klager:\n  naam: x\n  email: y@x\nz: 1\n"),
        ("klager:\n  naam: x\nz: 1\n", set("klager.naam", "O'Neil"), "klager:\n  naam: O'Neil\nz: 1\n"),
        ("z: 1\n", set("klager.naam", "a, b"), "z: 1\nklager: {naam: \"a, b\"}\n"),
        (
            "klager:\nz: 1\n",
            set("klager.vertegenwoordiger.naam", "Kim"),
            "klager: {vertegenwoordiger: {naam: Kim}}\nz: 1\n",
        ),
        ("", set("klager.naam", "مريم 🙂"), "klager: {naam: مريم 🙂}\n"),
    ] {
        assert_eq!(edited(&format!("---\n{before}---\nT"), change), format!("---\n{after}---\nT"));
    }
    let many =
        Change::Set { path: "aan".to_owned(), value: New::Many(vec!["klager".to_owned(), "nee, niet".to_owned()]) };
    assert_eq!(edited("---\na: 1\n---\n", many), "---\na: 1\naan: [klager, \"nee, niet\"]\n---\n");
}

#[test]
fn quotes_only_where_something_else_would_be_read() {
    for (value, written) in [
        ("deels gegrond", "deels gegrond"),
        ("2026-03-04 14:30", "2026-03-04 14:30"),
        ("ja", "ja"),
        ("12 uur, niet later", "12 uur, niet later"),
        ("zie https://example.org/a", "zie https://example.org/a"),
        ("0612345678", "\"0612345678\""),
        ("1.10", "\"1.10\""),
        ("12:30", "\"12:30\""),
        ("true", "\"true\""),
        ("", "\"\""),
        (" a", "\" a\""),
        ("- a", "\"- a\""),
        ("a # b", "\"a # b\""),
        ("zij zei \"nee\": dus", "'zij zei \"nee\": dus'"),
        ("a\nb", "\"a\\nb\""),
        ("#1", "\"#1\""),
        ("@x", "\"@x\""),
        ("“krul”", "\"“krul”\""),
    ] {
        assert_eq!(edited("---\na: 1\n---\n", set("b", value)), format!("---\na: 1\nb: {written}\n---\n"));
    }
}

#[test]
fn bytes_that_are_not_utf_8_stay_what_they_are() {
    let bytes = b"---\r\nklager: caf\xE9\r\nverloop:\r\n  - a: 1\r\n---\r\n\x80 5";
    let mut wanted = bytes[..bytes.len() - 8].to_vec();
    wanted.extend(b"  - b: \xE9\xE9n\r\n---\r\n\x80 5");
    assert_eq!(edit("a.md", bytes, &[event(&[("b", "één")])]).unwrap(), wanted);
    assert_eq!(edit("a.md", bytes, &[event(&[("b", "🙂")])]), Err(EditProblem::Encoding));
    let marked = "\u{feff}---\na: 1\n---\n";
    assert!(edited(marked, event(&STEP)).starts_with("\u{feff}---\na: 1\nverloop:\n"));
}

#[test]
fn what_only_a_person_can_change_is_refused() {
    let occupied = |key: &str| EditProblem::Occupied(key.to_owned());
    assert_eq!(refused("---\nverloop: gisteren\n---\n", event(&STEP)), occupied("verloop"));
    assert_eq!(refused("---\nklager: Noor\n---\n", set("klager.email", "x")), occupied("klager.email"));
    assert_eq!(refused("---\nklager:\n  naam: x\n---\n", set("klager", "x")), occupied("klager"));
    assert_eq!(refused("---\na: |\n  x\n---\n", set("a", "x")), occupied("a"));
    assert_eq!(refused("---\nverloop:\n\t- a: 1\n---\n", event(&STEP)), EditProblem::Tabs);
    assert_eq!(refused("---\na: 1\na: 2\n---\n", event(&STEP)), EditProblem::Unreadable);
    assert_eq!(refused("---\na: 1\n", event(&STEP)), EditProblem::Unreadable);
    assert_eq!(refused("geen kop", event(&STEP)), EditProblem::Unreadable);
    assert_eq!(refused("---\na: 1\n---\n", set("b", "a\u{1b}[2J")), EditProblem::Invisible);
    assert_eq!(refused("---\na: 1\n---\n", set("b.", "x")), occupied("b."));
}

/// A value in some way of writing, below a key at this column.
fn value(column: usize) -> impl Strategy<Value = String> {
    let pad = " ".repeat(column + 2);
    prop_oneof![
        Just(String::new()),
        Just(" ~".to_owned()),
        "[a-zé][a-z ]{0,8}([a-zé🙂م])( # [a-z]{1,5})?".prop_map(|text| format!(" {text}")),
        "[ -~é€🙂]{0,8}".prop_map(|text| format!(" '{}'", text.replace('\'', "''"))),
        "[a-z:#,]{0,8}".prop_map(|text| format!(" \"{text}\"")),
        Just(" [a, \"b, c\"]".to_owned()),
        Just(" {a: 1, 'b': [2]}".to_owned()),
        Just(format!("\n{pad}x: 1\n{pad}y:")),
        Just(format!("\n{pad}- x\n{pad}# tussen\n{pad}- y: 1")),
        Just(format!(" |\n{pad}tekst\n\n{pad}  meer")),
        Just(format!(" >-\n{pad}tekst\n{pad}meer")),
    ]
}

fn front() -> impl Strategy<Value = String> {
    let comment = prop_oneof![3 => Just(""), 1 => Just("# zo\n"), 1 => Just("\n"), 1 => Just("    # diep\n")];
    let entry = ("[a-d]", value(0), comment.clone())
        .prop_map(|(key, value, comment)| format!("k-{key}:{value}\n{comment}"))
        .boxed();
    let item = |column: usize| {
        let pad = " ".repeat(column);
        ("[a-d]", value(column + 2), proptest::option::of(value(column + 2))).prop_map(move |(key, first, second)| {
            let second = second.map_or_else(String::new, |value| format!("{pad}  via:{value}\n"));
            format!("{pad}- {key}:{first}\n{second}")
        })
    };
    let list = |column: usize| {
        (proptest::collection::vec((item(column), comment.clone()), 1..4))
            .prop_map(|items| items.into_iter().map(|(item, comment)| item + comment).collect::<String>())
    };
    let course = prop_oneof![
        Just(String::new()),
        Just("verloop:\n".to_owned()),
        Just("verloop: [{a: 1}, b: 2]\n".to_owned()),
        list(0).prop_map(|list| format!("verloop:\n{list}")),
        list(2).prop_map(|list| format!("verloop:\n{list}")),
        list(4).prop_map(|list| format!("verloop: # zo\n{list}")),
    ];
    (proptest::collection::vec(entry.clone(), 0..3), course, proptest::collection::vec(entry, 0..3))
        .prop_map(|(above, course, below)| format!("{}{course}{}", above.concat(), below.concat().replace("k-", "l-")))
}

fn tree(bytes: &[u8]) -> Option<(Tree, String)> {
    let (document, _) = read("a.md", bytes).ok()?;
    Some((Tree::of(&document.front), document.body_text().to_owned()))
}

/// How many bytes of the old file are not, in order, at both ends of the new one.
fn lost(old: &[u8], new: &[u8]) -> usize {
    let first = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let last = old[first..].iter().rev().zip(new[first..].iter().rev()).take_while(|(a, b)| a == b).count();
    old.len() - first - last
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// The promise: what the file said plus the change, and of an event not a byte of the old file gone. A file that
    /// reads without errors is not refused for nothing either.
    #[test]
    fn an_edit_says_what_was_said_and_the_change(
        front in front(), crlf: bool, mark: bool, dots: bool, place in 0..5usize,
        text in "([ -~]|[éöü€\n\"':#—]|🙂|مريم){0,12}", key in "(k-[a-d]|klager\\.naam|k-e\\.x)"
    ) {
        let close = if dots { "..." } else { "---\n## Kop\n---\n" };
        let file = format!("{}---\n{front}{close}", if mark { "\u{feff}" } else { "" });
        let file = if crlf { file.replace('\n', "\r\n") } else { file };
        let Some((before, body)) = tree(file.as_bytes()) else { return Ok(()) };
        let entries = vec![("stap".to_owned(), one("2026-03-04")), ("via".to_owned(), one(&text))];
        let via = Change::Attribute { event: place, key: "via".to_owned(), value: one(&text) };
        let set = Change::Set { path: key.clone(), value: one(&text) };
        for change in [Change::Event { at: place, entries }, set, via] {
            match edit("a.md", file.as_bytes(), std::slice::from_ref(&change)) {
                Ok(after) => {
                    let mut wanted = before.clone();
                    wanted.change(&change).expect("it fitted");
                    prop_assert_eq!(tree(&after), Some((wanted, body.clone())));
                    let old = matches!(change, Change::Event { .. }).then(|| lost(file.as_bytes(), &after));
                    prop_assert!(old.unwrap_or(0) == 0, "{}", String::from_utf8_lossy(&after));
                }
                Err(EditProblem::Occupied(_)) => {}
                Err(problem) => prop_assert!(false, "{:?}: {:?} in\n{}", problem, change, file),
            }
        }
    }
}

fn block(lines: &str) -> Change {
    Change::Block { key: "cijfers".to_owned(), lines: lines.to_owned() }
}

#[test]
fn a_part_of_the_program_is_renewed_and_the_rest_of_the_front_matter_stays() {
    let lines = "cijfers:\n  open: 2\n  aard:\n    I: 1\n";
    for (before, after) in [
        ("a: 1\n", "a: 1\ncijfers:\n  open: 2\n  aard:\n    I: 1\n"),
        ("", "cijfers:\n  open: 2\n  aard:\n    I: 1\n"),
        ("cijfers:\nb: 2 # zo\n", "cijfers:\n  open: 2\n  aard:\n    I: 1\nb: 2 # zo\n"),
        (
            "a: 1\ncijfers:\n  open: 9\n  weg: x # oud\n# over b\nb: 2\n",
            "a: 1\n# oud\ncijfers:\n  open: 2\n  aard:\n    I: 1\n# over b\nb: 2\n",
        ),
        // Notes of the officer's go above what is written over; a sign in a value is no note.
        (
            "cijfers:   # van mij\n  \"a # b\": x#y  # ja \n  # los\n  open: 9\n",
            "# van mij\n# ja\n# los\ncijfers:\n  open: 2\n  aard:\n    I: 1\n",
        ),
        ("cijfers: {open: 9}\nb: 2\n", "cijfers:\n  open: 2\n  aard:\n    I: 1\nb: 2\n"),
        ("cijfers: onzin\n", "cijfers:\n  open: 2\n  aard:\n    I: 1\n"),
        ("a: 1\r\n", "a: 1\r\ncijfers:\r\n  open: 2\r\n  aard:\r\n    I: 1\r\n"),
    ] {
        let (before, after) = (format!("---\n{before}---\ntekst\n"), format!("---\n{after}---\ntekst\n"));
        let (before, after) = match before.contains('\r') {
            true => (before.replace("---\n", "---\r\n"), after.replace("---\n", "---\r\n")),
            false => (before, after),
        };
        assert_eq!(edited(&before, block(lines)), after);
        assert_eq!(edited(&after, block(lines)), after, "a second time");
    }
    assert_eq!(
        refused("---\n{a: 1, cijfers: {open: 1}}\n---\n", block(lines)),
        EditProblem::Occupied("cijfers".to_owned())
    );
    assert_eq!(refused("---\na: 1\n---\n", block("cijfers: 1\nb: 2\n")), EditProblem::Unsure);
}

#[test]
fn the_text_between_two_marks_is_renewed_and_no_other_word() {
    let change = |text: &str| Change::Marked { begin: "<!-- begin -->", end: "<!-- einde -->", text: text.to_owned() };
    let before = "---\na: 1\n---\nIk schreef dit.\n<!-- begin -->\noud\n<!-- einde -->\nEn dit.";
    let after = "---\na: 1\n---\nIk schreef dit.\n<!-- begin -->\n| 1 | 2 |\n<!-- einde -->\nEn dit.";
    assert_eq!(edited(before, change("| 1 | 2 |\n")), after);
    for wrong in [
        "---\na: 1\n---\nniets\n",
        "---\na: 1\n---\n<!-- einde -->\n<!-- begin -->\n",
        "---\na: 1\n---\n<!-- begin -->\n<!-- begin -->\n<!-- einde -->\n",
        "---\na: 1\n---\n<!-- begin -->\n",
    ] {
        assert_eq!(refused(wrong, change("x\n")), EditProblem::Marks("<!-- begin -->".to_owned()), "{wrong}");
    }
}
