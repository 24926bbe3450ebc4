//! Terms as regulations write them.

use proptest::prelude::*;

use crate::calendar::{Duration, DurationProblem, Unit};

#[test]
fn terms_are_read_and_written_canonically() {
    for (text, canonical) in [
        ("4 weken", "4 weken"),
        ("1 week", "1 week"),
        ("1 weken", "1 week"),
        ("4 week", "4 weken"),
        ("  10   werkdagen ", "10 werkdagen"),
        ("10werkdagen", "10 werkdagen"),
        ("10\u{a0}werkdagen", "10 werkdagen"),
        ("24 uur", "24 uur"),
        ("1 uur", "1 uur"),
        ("2 uren", "2 uur"),
        ("3 MAANDEN", "3 maanden"),
        ("één jaar", "1 jaar"),
        ("e\u{301}e\u{301}n jaar", "1 jaar"),
        ("Een Maand", "1 maand"),
        ("twaalf jaren", "12 jaar"),
        ("zes weken", "6 weken"),
        ("90 kalenderdagen", "90 dagen"),
        ("007 dagen", "7 dagen"),
        ("9999 dagen", "9999 dagen"),
        ("3 maand(en)", "3 maanden"),
        ("1 werkdag(en)", "1 werkdag"),
    ] {
        let read: Duration = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(read.to_string(), canonical, "{text}");
    }
}

#[test]
fn other_texts_are_refused_with_what_is_expected() {
    use DurationProblem::*;
    for (text, problem) in [
        ("", Unreadable),
        ("direct", Unreadable),
        ("zo snel mogelijk", Unreadable),
        ("4", NoUnit),
        ("vier", NoUnit),
        ("weken", NoAmount),
        ("4 wekken", UnknownUnit),
        ("4 weken en 2 dagen", UnknownUnit),
        ("4,5 weken", UnknownAmount),
        ("-4 weken", UnknownAmount),
        ("anderhalve maand", UnknownAmount),
        ("0 dagen", Zero),
        ("10000 dagen", TooLarge),
        ("99999999999999999999 dagen", TooLarge),
    ] {
        let found = text.parse::<Duration>().expect_err(text);
        assert_eq!(found, problem, "{text}");
        assert!(found.to_string().contains("'4 weken'"), "{found}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(amount in 1..=Duration::MAX_AMOUNT, unit in 0..6usize) {
        let duration = Duration::new(amount, Unit::ALL[unit]).expect("in range");
        prop_assert_eq!(duration.to_string().parse(), Ok(duration));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,30}") {
        let _ = text.parse::<Duration>();
    }
}
