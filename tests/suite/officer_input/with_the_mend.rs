//! What cannot be read as meant, with its place and its mend.

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
