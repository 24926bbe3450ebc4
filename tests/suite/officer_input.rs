//! What officers and their editors really write, and what nobody should: every value read as meant, or the place and
//! the mend said; never a panic.

use std::sync::Arc;

use klachtwerk::check;
use klachtwerk::diagnostic::Findings;
use klachtwerk::document::{Document, Map, Node, Value};
use klachtwerk::repository::{Repository, of_files};
use klachtwerk::source::{Source, Span};
use proptest::prelude::*;

const REGULATION: &str = include_str!("fixtures/voorbeeld.md");
const PATH: &str = "cases/2026/2026-007.md";

fn read_as(path: &str, bytes: impl Into<Vec<u8>>) -> Repository {
    of_files(vec![("regulations/voorbeeld.md".to_owned(), REGULATION.into()), (path.to_owned(), bytes.into())])
}

fn read(bytes: impl Into<Vec<u8>>) -> Repository {
    read_as(PATH, bytes)
}

/// `K017 6:16-6:26` for every finding of the readers, in the order of the file.
fn found(repository: &Repository) -> Vec<String> {
    let mut findings: Findings = repository.findings.as_slice().iter().cloned().collect();
    findings.sort();
    let line = |((line, column), (end_line, end_column))| format!("{line}:{column}-{end_line}:{end_column}");
    findings.as_slice().iter().map(|found| format!("{} {}", found.code.id, line(found.range()))).collect()
}

/// `bevestigd 2026-03-04 via=e-mail` for every event.
fn course(repository: &Repository) -> Vec<String> {
    let Some(bound) = repository.case("2026-007") else { return Vec::new() };
    let event = |event: &klachtwerk::case::Event| {
        let mut line = event.step.text.clone();
        line += &event.date().map_or_else(String::new, |day| format!(" {day}"));
        for (key, value) in &event.attributes {
            line += &format!(" {}={}", key.text, value.texts().collect::<Vec<_>>().join("+"));
        }
        line
    };
    bound.case.course.iter().map(event).collect()
}

/// The value at a path of the front matter, as read.
fn value(repository: &Repository, path: &str) -> Option<String> {
    let nodes = repository.case("2026-007")?.case.values(path);
    nodes.first().and_then(|node| node.as_str()).map(str::to_owned)
}

/// A case with these lines in its front matter.
fn with(lines: &str) -> String {
    format!("---\nklager: Voorbeeld Klager\n{lines}---\n## Omschrijving\ntekst\n")
}

const RECEIVED: &str = "verloop:\n  - ontvangen: 2026-03-02\n";

mod as_meant {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        let repository =
            read(format!("\u{FEFF}{}", with("dienst: A\ndienst: B\nverloop:\n  - ontvangen: 2026-03-02\n")));
        assert_eq!(found(&repository), ["K004 4:1-4:7"]);
        assert_eq!(value(&repository, "klager").as_deref(), Some("Voorbeeld Klager"));
    }

    #[test]
    fn carriage_returns_are_no_part_of_a_value_or_column() {
        let text =
            with("dienst: Rekenen\nverloop:\n  - ontvangen: 02-03-2026\n    via: e-mail\n").replace('\n', "\r\n");
        let repository = read(text);
        assert_eq!(found(&repository), ["K017 5:16-5:26"]);
        assert_eq!(value(&repository, "dienst").as_deref(), Some("Rekenen"));
        assert_eq!(course(&repository), ["ontvangen 2026-03-02 via=e-mail"]);
        assert!(!repository.case("2026-007").unwrap().case.sections[0].empty);
    }

    #[test]
    fn no_line_end_is_needed_at_the_end() {
        let repository = read("---\nklager: Voorbeeld Klager\nverloop:\n  - ontvangen: 2026-03-02\n---");
        assert_eq!((found(&repository).len(), course(&repository)), (0, vec!["ontvangen 2026-03-02".to_owned()]));
    }

    #[test]
    fn windows_1252_is_read_and_said_at_the_first_accent() {
        let mut bytes = with(&format!("dienst: Caf\u{1}\nteam: \u{2} 5\n{RECEIVED}")).into_bytes();
        bytes.iter_mut().for_each(|byte| match *byte {
            1 => *byte = 0xE9,
            2 => *byte = 0x80,
            _ => {}
        });
        let repository = read(bytes);
        assert_eq!(found(&repository), ["K010 3:12-3:13"]);
        assert_eq!(value(&repository, "dienst").as_deref(), Some("Café"));
        assert_eq!(value(&repository, "team").as_deref(), Some("€ 5"));
    }

    #[test]
    fn tabs_indent_when_nothing_else_does() {
        for lines in [
            "verloop:\n\t- ontvangen: 2026-03-02\n\t\tvia: e-mail\n",
            "verloop:\n\t- ontvangen: 2026-03-02\n\t  via: e-mail\n",
        ] {
            let repository = read(with(lines));
            assert_eq!(found(&repository), ["K011 4:1-4:2"], "{lines}");
            assert_eq!(course(&repository), ["ontvangen 2026-03-02 via=e-mail"], "{lines}");
        }
    }

    #[test]
    fn places_behind_tabs_are_those_of_the_file() {
        let repository = read(with("verloop:\n\t- ontvangen: 02-03-2026\n\t\tvia: é\n\t- bevestigd: 4 maart 2026\n"));
        assert_eq!(found(&repository), ["K011 4:1-4:2", "K017 4:15-4:25", "K017 6:15-6:27"]);
    }

    #[test]
    fn tabs_between_spaces_are_not_guessed_at() {
        let repository = read(with("verloop:\n  - ontvangen: 2026-03-02\n\tvia: e-mail\n"));
        assert_eq!(found(&repository), ["K003 5:1-5:2", "K011 5:1-5:2"]);
    }

    #[test]
    fn a_tab_behind_a_colon_is_a_space() {
        let repository = read(with("verloop:\n  - ontvangen:\t2026-03-02\n"));
        assert_eq!((found(&repository).len(), course(&repository)), (0, vec!["ontvangen 2026-03-02".to_owned()]));
    }

    #[test]
    fn curly_quotes_are_taken_off() {
        let repository =
            read(with(&format!("dienst: “Rekenen”\nteam: ‘Basis’\nlocatie: ‘s-Hertogenbosch\n{RECEIVED}")));
        assert_eq!(found(&repository), ["K012 3:9-3:18", "K012 4:7-4:14"]);
        assert_eq!(value(&repository, "dienst").as_deref(), Some("Rekenen"));
        assert_eq!(value(&repository, "team").as_deref(), Some("Basis"));
        assert_eq!(value(&repository, "locatie").as_deref(), Some("‘s-Hertogenbosch"));
    }

    #[test]
    fn curly_quotes_that_a_comma_breaks_are_said() {
        let repository = read(with(&format!("trefwoorden: [“planning, les”, b]\n{RECEIVED}")));
        assert_eq!(found(&repository), ["K012 3:15-3:24"]);
    }

    #[test]
    fn dates_of_other_forms_are_read() {
        let lines = "verloop:\n  - ontvangen: 04-03-2026\n  - bevestigd: 4 maart 2026\n  - contact: “5-3-2026”\n";
        let repository = read(with(lines));
        assert_eq!(course(&repository), ["ontvangen 2026-03-04", "bevestigd 2026-03-04", "contact 2026-03-05"]);
        assert_eq!(found(&repository), ["K017 4:16-4:26", "K017 5:16-5:28", "K012 6:14-6:24", "K017 6:14-6:24"]);
        let helps = || repository.findings.as_slice().iter().filter_map(|found| found.help.as_deref());
        assert_eq!(
            helps().filter(|help| help.starts_with("schrijf")).collect::<Vec<_>>(),
            ["schrijf 2026-03-04", "schrijf 2026-03-04", "schrijf 2026-03-05"]
        );
    }

    #[test]
    fn the_new_day_of_an_extension_is_read_like_any_day() {
        let lines = "verloop:\n  - ontvangen: 2026-03-02\n  - verlengd: 2026-03-20\n    tot: 20 april 2026\n  - verlengd: 2026-03-21\n    tot: april\n";
        let repository = read(with(lines));
        assert_eq!(found(&repository), ["K017 6:10-6:23", "K016 8:10-8:15"]);
    }

    #[test]
    fn yes_in_any_case_fulfils_a_condition() {
        let regulation = REGULATION.replace("binnen: 6 weken", "bij: {tevreden: ja}, binnen: 6 weken");
        for (word, counts) in [("Ja", true), ("ja", true), ("JA", true), ("true", true), ("Nee", false)] {
            let case = with(&format!("verloop:\n  - ontvangen: 2026-03-02\n    tevreden: {word}\n"));
            let repository = of_files(vec![
                ("regulations/voorbeeld.md".into(), regulation.clone().into()),
                (PATH.into(), case.into()),
            ]);
            let bound = repository.case("2026-007").unwrap();
            let on = "2026-03-02".parse().unwrap();
            let terms = klachtwerk::deadline::deadlines(&bound.case, repository.binding(bound).unwrap(), on);
            assert_eq!(terms.len(), usize::from(counts), "{word}");
        }
    }

    #[test]
    fn numbers_stay_as_they_are_written() {
        let lines = format!("opdracht: 14\nproduct: 1.10\nverwijzing: 007\nkosten: 1e3\n{RECEIVED}");
        let lines = lines.replace("verloop", "beklaagde: {naam: 12, telefoon: 0612345678}\nverloop");
        let repository = read(with(&lines));
        assert!(found(&repository).is_empty());
        for (path, text) in [
            ("opdracht", "14"),
            ("product", "1.10"),
            ("verwijzing", "007"),
            ("kosten", "1e3"),
            ("beklaagde.naam", "12"),
            ("beklaagde.telefoon", "0612345678"),
        ] {
            assert_eq!(value(&repository, path).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_regulation_may_be_called_a_number() {
        let case = with(&format!("regeling: 2026\n{RECEIVED}"));
        let repository = of_files(vec![("regulations/2026.md".into(), REGULATION.into()), (PATH.into(), case.into())]);
        assert!(found(&repository).is_empty());
        assert_eq!(repository.binding(repository.case("2026-007").unwrap()).unwrap().slug, "2026");
    }

    #[test]
    fn three_dots_close_the_front_matter() {
        let repository = read(with(RECEIVED).replace("02\n---", "02\n..."));
        assert_eq!((found(&repository).len(), course(&repository)), (0, vec!["ontvangen 2026-03-02".to_owned()]));
        assert_eq!(repository.case("2026-007").unwrap().case.sections[0].title, "Omschrijving");
    }
}

mod with_the_mend {
    use super::*;

    fn help(repository: &Repository) -> &str {
        repository.findings.as_slice()[0].help.as_deref().unwrap()
    }

    #[test]
    fn a_colon_in_a_value() {
        let repository = read(with(&format!("dienst: Training: rekenen\n{RECEIVED}")));
        assert_eq!(found(&repository), ["K003 3:9-3:26"]);
        assert_eq!(help(&repository), "zet de waarde tussen aanhalingstekens: dienst: \"Training: rekenen\"");
    }

    #[test]
    fn a_colon_in_a_value_between_brackets() {
        let repository = read(with(&format!("beklaagde: {{naam: Team: basis, afdeling: B}}\n{RECEIVED}")));
        assert_eq!(found(&repository), ["K003 3:19-3:30"]);
        assert_eq!(help(&repository), "zet de waarde tussen aanhalingstekens: naam: \"Team: basis\"");
    }

    #[test]
    fn a_colon_between_curly_quotes() {
        let repository = read(with(&format!("dienst: “Training: rekenen”\n{RECEIVED}")));
        assert!(found(&repository).contains(&"K003 3:9-3:28".to_owned()), "{:?}", found(&repository));
        assert!(help(&repository).ends_with("dienst: \"Training: rekenen\"") || found(&repository).len() > 1);
    }

    #[test]
    fn an_empty_course() {
        for lines in ["verloop:\n", "verloop: []\n", "verloop: ~\n", "verloop:\n  -\n"] {
            let repository = read(with(lines));
            assert_eq!(found(&repository), ["K203 3:1-3:8"], "{lines}");
        }
    }

    #[test]
    fn a_front_matter_that_is_not_closed_ends_where_the_text_begins() {
        let data = "---\nklager: Voorbeeld Klager\nverloop:\n  - ontvangen: 2026-03-02\n";
        for (text, place) in [
            ("\n## Omschrijving\ntekst", "K002 6:1-6:16"),
            ("\nDe les begon: te laat.\n", "K002 6:1-6:23"),
            ("", "K002 5:1-5:1"),
        ] {
            for text in [format!("{data}{text}"), format!("{data}{text}").replace('\n', "\r\n")] {
                let repository = read(text.clone());
                assert_eq!(found(&repository), [place], "{text:?}");
                assert_eq!(course(&repository), ["ontvangen 2026-03-02"]);
            }
        }
    }

    #[test]
    fn names_that_an_editor_or_a_copy_gives() {
        for (path, mend) in [
            ("cases/2026/2026-007.md.txt", "noem het bestand 2026-007.md: kleine letters, cijfers en streepjes"),
            (
                "cases/2026/2026-007 (kopie).md",
                "dit lijkt een kopie: vergelijk hem met het origineel en verwijder wat te veel is",
            ),
        ] {
            let repository = read_as(path, with(RECEIVED));
            assert_eq!(found(&repository), ["K019 1:1-1:1"]);
            assert_eq!((repository.cases.len(), help(&repository)), (0, mend));
        }
    }

    #[test]
    fn quotes_and_brackets_that_stay_open() {
        assert_eq!(found(&read(with("dienst: \"Rekenen\nteam: B\n"))), ["K003 3:9-3:10"]);
        assert_eq!(found(&read(with("trefwoorden: [planning\nteam: B\n"))), ["K003 3:14-3:15"]);
        assert_eq!(found(&read(with("dienst: \"Rekenen\" basis\n"))), ["K003 3:19-3:24"]);
    }

    #[test]
    fn lines_that_stand_elsewhere() {
        assert_eq!(found(&read(with("dienst: A\n  team: B\n"))), ["K003 4:3-4:10"]);
        assert_eq!(found(&read(with("verloop:\n  - ontvangen: 2026-03-02\n   via: e-mail\n"))), ["K003 5:4-5:15"]);
    }
}

mod hostile {
    use super::*;

    #[test]
    fn a_bomb_of_aliases_stops_at_the_first_anchor() {
        let mut lines = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
        for (name, of) in ('b'..='j').zip('a'..='i') {
            lines += &format!("{name}: &{name} [{}]\n", vec![format!("*{of}"); 9].join(","));
        }
        assert_eq!(found(&read(with(&lines))), ["K005 3:4-3:6"]);
        assert_eq!(found(&read(with("dienst: *x\n"))), ["K005 3:9-3:11"]);
    }

    #[test]
    fn nesting_has_a_limit_in_every_style() {
        let flow = |depth: usize| with(&format!("dienst: {}{}\n{RECEIVED}", "[".repeat(depth), "]".repeat(depth)));
        assert!(found(&read(flow(31))).is_empty());
        assert_eq!(found(&read(flow(32))), ["K006 3:40-3:41"]);
        assert_eq!(found(&read(with(&format!("dienst: {}\n", "[".repeat(100_000))))), ["K006 3:264-3:264"]);
        assert_eq!(found(&read(with(&format!("dienst: {}\n", "{a: ".repeat(50_000))))).len(), 1);
        let block: String = (0..40).map(|depth| format!("{}a:\n", "  ".repeat(depth))).collect();
        assert_eq!(found(&read(with(&block))).len(), 1);
        assert_eq!(found(&read(with(&format!("dienst:\n  {}x\n", "- ".repeat(1000))))).len(), 1);
    }

    #[test]
    fn a_file_of_two_megabytes_is_not_read() {
        let repository = read(with(RECEIVED) + &"x".repeat(2 * 1024 * 1024));
        assert_eq!((found(&repository), repository.cases.len()), (vec!["K007 1:1-1:1".to_owned()], 0));
        assert!(repository.findings.as_slice()[0].message.contains("2048 KiB"));
    }

    #[test]
    fn bytes_that_are_no_text() {
        assert_eq!(found(&read("---\nklager: A\0B\n---\n")), ["K008 2:10-2:10"]);
        assert_eq!(found(&read(&b"---\nklager: A\x81B\n---\n"[..])), ["K009 2:10-2:10"]);
        let long = [vec![b'\n'; 5000], vec![0]].concat();
        assert_eq!(found(&read(long)), ["K008 5001:1-5001:1"], "however far down");
    }

    #[test]
    fn a_key_that_stands_twice_is_read_once_at_every_depth() {
        let lines = "beklaagde: {naam: A, naam: B}\nindeling:\n  aard: I\n  aard: II\nverloop:\n  - ontvangen: 2026-03-02\n    via: post\n    via: brief\nverloop: []\n";
        let repository = read(with(lines));
        assert_eq!(found(&repository), ["K004 3:22-3:26", "K004 6:3-6:7", "K004 10:5-10:8", "K004 11:1-11:8"]);
        assert_eq!(course(&repository), ["ontvangen 2026-03-02 via=post"]);
        assert_eq!(value(&repository, "beklaagde.naam").as_deref(), Some("A"));
    }

    #[test]
    fn tags_and_merge_keys_are_refused() {
        assert_eq!(found(&read(with("dienst: !!python/object x\n"))), ["K020 3:9-3:24"]);
        assert_eq!(found(&read(with("dienst: !x {a: b}\n"))), ["K020 3:9-3:11"]);
        let repository = read(with(&format!("<<: {{dienst: A}}\n{RECEIVED}")));
        assert_eq!((found(&repository), value(&repository, "dienst")), (vec!["K005 3:1-3:3".to_owned()], None));
    }

    #[test]
    fn a_second_document_is_body() {
        let repository = read("---\nklager: A\n---\nklager: B\n---\nklager: C\n");
        assert_eq!(value(&repository, "klager").as_deref(), Some("A"));
    }

    #[test]
    fn control_characters_do_not_reach_a_value() {
        assert_eq!(found(&read(with("dienst: \u{1b}[31mrood\n"))), ["K003 3:9-3:10"]);
        let repository = read(with(&format!("dienst: \"\\e[31mrood\\a\"\n{RECEIVED}")));
        assert_eq!(found(&repository), ["K003 3:9-3:23"]);
        assert_eq!(value(&repository, "dienst").as_deref(), Some("[31mrood"));
        let repository = read_as("cases/a\u{1b}[31m.md", with(RECEIVED));
        let finding = &repository.findings.as_slice()[0];
        assert_eq!((finding.code.id, finding.message.contains('\u{1b}')), ("K019", false));
    }

    #[test]
    fn files_with_next_to_nothing() {
        assert_eq!(found(&read("")), ["K001 1:1-1:1"]);
        assert_eq!(found(&read("\n\n---\nklager: A\n---\n")), ["K001 1:1-1:1"]);
        assert_eq!(found(&read("---")), ["K002 1:4-1:4"]);
        assert_eq!(found(&read("---\n")), ["K002 2:1-2:1"]);
        assert!(found(&read("---\n---\n")).is_empty());
        assert_eq!(found(&read("---\nzomaar tekst\n---\n")), ["K003 2:1-2:13"]);
        assert_eq!(found(&read("---\n- a\n- b\n---\n")), ["K003 2:1-3:4"]);
    }

    #[test]
    fn a_line_of_a_hundred_thousand_characters_is_read() {
        let long = "é".repeat(100_000);
        let repository = read(with(&format!("dienst: {long}\nverloop:\n  - ontvangen: 2-3-2026\n")));
        assert_eq!(found(&repository), ["K017 5:16-5:24"]);
        assert_eq!(value(&repository, "dienst").map(|text| text.chars().count()), Some(100_000));
        let repository = read(with(&format!("{}\n", "a: ".repeat(30_000))));
        assert_eq!(found(&repository).len(), 1);
    }

    #[test]
    fn many_open_lines_take_no_time() {
        let started = std::time::Instant::now();
        for text in [
            "---\n".to_owned() + &"\n".repeat(900_000),
            with(&"- [\n".repeat(200_000)),
            with(&"a: '\n".repeat(200_000)),
        ] {
            let _ = read(text);
        }
        assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
    }
}

mod places {
    use super::*;

    fn parse(text: &str) -> Document {
        let (document, findings) = Document::parse(&Arc::new(Source::new("a.md", text)));
        assert!(findings.is_empty(), "{findings:?}");
        document
    }

    /// `key 2:1-2:4 value` lines, deep.
    fn places(document: &Document, map: &Map) -> Vec<String> {
        fn place(document: &Document, span: Span) -> String {
            let (start, end) =
                (document.source.position(span.start as usize), document.source.position(span.end as usize));
            format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column)
        }
        fn walk(document: &Document, node: &Node, lines: &mut Vec<String>) {
            match &node.value {
                Value::List(items) => items.iter().for_each(|item| {
                    lines.push(format!("- {}", place(document, item.span)));
                    walk(document, item, lines);
                }),
                Value::Map(map) => map.iter().for_each(|entry| {
                    let (key, value) = (place(document, entry.key.span), place(document, entry.value.span));
                    lines.push(format!("{} {key} {value}", entry.key.text));
                    walk(document, &entry.value, lines);
                }),
                _ => {}
            }
        }
        let mut lines = Vec::new();
        walk(document, &Node { span: Span::default(), value: Value::Map(map.clone()) }, &mut lines);
        lines
    }

    #[test]
    fn keys_keep_the_order_of_the_file() {
        let document = parse("---\nz: 1\na: 2\nm: {y: 1, b: 2}\n---\n");
        let keys = |map: &Map| map.iter().map(|entry| entry.key.text.clone()).collect::<Vec<_>>();
        assert_eq!(keys(&document.front), ["z", "a", "m"]);
        assert_eq!(keys(document.front.get("m").unwrap().as_map().unwrap()), ["y", "b"]);
    }

    #[test]
    fn block_style_with_accents() {
        let document =
            parse("---\ncafé: één\nlijst:\n  - é: ü\n    b: c\n  - 'd é'\nleeg:\nlos:\n- x\n- y\nn: 1\n---\n");
        assert_eq!(
            places(&document, &document.front),
            [
                "café 2:1-2:5 2:7-2:10",
                "lijst 3:1-3:6 4:3-6:10",
                "- 4:5-5:9",
                "é 4:5-4:6 4:8-4:9",
                "b 5:5-5:6 5:8-5:9",
                "- 6:5-6:10",
                "leeg 7:1-7:5 7:5-7:5",
                "los 8:1-8:4 9:1-10:4",
                "- 9:3-9:4",
                "- 10:3-10:4",
                "n 11:1-11:2 11:4-11:5",
            ]
        );
    }

    #[test]
    fn flow_style_with_accents() {
        let document = parse("---\né: {ü: [a, \"b é\" ], c: {} , d: }\ne: [\n  x,\n  y\n]\n---\n");
        assert_eq!(
            places(&document, &document.front),
            [
                "é 2:1-2:2 2:4-2:33",
                "ü 2:5-2:6 2:8-2:19",
                "- 2:9-2:10",
                "- 2:12-2:17",
                "c 2:21-2:22 2:24-2:26",
                "d 2:29-2:30 2:30-2:30",
                "e 3:1-3:2 3:4-6:2",
                "- 4:3-4:4",
                "- 5:3-5:4",
            ]
        );
    }

    #[test]
    fn texts_of_more_lines_end_with_their_last_word() {
        let document =
            parse("---\na: |\n  één\n  twee\n\nb: >-\n  drie\n  vier\nc: los\n  vast\nd: \"in\n  quotes\"\n---\n");
        assert_eq!(
            places(&document, &document.front),
            ["a 2:1-2:2 3:3-4:7", "b 6:1-6:2 7:3-8:7", "c 9:1-9:2 9:4-10:7", "d 11:1-11:2 11:4-12:10"]
        );
        let text = |key: &str| document.front.get(key).unwrap().as_str().unwrap().to_owned();
        assert_eq!([text("a"), text("b"), text("c"), text("d")], ["één\ntwee\n", "drie vier", "los vast", "in quotes"]);
    }
}

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
