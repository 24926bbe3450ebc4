//! Reports: there, discussed, decided upon, each by its last day.

use super::{received, report, repository, rules, shown};

const YEARLY: &str = "verslagen: {naam: analyse, elke: 1 jaar, artikel: \"8\"}\n";
const CHILD_CARE: &str =
    "verslagen: {naam: verslag, elke: 1 jaar, gereed: 5 maanden, alleen_met_klachten: ja, artikel: \"8\"}\n";
const DISCUSSED: &str = "verslagen: {naam: analyse, elke: 1 jaar, bespreken: ja, besluit: ja, artikel: \"8\"}\n";

/// The duties about 2025 on a day, under rules, with a complaint in that year and perhaps a report about it.
fn about_2025(rule: &str, front: Option<&str>, on: &str) -> Vec<String> {
    let (rules, case) = (rules(rule), received("2025-03-03"));
    let front = front.map(report).unwrap_or_default();
    let mut files = vec![("regulations/r.md", rules.as_str()), ("cases/2025/2025-001.md", &case)];
    if !front.is_empty() {
        files.push(("reports/2025.md", &front));
    }
    let all = shown(&repository(&files), on);
    all.into_iter().filter(|duty| duty.starts_with("2025 ")).collect()
}

#[test]
fn a_report_that_says_no_day_is_in_time_until_the_next_period_ends() {
    assert_eq!(about_2025(YEARLY, None, "2026-12-31"), ["2025 analyse 2026-12-31 open"]);
    assert_eq!(about_2025(YEARLY, None, "2027-01-01"), ["2025 analyse 2026-12-31 overdue"]);
    let made = Some("opgesteld: 2026-12-31\n");
    assert_eq!(about_2025(YEARLY, made, "2027-01-01"), ["2025 analyse 2026-12-31 met 2026-12-31"]);
    let late = Some("opgesteld: 2027-01-01\n");
    assert_eq!(about_2025(YEARLY, late, "2027-01-01"), ["2025 analyse 2026-12-31 late 2027-01-01"]);
}

#[test]
fn half_years_and_quarters_have_days_of_their_own() {
    let periods = |every: &str, on: &str| {
        let rules = rules(&format!("verslagen: {{naam: lijst, elke: {every}}}\n"));
        shown(&repository(&[("regulations/r.md", &rules), ("cases/2025/2025-001.md", &received("2025-05-03"))]), on)
    };
    assert_eq!(
        periods("6 maanden", "2026-01-01"),
        ["2025-h1 lijst 2025-12-31 overdue", "2025-h2 lijst 2026-06-30 open", "2026-h1 lijst 2026-12-31 open"]
    );
    assert_eq!(
        periods("3 maanden", "2025-10-01"),
        ["2025-k2 lijst 2025-09-30 overdue", "2025-k3 lijst 2025-12-31 open", "2025-k4 lijst 2026-03-31 open"]
    );
}

#[test]
fn five_months_after_the_year_is_the_last_of_may_though_that_is_a_sunday() {
    let calendar = format!("kalender: {{einde: atw}}\n{CHILD_CARE}");
    assert_eq!(about_2025(&calendar, None, "2026-05-31"), ["2025 verslag 2026-05-31 open"]);
    assert_eq!(about_2025(&calendar, None, "2026-06-01"), ["2025 verslag 2026-05-31 overdue"]);
}

#[test]
fn without_complaints_a_report_is_not_needed_where_the_law_says_so() {
    let (rules, case) = (rules(CHILD_CARE), received("2024-03-03"));
    let repository = repository(&[("regulations/r.md", &rules), ("cases/2024/2024-001.md", &case)]);
    assert_eq!(
        shown(&repository, "2026-06-01"),
        ["2024 verslag 2025-05-31 overdue", "2025 verslag 2026-05-31 lapsed", "2026 verslag 2027-05-31 open"]
    );
    // As long as the year runs a complaint may still come.
    assert_eq!(shown(&repository, "2025-12-31"), ["2024 verslag 2025-05-31 overdue", "2025 verslag 2026-05-31 open"]);
    let why = klachtwerk::duties::duties(&repository, "2026-06-01".parse().unwrap()).remove(1).explanation();
    assert!(why.contains(&"Over 2025 kwam geen klacht binnen: dan is het niet nodig.".to_owned()), "{why:#?}");
}

#[test]
fn what_is_discussed_and_decided_stands_in_the_report() {
    let open = |on| about_2025(DISCUSSED, Some("opgesteld: 2026-02-01\n"), on);
    assert_eq!(
        open("2027-01-01"),
        [
            "2025 analyse 2026-12-31 met 2026-02-01",
            "2025 analyse bespreken 2026-12-31 overdue",
            "2025 analyse: besluit 2026-12-31 overdue"
        ]
    );
    let without = Some("opgesteld: 2026-02-01\nbesproken: {op: 2026-12-31, besluit: \"\"}\n");
    assert_eq!(
        about_2025(DISCUSSED, without, "2027-01-01")[1..],
        ["2025 analyse bespreken 2026-12-31 met 2026-12-31", "2025 analyse: besluit 2026-12-31 overdue"]
    );
    let late = Some("opgesteld: 2026-02-01\nbesproken: {op: 2027-01-05, besluit: niets verandert}\n");
    assert_eq!(
        about_2025(DISCUSSED, late, "2027-02-01")[1..],
        ["2025 analyse bespreken 2026-12-31 late 2027-01-05", "2025 analyse: besluit 2026-12-31 late 2027-01-05"]
    );
}

#[test]
fn as_of_a_day_what_came_later_is_not_there() {
    let front = Some("opgesteld: 2026-03-01\nbesproken: {op: 2026-04-01, besluit: ja}\n");
    assert_eq!(
        about_2025(DISCUSSED, front, "2026-02-28"),
        [
            "2025 analyse 2026-12-31 open",
            "2025 analyse bespreken 2026-12-31 open",
            "2025 analyse: besluit 2026-12-31 open"
        ]
    );
}

#[test]
fn a_report_made_while_its_year_runs_is_not_the_report_of_that_year() {
    assert_eq!(about_2025(YEARLY, Some("opgesteld: 2025-12-30\n"), "2026-01-05"), ["2025 analyse 2026-12-31 open"]);
    let made = Some("opgesteld: 2025-12-31\n");
    assert_eq!(about_2025(YEARLY, made, "2026-01-05"), ["2025 analyse 2026-12-31 met 2025-12-31"]);
}

#[test]
fn a_report_of_another_regulation_or_period_shows_nothing() {
    let (rules, case) = (rules(YEARLY), received("2025-03-03"));
    let made = report("opgesteld: 2026-02-01\n");
    let repository = repository(&[
        ("klacht.toml", "regeling = \"r\"\n"),
        ("regulations/r.md", &rules),
        ("regulations/ander.md", &rules),
        ("cases/2025/2025-001.md", &case),
        ("reports/ander/2025.md", &made),
        ("reports/2025-h1.md", &made),
    ]);
    let on = "2026-03-01".parse().unwrap();
    let all = klachtwerk::duties::duties(&repository, on);
    let of = |slug: &str| {
        let mine = all.iter().filter(|duty| duty.regulation.slug == slug && duty.period.to_string() == "2025");
        mine.map(|duty| (duty.status.key(), duty.path.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(of("r"), [("open", "reports/2025.md")]);
    assert_eq!(of("ander"), [("met", "reports/ander/2025.md")]);
}

#[test]
fn the_version_at_the_end_of_the_period_asks() {
    let old = "---\ntitel: R\nin_werking: 2024-01-01\nverslagen: {naam: oud, elke: 1 jaar}\n---\n";
    let new = "---\ntitel: R\nin_werking: 2025-07-01\nverslagen: {naam: nieuw, elke: 1 jaar}\n---\n";
    let repository = repository(&[
        ("regulations/r/2024-01-01.md", old),
        ("regulations/r/2025-07-01.md", new),
        ("cases/2024/2024-001.md", &received("2024-03-03")),
    ]);
    assert_eq!(shown(&repository, "2025-06-30"), ["2024 oud 2025-12-31 open", "2025 nieuw 2026-12-31 open"]);
}

#[test]
fn a_regulation_that_lapsed_asks_for_its_last_year_and_no_other() {
    let lapsed = rules("vervallen: 2025-07-01\nverslagen: {naam: analyse, elke: 1 jaar}\n");
    let repository = repository(&[("regulations/r.md", &lapsed), ("cases/2025/2025-001.md", &received("2025-03-03"))]);
    assert_eq!(shown(&repository, "2027-02-01"), ["2025 analyse 2026-12-31 overdue"]);
}

#[test]
fn what_is_discussed_while_the_period_runs_is_not_about_all_of_it() {
    let early = Some("opgesteld: 2026-02-01\nbesproken: {op: 2025-06-01, besluit: niets verandert}\n");
    assert_eq!(
        about_2025(DISCUSSED, early, "2026-03-01")[1..],
        ["2025 analyse bespreken 2026-12-31 open", "2025 analyse: besluit 2026-12-31 open"]
    );
    let last = Some("opgesteld: 2026-02-01\nbesproken: {op: 2025-12-31, besluit: niets verandert}\n");
    assert_eq!(about_2025(DISCUSSED, last, "2026-03-01")[1], "2025 analyse bespreken 2026-12-31 met 2025-12-31");
}

#[test]
fn a_day_to_come_is_named_as_what_stands_in_the_way() {
    let (rules, case) = (rules(YEARLY), received("2025-03-03"));
    let made = report("opgesteld: 2062-02-01\n");
    let files = [("regulations/r.md", rules.as_str()), ("cases/2025/2025-001.md", &case), ("reports/2025.md", &made)];
    let repository = repository(&files);
    let all = klachtwerk::duties::duties(&repository, "2026-03-01".parse().unwrap());
    let duty = all.iter().find(|duty| duty.period.to_string() == "2025").unwrap();
    let why = duty.explanation().join(" ");
    assert!(why.contains("Bij `opgesteld` staat 1 februari 2062, en die dag moet nog komen."), "{why}");
}
