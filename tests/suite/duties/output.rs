//! The duties of the year where an officer sees last days: `klacht overdue`, the calendar, the dashboard.

use serde_json::Value;

use super::{received, rules};
use crate::test_repo::{TestRepo, keys};

const RULES: &str = "verslagen: {naam: analyse, elke: 1 jaar, gereed: 3 maanden, wie: houder, artikel: \"8\"}\n";

fn repo() -> TestRepo {
    TestRepo::empty().regulation("r", &rules(RULES)).case("2025-001", &received("2025-03-03"))
}

#[test]
fn a_duty_has_the_keys_of_a_term_and_says_which_it_is() {
    let json = repo().run(["overdue", "--format", "json"]).on("2026-04-02").json();
    let [duty] = &json["terms"].as_array().unwrap()[..] else { panic!("{json:#}") };
    let expected = serde_json::json!({
        "case": null, "path": "reports/2025.md", "regulation": "r", "version": "2024-01-01", "article": "8",
        "term": "analyse", "step": null, "addressee": "organisation", "kind": "hard", "start": "2025-12-31",
        "nominal": "2026-03-31", "due": "2026-03-31", "extended_from": null, "met_on": null, "status": "overdue",
        "state": "te laat", "days": -2, "workdays": -2, "responsible": "houder",
        "duty": {"kind": "report", "period": "2025"},
    });
    for key in keys(&expected) {
        assert_eq!(duty[key], expected[key], "{key}");
    }
    let lines = |value: &Value| value["explanation"].as_array().unwrap().len();
    assert!(lines(duty) > 2);
    assert_eq!(keys(duty).len(), keys(&expected).len() + 1);
}

#[test]
fn overdue_counts_and_shows_it() {
    let repo = repo();
    let shown = repo.run(["overdue"]).on("2026-04-02").ended(0);
    let rows: Vec<&str> = shown.lines().map(str::trim_end).collect();
    assert_eq!(
        rows,
        [
            "zaak of tijdvak  termijn  uiterlijk   stand            wie     artikel",
            "2025             analyse  2026-03-31  2 dagen te laat  houder  r 8",
            "",
            "op 2 april 2026: 1 termijn te laat (1 van het jaar), 0 binnen 7 dagen, in 1 zaak"
        ]
    );
    assert_eq!(repo.run(["overdue", "--exit-code"]).on("2026-04-02").status, 1);
    assert_eq!(repo.run(["overdue", "--exit-code"]).on("2026-03-31").status, 0);
    let soon = repo.run(["overdue", "--within", "7"]).on("2026-03-25").ended(0);
    assert!(soon.contains("nog 6 dagen"), "{soon}");
    assert!(!repo.run(["overdue", "--within", "5"]).on("2026-03-25").ended(0).contains("analyse"));
}

#[test]
fn tables_and_calendars_have_it() {
    let repo = repo();
    let csv = repo.run(["overdue", "--format", "csv"]).on("2026-04-02").ended(0);
    assert!(
        csv.lines().nth(1).unwrap().starts_with(";r;2024-01-01;8;analyse;;2025-12-31;2026-03-31;;te laat;-2;"),
        "{csv}"
    );
    let ics = repo.run(["overdue", "--format", "ics"]).on("2026-04-02").ended(0);
    assert!(ics.contains("UID:r.report.analyse.2025@klachtwerk\r\n"), "{ics}");
    assert!(ics.contains("DTSTART;VALUE=DATE:20260331\r\n"), "{ics}");
}

#[test]
fn the_dashboard_has_it_among_what_is_overdue_and_in_its_calendar() {
    let repo = repo();
    repo.run(["build"]).on("2026-04-02");
    let read = |path: &str| std::fs::read_to_string(repo.root().join("out/private").join(path)).unwrap();
    let index = read("index.html");
    assert!(index.contains("1 termijn in 0 zaken, waarvan 1 plicht van het jaar"), "{index}");
    assert!(index.contains("cijfers/index.html#plichten\">2025</a>"), "{index}");
    let figures = read("cijfers/index.html");
    assert!(figures.contains("<code>reports/2025.md</code>") && figures.contains("2 dagen te laat"), "{figures}");
    assert!(read("termijnen.ics").contains("r.report.analyse.2025@klachtwerk"));
}
