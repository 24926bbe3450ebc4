//! The same of reports: what their reader makes of them stays, the figures to the last number.

use super::*;
use crate::report::Report;

/// What a report says, as its reader has it: no places, for those move.
fn told(bytes: &[u8]) -> Option<(String, Option<crate::report::Figures>, Vec<String>)> {
    let source = of_bytes(bytes.to_vec(), "reports/2025.md", &mut Findings::new())?;
    let (document, findings) = Document::parse(&source);
    if document.broken || findings.count(crate::diagnostic::Severity::Error) > 0 {
        return None;
    }
    let values = document.front.iter().filter(|entry| entry.key.text != "publiceren").flat_map(|entry| {
        let mut values = Vec::new();
        said(&entry.key.text, &entry.value, &mut values);
        values
    });
    let values = values.collect();
    let (report, findings) = report::read(document);
    let report = report?;
    let codes: Vec<&str> = findings.as_slice().iter().map(|finding| finding.code.id).collect();
    // What is restated may have been told as an informal day; all else is told as before.
    let codes: Vec<&str> = codes.into_iter().filter(|code| *code != codes::INFORMAL_DATE.id).collect();
    Some((format!("{} {codes:?}", summary(&report)), report.figures, values))
}

fn summary(report: &Report) -> String {
    let day = |on: Option<crate::document::Dated>| on.map(|on| on.date().to_string());
    let discussed = report.discussed.as_ref().map(|own| (day(own.on), own.with.len(), own.decision.is_some()));
    let measures: Vec<_> = report
        .measures
        .iter()
        .map(|own| (own.what.text.to_string(), day(own.planned), day(own.done), day(own.judged()), own.cases.len()))
        .collect();
    let told: Vec<_> = report.information.iter().map(|own| (own.channel.text.to_string(), day(own.on))).collect();
    let trained: Vec<_> = report.trainings.iter().map(|own| (day(own.on), own.who.len())).collect();
    let (made, publish) = (day(report.made), report.publish);
    format!("{made:?} {discussed:?} {measures:?} {told:?} {trained:?} {publish} {}", report.recommendations.len())
}

fn a_day() -> impl Strategy<Value = String> {
    let days = ["2026-03-04", "4 maart 2026", "04-03-2026", "\"2026-03-04\"", "31-02-2026", "04-03-26", "ooit", ""];
    prop::sample::select(days.to_vec()).prop_map(str::to_owned)
}

fn a_report() -> impl Strategy<Value = String> {
    let words =
        prop::sample::select(vec!["planning", "\"a: b\"", "'het''s'", "é | ü", "[a,b]", "\"\"", "{a:  1}", "12"]);
    let measure = (words.clone(), a_day(), a_day(), a_day()).prop_map(|(what, planned, done, judged)| {
        format!(
            "- maatregel:   {what}\n  zaken: [ 2025-001,\"2025-002\"]\n  gepland: {planned}  # c plan\n  uitgevoerd:  {done}\n  \
             effect: {{beoordeeld: {judged}, oordeel: 'ja'}}\n"
        )
    });
    let answers = prop::sample::select(vec!["ja", "Ja", "NEE", "true", "yes", "misschien", "\"ja\""]);
    let counts = prop::sample::select(vec!["0", "3", "\"3\"", "03", "-1", "3.0", "veel", " 7"]);
    let figures = (counts.clone(), counts, words.clone(), prop::sample::select(vec!["  ", "    ", "   "])).prop_map(
        |(received, open, name, pad)| {
            format!(
                "cijfers:\n{pad}tot: 31-12-2025\n{pad}voorlopig: Nee\n{pad}ontvangen: {received}\n{pad}afgehandeld: 0\n{pad}open: \
                 {open}\n{pad}kanaal:\n{pad}{pad}klachten: 1\n{pad}{pad}geteld: {{{}:  1}}\n",
                name.replace(['[', ']', '{', '}'], "")
            )
        },
    );
    let told = (words, a_day()).prop_map(|(channel, on)| {
        format!("voorlichting:\n-   {{kanaal: {channel},op: {on}}}\ntraining: [{{op: {on} , wie: [a,'b']}}]\n")
    });
    let parts = (a_day(), a_day(), prop::collection::vec(measure, 0..3), answers, figures, told);
    parts.prop_map(|(made, discussed, measures, publish, figures, told)| {
        let measures =
            if measures.is_empty() { String::new() } else { format!("maatregelen:  # c van ons\n{}", measures.concat()) };
        format!(
            "---\n# c boven\nperiode:  '2025'\nopgesteld: {made}\nbesproken:\n    op:  {discussed}\n    met: [ x ]\n{measures}{told}\
             publiceren: {publish}\n{figures}---\n## Kop  \n\n<!-- cijfers: begin -->\n| a | b |\n<!-- cijfers: einde -->\nEinde"
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_canonical_form_of_a_report_says_what_it_said(text in a_report(), how in 0..8u8) {
        let bytes = saved(&text, how);
        let Some(before) = told(&bytes) else { return Ok(()) };
        let written = match canonical("reports/2025.md", &bytes, Kind::Report) {
            Ok(written) => written,
            Err(EditProblem::Tabs | EditProblem::Unsure) if bytes.contains(&b'\t') => return Ok(()),
            Err(problem) => return Err(TestCaseError::fail(format!("{problem:?}:\n{text}"))),
        };
        let after = told(&written.bytes);
        prop_assert_eq!(Some(before), after, "{}\n{}", text, String::from_utf8_lossy(&written.bytes));
        let again = canonical("reports/2025.md", &written.bytes, Kind::Report);
        prop_assert!(again.is_ok_and(|again| again.bytes == written.bytes), "{}", text);
    }
}

#[test]
fn most_of_those_reports_are_written() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let text = || a_report().new_tree(&mut runner).unwrap().current();
    let written = std::iter::repeat_with(text).take(200).filter(|text| {
        told(text.as_bytes()).is_some() && canonical("reports/2025.md", text.as_bytes(), Kind::Report).is_ok()
    });
    assert!(written.count() > 120);
}
