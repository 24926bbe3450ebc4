//! What the five regulations and the profiles of the law ask of a year, on which day.

use klachtwerk::profiles::PROFILES;

use super::{received, repository, shown};

/// The duties about 2026 on 1 February 2027, with one complaint in that year and no report.
fn of_2026(path: &str, text: &str) -> Vec<String> {
    let all = shown(&repository(&[(path, text), ("cases/2026/2026-001.md", &received("2026-03-03"))]), "2027-02-01");
    all.into_iter().filter(|duty| duty.starts_with("2026")).collect()
}

#[test]
fn the_duties_of_each_regulation_fall_on_these_days() {
    let interactie = include_str!("../../../regulations/interactie/2026-01-01.md");
    assert_eq!(
        of_2026("regulations/interactie/2026-01-01.md", interactie),
        [
            "2026 training 2026-12-31 overdue",
            "2026 voorlichting: website aan klager 2026-12-31 overdue",
            "2026 jaarbespreking 2027-12-31 open",
            "2026 jaarbespreking bespreken 2027-12-31 open",
            "2026 jaarbespreking: besluit 2027-12-31 open"
        ]
    );
    let procedure = include_str!("../../../regulations/procedure-klachten.md");
    assert_eq!(
        of_2026("regulations/procedure-klachten.md", procedure),
        ["2026-h1 halfjaarinventarisatie 2026-12-31 overdue", "2026-h2 halfjaarinventarisatie 2027-06-30 open"]
    );
    let klik = include_str!("../../../regulations/klik-onderwijs.md");
    assert_eq!(
        of_2026("regulations/klik-onderwijs.md", klik),
        [
            "2026 voorlichting: arbeidsvoorwaarden en gedragscode aan medewerkers 2026-12-31 overdue",
            "2026 voorlichting: intranet aan medewerkers 2026-12-31 overdue",
            "2026 voorlichting: persoonlijk contact aan klager 2026-12-31 overdue",
            "2026 voorlichting: start van het dienstverband aan medewerkers 2026-12-31 overdue",
            "2026 voorlichting: website aan klager 2026-12-31 overdue",
            "2026 jaaranalyse 2027-12-31 open"
        ]
    );
    let organize = include_str!("../../../regulations/organize4all.md");
    assert_eq!(of_2026("regulations/organize4all.md", organize), [""; 0]);
    let keizer = include_str!("../../../regulations/team-keizer.md");
    assert_eq!(
        of_2026("regulations/team-keizer.md", keizer),
        [
            "2026 training 2026-12-31 overdue",
            "2026 jaaranalyse 2027-12-31 open",
            "2026 kantoorbespreking 2027-12-31 open",
            "2026 kantoorbespreking bespreken 2027-12-31 open",
            "2026 kantoorbespreking: besluit 2027-12-31 open"
        ]
    );
}

#[test]
fn the_reports_the_law_asks_fall_on_these_days() {
    let report = |name: &str| {
        let profile = PROFILES.iter().find(|profile| profile.name == name).unwrap();
        let all = of_2026(&format!("regulations/{name}.md"), profile.text);
        all.into_iter().filter(|duty| !duty.contains("voorlichting")).collect::<Vec<_>>()
    };
    assert_eq!(report("kinderopvang"), ["2026 klachtenverslag 2027-05-31 open"]);
    assert_eq!(report("awb"), ["2026 klachtenoverzicht 2027-12-31 open"]);
    assert_eq!(report("jeugdwet"), ["2026 openbaar klachtenverslag 2027-12-31 open"]);
    assert_eq!(report("wkkgz"), [""; 0]);
}

#[test]
fn the_step_of_every_channel_that_has_one_is_one_of_the_regulation() {
    for (text, steps) in [
        (include_str!("../../../regulations/interactie/2026-01-01.md"), 3),
        (include_str!("../../../regulations/organize4all.md"), 2),
        (include_str!("../../../regulations/team-keizer.md"), 1),
    ] {
        let regulation = &repository(&[("regulations/r.md", text)]).regulations[0];
        let named: Vec<&str> =
            regulation.information.iter().filter_map(|told| told.step.as_ref()).map(|step| step.as_str()).collect();
        assert_eq!(named.len(), steps);
        assert!(named.iter().all(|step| regulation.knows_step(step)), "{named:?}");
    }
}
