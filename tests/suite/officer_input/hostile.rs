//! What nobody should write, and what a hostile file might hold.

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
    for text in
        ["---\n".to_owned() + &"\n".repeat(900_000), with(&"- [\n".repeat(200_000)), with(&"a: '\n".repeat(200_000))]
    {
        let _ = read(text);
    }
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}
