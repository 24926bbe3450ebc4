//! Dates as officers and editors write them.

use chrono::{Days, NaiveTime};
use proptest::prelude::*;

use super::date;
use crate::calendar::{DateForm, DateProblem, Moment, long_date, parse_date, short_date};

#[test]
fn canonical_forms_are_recognised() {
    for (text, moment) in [
        ("2026-03-04", "2026-03-04"),
        ("2026-03-04 14:30", "2026-03-04T14:30"),
        ("2026-03-04T14:30", "2026-03-04T14:30"),
        ("2026-03-04T00:00", "2026-03-04T00:00"),
        ("2028-02-29", "2028-02-29"),
    ] {
        let parsed = parse_date(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(parsed.moment.to_string(), moment, "{text}");
        assert_eq!(parsed.form, DateForm::Canonical, "{text}");
    }
}

#[test]
fn informal_forms_are_read_as_meant() {
    for text in [
        "04-03-2026",
        "4-3-2026",
        "4/3/2026",
        "4.3.2026",
        "04 - 03 - 2026",
        "4\u{2013}3\u{2013}2026",
        "4 maart 2026",
        "4 Maart 2026",
        "4 mrt 2026",
        "4 mrt. 2026",
        "4-mrt-2026",
        "4 maart 2026.",
        "woensdag 4 maart 2026",
        "Woensdag, 4 maart 2026",
        "wo 4 mrt. 2026",
        "wo. 04-03-2026",
        "\"2026-03-04\"",
        "\u{feff}2026-03-04",
        "2026-3-4",
        "2026/03/04",
        "20260304",
        "2026-03-04T00:00:00.000Z",
        "2026-03-04T00:00:00Z",
        "2026-03-04 00:00:00",
        "2026-03-04T00:00:00+01:00",
        "2026-03-03T23:00:00.000Z",
    ] {
        let parsed = parse_date(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(parsed.moment.to_string(), "2026-03-04", "{text}");
        assert_eq!(parsed.form, DateForm::Informal, "{text}");
    }
}

#[test]
fn times_are_read_on_the_clock_of_amsterdam() {
    for text in [
        "2026-03-04 14:30:00",
        "2026-03-04T14:30:59",
        "2026-03-04T13:30:00.000Z",
        "2026-03-04T14:30:00+01:00",
        "2026-03-04 14:30:00 +0100",
        "2026-03-04T08:30-05:00",
        "4-3-2026 14.30 uur",
        "4 maart 2026 om 14.30 uur",
        "woensdag 4 maart 2026 14:30",
    ] {
        let parsed = parse_date(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(parsed.moment.to_string(), "2026-03-04T14:30", "{text}");
        assert_eq!(parsed.form, DateForm::Informal, "{text}");
    }
    let summer = parse_date("2026-07-04T12:30:00Z").expect("a timestamp").moment;
    assert_eq!(summer.to_string(), "2026-07-04T14:30");
}

#[test]
fn what_cannot_be_read_says_why() {
    for (text, message) in [
        ("31-02-2026", "31 februari 2026 bestaat niet: februari 2026 heeft 28 dagen"),
        ("2028-02-30", "30 februari 2028 bestaat niet: februari 2028 heeft 29 dagen"),
        ("0 maart 2026", "0 maart 2026 bestaat niet: maart 2026 heeft 31 dagen"),
        ("04-13-2026", "maand 13 bestaat niet"),
        ("2026-13-04", "maand 13 bestaat niet"),
        ("2026-00-04", "maand 0 bestaat niet"),
        ("04-03-26", "het jaar van deze datum heeft geen vier cijfers"),
        ("4 maart 26", "het jaar van deze datum heeft geen vier cijfers"),
        ("2326-03-04", "het jaar 2326 ligt niet tussen 1900 en 2199"),
        ("4-3-1899", "het jaar 1899 ligt niet tussen 1900 en 2199"),
        ("2199-12-31T23:30:00Z", "het jaar 2200 ligt niet tussen 1900 en 2199"),
        ("dinsdag 4 maart 2026", "4 maart 2026 is een woensdag, geen dinsdag"),
        ("2026-03-04 25:00", "de tijd bij deze datum is niet te lezen"),
        ("2026-03-04 24:00", "de tijd bij deze datum is niet te lezen"),
        ("2026-03-04T14:30:60", "de tijd bij deze datum is niet te lezen"),
        ("2026-03-04T14:30+99:00", "de tijd bij deze datum is niet te lezen"),
        ("maart 2026", "deze datum is niet compleet: dag, maand en jaar zijn alle drie nodig"),
        ("4 maart", "deze datum is niet compleet: dag, maand en jaar zijn alle drie nodig"),
        ("2026-03", "deze datum is niet compleet: dag, maand en jaar zijn alle drie nodig"),
        ("2026", "deze datum is niet compleet: dag, maand en jaar zijn alle drie nodig"),
        ("", "deze datum is niet te lezen"),
        ("Jan Jansen", "deze datum is niet te lezen"),
        ("gisteren", "deze datum is niet te lezen"),
        ("04032026", "deze datum is niet te lezen"),
        ("2026-03-04-05", "deze datum is niet te lezen"),
        ("123-3-2026", "deze datum is niet te lezen"),
        ("4--3-2026", "deze datum is niet te lezen"),
        ("2026-03-04 of later", "deze datum is niet te lezen"),
        ("４ maart 2026", "deze datum is niet te lezen"),
    ] {
        let problem = parse_date(text).expect_err(text);
        assert_eq!(problem.message(), message, "{text}");
        assert!(problem.help().contains("20"), "{}", problem.help());
    }
    assert_eq!(parse_date(&"9".repeat(100_000)), Err(DateProblem::Unreadable));
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(days in 0..109_573u64, minute in proptest::option::of(0..1440u32)) {
        let day = date("1900-01-01") + Days::new(days);
        let time = minute.and_then(|m| NaiveTime::from_hms_opt(m / 60, m % 60, 0));
        let moment = Moment { date: day, time };
        let parsed = parse_date(&moment.to_string()).expect("canonical");
        prop_assert_eq!(parsed.moment, moment);
        prop_assert_eq!(parsed.form, DateForm::Canonical);
        for text in [long_date(day), short_date(day), day.format("%-d-%-m-%Y").to_string()] {
            let parsed = parse_date(&text).expect("informal");
            prop_assert_eq!(parsed.moment, Moment::from(day));
            prop_assert_eq!(parsed.form, DateForm::Informal);
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(
        text in "\\PC{0,30}",
        near in "[0-9]{1,4}[-/. é][0-9a-z]{1,4}[-/. é]?[0-9]{0,4}[ T]?[-+0-9:.éz]{0,12}",
    ) {
        for text in [text, near] {
            if let Err(problem) = parse_date(&text) {
                prop_assert!(!problem.message().is_empty() && !problem.help().is_empty());
            }
        }
    }
}
