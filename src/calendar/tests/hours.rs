//! Hours run from the minute, over the nights the clock changes too.

use crate::calendar::{Calendar, DateForm, EndRule, Moment, WorkdaySet, parse_date};

use super::duration;

fn moment(text: &str) -> Moment {
    let parsed = parse_date(text).expect("a date");
    assert_eq!(parsed.form, DateForm::Canonical, "{text}");
    parsed.moment
}

#[test]
fn hours_end_on_the_minute() {
    for (start, length, end) in [
        ("2026-03-02T14:30", "24 uur", "2026-03-03T14:30"),
        ("2026-03-02 14:30", "1 uur", "2026-03-02T15:30"),
        ("2026-03-02T00:00", "48 uur", "2026-03-04T00:00"),
        // Without a time: from 24:00, so whole days stay whole days.
        ("2026-03-02", "24 uur", "2026-03-03"),
        ("2026-03-02", "48 uur", "2026-03-04"),
        ("2026-03-02", "4 uur", "2026-03-03T04:00"),
        // The clock goes forward at 02:00 on 29 March 2026, back at 03:00 on 25 October.
        ("2026-03-28T14:30", "24 uur", "2026-03-29T15:30"),
        ("2026-03-29T01:30", "1 uur", "2026-03-29T03:30"),
        ("2026-10-24T14:30", "24 uur", "2026-10-25T13:30"),
        ("2026-10-25T01:59", "2 uur", "2026-10-25T02:59"),
        ("2026-10-25T01:59", "1 uur", "2026-10-25T02:00"),
        ("2026-03-28", "24 uur", "2026-03-30T01:00"),
        // The last Sunday can be the 31st.
        ("2024-03-30T14:30", "24 uur", "2024-03-31T15:30"),
        ("2027-10-30T14:30", "24 uur", "2027-10-31T13:30"),
        ("2026-07-01T12:00", "9999 uur", "2027-08-22T03:00"),
    ] {
        for end_rule in EndRule::ALL {
            let calendar = Calendar::new(WorkdaySet::Atw, end_rule, Vec::new());
            let found = calendar.compute(moment(start), duration(length)).due;
            assert_eq!(found.to_string(), end, "{start} {length}");
        }
    }
}

#[test]
fn a_day_is_later_than_its_times() {
    let day = moment("2026-03-02");
    assert!(moment("2026-03-02T23:59") < day);
    assert!(moment("2026-03-02T10:00") < moment("2026-03-02T10:01"));
    assert!(day < moment("2026-03-03T00:00"));
}

#[test]
fn other_terms_forget_the_time() {
    let start = moment("2026-03-02T14:30");
    let computed = Calendar::default().compute(start, duration("3 werkdagen"));
    assert_eq!(computed.due.to_string(), "2026-03-05");
    assert_eq!(computed.start, start);
}
