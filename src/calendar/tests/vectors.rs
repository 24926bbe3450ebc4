//! Every worked example, from the data files.

use super::{calendar, ends, rows};
use crate::calendar::{EndRule, WorkdaySet};

#[test]
fn terms_end_as_courts_and_practitioners_say() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in rows(include_str!("terms.csv")) {
        let [nr, start, length, nominal, atw, source] = row[..] else {
            panic!("not six columns: {row:?}");
        };
        let kept = ends(&calendar(WorkdaySet::Atw, EndRule::Nominal), start, length);
        let rolled = ends(&calendar(WorkdaySet::Atw, EndRule::Atw), start, length);
        if kept != (nominal.into(), nominal.into()) || rolled != (nominal.into(), atw.into()) {
            wrong.push(format!("{nr} {start} {length} ({source}): {kept:?} {rolled:?}"));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(count, 39);
}

#[test]
fn working_days_differ_by_set() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in rows(include_str!("workdays.csv")) {
        for (set, expected) in WorkdaySet::ALL.into_iter().zip(&row[3..]) {
            // An end that is counted in working days of set A never has to move.
            let (_, found) = ends(&calendar(set, EndRule::Nominal), row[1], row[2]);
            if found != *expected {
                wrong.push(format!("{} {set}: {found}, not {expected}", row[0]));
            }
            count += 1;
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(count, 24);
}
