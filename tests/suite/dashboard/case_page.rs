//! The page of a case: what to do next, the terms on a time axis, the files beside it.

use crate::pages::browse;

use super::{Desk, case};

fn page(facts: &str, course: &[&str]) -> String {
    let desk = Desk::with([("2026/2026-007", case(facts, course))]).build();
    desk.page("zaken/2026-007/index.html")
}

/// The part of a page below a heading.
#[track_caller]
fn below<'a>(page: &'a str, id: &str) -> &'a str {
    let start = page.find(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no {id}: {page}"));
    page[start..].split("</section>").next().unwrap()
}

#[test]
fn what_to_do_next_comes_with_its_command_and_what_has_to_come_first() {
    let page = page("behandelaar: {naam: Ans Proef}", &["ontvangen: 2026-04-01", "bevestigd: 2026-04-02"]);
    let next = below(&page, "zaak-wat-nu");
    let (first, then) = ("klacht record 2026-007 klager-gehoord", "klacht record 2026-007 oordeel");
    assert!(next.contains("nog 9 dagen") && next.contains("Ans Proef"), "{next}");
    assert!(next.find(first).unwrap() < next.find(then).unwrap(), "{next}");
    assert!(!next.contains("bevestigd"), "{next}");
}

#[test]
fn what_was_recorded_does_not_have_to_come_first_again() {
    let course = ["ontvangen: 2026-04-01", "bevestigd: 2026-04-02", "klager-gehoord: 2026-04-08"];
    let page = page("titel: Klacht", &course);
    assert!(!below(&page, "zaak-wat-nu").contains("klager-gehoord"), "{page}");
}

#[test]
fn a_case_is_not_to_be_closed_before_the_complainant_had_their_time() {
    let course =
        ["ontvangen: 2026-04-01", "bevestigd: 2026-04-02", "klager-gehoord: 2026-04-08", "oordeel: 2026-04-14"];
    let page = page("titel: Klacht", &course);
    let next = below(&page, "zaak-wat-nu");
    assert!(next.contains("tot en met dinsdag 28 april 2026"), "{next}");
    assert!(!next.contains("afgesloten") && next.contains("Wacht die dag eerst af"), "{next}");
}

#[test]
fn a_closed_case_says_how_long_it_is_kept() {
    let closed = |day: &str| page("titel: Klacht", &["ontvangen: 2026-01-05", &format!("afgesloten: {day}")]);
    assert!(below(&closed("2026-04-01"), "zaak-wat-nu").contains("blijft bewaard tot en met vrijdag 1 mei 2026"));
    let passed = closed("2026-02-02");
    assert!(below(&passed, "zaak-wat-nu").contains("moet nu worden vernietigd"), "{passed}");
    assert!(!passed.contains("klacht record"), "{passed}");
}

#[test]
fn terms_stand_on_a_time_axis_with_days_off_and_today() {
    let page = page("titel: Klacht", &["ontvangen: 2026-03-30", "bevestigd: 2026-04-09"]);
    let svg = &page[page.find("<svg").unwrap()..page.find("</svg>").unwrap()];
    for part in ["<title id=\"zaak-as\">", "<desc", "role=\"img\"", "as-late", "as-open", "as-vandaag", "zaak-weekend"]
    {
        assert!(svg.contains(part), "{part}: {svg}");
    }
    assert!(svg.contains("6 april 2026 (tweede paasdag)") && svg.contains("3 april 2026 (Goede Vrijdag)"), "{svg}");
    assert!(!svg.contains("style="), "{svg}");
    let caption = &page[page.find("<figcaption").unwrap()..page.find("</figcaption>").unwrap()];
    assert!(caption.contains("27 april 2026 (Koningsdag)"), "the drawing in words: {caption}");
    assert!(below(&page, "zaak-termijnen").contains("<table>"), "the drawing as a table");
}

#[test]
fn a_closed_case_has_no_today_and_a_case_without_terms_no_axis() {
    let closed = page("titel: Klacht", &["ontvangen: 2026-01-05", "bevestigd: 2026-01-06", "afgesloten: 2026-02-02"]);
    assert!(closed.contains("<svg") && !closed.contains("as-vandaag"), "{closed}");
    assert!(!page("titel: Klacht", &[]).contains("<svg"));
}

#[test]
fn a_case_of_years_stays_one_drawing() {
    let page = page("titel: Klacht", &["ontvangen: 2024-01-08"]);
    let svg = &page[page.find("<svg").unwrap()..page.find("</svg>").unwrap()];
    assert!(svg.len() < 40_000 && svg.contains(">2025<") && !svg.contains("zaak-weekend"), "{} bytes", svg.len());
}

#[test]
fn attachments_that_only_show_something_open_from_the_page() {
    let desk = Desk::with([("2026/2026-007/index", case("titel: Klacht", &["ontvangen: 2026-04-01"]))]);
    for name in ["brief.pdf", "bijlagen/foto #1 & 100%.png", "pagina.html", "x.svg", "<img src=x>.txt"] {
        desk.put(&format!("cases/2026/2026-007/{name}"), "inhoud");
    }
    let desk = desk.build();
    let page = desk.page("zaken/2026-007/index.html");
    let files = below(&page, "zaak-bijlagen");
    for link in files.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        let plain = link.replace("%20", " ").replace("%23", "#").replace("%26", "&").replace("%3C", "<");
        let plain = plain.replace("%3D", "=").replace("%3E", ">").replace("%25", "%");
        assert!(desk.path("zaken/2026-007").join(&plain).is_file(), "{link} leads to {plain}");
    }
    assert_eq!(files.matches("href=").count(), 3, "{files}");
    assert!(files.contains("pagina.html") && files.contains("x.svg") && !files.contains("<img"), "{files}");
    let (_, complaints) = browse(&format!("file://{}", desk.path("zaken/2026-007/index.html").display()));
    assert!(complaints.is_empty(), "{complaints:#?}");
}

#[test]
fn names_in_the_rules_stay_text_in_the_drawing() {
    let desk = Desk::with([("2026/2026-007", case("titel: Klacht", &["ontvangen: 2026-04-01"]))]);
    let hostile = "  '<b onclick=x()>&\"\u{202e}': {stap: bevestigd, binnen: 3 werkdagen, na: ontvangen}\nbewaren:";
    desk.put("regulations/proef.md", &super::REGULATION.replace("bewaren:", hostile));
    let page = desk.build().page("zaken/2026-007/index.html");
    assert!(!page.contains("<b ") && page.contains("as-naam"), "{page}");
    let svg = &page[page.find("<svg").unwrap()..page.find("</svg>").unwrap()];
    assert!(!svg.contains('\u{202e}'), "{svg}");
}
