//! The statutory profiles: clean, honest about what they were checked against, and right about their days.

use klachtwerk::check::run;
use klachtwerk::deadline::deadlines;
use klachtwerk::diagnostic::Severity;
use klachtwerk::profiles::PROFILES;
use klachtwerk::repository::{Repository, of_files};

fn repository(name: &str, course: &str) -> Repository {
    let profile = PROFILES.iter().find(|profile| profile.name == name).unwrap();
    let case = format!("---\nklager: {{naam: Noor}}\nverloop:\n{course}---\n## Omschrijving\nTe laat.\n");
    of_files(vec![
        (format!("regulations/{name}.md"), profile.text.as_bytes().to_vec()),
        ("cases/2026-001.md".to_owned(), case.into_bytes()),
        ("klacht.toml".to_owned(), format!("regeling = \"{name}\"\n").into_bytes()),
    ])
}

/// The last day of a term.
fn due(profile: &str, term: &str, course: &str) -> String {
    let repository = repository(profile, course);
    let bound = repository.case("2026-001").unwrap();
    let terms = deadlines(&bound.case, repository.binding(bound).unwrap(), "2027-12-31".parse().unwrap());
    terms.iter().find(|found| found.rule.name.text == term).unwrap().due.to_string()
}

#[test]
fn check_finds_neither_errors_nor_warnings_in_them() {
    for profile in PROFILES {
        let file = (format!("regulations/{}.md", profile.name), profile.text.as_bytes().to_vec());
        let repository = of_files(vec![file]);
        assert_eq!(repository.regulations.len(), 1, "{}", profile.name);
        let found = run(&repository, "2026-11-21".parse().unwrap());
        let serious: Vec<_> = found.as_slice().iter().filter(|one| one.severity != Severity::Info).collect();
        assert!(serious.is_empty(), "{}: {serious:#?}", profile.name);
    }
}

#[test]
fn every_member_names_the_law_it_follows_or_says_that_it_is_a_choice() {
    for profile in PROFILES {
        let repository = repository(profile.name, "  - ontvangen: 2026-03-02\n");
        let regulation = &repository.regulations[0];
        assert!(regulation.example, "{}", profile.name);
        assert!(
            profile.text.contains("\nbron: ") && profile.text.contains("Laat een jurist meelezen"),
            "{}",
            profile.name
        );
        for article in regulation.articles.0.iter().filter(|article| article.numbered) {
            for member in &article.members {
                let says =
                    ["Volgt ", "eigen keuze", "geldt niet vanzelf"].iter().any(|words| member.text.contains(words));
                assert!(says, "{} {}.{}: {}", profile.name, article.key, member.number, member.text);
            }
        }
    }
}

/// Day of receipt and last day, reckoned by hand with a calendar beside it.
#[test]
fn the_last_days_are_those_reckoned_by_hand() {
    let vectors = [
        // Six weeks after a Monday; after a Sunday, which rolls; to Whit Monday, which rolls.
        ("awb", "2026-03-02", "2026-04-13"),
        ("awb", "2026-03-01", "2026-04-13"),
        ("awb", "2026-04-13", "2026-05-26"),
        // Ten weeks; to a Friday that is equated with a holiday.
        ("awb-commissie", "2026-03-02", "2026-05-11"),
        ("awb-commissie", "2026-03-06", "2026-05-18"),
        ("wkkgz", "2026-03-01", "2026-04-13"),
        ("wkkgz", "2026-06-10", "2026-07-22"),
        // A month ends on the last day of a shorter one, and does not roll.
        ("kantoorklachtenregeling", "2026-03-02", "2026-04-02"),
        ("kantoorklachtenregeling", "2026-01-31", "2026-02-28"),
        ("kinderopvang", "2026-03-02", "2026-04-13"),
        ("kinderopvang", "2026-02-22", "2026-04-07"),
        ("jeugdwet", "2026-03-01", "2026-04-12"),
    ];
    for (profile, received, last) in vectors {
        let course = format!("  - ontvangen: {received}\n");
        assert_eq!(due(profile, "oordeel", &course), last, "{profile} {received}");
    }
}

/// The longest a term may become. One day more is cut off there.
#[test]
fn the_extensions_reach_as_far_as_was_reckoned_by_hand() {
    let vectors = [
        ("awb", "2026-03-02", "2026-05-11"),
        ("awb-commissie", "2026-03-02", "2026-06-08"),
        ("wkkgz", "2026-03-02", "2026-05-11"),
        ("kantoorklachtenregeling", "2026-03-02", "2026-05-02"),
        ("jeugdwet", "2026-03-02", "2026-05-11"),
    ];
    for (profile, received, last) in vectors {
        let last_day: chrono::NaiveDate = last.parse().unwrap();
        for to in [last_day, last_day.succ_opt().unwrap()] {
            let course = format!(
                "  - ontvangen: {received}\n  - verlengd: 2026-03-20\n    tot: {to}\n    reden: onderzoek\n    vorm: schriftelijk\n"
            );
            assert_eq!(due(profile, "oordeel", &course), last, "{profile} tot {to}");
        }
    }
}

/// Two weeks to confirm; after that the norm runs from the confirmation, and never past eight weeks from receipt.
#[test]
fn a_financial_service_provider_confirms_in_two_weeks() {
    let received = |day: &str| format!("  - ontvangen: {day}\n");
    assert_eq!(due("bgfo", "bevestiging", &received("2026-03-02")), "2026-03-16");
    // The decree does not say that a weekend moves the day, so it does not.
    assert_eq!(due("bgfo", "bevestiging", &received("2026-03-01")), "2026-03-15");
    assert_eq!(due("bgfo", "oordeel-uiterlijk", &received("2026-03-02")), "2026-04-27");
    let confirmed = "  - ontvangen: 2026-03-02\n  - bevestigd: 2026-03-09\n    tot: 2026-04-20\n";
    assert_eq!(due("bgfo", "oordeel", confirmed), "2026-04-20");
    assert_eq!(due("bgfo", "oordeel-uiterlijk", confirmed), "2026-04-27");
}

#[test]
fn what_follows_a_judgement_has_its_own_days() {
    let judged = |day: &str| format!("  - ontvangen: 2026-01-05\n  - oordeel: {day}\n");
    // More than three months: the act on terms does not move the year.
    assert_eq!(due("awb", "ombudsman", &judged("2026-04-25")), "2027-04-25");
    assert_eq!(due("jeugdwet", "standpunt", &judged("2026-01-31")), "2026-03-02");
}

#[test]
fn the_yearly_report_of_child_care_is_ready_before_june() {
    let repository = repository("kinderopvang", "  - ontvangen: 2026-03-02\n");
    let report = &repository.regulations[0].reports[0];
    let calendar = &repository.regulations[0].calendar;
    let end: chrono::NaiveDate = "2025-12-31".parse().unwrap();
    assert_eq!(calendar.compute(end.into(), report.ready.unwrap()).nominal.to_string(), "2026-05-31");
}
