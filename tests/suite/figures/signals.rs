//! Three or more complaints in six months with something in common, wherever the period begins.

use klachtwerk::figures::signal::signals;
use klachtwerk::report::figures::SignalKind;

use super::{Year, day};

fn about(id: &str, received: &str, facts: &str) -> impl FnOnce(Year) -> Year {
    let (id, received, facts) = (id.to_owned(), format!("ontvangen: {received}"), facts.to_owned());
    move |year| year.case(&id, &facts, &[&received])
}

/// `onderwerp 2026-01-10..2026-07-09: 2026-001 t/m 2026-003`, one for each signal of a period.
fn found(period: &str, cases: Vec<Box<dyn FnOnce(Year) -> Year>>) -> Vec<String> {
    let year = cases.into_iter().fold(Year::new(), |year, case| case(year));
    let figures = year.figures(period);
    let told = figures.signals.iter();
    told.map(|one| format!("{} {}..{}: {}", one.kind.key(), one.first, one.last, one.cases.words())).collect()
}

macro_rules! cases {
    ($(($id:literal, $day:literal, $facts:expr)),* $(,)?) => { vec![$(Box::new(about($id, $day, $facts)) as Box<dyn FnOnce(Year) -> Year>),*] };
}

#[test]
fn three_within_six_months_are_a_signal_and_on_the_day_six_months_later_they_are_not() {
    let topic = "indeling: {onderwerpen: [factuur]}";
    assert_eq!(
        found(
            "2026",
            cases![
                ("2026-001", "2026-01-10", topic),
                ("2026-002", "2026-03-01", topic),
                ("2026-003", "2026-07-09", topic)
            ]
        ),
        ["onderwerp 2026-01-10..2026-07-09: 2026-001 t/m 2026-003"]
    );
    assert!(
        found(
            "2026",
            cases![
                ("2026-001", "2026-01-10", topic),
                ("2026-002", "2026-03-01", topic),
                ("2026-003", "2026-07-10", topic)
            ]
        )
        .is_empty()
    );
}

#[test]
fn the_window_slides_over_the_end_of_a_period() {
    let topic = "indeling: {onderwerpen: [factuur]}";
    let cases = || {
        cases![
            ("2025-001", "2025-11-10", topic),
            ("2025-002", "2025-12-20", topic),
            ("2026-001", "2026-01-05", topic),
            ("2027-001", "2027-01-05", topic)
        ]
    };
    assert_eq!(found("2026", cases()), ["onderwerp 2025-11-10..2026-01-05: 2025-001 t/m 2025-002, 2026-001"]);
    assert!(found("2025", cases()).is_empty(), "at the end of 2025 there were two");
    assert_eq!(found("2026-k1", cases()).len(), 1);
    assert!(found("2026-k2", cases()).is_empty());
}

#[test]
fn windows_that_share_a_complaint_are_one_signal() {
    let topic = "dienst: Training";
    let cases = cases![
        ("2026-001", "2026-01-10", topic),
        ("2026-002", "2026-02-10", topic),
        ("2026-003", "2026-05-10", topic),
        ("2026-004", "2026-08-01", topic),
        ("2026-005", "2026-09-01", "product: training"),
        ("2026-006", "2026-09-01", "dienst: Anders"),
    ];
    assert_eq!(found("2026", cases), ["dienst 2026-01-10..2026-09-01: 2026-001 t/m 2026-005"]);
}

#[test]
fn one_respondent_or_department_under_any_spelling() {
    let cases = cases![
        ("2026-001", "2026-01-10", "beklaagde: {naam: Bram Beklaagde, afdeling: Planning}"),
        ("2026-002", "2026-02-10", "beklaagde: [bram  beklaagde, {naam: Ans Ander, afdeling: planning}]"),
        ("2026-003", "2026-03-10", "beklaagde: {naam: BRAM BEKLAAGDE, afdeling: Planning}"),
    ];
    assert_eq!(
        found("2026", cases),
        [
            "beklaagde 2026-01-10..2026-03-10: 2026-001 t/m 2026-003",
            "afdeling 2026-01-10..2026-03-10: 2026-001 t/m 2026-003"
        ]
    );
}

#[test]
fn officers_see_who_and_what_and_a_report_does_not() {
    let facts = "beklaagde: Bram Beklaagde";
    let year = (1..=120).fold(Year::new(), |year, number| {
        year.case(&format!("2026-{number:03}"), facts, &[&format!("ontvangen: 2026-0{}-10", number % 5 + 1)])
    });
    let repository = year.repository();
    let cases: Vec<_> = repository.cases.iter().map(|bound| bound.case.as_ref()).collect();
    let live = signals(&cases, day("2026-06-01"), day("2026-06-30"));
    assert!(live.is_empty(), "none of them was received in June");
    let live = signals(&cases, day("2026-01-01"), day("2026-06-30"));
    assert_eq!(
        (live[0].kind, live[0].name.as_str(), live[0].cases.len()),
        (SignalKind::Respondent, "Bram Beklaagde", 120)
    );
    let kept = klachtwerk::figures::signal::kept(&live);
    assert_eq!((kept[0].count, kept[0].cases.is_empty()), (120, true), "so many numbers say nothing any more");
}
