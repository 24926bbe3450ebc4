//! Figures as they stand in a report: what is counted is written so that it is read back, and nonsense is found.

use std::sync::Arc;

use klachtwerk::check::find;
use klachtwerk::diagnostic::Findings;
use klachtwerk::document::{Document, Fields};
use klachtwerk::report::Figures;
use klachtwerk::report::figures::codes::ALL;
use klachtwerk::source::Source;

use crate::check_pages;

use super::{Year, period};

fn read(report: &str) -> (Option<Figures>, Findings) {
    read_of("2026", report)
}

/// Reads the figures of a report about a period.
pub(super) fn read_of(of: &str, report: &str) -> (Option<Figures>, Findings) {
    let source = Arc::new(Source::new("reports/2026.md", report.to_owned()));
    let (document, mut findings) = Document::parse(&source);
    let mut fields = Fields { source: &source, findings: &mut findings };
    let figures = Figures::read(&document.front, period(of), &mut fields);
    (figures, findings)
}

#[test]
fn the_examples_on_the_pages_are_what_they_say() {
    for code in ALL {
        let page = check_pages::read(find(code.id).unwrap().page);
        let text = |example: &check_pages::Example| String::from_utf8(example.files[0].1.clone()).unwrap();
        let (_, wrong) = read(&text(&page.wrong));
        assert_eq!(wrong.as_slice().iter().map(|found| found.code.id).collect::<Vec<_>>(), [code.id], "{wrong:?}");
        let (right, found) = read(&text(&page.right));
        assert!(right.is_some() && found.is_empty(), "{}: {found:?}", code.id);
    }
}

#[test]
fn what_was_counted_is_read_back_and_fits() {
    let counted = Year::new()
        .case(
            "2026-001",
            "indeling: {onderwerpen: [\"a: b\", '#1'], wijze: A}\noorzaak: 'ja'\nbeklaagde: {naam: Bram Beklaagde}",
            &[
                "ontvangen: 2026-01-10; via: [e-mail, telefoon]",
                "verlengd: 2026-01-20; tot: 2026-03-01; reden: [ziekte, drukte]",
                "oordeel: 2026-02-20; uitkomst: gegrond",
                "afgesloten: 2026-03-01; tevreden: nee",
            ],
        )
        .case(
            "2026-003",
            "beklaagde: [{naam: bram beklaagde, afdeling: x}, {afdeling: y}]",
            &["regeling-gemeld: 2026-01-01", "ontvangen: 2026-02-10"],
        )
        .case("2026-004", "beklaagde: Bram Beklaagde", &["ontvangen: 2026-03-10", "heropend: 2026-04-01"])
        .case(
            "2025-004",
            "",
            &["ontvangen: 2025-03-10", "afgesloten: 2025-04-01", "heropend: 2026-04-01", "afgesloten: 2026-04-01"],
        )
        .figures("2026");
    let report = format!("---\n{}---\n", counted.yaml());
    let (read, findings) = read(&report);
    assert!(findings.is_empty(), "{findings:?}\n{report}");
    assert_eq!(read, Some(counted));
    assert!(!report.to_lowercase().contains("beklaagde}") && !report.to_lowercase().contains("bram"), "{report}");
    assert!(report.contains("  signalen:\n    - soort: beklaagde\n"), "{report}");
}
