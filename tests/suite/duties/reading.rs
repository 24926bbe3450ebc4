//! What a regulation says of the year, as it is read.

use super::{PeriodLength, repository};

/// The rules of a regulation and what was wrong with them.
fn read(rules: &str) -> (klachtwerk::regulation::Regulation, Vec<(String, String)>) {
    let text = format!("---\ntitel: Voorbeeld\nin_werking: 2024-01-01\n{rules}---\n## Artikel 1 Klagen\n");
    let mut repository = repository(&[("regulations/voorbeeld.md", &text)]);
    let found =
        repository.findings.as_slice().iter().map(|found| (found.code.id.to_owned(), found.message.clone())).collect();
    (repository.regulations.remove(0), found)
}

#[test]
fn everything_a_report_says_is_read() {
    let (regulation, found) = read(
        "rollen: {houder: Voorbeeld}\n\
         verslagen:\n  - {naam: verslag, elke: 12 maanden, gereed: 5 maanden, bespreken: ja, besluit: ja, \
         alleen_met_klachten: ja, openbaar: ja, wie: houder}\n  - {naam: overzicht, elke: 3 maanden}\n",
    );
    assert_eq!(found, []);
    let [report, overview] = &regulation.reports[..] else { panic!("two reports") };
    assert_eq!(report.period(), Some(PeriodLength::Year));
    assert!(report.discussed && report.decided && report.only_with_complaints && report.public);
    assert_eq!(report.by.as_ref().map(|role| role.as_str()), Some("houder"));
    assert_eq!(overview.period(), Some(PeriodLength::Quarter));
    assert!(!overview.discussed && !overview.decided && !overview.only_with_complaints && !overview.public);
}

#[test]
fn a_length_that_is_no_period_is_said_with_the_mend() {
    for rules in [
        "verslagen: {naam: verslag, elke: 2 jaar}\n",
        "verslagen: {naam: verslag, elke: 26 weken}\n",
        "opleiding: {elke: 5 maanden}\n",
        "voorlichting: {kanaal: website, elke: 1 week}\n",
    ] {
        let (_, found) = read(rules);
        let [(code, message)] = &found[..] else { panic!("{rules}: {found:?}") };
        assert_eq!(code, "K304", "{rules}");
        assert!(message.ends_with("is geen jaar, half jaar of kwartaal"), "{message}");
    }
}

#[test]
fn the_effect_of_measures_is_judged_within_a_year_or_as_long_as_is_said() {
    for (rule, effect) in [
        ("maatregelen: {effect: ja}\n", Some("1 jaar")),
        ("maatregelen: {effect: true}\n", Some("1 jaar")),
        ("maatregelen: {effect: 6 maanden}\n", Some("6 maanden")),
        ("maatregelen: {effect: nee}\n", None),
        ("maatregelen: {eigenaar: ja}\n", None),
    ] {
        let (regulation, found) = read(rule);
        assert_eq!(found, [], "{rule}");
        let read = regulation.measures.unwrap().effect.map(|effect| effect.to_string());
        assert_eq!(read.as_deref(), effect, "{rule}");
    }
    let (_, found) = read("maatregelen: {effect: soms}\n");
    assert_eq!(found[0].0, "K303");
}

#[test]
fn the_step_that_shows_somebody_was_told_has_to_exist() {
    let (regulation, _) = read("voorlichting: {kanaal: gesprek, stap: regeling-gemeldt}\n");
    let named: Vec<&str> = regulation.named_steps().into_iter().map(|step| step.as_str()).collect();
    assert_eq!(named, ["regeling-gemeldt"]);
}
