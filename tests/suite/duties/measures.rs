//! Measures: carried out by the day they were planned for, and their effect judged.

use super::{received, report, repository, rules, shown};

fn with(rule: &str, measure: &str, on: &str) -> Vec<String> {
    let front = format!("opgesteld: 2026-02-01\nmaatregelen:\n  - {{maatregel: bellen, {measure}}}\n");
    shown(&repository(&[("regulations/r.md", &rules(rule)), ("reports/2025.md", &report(&front))]), on)
}

const EFFECT: &str = "maatregelen: {effect: 6 maanden, artikel: \"8\"}\n";

#[test]
fn a_measure_is_carried_out_by_its_day() {
    for rule in ["", "maatregelen: {eigenaar: ja}\n"] {
        assert_eq!(with(rule, "gepland: 2026-05-01", "2026-05-01"), ["2025 maatregel: bellen 2026-05-01 open"]);
        assert_eq!(with(rule, "gepland: 2026-05-01", "2026-05-02"), ["2025 maatregel: bellen 2026-05-01 overdue"]);
        let done = "gepland: 2026-05-01, uitgevoerd: 2026-05-01";
        assert_eq!(with(rule, done, "2026-05-02"), ["2025 maatregel: bellen 2026-05-01 met 2026-05-01"]);
        assert_eq!(with(rule, done, "2026-04-30"), ["2025 maatregel: bellen 2026-05-01 open"]);
        let late = "gepland: 2026-05-01, uitgevoerd: 2026-05-02";
        assert_eq!(with(rule, late, "2026-05-02"), ["2025 maatregel: bellen 2026-05-01 late 2026-05-02"]);
        let dropped = "gepland: 2026-05-01, vervallen: de dienst stopt";
        assert_eq!(with(rule, dropped, "2026-06-01"), ["2025 maatregel: bellen 2026-05-01 lapsed"]);
    }
}

#[test]
fn its_effect_is_judged_so_long_after() {
    let done = "uitgevoerd: 2026-08-31";
    assert_eq!(with(EFFECT, done, "2027-02-28"), ["2025 effect bekijken: bellen 2027-02-28 open"]);
    assert_eq!(with(EFFECT, done, "2027-03-01"), ["2025 effect bekijken: bellen 2027-02-28 overdue"]);
    let judged = "uitgevoerd: 2026-08-31, effect: {beoordeeld: 2027-02-28, oordeel: minder klachten}";
    assert_eq!(with(EFFECT, judged, "2027-03-01"), ["2025 effect bekijken: bellen 2027-02-28 met 2027-02-28"]);
    // A day without what was found is no judgement.
    let empty = "uitgevoerd: 2026-08-31, effect: {beoordeeld: 2027-02-28}";
    assert_eq!(with(EFFECT, empty, "2027-03-01"), ["2025 effect bekijken: bellen 2027-02-28 overdue"]);
    // And one that was not carried out has no effect yet.
    assert_eq!(with(EFFECT, "eigenaar: directie", "2027-03-01"), [""; 0]);
    assert_eq!(with("", done, "2030-03-01"), [""; 0]);
}

#[test]
fn a_measure_in_a_case_falls_under_the_version_that_binds_it() {
    let case = received("2025-03-03").replace(
        "verloop:",
        "maatregelen: [{maatregel: bellen, eigenaar: directie, gepland: 2025-06-01, uitgevoerd: 2025-05-01}]\nverloop:",
    );
    let repository = repository(&[("regulations/r.md", &rules(EFFECT)), ("cases/2025/2025-001.md", &case)]);
    assert_eq!(
        shown(&repository, "2026-01-01"),
        ["2025 maatregel: bellen 2025-06-01 met 2025-05-01", "2025 effect bekijken: bellen 2025-11-01 overdue"]
    );
    let found = klachtwerk::check::run(&repository, "2026-01-01".parse().unwrap());
    let effect = found.as_slice().iter().find(|found| found.code.id == "K265").unwrap();
    assert_eq!((effect.file.as_str(), effect.case.as_deref()), ("cases/2025/2025-001.md", Some("2025-001")));
}
