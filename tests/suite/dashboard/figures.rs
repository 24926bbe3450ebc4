//! The page of figures: what is counted, how little is said of few cases, drawings with the table behind them.

use crate::pages::browse;

use super::{Desk, case};

/// The cells of the table of a chart, row by row.
#[track_caller]
fn table(page: &str, id: &str) -> Vec<Vec<String>> {
    let start = page.find(&format!("<h2 id=\"{id}\"")).unwrap_or_else(|| panic!("no {id}: {page}"));
    let section = page[start..].split("</section>").next().unwrap();
    let body = section.split("<tbody>").nth(1).unwrap_or_else(|| panic!("{section}")).split("</tbody>").next().unwrap();
    let cell = |rest: &str| rest.split('>').nth(1).unwrap().split('<').next().unwrap().to_owned();
    let cells = |row: &str| row.split("<t").skip(1).map(cell).collect::<Vec<_>>();
    body.split("<tr>").skip(1).map(cells).collect()
}

#[track_caller]
fn row(page: &str, id: &str, name: &str) -> String {
    let table = table(page, id);
    let found = table.iter().find(|row| row[0] == name);
    found.unwrap_or_else(|| panic!("no {name} in {table:?}"))[1..].join(" ")
}

fn judged(received: &str, judged: &str, outcome: &str, topic: &str) -> String {
    let facts = format!("behandelaar: {{naam: Ans Proef}}\nindeling: {{onderwerpen: [{topic}]}}");
    let course = [
        format!("ontvangen: {received}"),
        format!("oordeel: {judged}\n    uitkomst: {outcome}"),
        format!("afgesloten: {judged}"),
    ];
    case(&facts, &course.each_ref().map(String::as_str))
}

fn figures() -> String {
    Desk::with([
        ("2025/2025-001", judged("2025-10-01", "2025-10-11", "gegrond", "toon")),
        ("2025/2025-002", judged("2025-11-01", "2025-11-21", "ongegrond", "factuur")),
        ("2026/2026-001", judged("2026-01-05", "2026-02-14", "gegrond", "factuur")),
        ("2026/2026-002", case("titel: Open", &["ontvangen: 2026-02-02"])),
    ])
    .build()
    .page("cijfers/index.html")
}

#[test]
fn cases_are_counted_by_the_quarter_they_came_closed_and_stood_open() {
    let page = figures();
    assert_eq!(row(&page, "zaken-in-de-tijd", "ontvangen"), "2 2 0 4");
    assert_eq!(row(&page, "zaken-in-de-tijd", "gesloten"), "2 1 0 3");
    assert_eq!(row(&page, "zaken-in-de-tijd", "open aan het eind"), "0 1 1 ");
    assert!(page.contains(">2025 K4<") && page.contains(">2026 K2<"), "{page}");
}

#[test]
fn a_term_is_in_time_late_or_over() {
    let page = figures();
    // Judged after 10, 20 and 40 days of 28; one of 2 February is not judged yet.
    assert_eq!(row(&page, "op-tijd", "oordeel, proef"), "2 1 1 0 0 2 van 4");
    assert!(
        table(&page, "op-tijd").iter().all(|row| !row[0].starts_with("bezwaar")),
        "the complainant's are not counted"
    );
}

#[test]
fn of_few_cases_no_share_and_no_middle_half_is_given() {
    let page = figures();
    assert_eq!(row(&page, "doorlooptijd", "proef, tot het sluiten"), "3 20 te weinig zaken 10 tot 40");
    assert_eq!(row(&page, "behandelaars", "Ans Proef"), "3 0 0 20 (weinig zaken)");
    let main = &page[page.find("<section>").unwrap()..];
    assert!(!main.contains('%'), "{main}");
    let many: Vec<(String, String)> = (10..22)
        .map(|day| (format!("2026/2026-0{day}"), judged("2026-01-05", &format!("2026-01-{day}"), "gegrond", "toon")))
        .collect();
    let page =
        Desk::with(many.iter().map(|(path, text)| (path.as_str(), text.clone()))).build().page("cijfers/index.html");
    assert!(row(&page, "op-tijd", "oordeel, proef").ends_with("12 van 12 (100%)"), "{page}");
    assert_eq!(row(&page, "doorlooptijd", "proef, tot het oordeel"), "12 11 8 tot 13 5 tot 16");
}

#[test]
fn outcomes_and_topics_are_counted_over_time() {
    let page = figures();
    assert_eq!(row(&page, "uitkomsten", "gegrond"), "1 1 0 2");
    assert_eq!(row(&page, "onderwerpen", "factuur"), "1 1 0 2");
    assert_eq!(row(&page, "regelingen", "proef"), "4 1 1 20 (weinig zaken)");
}

#[test]
fn cases_whose_time_to_go_has_come_are_listed() {
    let page = figures();
    let leaving = table(&page, "bewaren").concat().join(" ");
    assert!(leaving.contains("dinsdag 11 november 2025"), "{leaving}");
    let section = &page[page.find("<h2 id=\"bewaren\"").unwrap()..];
    assert!(section.contains("zaken/2025-001/index.html") && section.contains("moet nu weg"), "{section}");
    assert!(!section.contains("zaken/2026-002/index.html"), "an open case has no retention term: {section}");
}

#[test]
fn every_drawing_is_named_and_holds_no_style() {
    let page = figures();
    let drawings: Vec<&str> = page.split("<svg").skip(1).map(|rest| rest.split("</svg>").next().unwrap()).collect();
    assert!(drawings.len() >= 6, "{}", drawings.len());
    for drawing in drawings {
        assert!(
            drawing.contains("role=\"img\"") && drawing.contains("<title") && drawing.contains("<desc"),
            "{drawing}"
        );
        assert!(!drawing.contains("style=") && !drawing.contains("NaN") && !drawing.contains("inf"), "{drawing}");
    }
}

#[test]
fn nothing_runs_and_nothing_breaks_on_hostile_or_no_figures() {
    let long = "V".repeat(300);
    let hostile = format!(
        "behandelaar: {{naam: '<img src=x onerror=x()>{long}'}}\nindeling: {{onderwerpen: ['</svg><script>x()</script>']}}"
    );
    let desk = Desk::with([("2026/2026-001", case(&hostile, &["ontvangen: 2026-02-02"]))]).build();
    let page = desk.page("cijfers/index.html");
    assert!(!page.contains("<img") && !page.contains("<script"), "{page}");
    let (dom, complaints) = browse(&format!("file://{}", desk.path("cijfers/index.html").display()));
    assert!(complaints.is_empty() && dom.contains("gemaakt met Klachtwerk"), "{complaints:#?}");
    let empty = Desk::with([]).build().page("cijfers/index.html");
    assert!(!empty.contains("<svg") && empty.contains("Hier is nog niets over vastgelegd"), "{empty}");
}
