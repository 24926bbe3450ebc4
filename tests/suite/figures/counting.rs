//! What counts in which period, and in which class.

use klachtwerk::report::figures::{Kept, Split};

use super::{Year, day};

/// `factuur 2, toon 1` and how many have a class and have none.
fn told(split: &Split) -> String {
    let classes: Vec<String> = split.classes.iter().map(|class| format!("{} {}", class.name, class.count)).collect();
    format!("{} ({} met, {} zonder)", classes.join(", "), split.cases, split.without)
}

#[test]
fn a_case_is_received_open_reopened_or_handled_in_the_period_its_days_lie_in() {
    let year = || {
        Year::new()
            // Within the year; over its end; over its beginning; before it; after it.
            .case("2026-001", "", &["ontvangen: 2026-03-02", "afgesloten: 2026-04-01"])
            .case("2026-002", "", &["ontvangen: 2026-12-01", "ingetrokken: 2027-01-04"])
            .case("2025-001", "", &["ontvangen: 2025-12-31", "afgesloten: 2026-01-01"])
            .case("2025-002", "", &["ontvangen: 2025-02-01", "afgesloten: 2025-03-01"])
            .case("2027-001", "", &["ontvangen: 2027-02-01"])
            // Closed before it, reopened in it: once closed again in it, once after it.
            .case(
                "2025-003",
                "",
                &["ontvangen: 2025-02-01", "afgesloten: 2025-03-01", "heropend: 2026-05-01", "afgesloten: 2026-06-01"],
            )
            .case(
                "2025-004",
                "",
                &["ontvangen: 2025-02-01", "afgesloten: 2025-03-01", "heropend: 2026-11-01", "afgesloten: 2027-06-01"],
            )
            // Closed and reopened within it.
            .case("2026-003", "", &["ontvangen: 2026-03-02", "afgesloten: 2026-04-01", "heropend: 2026-05-01"])
            // Talked about, not received; received after the year; settled by talking.
            .case("2026-004", "", &["informeel: 2026-06-01"])
            .case("2026-005", "", &["informeel: 2026-12-01", "ontvangen: 2027-01-10"])
            .case("2026-006", "", &["informeel: 2026-06-01", "bemiddeld: 2026-06-10", "afgesloten: 2026-06-10"])
    };
    let counted = |period: &str| {
        let figures = year().figures(period);
        (figures.open_before, figures.received, figures.reopened, figures.handled, figures.open, figures.informal)
    };
    assert_eq!(counted("2026"), (1, 3, 3, 3, 3, 2));
    assert_eq!(counted("2025"), (0, 4, 0, 3, 1, 0));
    assert_eq!(counted("2027"), (3, 2, 0, 2, 3, 1));
    assert_eq!(counted("2026-h2"), (1, 1, 1, 0, 3, 2));
    let figures = year().figures("2026");
    assert_eq!(told(&figures.ending), "zaak afgesloten 3 (3 met, 0 zonder)");
    assert_eq!(told(&year().figures("2027").ending), "klacht ingetrokken 1, zaak afgesloten 1 (2 met, 0 zonder)");
}

#[test]
fn a_reopening_that_was_waived_did_not_happen() {
    let figures = Year::new()
        .case(
            "2025-001",
            "",
            &["ontvangen: 2025-03-01", "ingetrokken: 2025-03-01", "heropend: 2026-01-01; afgezien: hoefde niet"],
        )
        .on("2026", "2026-05-20");
    assert_eq!((figures.open_before, figures.reopened, figures.open), (0, 0, 0));
}

#[test]
fn a_period_that_runs_is_provisional_and_counted_up_to_the_day() {
    let year = || {
        Year::new()
            .case("2026-001", "", &["ontvangen: 2026-01-10", "oordeel: 2026-01-20", "afgesloten: 2026-03-01"])
            .case("2026-002", "", &["ontvangen: 2026-02-10"])
            .case("2026-003", "", &["ontvangen: 2026-06-10"])
    };
    let figures = year().on("2026", "2026-02-20");
    assert_eq!((figures.until, figures.provisional), (day("2026-02-20"), true));
    assert_eq!((figures.received, figures.open, figures.handled), (2, 2, 0));
    assert_eq!(figures.terms[0].kept, Kept { met: 1, running: 1, ..Kept::default() });
    // The last day is not over on the last day.
    assert!(year().on("2026", "2026-12-31").provisional);
    let over = year().on("2026", "2027-01-01");
    assert_eq!((over.until, over.provisional, over.received), (day("2026-12-31"), false, 3));
    // Nothing that came later changes what was counted.
    assert_eq!(over, year().figures("2026"));
}

#[test]
fn a_year_without_cases_gives_noughts() {
    let figures = Year::new().figures("2024");
    assert_eq!((figures.received, figures.handled, figures.open, figures.to_closing), (0, 0, 0, None));
    assert_eq!(figures.terms[0].kept, Kept::default());
    assert!(figures.signals.is_empty() && figures.missing_numbers.is_empty());
    assert_eq!(Year::new().file("cases/2024/2024-001.md", "geen kop").figures("2024").received, 0);
}

#[test]
fn a_complaint_with_several_topics_counts_in_each_and_once() {
    let figures = Year::new()
        .case("2026-001", "indeling: {onderwerpen: [factuur, Toon], wijze: A}", &["ontvangen: 2026-01-10"])
        .case("2026-002", "indeling: {onderwerpen: [toon], wijze: Schriftelijk}", &["ontvangen: 2026-01-10"])
        .case("2026-003", "indeling: {onderwerpen: wachttijd, wijze: b, eigen: x}", &["ontvangen: 2026-01-10"])
        .case("2026-004", "", &["ontvangen: 2026-01-10"])
        .figures("2026");
    assert_eq!(told(figures.axis("onderwerpen").unwrap()), "toon 2, factuur 1, wachttijd 1 (3 met, 1 zonder)");
    assert_eq!(told(figures.axis("wijze").unwrap()), "schriftelijk 2, mondeling 1 (3 met, 1 zonder)");
    let axes: Vec<&str> = figures.classification.iter().map(|(axis, _)| axis.as_str()).collect();
    assert_eq!(axes, ["onderwerpen", "wijze"], "an axis the regulation does not have is not told");
}

#[test]
fn free_words_are_one_class_in_any_spelling_and_a_story_or_a_name_is_none() {
    let story = "de trainer was er niet en niemand had dat aan de deelnemers laten weten voor zij vertrokken";
    let closed = ["ontvangen: 2026-01-10", "afgesloten: 2026-02-01"];
    let figures = Year::new()
        .case("2026-001", "oorzaak: Krappe  planning\ndienst: Training", &closed)
        .case("2026-002", "oorzaak: krappe planning\nproduct: [Boek, training]", &closed)
        .case("2026-003", &format!("oorzaak: {story}"), &closed)
        .case("2026-004", "oorzaak: ruzie met Klaas Klager\ndienst: training van Klager", &closed)
        .case("2026-005", "oorzaak: nog open", &["ontvangen: 2026-01-10"])
        .figures("2026");
    assert_eq!(
        told(&figures.cause),
        "Krappe planning 2, (langere omschrijving) 1, (niet genoemd) 1 (4 met, 0 zonder)",
        "of handled complaints"
    );
    assert_eq!(told(&figures.service), "Training 2, (niet genoemd) 1, Boek 1 (3 met, 2 zonder)");
    assert!(!figures.yaml().contains("Klager") && !figures.yaml().contains("trainer"), "{}", figures.yaml());
}

#[test]
fn channel_department_and_outcome() {
    let person = |team: &str| format!("beklaagde: {{naam: Bram Beklaagde, afdeling: {team}}}");
    let figures = Year::new()
        .case(
            "2026-001",
            &person("Planning"),
            &[
                "ontvangen: 2026-01-10; via: email",
                "oordeel: 2026-02-01; uitkomst: Gegrond",
                "oordeel: 2026-03-01; uitkomst: ongegrond",
            ],
        )
        .case(
            "2026-002",
            &person("planning"),
            &["ontvangen: 2026-01-10; via: e-mail", "oordeel: 2027-02-01; uitkomst: gegrond"],
        )
        .case("2026-003", "", &["ontvangen: 2026-01-10; via: telefoon", "oordeel: 2026-02-01"])
        .case("2025-001", "", &["ontvangen: 2025-12-10", "oordeel: 2026-02-01; uitkomst: gegrond"])
        .figures("2026");
    assert_eq!(told(&figures.channel), "e-mail 2, telefoon 1 (3 met, 0 zonder)");
    assert_eq!(told(&figures.department), "Planning 2 (2 met, 1 zonder)");
    // By the day of the judgement, the last of a case.
    assert_eq!(told(&figures.outcome), "gegrond 1, ongegrond 1 (2 met, 1 zonder)");
}

#[test]
fn a_term_counts_in_the_period_its_last_day_lies_in() {
    let year = || {
        Year::new()
            // Four weeks after 2026-12-03 is the last day of the year.
            .case("2026-001", "", &["ontvangen: 2026-12-03", "oordeel: 2027-01-04"])
            .case("2026-002", "", &["ontvangen: 2026-12-04", "oordeel: 2026-12-10"])
            .case("2026-003", "", &["ontvangen: 2026-03-02", "oordeel: 2026-04-10"])
            .case("2026-004", "", &["ontvangen: 2026-03-02", "ingetrokken: 2026-03-10"])
            .case(
                "2026-005",
                "",
                &[
                    "ontvangen: 2026-12-03",
                    "verlengd: 2026-12-10; tot: 2027-02-01; reden: ziekte",
                    "oordeel: 2027-01-20",
                ],
            )
    };
    let kept = |period: &str| year().figures(period).terms[0].kept;
    // What had to be done on 31 December and was not, is passed in 2026; the extended one belongs to 2027.
    assert_eq!(kept("2026"), Kept { met: 0, late: 1, overdue: 1, running: 0, lapsed: 1 });
    assert_eq!(kept("2027"), Kept { met: 2, ..Kept::default() });
    let figures = year().figures("2026");
    assert_eq!((figures.terms.len(), figures.terms[0].term.as_str()), (1, "oordeel"), "not the complainant's");
    assert_eq!((figures.extensions.cases, figures.extensions.times), (1, 1));
    assert_eq!(told(&figures.extensions.reasons), "ziekte 1 (1 met, 0 zonder)");
}

#[test]
fn handling_times_objections_rulings_and_satisfaction() {
    let figures = Year::new()
        .case(
            "2026-001",
            "",
            &[
                "ontvangen: 2026-01-01",
                "oordeel: 2026-01-11; uitkomst: ongegrond",
                "bezwaar: 2026-01-20",
                "bezwaar-beslist: 2026-02-01; uitkomst: deels gegrond",
                "afgesloten: 2026-02-10; tevreden: ja",
            ],
        )
        .case(
            "2026-002",
            "",
            &[
                "ontvangen: 2026-01-01",
                "oordeel: 2026-01-31; uitkomst: ongegrond; tevreden: nee",
                "bezwaar: 2026-02-05",
                "bezwaar-beslist: 2026-02-20; uitkomst: ongegrond",
                "voorgelegd: 2026-03-01; bij: Geschillencommissie",
                "uitspraak: 2026-09-01",
                "afgesloten: 2026-09-08",
            ],
        )
        .case("2026-003", "", &["ontvangen: 2026-01-01", "ingetrokken: 2026-01-06"])
        .case("2026-004", "", &["ontvangen: 2026-01-01", "oordeel: 2027-01-01"])
        .figures("2026");
    let closing = figures.to_closing.unwrap();
    assert_eq!((closing.count, closing.minimum, closing.median, closing.maximum), (3, 5, 40, 250));
    let judged = figures.to_judgement.unwrap();
    assert_eq!((judged.count, judged.minimum, judged.lower, judged.upper, judged.maximum), (2, 10, 15, 25, 30));
    let objections = figures.objections;
    assert_eq!((objections.lodged, objections.decided, objections.upheld), (2, 2, 1));
    assert_eq!((figures.external.submitted, figures.external.rulings), (1, 1));
    let satisfied = figures.satisfaction;
    assert_eq!((satisfied.yes, satisfied.no, satisfied.unknown), (1, 1, 1));
}

#[test]
fn who_was_told_of_the_regulation_is_counted_under_the_version_that_asks_it() {
    let figures = Year::new()
        .case("2026-001", "", &["regeling-gemeld: 2026-01-02", "ontvangen: 2026-03-01"])
        .case("2026-002", "", &["ontvangen: 2026-03-01"])
        .case("2026-003", "", &["ontvangen: 2026-03-01", "regeling-gemeld: 2027-01-01"])
        .figures("2026");
    let told = &figures.information[0];
    assert_eq!(
        (told.step.as_str(), told.recorded, told.missing.words().as_str()),
        ("regeling-gemeld", 1, "2026-002 t/m 2026-003")
    );
    let before = Year::new().case("2025-001", "", &["ontvangen: 2025-03-01"]).figures("2025");
    assert!(before.information.is_empty(), "the version of 2020 did not ask it");
}

#[test]
fn numbers_that_are_not_there_are_named() {
    let figures = Year::new()
        .case("2026-002", "", &["ontvangen: 2026-03-01"])
        .case("2026-005", "", &["ontvangen: 2026-04-01"])
        .case("2026-009", "", &["ontvangen: 2027-01-01"])
        .figures("2026");
    assert_eq!(figures.missing_numbers.words(), "2026-001, 2026-003 t/m 2026-004");
}

#[test]
fn another_regulation_is_not_counted() {
    let other = super::FIRST.replace("titel: Regeling", "titel: Andere");
    let year = || {
        Year::new()
            .file("regulations/ander.md", &other)
            .case("2026-001", "", &["ontvangen: 2026-03-01"])
            .case("2026-002", "regeling: ander", &["ontvangen: 2026-03-01"])
            .case("2026-003", "regeling: bestaat-niet", &["ontvangen: 2026-03-01"])
            .case("2026-004", "regeling: proef@2020-01-01", &["ontvangen: 2026-03-01"])
    };
    let figures = year().figures("2026");
    assert_eq!(figures.received, 2, "both versions, and nothing else");
    // The sequence of numbers is of the organisation, not of a regulation.
    assert!(figures.missing_numbers.is_empty());
}

#[test]
fn the_detector_of_the_public_pages_is_a_mask() {
    let closed = ["ontvangen: 2026-01-10", "afgesloten: 2026-02-01"];
    let repository = Year::new()
        .case("2026-001", "oorzaak: ruzie met mevrouw Klager", &closed)
        .case("2026-002", "oorzaak: klaas klager was boos", &closed)
        .case("2026-003", "oorzaak: Bram zei niets\nbeklaagde: {naam: Bram}", &closed)
        .case("2026-004", "oorzaak: bel 070 000 00 99\nbeklaagde: {naam: Ans, telefoon: 070-0000099}", &closed)
        .case("2026-005", "oorzaak: krappe planning", &closed)
        .repository();
    let detector = klachtwerk::audience::leak::Detector::new(&repository);
    let mask = |case: &_, text: &str| detector.names_somebody(case, text);
    let figures = klachtwerk::figures::count(&repository, "proef", super::period("2026"), day("2027-01-01"), &mask);
    assert_eq!(told(&figures.cause), "(niet genoemd) 4, krappe planning 1 (5 met, 0 zonder)");
}

/// Any course of any case: the figures fit, and are read back as they were counted.
mod whatever_happened {
    use proptest::prelude::*;

    use crate::figures::{Year, reading};

    const STEPS: [&str; 14] = [
        "informeel",
        "ontvangen",
        "bevestigd",
        "verlengd",
        "oordeel",
        "bezwaar",
        "bezwaar-beslist",
        "voorgelegd",
        "uitspraak",
        "ingetrokken",
        "niet-ontvankelijk",
        "afgesloten",
        "heropend",
        "regeling-gemeld",
    ];
    const MORE: [&str; 8] = [
        "",
        "; uitkomst: gegrond",
        "; reden: [a, b]; tot: 2026-09-01",
        "; via: post",
        "; tevreden: nee",
        "; tevreden: ja",
        "; afgezien: hoefde niet",
        "; uitkomst: [gegrond, ongegrond]",
    ];

    fn event() -> impl Strategy<Value = String> {
        (prop::sample::select(&STEPS[..]), 0..900_u64, prop::sample::select(&MORE[..])).prop_map(
            |(step, days, more)| {
                let day = chrono::NaiveDate::from_ymd_opt(2025, 3, 1).unwrap() + chrono::Days::new(days);
                format!("{step}: {day}{more}")
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(150))]
        #[test]
        fn the_figures_fit(
            courses in prop::collection::vec(prop::collection::vec(event(), 1..7), 0..9),
            topics in prop::collection::vec("[a-c]{0,2}", 0..9),
            period in prop::sample::select(&["2025", "2026", "2026-h1", "2026-k3", "2027"][..]),
            on in prop::sample::select(&["2026-05-20", "2026-12-31", "2028-01-01"][..]),
        ) {
            let mut year = Year::new();
            for (number, course) in courses.iter().enumerate() {
                let topic = topics.get(number).cloned().unwrap_or_default();
                let facts = format!("indeling: {{onderwerpen: [{topic}, b], wijze: [A, B]}}\nbeklaagde: {{naam: Bram, afdeling: '{topic}'}}");
                let events: Vec<&str> = course.iter().map(String::as_str).collect();
                year = year.case(&format!("2026-{:03}", number + 1), &facts, &events);
            }
            let figures = year.on(period, on);
            let (read, findings) = reading::read_of(period, &format!("---\n{}---\n", figures.yaml()));
            prop_assert!(findings.is_empty(), "{:?}\n{}", findings, figures.yaml());
            prop_assert_eq!(read, Some(figures));
        }
    }
}
