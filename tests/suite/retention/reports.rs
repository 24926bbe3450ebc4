//! Reports and measures: a discussed report lets cases go, an open measure keeps them, figures stay behind.

use klachtwerk::deadline::{Keeper, keeper, retention};
use klachtwerk::repository::{Repository, of_files};

use crate::test_repo::TestRepo;

const CASE: &str = "---\nverloop:\n  - ontvangen: 2025-01-06\n  - oordeel: 2025-02-03\n  - afgesloten: 2025-03-01\n";

/// A case closed on 1 March 2025 with more front matter or steps, its regulation with these rules, and reports.
fn repository(rules: &str, more: &str, reports: &[(&str, &str)]) -> Repository {
    let regulation = format!("---\ntitel: R\nin_werking: 2010-01-01\n{rules}---\n");
    let mut files = vec![
        ("regulations/r.md".to_owned(), regulation.into_bytes()),
        ("cases/2025/2025-001.md".to_owned(), format!("{CASE}{more}---\n").into_bytes()),
    ];
    files.extend(
        reports.iter().map(|(name, front)| (format!("reports/{name}.md"), format!("---\n{front}---\n").into_bytes())),
    );
    of_files(files)
}

/// Until when the case is kept, by what evidence.
fn kept(repository: &Repository, on: &str) -> Option<(String, Option<String>)> {
    let bound = repository.case("2025-001").unwrap();
    let kept = retention(repository, &bound.case, repository.binding(bound).unwrap(), on.parse().unwrap())?;
    Some((kept.until.to_string(), kept.from.report().map(|report| report.path().to_owned())))
}

fn keeps(repository: &Repository, on: &str) -> Option<Keeper> {
    let bound = repository.case("2025-001").unwrap();
    keeper(repository, &bound.case, repository.binding(bound).unwrap(), on.parse().unwrap())
}

const DISCUSSED: &str = "bewaren: {na: besproken}\n";

#[test]
fn a_discussed_report_over_the_period_of_closing_is_the_discussion_of_its_cases() {
    let repository = repository(DISCUSSED, "", &[("2025", "besproken: {op: 2026-02-10}\n")]);
    assert_eq!(kept(&repository, "2026-02-09"), None);
    let by_report = Some(("2026-02-10".to_owned(), Some("reports/2025.md".to_owned())));
    assert_eq!(kept(&repository, "2026-02-10"), by_report);
}

#[test]
fn a_report_over_another_period_or_discussed_before_it_was_over_is_not() {
    for (name, day) in
        [("2024", "2026-02-10"), ("2025-h2", "2026-02-10"), ("2025", "2025-02-28"), ("2025", "2025-12-30")]
    {
        let front = format!("besproken: {{op: {day}}}\n");
        assert_eq!(kept(&repository(DISCUSSED, "", &[(name, &front)]), "2026-06-01"), None, "{name} {day}");
    }
    let undated = repository(DISCUSSED, "", &[("2025", "opgesteld: 2026-01-05\n")]);
    assert_eq!(kept(&undated, "2026-06-01"), None);
}

#[test]
fn where_a_decision_is_asked_the_discussion_has_to_end_in_one() {
    let rules = format!("{DISCUSSED}verslagen: {{naam: a, elke: 1 jaar, bespreken: ja, besluit: ja}}\n");
    let with = |front: &str| kept(&repository(&rules, "", &[("2025", front)]), "2026-06-01");
    assert_eq!(with("besproken: {op: 2026-02-10}\n"), None);
    let until = with("besproken: {op: 2026-02-10, besluit: alles blijft zo}\n").map(|(until, _)| until);
    assert_eq!(until.as_deref(), Some("2026-02-10"));
}

#[test]
fn the_first_of_its_own_discussion_and_those_of_reports_counts() {
    let reports = [("2025", "besproken: {op: 2026-02-10}\n"), ("2025-h1", "besproken: {op: 2025-09-01}\n")];
    let both = repository(DISCUSSED, "", &reports);
    assert_eq!(kept(&both, "2026-06-01").unwrap(), ("2025-09-01".to_owned(), Some("reports/2025-h1.md".to_owned())));
    // As of a day before the second discussion there is only the first, and the other way round.
    let own = repository(DISCUSSED, "  - besproken: 2025-06-01\n", &reports);
    assert_eq!(kept(&own, "2026-06-01").unwrap(), ("2025-06-01".to_owned(), None));
}

#[test]
fn a_year_after_the_discussion_counts_from_the_report() {
    let repository =
        repository("bewaren: {termijn: 1 jaar, na: besproken}\n", "", &[("2025", "besproken: {op: 2026-02-10}\n")]);
    assert_eq!(kept(&repository, "2026-06-01").unwrap().0, "2027-02-10");
}

#[test]
fn a_report_does_nothing_for_a_term_that_runs_from_another_step() {
    let reports = [("2025", "besproken: {op: 2025-04-01}\n")];
    let repository = repository("bewaren: {termijn: 1 jaar, na: afgesloten}\n", "", &reports);
    assert_eq!(kept(&repository, "2026-06-01").unwrap(), ("2026-03-01".to_owned(), None));
}

const YEAR: &str = "bewaren: {termijn: 1 jaar, na: afgesloten}\n";

#[test]
fn a_measure_that_follows_from_a_case_keeps_it_until_it_is_carried_out() {
    let measure = |more: &str| format!("maatregelen: [{{maatregel: bellen, zaken: [2025-001]{more}}}]\n");
    let with = |more: &str, on: &str| keeps(&repository(YEAR, "", &[("2025", &measure(more))]), on);
    assert_eq!(with("", "2026-06-01"), Some(Keeper::Measure));
    assert_eq!(with(", uitgevoerd: 2026-06-01", "2026-05-31"), Some(Keeper::Measure));
    assert_eq!(with(", uitgevoerd: 2026-06-01", "2026-06-01"), None);
    assert_eq!(with(", vervallen: de dienst stopt", "2026-06-01"), None);
    let other = "maatregelen: [{maatregel: bellen, zaken: [2025-002]}]\n";
    assert_eq!(keeps(&repository(YEAR, "", &[("2025", other)]), "2026-06-01"), None);
}

#[test]
fn so_does_one_in_the_case_that_is_somebodys_or_has_a_day() {
    let with = |measure: &str| keeps(&repository(YEAR, &format!("maatregelen: [{measure}]\n"), &[]), "2026-06-01");
    assert_eq!(with("{maatregel: bellen, eigenaar: directie, gepland: 2026-09-01}"), Some(Keeper::Measure));
    assert_eq!(with("{maatregel: bellen, gepland: 2026-09-01, uitgevoerd: 2026-05-01}"), None);
    // A note of what was done holds nobody's data for ever.
    assert_eq!(with("begintijd in de uitnodiging"), None);
}

#[test]
fn a_case_before_an_external_body_stays_until_the_step_the_regulation_names() {
    let rules = "bewaren: {termijn: 1 jaar, na: afgesloten, wacht_op: afgehandeld}\n\
                 stappen: {afgehandeld: {omschrijving: de uitspraak is uitgevoerd}}\n";
    let with = |steps: &str| keeps(&repository(rules, steps, &[]), "2026-06-01");
    let ruled = "  - voorgelegd: 2025-03-05\n  - uitspraak: 2025-05-01\n";
    assert_eq!(with(ruled), Some(Keeper::ExternalBody));
    assert_eq!(with(&format!("{ruled}  - afgehandeld: 2025-06-01\n")), None);
}

#[test]
fn the_list_names_the_report_and_warns_of_figures_that_would_be_lost() {
    let regulation = "---\ntitel: R\nin_werking: 2024-01-01\nbewaren: {na: besproken, artikel: \"8\"}\n\
                      verslagen: {naam: analyse, elke: 1 jaar, bespreken: ja, artikel: \"8\"}\n---\n## Artikel 8 Leren\n";
    let repo = TestRepo::empty()
        .regulation("r", regulation)
        .case("2025-001", &format!("{CASE}---\n"))
        .file("reports/2025.md", "---\nopgesteld: 2026-01-05\nbesproken: {op: 2026-02-10}\n---\n");
    let json = |on: &str| repo.run(["retention", "--format", "json"]).on(on).json()["cases"][0].clone();
    let case = json("2026-03-01");
    assert_eq!((&case["standing"], &case["counted"]), (&"due".into(), &false.into()));
    assert_eq!(
        case["from"],
        serde_json::json!({"step": "besproken", "date": "2026-02-10", "report": "reports/2025.md"})
    );
    let text = repo.run(["retention"]).on("2026-03-01").ended(0);
    let ground = "r 8, na: zaak besproken in de jaarlijkse bespreking op 10 februari 2026 (reports/2025.md); nog niet in een \
                  verslag geteld";
    assert!(text.contains(ground), "{text}");
    assert!(text.contains("1 daarvan is nog in geen verslag geteld"), "{text}");
    assert_eq!(repo.run(["report", "2025"]).on("2026-03-01").status, 0);
    assert_eq!(json("2026-03-01")["counted"], true);
    let text = repo.run(["retention"]).on("2026-03-01").ended(0);
    assert!(!text.contains("geteld"), "{text}");
}

#[test]
fn a_case_that_went_past_its_day_is_found_where_the_report_let_it_go() {
    let repository = repository(DISCUSSED, "", &[("2025", "besproken: {op: 2026-02-10}\n")]);
    let found = klachtwerk::check::run(&repository, "2026-03-01".parse().unwrap());
    let passed: Vec<_> = found.as_slice().iter().filter(|found| found.code.id == "K250").collect();
    let [passed] = passed[..] else { panic!("{found:?}") };
    assert_eq!(passed.file, "cases/2025/2025-001.md");
    assert_eq!(passed.labels[0].place.source.path(), "reports/2025.md");
}
