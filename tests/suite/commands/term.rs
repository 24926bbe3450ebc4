//! `klacht term`, with examples that courts and practitioners published.

use crate::test_repo::{Ran, TestRepo, keys};

fn term(arguments: &[&str]) -> Ran {
    TestRepo::empty().run(["term"].into_iter().chain(arguments.iter().copied())).now()
}

fn due(arguments: &[&str]) -> String {
    term(arguments).ended(0).lines().next().unwrap().to_owned()
}

#[test]
fn the_date_comes_first_and_then_why() {
    assert_eq!(
        term(&["2026-03-06", "4 weken", "--end", "atw"]).ended(0),
        "\
2026-04-07
  Begint op vrijdag 6 maart 2026; die dag telt niet mee.
  4 weken later is vrijdag 3 april 2026.
  Vrijdag 3 april 2026 is Goede Vrijdag: de termijn loopt door (Algemene termijnenwet, artikel 1 lid 1 en artikel 3 lid 2).
  Zaterdag 4 april 2026 valt in het weekend: de termijn loopt door (Algemene termijnenwet, artikel 1 lid 1).
  Zondag 5 april 2026 valt in het weekend: de termijn loopt door (Algemene termijnenwet, artikel 1 lid 1).
  Maandag 6 april 2026 is tweede paasdag: de termijn loopt door (Algemene termijnenwet, artikel 1 lid 1 en artikel 3 lid 1).
  De laatste dag is dinsdag 7 april 2026, tot 24.00 uur.
  Kalender: werkdagen 'atw', bijgewerkt tot 1 november 2026.
"
    );
}

#[test]
fn json_has_the_keys_of_the_contract() {
    let json = term(&["2026-03-06", "4 weken", "--end", "atw", "--format", "json"]).json();
    assert_eq!(keys(&json), ["start", "nominal", "due", "explanation"]);
    assert_eq!(
        (&json["start"], &json["nominal"], &json["due"]),
        (&"2026-03-06".into(), &"2026-04-03".into(), &"2026-04-07".into())
    );
    let lines = json["explanation"].as_array().unwrap();
    assert!(lines.len() >= 3 && lines.iter().all(serde_json::Value::is_string), "{json}");
}

#[test]
fn published_examples_come_out() {
    for (example, start, length, nominal, atw) in [
        ("E1", "2016-02-29", "3 maanden", "2016-05-29", "2016-05-30"),
        ("E14", "2019-12-23", "3 dagen", "2019-12-26", "2019-12-30"),
    ] {
        assert_eq!(due(&[start, length]), nominal, "{example}");
        assert_eq!(due(&[start, length, "--end", "nominaal"]), nominal, "{example}");
        assert_eq!(due(&[start, length, "--end", "atw"]), atw, "{example}");
    }
}

#[test]
fn published_examples_in_working_days_come_out_under_each_set() {
    let sets = ["atw", "atw-zonder-gelijkgesteld", "feestdagen", "maandag-vrijdag"];
    for (example, start, length, expected) in [
        ("E60", "2026-04-01", "7 werkdagen", ["2026-04-14", "2026-04-14", "2026-04-13", "2026-04-10"]),
        ("E66", "2026-04-30", "10 werkdagen", ["2026-05-19", "2026-05-18", "2026-05-18", "2026-05-14"]),
    ] {
        for (set, expected) in sets.iter().zip(expected) {
            assert_eq!(due(&[start, length, "--workdays", set]), expected, "{example} {set}");
        }
        assert_eq!(due(&[start, length]), expected[0], "{example}");
    }
}

#[test]
fn the_length_may_be_two_words_and_the_day_dutch() {
    assert_eq!(due(&["2026-03-02", "4", "weken"]), "2026-03-30");
    assert_eq!(due(&["2-3-2026", "4 weken"]), "2026-03-30");
    assert_eq!(due(&["2 maart 2026", "4", "weken", "--end", "atw"]), "2026-03-30");
    assert_eq!(due(&["2026-03-02 14:30", "24 uur"]), "2026-03-03T14:30");
}

#[test]
fn what_cannot_be_read_is_said_in_dutch_with_the_mend() {
    assert_eq!(
        term(&["2026-13-02", "4 weken"]).refused(),
        "fout: de datum is niet te lezen: maand 13 bestaat niet\n  \
         doe dit: schrijf jaar-maand-dag, zoals 2026-03-04, of dag-maand-jaar, zoals 4-3-2026\n"
    );
    let refused = term(&["2026-03-02", "4 keer"]).refused();
    assert!(refused.starts_with("fout: `4 keer` is geen termijn: ") && refused.contains("doe dit: "), "{refused}");
    let refused = term(&["2026-03-02", "4 weken", "--end", "morgen"]).refused();
    assert!(
        refused.starts_with("fout: `morgen` kan niet bij --end") && refused.contains("kies uit: nominaal, atw"),
        "{refused}"
    );
    let refused = term(&["2026-03-02", "4 weken", "--workdays", "zaterdag"]).refused();
    assert!(refused.contains("kies uit: atw, atw-zonder-gelijkgesteld, feestdagen, maandag-vrijdag"), "{refused}");
    assert!(term(&["2026-03-02"]).refused().starts_with("fout: er ontbreekt: <TERMIJN>"));
}

#[test]
fn a_length_beyond_the_calendar_does_not_panic() {
    for length in ["9999999 jaren", "4294967295 weken", "99999999999999999999 dagen", "0 dagen", "-3 dagen"] {
        let ran = term(&["2026-03-02", "--", length]);
        assert!([0, 2].contains(&ran.status) && !ran.stderr.contains("panicked"), "{length}: {ran:?}");
    }
}
