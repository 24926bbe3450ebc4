//! What is ticked off each year: training, and telling people.

use super::{received, report, repository, rules, shown};

fn with(rule: &str, reports: &[(&str, &str)], on: &str) -> Vec<String> {
    let reports: Vec<(String, String)> =
        reports.iter().map(|(name, front)| (format!("reports/{name}.md"), report(front))).collect();
    let (rules, case) = (rules(rule), received("2025-03-03"));
    let mut files = vec![("regulations/r.md", rules.as_str()), ("cases/2025/2025-001.md", &case)];
    files.extend(reports.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    shown(&repository(&files), on).into_iter().filter(|duty| duty.starts_with("2025 ")).collect()
}

const TRAINING: &str = "opleiding: {elke: 1 jaar, artikel: \"8\"}\n";
const WEBSITE: &str = "voorlichting: {kanaal: website, aan: klager, artikel: \"8\"}\n";

#[test]
fn training_counts_on_its_own_day_in_whatever_report() {
    assert_eq!(with(TRAINING, &[], "2025-12-31"), ["2025 training 2025-12-31 open"]);
    assert_eq!(with(TRAINING, &[], "2026-01-01"), ["2025 training 2025-12-31 overdue"]);
    let other = [("2025-h1", "training: [{op: 2025-12-31, onderwerp: luisteren}, {op: 2025-09-01}]\n")];
    assert_eq!(with(TRAINING, &other, "2026-01-01"), ["2025 training 2025-12-31 met 2025-09-01"]);
    let next_year = [("2025", "training: [{op: 2026-01-01, onderwerp: luisteren}]\n")];
    assert_eq!(with(TRAINING, &next_year, "2026-02-01"), ["2025 training 2025-12-31 overdue"]);
}

#[test]
fn each_channel_has_to_be_told_once_a_year() {
    assert_eq!(with(WEBSITE, &[], "2026-01-01"), ["2025 voorlichting: website aan klager 2025-12-31 overdue"]);
    let told = [("2025", "voorlichting: [{kanaal: Website, op: 2025-02-03, middel: pagina}]\n")];
    assert_eq!(with(WEBSITE, &told, "2026-01-01"), ["2025 voorlichting: website aan klager 2025-12-31 met 2025-02-03"]);
    for wrong in [
        "voorlichting: [{kanaal: intranet, op: 2025-02-03}]\n",
        "voorlichting: [{kanaal: website, op: 2024-12-31}]\n",
        "voorlichting: [{kanaal: website, aan: medewerkers, op: 2025-02-03}]\n",
        "voorlichting: [{kanaal: website}]\n",
    ] {
        let all = with(WEBSITE, &[("2025", wrong)], "2026-01-01");
        assert_eq!(all, ["2025 voorlichting: website aan klager 2025-12-31 overdue"], "{wrong}");
    }
}

#[test]
fn a_channel_with_a_step_is_shown_by_each_case() {
    let rule =
        "stappen: {regeling-gemeld: {omschrijving: gemeld}}\nvoorlichting: {kanaal: gesprek, stap: regeling-gemeld}\n";
    assert!(with(rule, &[], "2026-01-01").is_empty());
}

#[test]
fn a_channel_may_be_looked_at_more_often() {
    let all = shown(
        &repository(&[
            ("regulations/r.md", &rules("voorlichting: {kanaal: website, elke: 6 maanden}\n")),
            ("cases/2025/2025-001.md", &received("2025-03-03")),
        ]),
        "2025-07-01",
    );
    assert_eq!(
        all,
        ["2025-h1 voorlichting: website 2025-06-30 overdue", "2025-h2 voorlichting: website 2025-12-31 open"]
    );
}
