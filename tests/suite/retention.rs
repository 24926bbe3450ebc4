//! How long a case is kept, and what keeps it longer.

use klachtwerk::deadline::{Keeper, keeper, retention};
use klachtwerk::repository::{Repository, of_files};

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
    let line = match retention(&bound.case, repository.binding(bound).unwrap(), on) {
        Some(kept) => format!("{}{}", kept.until, if kept.has_passed(on) { " voorbij" } else { "" }),
        None => "loopt niet".to_owned(),
    };
    (line, keeper(&bound.case, on))
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
