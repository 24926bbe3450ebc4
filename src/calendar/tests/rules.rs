//! The rules of ends, one by one.

use super::{calendar, date, ends};
use crate::calendar::{Calendar, EndRule, WorkdaySet};

fn due(workdays: WorkdaySet, end: EndRule, start: &str, length: &str) -> String {
    ends(&calendar(workdays, end), start, length).1
}

#[test]
fn months_keep_the_day_or_take_the_last() {
    for (start, length, end) in [
        ("2026-01-31", "1 maand", "2026-02-28"),
        ("2028-01-31", "1 maand", "2028-02-29"),
        ("2026-02-28", "1 maand", "2026-03-28"),
        ("2026-03-31", "3 maanden", "2026-06-30"),
        ("2026-11-30", "3 maanden", "2027-02-28"),
        ("2024-02-29", "1 jaar", "2025-02-28"),
        ("2024-02-29", "4 jaar", "2028-02-29"),
        ("2025-02-28", "1 jaar", "2026-02-28"),
    ] {
        assert_eq!(ends(&Calendar::default(), start, length).0, end, "{start} {length}");
    }
}

#[test]
fn article_4_stands_between_the_longest_term_and_the_next() {
    // Each pair ends on a day off; only the first term of a pair rolls.
    for (start, rolls, stays) in [
        ("2026-01-03", "90 dagen", "91 dagen"),
        ("2026-01-10", "12 weken", "13 weken"),
        ("2026-01-25", "3 maanden", "4 maanden"),
    ] {
        let calendar = calendar(WorkdaySet::Atw, EndRule::Atw);
        let (nominal, due) = ends(&calendar, start, rolls);
        assert_ne!(nominal, due, "{start} {rolls}");
        let (nominal, due) = ends(&calendar, start, stays);
        assert_eq!(nominal, due, "{start} {stays}");
    }
}

#[test]
fn article_4_counts_working_days_as_days() {
    let calendar = calendar(WorkdaySet::MondayToFriday, EndRule::Atw);
    // Both end on Good Friday 3 April 2026.
    let ended = |start, length| ends(&calendar, start, length);
    let (good_friday, tuesday) = ("2026-04-03".to_owned(), "2026-04-07".to_owned());
    assert_eq!(ended("2025-11-28", "90 werkdagen"), (good_friday.clone(), tuesday));
    assert_eq!(ended("2025-11-27", "91 werkdagen"), (good_friday.clone(), good_friday));
}

#[test]
fn article_2_also_helps_a_week_full_of_days_off() {
    // 22-30 December 2007 and 1 January 2008 are off, 31 December is equated.
    assert_eq!(due(WorkdaySet::Atw, EndRule::Atw, "2007-12-21", "1 week"), "2008-01-03");
    assert_eq!(due(WorkdaySet::Atw, EndRule::Atw, "2007-12-21", "2 dagen"), "2008-01-02");
}

#[test]
fn a_term_in_working_days_can_roll_under_the_act() {
    // Monday to Friday counts Good Friday and Christmas as working days; the act does not end there.
    let due = |end, start, length| due(WorkdaySet::MondayToFriday, end, start, length);
    assert_eq!(due(EndRule::Nominal, "2026-03-31", "3 werkdagen"), "2026-04-03");
    assert_eq!(due(EndRule::Atw, "2026-03-31", "3 werkdagen"), "2026-04-07");
    assert_eq!(due(EndRule::NextWorkday, "2026-03-31", "3 werkdagen"), "2026-04-03");
    // Art. 2: 25 and 26 December 2025 are off, so the 29th is the first of two.
    assert_eq!(due(EndRule::Atw, "2025-12-24", "3 werkdagen"), "2025-12-30");
    assert_eq!(due(EndRule::Atw, "2025-12-24", "2 werkdagen"), "2025-12-29");
}

#[test]
fn a_silent_regulation_gives_the_complainant_the_next_working_day() {
    let set = WorkdaySet::Holidays;
    // Good Friday is a working day in this set, Easter Monday is not.
    assert_eq!(due(set, EndRule::NextWorkday, "2026-03-06", "4 weken"), "2026-04-03");
    assert_eq!(due(set, EndRule::NextWorkday, "2026-03-09", "4 weken"), "2026-04-07");
    // No art. 2 and no art. 4.
    assert_eq!(due(WorkdaySet::Atw, EndRule::NextWorkday, "2021-06-11", "3 dagen"), "2021-06-14");
    assert_eq!(due(WorkdaySet::Atw, EndRule::NextWorkday, "2025-04-27", "1 jaar"), "2026-04-28");
    let closed = vec![date("2026-04-28")];
    let calendar = Calendar::new(WorkdaySet::Atw, EndRule::NextWorkday, closed);
    assert_eq!(ends(&calendar, "2025-04-27", "1 jaar").1, "2026-04-29");
}

#[test]
fn closing_days_count_for_working_days_but_do_not_move_the_act() {
    let closed = vec![date("2026-03-30")];
    let calendar = Calendar::new(WorkdaySet::Atw, EndRule::Atw, closed);
    assert_eq!(ends(&calendar, "2026-03-02", "4 weken").1, "2026-03-30");
    assert_eq!(ends(&calendar, "2026-03-27", "1 werkdag").1, "2026-03-31");
}

#[test]
fn settings_are_read_and_written_alike() {
    for set in WorkdaySet::ALL {
        assert_eq!(set.to_string().parse(), Ok(set));
    }
    for end in EndRule::ALL {
        assert_eq!(end.to_string().parse(), Ok(end));
    }
    assert_eq!(" ATW ".parse(), Ok(WorkdaySet::Atw));
    let problem = "werkdagen".parse::<WorkdaySet>().expect_err("no such set");
    assert!(problem.help().contains("maandag-vrijdag"), "{problem}");
    let problem = "soms".parse::<EndRule>().expect_err("no such rule");
    assert!(problem.to_string().contains("nominaal, atw"), "{problem}");
    assert_eq!(Calendar::default(), calendar(WorkdaySet::Atw, EndRule::Nominal));
}
