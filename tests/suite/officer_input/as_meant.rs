//! What is read as the officer meant it.

use super::*;

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    let repository = read(format!("\u{FEFF}{}", with("dienst: A\ndienst: B\nverloop:\n  - ontvangen: 2026-03-02\n")));
    assert_eq!(found(&repository), ["K004 4:1-4:7"]);
    assert_eq!(value(&repository, "klager").as_deref(), Some("Voorbeeld Klager"));
}

#[test]
fn carriage_returns_are_no_part_of_a_value_or_column() {
    let text = with("dienst: Rekenen\nverloop:\n  - ontvangen: 02-03-2026\n    via: e-mail\n").replace('\n', "\r\n");
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
    let repository = read(with(&format!("dienst: “Rekenen”\nteam: ‘Basis’\nlocatie: ‘s-Hertogenbosch\n{RECEIVED}")));
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
        let repository =
            of_files(vec![("regulations/voorbeeld.md".into(), regulation.clone().into()), (PATH.into(), case.into())]);
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
