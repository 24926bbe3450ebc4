//! What is missing is a finding that cites the article, where the evidence belongs, and can be accepted there.

use klachtwerk::check::run;
use klachtwerk::repository::Repository;

use super::{received, report, repository, rules};

/// Every finding about the year: `K260 reports/2025.md:1 8`.
fn found(repository: &Repository, on: &str) -> Vec<String> {
    let all = run(repository, on.parse().unwrap());
    let year =
        all.as_slice().iter().filter(|found| found.code.id.starts_with("K26") || found.code.id.starts_with("K19"));
    year.map(|found| {
        let article = found.citation.as_ref().and_then(|citation| citation.article.clone()).unwrap_or_default();
        format!("{} {}:{} {article}", found.code.id, found.file, found.range().0.0)
    })
    .collect()
}

const ALL: &str = "\
verslagen:
  - {naam: analyse, elke: 1 jaar, bespreken: ja, besluit: ja, artikel: \"8\"}
maatregelen: {eigenaar: ja, effect: ja, artikel: \"8\"}
opleiding: {elke: 1 jaar, artikel: \"8\"}
voorlichting: {kanaal: website, artikel: \"8\"}
";

const KEPT: &str = "\
opgesteld: 2026-02-01
besproken: {op: 2026-03-01, met: [directie], besluit: alles blijft zo}
maatregelen: [{maatregel: bellen, eigenaar: houder, gepland: 2026-05-01, uitgevoerd: 2026-04-01, effect: {beoordeeld: 2026-09-01, oordeel: het helpt}}]
training: [{op: 2025-05-01, onderwerp: luisteren}]
voorlichting: [{kanaal: website, op: 2025-05-01, middel: pagina}]
";

fn with(front: Option<&str>, on: &str) -> Vec<String> {
    let (rules, case) = (rules(ALL), received("2025-03-03"));
    let front = front.map(report).unwrap_or_default();
    let mut files = vec![("regulations/r.md", rules.as_str()), ("cases/2025/2025-001.md", &case)];
    if !front.is_empty() {
        files.push(("reports/2025.md", &front));
    }
    let found = found(&repository(&files), on);
    found.into_iter().filter(|found| !found.contains("2026")).collect()
}

#[test]
fn nothing_is_found_of_what_was_kept() {
    assert_eq!(with(Some(KEPT), "2026-12-31"), [""; 0]);
}

#[test]
fn without_a_report_the_rules_that_ask_are_pointed_at() {
    assert_eq!(
        with(None, "2027-01-01"),
        [
            "K260 regulations/r.md:6 8",
            "K261 regulations/r.md:6 8",
            "K266 regulations/r.md:8 8",
            "K266 regulations/r.md:8 8",
            "K267 regulations/r.md:9 8",
            "K267 regulations/r.md:9 8"
        ]
    );
    assert_eq!(with(None, "2025-12-31"), [""; 0]);
}

#[test]
fn each_thing_a_report_misses_is_found_under_its_own_code() {
    for (out, instead, on, code) in [
        ("opgesteld: 2026-02-01\n", "", "2027-01-01", "K260 reports/2025.md:2 8"),
        (
            "besproken: {op: 2026-03-01, met: [directie], besluit: alles blijft zo}\n",
            "",
            "2027-01-01",
            "K261 reports/2025.md:2 8",
        ),
        (", besluit: alles blijft zo", "", "2027-01-01", "K262 reports/2025.md:3 8"),
        (", uitgevoerd: 2026-04-01", "", "2026-05-02", "K263 reports/2025.md:4 8"),
        (
            "eigenaar: houder, gepland: 2026-05-01, uitgevoerd: 2026-04-01, ",
            "",
            "2026-05-02",
            "K264 reports/2025.md:4 8",
        ),
        (", effect: {beoordeeld: 2026-09-01, oordeel: het helpt}", "", "2027-04-02", "K265 reports/2025.md:4 8"),
        ("op: 2025-05-01, onderwerp", "op: 2026-05-01, onderwerp", "2026-01-01", "K266 reports/2025.md:5 8"),
        ("kanaal: website", "kanaal: intranet", "2026-01-01", "K267 reports/2025.md:6 8"),
    ] {
        assert!(KEPT.contains(out), "{out}");
        let found = with(Some(&KEPT.replace(out, instead)), on);
        let mine: Vec<&String> = found.iter().filter(|found| found.contains("reports/")).collect();
        assert_eq!(mine, [code], "{out}");
    }
}

#[test]
fn a_finding_is_accepted_where_it_stands() {
    let negeer = "negeer: [{controle: no-training, reden: er was niemand nieuw, tot: 2027-06-30}]\n";
    let without = KEPT.replace("training: [{op: 2025-05-01, onderwerp: luisteren}]\n", "");
    assert_eq!(with(Some(&without), "2026-01-05"), ["K266 reports/2025.md:2 8"]);
    assert_eq!(with(Some(&format!("{without}{negeer}")), "2026-01-05"), [""; 0]);
    // An exception that is not needed, or has ended, is said there too.
    assert_eq!(with(Some(&format!("{KEPT}{negeer}")), "2026-01-05"), ["K193 reports/2025.md:7 "]);
}

#[test]
fn a_report_that_cannot_be_read_is_not_accused_of_what_it_may_hold() {
    let broken = with(Some("opgesteld: [2026-02-01\n"), "2027-01-01");
    assert!(!broken.iter().any(|found| found.starts_with("K260") || found.starts_with("K261")), "{broken:?}");
}
