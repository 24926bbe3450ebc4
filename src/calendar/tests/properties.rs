//! What holds for every start, length, set and rule.

use chrono::{Days, NaiveDate, NaiveTime};
use proptest::prelude::*;

use super::date;
use crate::calendar::reckoning::Computed;
use crate::calendar::trace::Trace;
use crate::calendar::{Calendar, Duration, EndRule, Moment, Unit, WorkdaySet};

/// A day from 2000 up to and including 2049, more often near a holiday season.
fn day() -> impl Strategy<Value = NaiveDate> {
    let from = |first: &'static str, days: u64| (0..days).prop_map(move |n| date(first) + Days::new(n));
    prop_oneof![
        from("2000-01-01", 18_263),
        from("2007-12-15", 30),
        from("2026-03-20", 70),
        from("2027-04-20", 30),
        from("2026-12-15", 30),
    ]
}

fn moment() -> impl Strategy<Value = Moment> {
    let time = prop_oneof![
        1 => Just(None),
        1 => (0..1440u32).prop_map(|m| NaiveTime::from_hms_opt(m / 60, m % 60, 0)),
    ];
    (day(), time).prop_map(|(date, time)| Moment { date, time })
}

fn length() -> impl Strategy<Value = Duration> {
    let amount = prop_oneof![1..=14u32, 85..=95u32, 1..=400u32];
    (amount, 0..Unit::ALL.len()).prop_map(|(amount, unit)| Duration { amount, unit: Unit::ALL[unit] })
}

fn any_calendar() -> impl Strategy<Value = Calendar> {
    let closed = proptest::collection::vec(day(), 0..6);
    (0..4usize, 0..3usize, closed)
        .prop_map(|(set, end, closed)| Calendar::new(WorkdaySet::ALL[set], EndRule::ALL[end], closed))
}

/// Writes every step down.
#[derive(Default, PartialEq, Debug)]
struct Notes(Vec<(char, NaiveDate)>);

impl Trace for Notes {
    fn counted(&mut self, day: NaiveDate) {
        self.0.push(('c', day));
    }
    fn skipped(&mut self, day: NaiveDate) {
        self.0.push(('s', day));
    }
    fn moved(&mut self, day: NaiveDate, _rule: EndRule) {
        self.0.push(('m', day));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_later_event_never_gives_an_earlier_end(
        a in moment(), near in 0..10u64, b in moment(), length in length(), calendar in any_calendar(),
    ) {
        let close = Moment { date: a.date + Days::new(near), ..b };
        for later in [b, close] {
            let (first, last) = if a <= later { (a, later) } else { (later, a) };
            let (first, last) = (calendar.compute(first, length), calendar.compute(last, length));
            prop_assert!(first.nominal <= last.nominal, "{first:?} {last:?}");
            prop_assert!(first.due <= last.due, "{first:?} {last:?}");
        }
    }

    #[test]
    fn a_longer_term_never_ends_earlier_under_one_rule(
        start in moment(), length in length(), more in 0..20u32, calendar in any_calendar(),
    ) {
        let longer = Duration { amount: length.amount + more, ..length };
        let (short, long) = (calendar.compute(start, length), calendar.compute(start, longer));
        prop_assert!(short.nominal <= long.nominal);
        // Under the Atw this is false by law, at the edges of art. 4: 90 days can roll
        // past the end of 91 days (2026-01-03), which the act does not move.
        if calendar.end != EndRule::Atw {
            prop_assert!(short.due <= long.due);
        }
    }

    #[test]
    fn rolling_never_shortens(start in moment(), length in length(), calendar in any_calendar()) {
        let Computed { start: kept, nominal, due } = calendar.compute(start, length);
        prop_assert_eq!(kept, start);
        prop_assert!(start < nominal && nominal <= due);
        match calendar.end {
            EndRule::Nominal => prop_assert_eq!(nominal, due),
            EndRule::NextWorkday if length.unit != Unit::Hour => {
                prop_assert!(calendar.is_workday(due.date));
            }
            _ => {}
        }
    }

    #[test]
    fn fewer_working_days_never_end_earlier(
        start in moment(), length in length(), calendar in any_calendar(),
    ) {
        let due = WorkdaySet::ALL.map(|workdays| {
            Calendar { workdays, ..calendar.clone() }.compute(start, length).due
        });
        prop_assert!(due.is_sorted_by(|a, b| a >= b), "{due:?}");
    }

    #[test]
    fn counting_and_measuring_agree(start in moment(), n in 1..200u32, calendar in any_calendar()) {
        let length = Duration { amount: n, unit: Unit::Workday };
        let end = calendar.compute(start, length).nominal.date;
        prop_assert!(calendar.is_workday(end));
        prop_assert_eq!(calendar.workdays_between(start.date, end), i64::from(n));
        prop_assert_eq!(calendar.workdays_between(end, start.date), -i64::from(n));
    }

    #[test]
    fn every_step_was_taken_for_a_reason(start in moment(), length in length(), calendar in any_calendar()) {
        let mut notes = Notes::default();
        let traced = calendar.run(start, length, &mut notes);
        prop_assert_eq!(traced, calendar.compute(start, length));
        let act = Calendar::new(WorkdaySet::Atw, EndRule::Atw, Vec::new());
        for (step, day) in notes.0 {
            let workday = calendar.is_workday(day);
            match step {
                'c' => prop_assert!(workday),
                's' => prop_assert!(!workday),
                _ if calendar.end == EndRule::Atw => prop_assert!(!act.is_workday(day)),
                _ => prop_assert!(!workday),
            }
        }
    }

    #[test]
    fn the_explanation_ends_where_the_computation_does(
        start in moment(), length in length(), calendar in any_calendar(),
    ) {
        let computed = calendar.compute(start, length);
        let lines = calendar.explain(start, length);
        let last = crate::calendar::long_date(computed.due.date);
        let verdict = |line: &&String| line.starts_with("De laatste dag is ") || line.starts_with("De termijn eindigt op ");
        let verdicts: Vec<_> = lines.iter().filter(verdict).collect();
        prop_assert_eq!(verdicts.len(), 1);
        prop_assert!(verdicts[0].contains(&last), "{lines:#?}");
        prop_assert!(lines.iter().all(|line| line.ends_with('.')), "{lines:#?}");
    }
}
