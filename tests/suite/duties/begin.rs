//! From when on an organisation has its duties.

use super::{received, report, repository, rules, shown};

const YEARLY: &str = "verslagen: {naam: analyse, elke: 1 jaar, artikel: \"8\"}\nopleiding: {elke: 1 jaar}\n";

#[test]
fn an_archive_that_has_yet_to_begin_has_missed_nothing() {
    let repository = repository(&[("regulations/r.md", &rules(YEARLY))]);
    assert_eq!(
        shown(&repository, "2026-06-01"),
        ["2025 analyse 2026-12-31 open", "2026 training 2026-12-31 open", "2026 analyse 2027-12-31 open"]
    );
}

#[test]
fn the_first_complaint_begins_the_row() {
    let files = [("regulations/r.md", rules(YEARLY)), ("cases/2025/2025-001.md", received("2025-11-03"))];
    let repository = repository(&files.each_ref().map(|(name, text)| (*name, text.as_str())));
    assert_eq!(
        shown(&repository, "2026-01-01"),
        [
            "2025 training 2025-12-31 overdue",
            "2025 analyse 2026-12-31 open",
            "2026 training 2026-12-31 open",
            "2026 analyse 2027-12-31 open"
        ]
    );
    // The day before it came, nobody knew of it.
    assert!(!shown(&repository, "2025-11-02").iter().any(|duty| duty.contains("overdue")));
}

#[test]
fn so_does_the_first_report() {
    let report = report("opgesteld: 2025-02-01\n");
    let repository = repository(&[("regulations/r.md", &rules(YEARLY)), ("reports/2024.md", &report)]);
    let all = shown(&repository, "2025-03-01");
    assert_eq!(
        all,
        [
            "2024 training 2024-12-31 overdue",
            "2024 analyse 2025-12-31 met 2025-02-01",
            "2025 training 2025-12-31 open",
            "2025 analyse 2026-12-31 open"
        ]
    );
}

#[test]
fn the_setting_goes_before_both_and_never_before_the_first_version() {
    for (setting, first) in [("2025-01-01", "2025 "), ("\"2025-06-15\"", "2025 "), ("2020-01-01", "2024 ")] {
        let toml = format!("verslagen_vanaf = {setting}\n");
        let (rules, case) = (rules(YEARLY), received("2026-01-05"));
        let files = [("klacht.toml", toml.as_str()), ("regulations/r.md", &rules), ("cases/2026/2026-001.md", &case)];
        let repository = repository(&files);
        assert!(repository.findings.as_slice().is_empty(), "{:?}", repository.findings);
        let all = shown(&repository, "2026-02-01");
        assert!(all[0].starts_with(first), "{setting}: {all:?}");
    }
}

#[test]
fn a_day_that_cannot_be_read_is_said() {
    let repository =
        repository(&[("klacht.toml", "verslagen_vanaf = \"ooit\"\n"), ("regulations/r.md", &rules(YEARLY))]);
    let found: Vec<&str> = repository.findings.as_slice().iter().map(|found| found.code.id).collect();
    assert_eq!(found, ["K016"]);
}
