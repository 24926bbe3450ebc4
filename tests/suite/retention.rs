//! How long a case is kept, and what keeps it longer.

use klachtwerk::deadline::{Keeper, keeper, retention};
use klachtwerk::repository::{Repository, of_files};

use crate::test_repo::{QUIET, TestRepo};

mod reports;

const YEAR: &str = "{termijn: 1 jaar, na: afgesloten}";
const DISCUSSED: &str = "{na: besproken}";

fn repository(rule: &str, front: &str, course: &str) -> Repository {
    let regulation = format!("---\ntitel: R\nin_werking: 2010-01-01\nkalender: {{einde: atw}}\nbewaren: {rule}\n---\n");
    let course: String = course.lines().map(|line| format!("  {line}\n")).collect();
    let case = format!("---\n{front}verloop:\n{course}---\n");
    of_files(vec![
        ("regulations/r.md".to_owned(), regulation.into_bytes()),
        ("cases/2026-001.md".to_owned(), case.into_bytes()),
    ])
}

/// `tot en met 2026-03-02, voorbij` on a day, and what keeps it.
fn kept(rule: &str, front: &str, course: &str, on: &str) -> (String, Option<Keeper>) {
    let repository = repository(rule, front, course);
    let bound = repository.case("2026-001").unwrap();
    let on = on.parse().unwrap();
    let regulation = repository.binding(bound).unwrap();
    let line = match retention(&repository, &bound.case, regulation, on) {
        Some(kept) => format!("{}{}", kept.until, if kept.has_passed(on) { " voorbij" } else { "" }),
        None => "loopt niet".to_owned(),
    };
    (line, keeper(&repository, &bound.case, regulation, on))
}

const CLOSED: &str = "- ontvangen: 2025-01-06\n- oordeel: 2025-02-03\n- afgesloten: 2025-03-01";

#[test]
fn a_year_ends_on_its_own_day_even_on_a_sunday() {
    assert_eq!(kept(YEAR, "", CLOSED, "2026-03-01"), ("2026-03-01".to_owned(), None));
    assert_eq!(kept(YEAR, "", CLOSED, "2026-03-02"), ("2026-03-01 voorbij".to_owned(), None));
}

#[test]
fn it_does_not_run_before_the_case_is_closed() {
    assert_eq!(kept(YEAR, "", CLOSED, "2025-02-28").0, "loopt niet");
    assert_eq!(kept(YEAR, "", "- ontvangen: 2025-01-06", "2026-06-01").0, "loopt niet");
}

#[test]
fn a_withdrawn_case_is_closed() {
    assert_eq!(
        kept(YEAR, "", "- ontvangen: 2025-01-06\n- ingetrokken: 2025-01-10", "2026-06-01").0,
        "2026-01-10 voorbij"
    );
}

#[test]
fn a_reopened_case_stays_until_it_is_closed_again() {
    let reopened = format!("{CLOSED}\n- heropend: 2025-04-01");
    assert_eq!(kept(YEAR, "", &reopened, "2026-06-01").0, "loopt niet");
    let again = format!("{reopened}\n- afgesloten: 2025-07-01");
    assert_eq!(kept(YEAR, "", &again, "2026-06-01").0, "2026-07-01");
}

#[test]
fn a_case_goes_once_it_was_discussed() {
    let course = format!("{CLOSED}\n- besproken: 2026-01-15");
    assert_eq!(kept(DISCUSSED, "", &course, "2026-01-14").0, "loopt niet");
    assert_eq!(kept(DISCUSSED, "", &course, "2026-01-15").0, "2026-01-15 voorbij");
}

#[test]
fn a_hold_keeps_the_case_through_its_last_day() {
    let hold = "bewaarplicht: {reden: rechtszaak, tot: 2026-06-01}\n";
    assert_eq!(kept(YEAR, hold, CLOSED, "2026-06-01").1, Some(Keeper::Hold));
    assert_eq!(kept(YEAR, hold, CLOSED, "2026-06-02").1, None);
    assert_eq!(kept(YEAR, "bewaarplicht: {reden: rechtszaak}\n", CLOSED, "2036-06-02").1, Some(Keeper::Hold));
}

#[test]
fn an_open_objection_or_external_case_keeps_it() {
    for (question, answer, keeps) in
        [("bezwaar", "bezwaar-beslist", Keeper::Objection), ("voorgelegd", "uitspraak", Keeper::ExternalBody)]
    {
        let asked = format!("{CLOSED}\n- {question}: 2025-03-10");
        assert_eq!(kept(YEAR, "", &asked, "2026-06-01").1, Some(keeps));
        let answered = format!("{asked}\n- {answer}: 2025-04-10");
        assert_eq!(kept(YEAR, "", &answered, "2026-06-01").1, None);
        let again = format!("{answered}\n- {question}: 2025-05-10");
        assert_eq!(kept(YEAR, "", &again, "2026-06-01").1, Some(keeps));
    }
}

/// An archive with a case of each kind, under a regulation that keeps a year.
fn archive() -> TestRepo {
    let rule = |text: &str| QUIET.replacen("stappen:\n", &format!("bewaren: {text}\nstappen:\n"), 1);
    let case = |front: &str, course: &str| {
        let course: String = course.lines().map(|line| format!("  {line}\n")).collect();
        format!("---\n{front}klager: {{naam: Noor Noordzee}}\nverloop:\n{course}---\n## Omschrijving\nTe laat.\n")
    };
    let ended = CLOSED.replace("oordeel: 2025-02-03", "oordeel: {op: 2025-02-03, uitkomst: gegrond}");
    let later = ended.replace("afgesloten: 2025-03-01", "afgesloten: 2025-06-15");
    TestRepo::new()
        .file("klacht.toml", "regeling = \"voorbeeld\"\n")
        .regulation("voorbeeld", &rule("{termijn: 1 jaar, na: afgesloten, artikel: \"1\"}"))
        .regulation("besproken", &rule("{na: besproken, artikel: \"1\"}"))
        .regulation("zonder", QUIET)
        .case("2025-001", &case("", &ended))
        .case("2025-002", &case("bewaarplicht: {reden: rechtszaak, tot: 2027-01-01}\n", &ended))
        .case("2025-003", &case("", &later))
        .case("2025-004", &case("", "- ontvangen: 2025-01-06"))
        .case("2025-005", &case("regeling: besproken\n", &ended))
        .case("2025-006", &case("regeling: zonder\n", &ended))
        .case("2025-007", &case("", &format!("{ended}\n- bezwaar: 2025-03-10")))
}

#[test]
fn the_list_says_what_goes_what_stays_and_why() {
    let repo = archive();
    let json = repo.run(["retention", "--all", "--format", "json"]).on("2026-04-01").json();
    let rows: Vec<String> = json["cases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|case| {
            let text = |key: &str| case[key].as_str().unwrap_or("-").to_owned();
            format!("{} {} {} {}", text("case"), text("standing"), text("until"), text("kept_by"))
        })
        .collect();
    assert_eq!(
        rows,
        [
            "2025-001 due 2026-03-01 -",
            "2025-002 held 2026-03-01 hold",
            "2025-007 held 2026-03-01 objection",
            "2025-003 runs 2026-06-15 -",
            "2025-005 waits - -",
            "2025-006 no_rule - -",
        ]
    );
    let first = &json["cases"][0];
    assert_eq!((&first["from"]["date"], &first["articles"][0]), (&"2025-03-01".into(), &"1".into()));
    assert_eq!(first["explanation"][0], "Bewaren: 1 jaar na: zaak afgesloten.");
    assert_eq!(json["cases"][1]["hold"]["reason"], "rechtszaak");
    assert_eq!(json["cases"][4]["waits_for"], "besproken");
}

#[test]
fn the_list_reads_as_a_table_and_ends_as_asked() {
    let repo = archive();
    let text = repo.run(["retention"]).on("2026-04-01").ended(0);
    assert_eq!(
        text,
        "\
zaak      bewaren tot en met  stand                      grond
2025-001  2026-03-01          moet nu weg                voorbeeld 1, na: zaak afgesloten op 1 maart 2025
2025-002  2026-03-01          wordt bewaard om een reden voorbeeld 1, na: zaak afgesloten op 1 maart 2025
2025-007  2026-03-01          wacht op het bezwaar       voorbeeld 1, na: zaak afgesloten op 1 maart 2025
2025-003  2026-06-15          nog 75 dagen               voorbeeld 1, na: zaak afgesloten op 15 juni 2025

op 1 april 2026: 1 zaak moet weg, 2 blijven om een reden, van 6 gesloten; 2 hebben nog geen einddatum (klacht retention --all)
"
        .replace("reden voorbeeld", "reden  voorbeeld")
        .replace("bezwaar       voor", "bezwaar        voor")
        .replace("weg                voor", "weg                 voor")
        .replace("dagen               voor", "dagen                voor")
        .replace("stand                      grond", "stand                       grond")
    );
    assert!(!repo.run(["retention", "--within", "30"]).on("2026-04-01").ended(0).contains("2025-003"));
    assert_eq!(repo.run(["retention", "--exit-code"]).on("2026-04-01").status, 1);
    assert_eq!(repo.run(["retention", "--exit-code"]).on("2026-02-01").status, 0);
    let empty = TestRepo::new().run(["retention"]).on("2026-04-01").ended(0);
    assert_eq!(empty, "op 1 april 2026: 0 zaken moeten weg, 0 blijven om een reden, van 0 gesloten\n");
}
