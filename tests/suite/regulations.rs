//! The regulations the project ships: no errors, and exactly the gaps a reader of the originals finds.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use klachtwerk::check::run;
use klachtwerk::deadline::clashes;
use klachtwerk::diagnostic::{Findings, Severity};
use klachtwerk::repository::{Repository, of_files};

pub const FILES: [(&str, &str); 6] = [
    ("regulations/interactie/2024-01-01.md", include_str!("../../regulations/interactie/2024-01-01.md")),
    ("regulations/interactie/2026-01-01.md", include_str!("../../regulations/interactie/2026-01-01.md")),
    ("regulations/klik-onderwijs.md", include_str!("../../regulations/klik-onderwijs.md")),
    ("regulations/organize4all.md", include_str!("../../regulations/organize4all.md")),
    ("regulations/procedure-klachten.md", include_str!("../../regulations/procedure-klachten.md")),
    ("regulations/team-keizer.md", include_str!("../../regulations/team-keizer.md")),
];

/// What is found in each file, and the rule of the original text that it covers.
const FOUND: [(&str, &[(&str, &str)]); 6] = [
    ("regulations/interactie/2024-01-01.md", &INTERACTIE),
    ("regulations/interactie/2026-01-01.md", &INTERACTIE_2026),
    (
        "regulations/klik-onderwijs.md",
        &[
            ("K401", "S2.22, S2.35 no term for the final answer, though the objection runs from it"),
            ("K405", "S2.28 the new term for an objection has no limit"),
            ("K406", "S2.35 one year of keeping can end before the yearly analysis"),
            ("K409", "S2.19 further explanation only if applicable; the respondent is not heard"),
            ("K410", "S2.35 no external escalation"),
            ("K411", "S2.35 free of charge not stated"),
            ("K415", "1.5 no submission window"),
            ("K416", "S2.7 in writing and with reasons; nothing on other complaints"),
            ("K418", "S2.4 the informal phase has no end"),
            ("K419", "S2.17, S2.35 the manager appoints and co-decides"),
        ],
    ),
    (
        "regulations/organize4all.md",
        &[
            ("K314", "S3.10 oral or written against written"),
            ("K402", "S3.26 no acknowledgement"),
            ("K403", "S3.26 judge in own case"),
            ("K404", "S3.26 no retention"),
            ("K408", "S3.26 no extension"),
            ("K409", "S3.18 only the complainant is heard"),
            ("K411", "S3.26 no cost rule"),
            ("K413", "S3.26 no verdict on gegrondheid"),
            ("K414", "S3.26 no report"),
            ("K422", "1.5 three descriptions of one escalation"),
            ("K426", "1.5 has the possibility against is submitted"),
        ],
    ),
    (
        "regulations/procedure-klachten.md",
        &[
            ("K403", "S1.22 no conflict-of-interest rule"),
            ("K404", "S1.19 archived without a period"),
            ("K407", "1.5 the acknowledgement can fall due after the decision"),
            ("K408", "S1.22 no extension clause"),
            ("K409", "S1.22 no respondent hearing"),
            ("K410", "S1.22 no escalation body"),
            ("K411", "S1.22 no cost rule"),
            ("K412", "S1.22 no confidentiality"),
            ("K413", "S1.16 a position, not a verdict"),
            ("K415", "1.5 no submission window"),
            ("K424", "S1.11 handed over directly"),
        ],
    ),
    (
        "regulations/team-keizer.md",
        &[
            ("K316", "S4.39 empty table of contents"),
            ("K402", "S4.12 acknowledgement without a term"),
            ("K404", "S4.39 no retention"),
            ("K408", "S4.39 no extension"),
            ("K409", "S4.39 no hearing of both sides"),
            ("K410", "S4.39 no escalation body"),
            ("K411", "S4.39 no cost rule"),
            ("K413", "S4.39 no verdict on gegrondheid"),
            ("K415", "1.5 no submission window"),
            ("K420", "S4.24 no hand-over moment"),
            ("K421", "S4.5, S4.39 the postal address is missing"),
            ("K423", "S4.31 reports periodically"),
            ("K425", "S4.27 the office settles, the functionary is external"),
        ],
    ),
];

const INTERACTIE: [(&str, &str); 9] = [
    ("K402", "S0.44 no acknowledgement term"),
    ("K405", "S0.25 unbounded extension"),
    ("K415", "S0.44 no submission window"),
    ("K416", "S0.44 no rule for anonymous or oral complaints"),
    ("K417", "S0.44 destroying while De Geschillencommissie is open"),
    ("K420", "1.5 respondent against functionary"),
    ("K423", "S0.38 reports periodically"),
    ("K426", "1.5 escalation without saying by whom"),
    ("K427", "1.5 names used interchangeably"),
];

/// The newer version adds the drafting error.
const INTERACTIE_2026: [(&str, &str); 10] = [
    ("K315", "S0.43 a wrong cross-reference"),
    INTERACTIE[0],
    INTERACTIE[1],
    INTERACTIE[2],
    INTERACTIE[3],
    INTERACTIE[4],
    INTERACTIE[5],
    INTERACTIE[6],
    INTERACTIE[7],
    INTERACTIE[8],
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn shipped() -> Repository {
    of_files(FILES.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect())
}

fn findings() -> Findings {
    run(&shipped(), day("2026-06-01"))
}

#[test]
fn the_shipped_regulations_have_no_errors() {
    let found = findings();
    let errors: Vec<_> = found.as_slice().iter().filter(|finding| finding.severity == Severity::Error).collect();
    let told: Vec<_> =
        errors.iter().map(|e| format!("{}:{:?} {} {}", e.file, e.range().0, e.code.id, e.message)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn each_regulation_has_exactly_the_gaps_of_its_original() {
    let found = findings();
    for (file, expected) in FOUND {
        let mine: Vec<_> = found.as_slice().iter().filter(|finding| finding.file == file).collect();
        let codes: BTreeSet<&str> = mine.iter().map(|finding| finding.code.id).collect();
        let wanted: BTreeSet<&str> = expected.iter().map(|(code, _)| *code).collect();
        assert_eq!(wanted.len(), expected.len(), "{file}: a code stands twice in the table");
        let told: Vec<_> = mine.iter().map(|f| format!("{} {}", f.code.id, f.message)).collect();
        assert_eq!(codes, wanted, "{file}\n{}", told.join("\n"));
    }
}

#[test]
fn every_finding_says_how_to_mend_it_and_starts_with_the_fault() {
    for finding in findings().as_slice() {
        let message = &finding.message;
        assert!(finding.help.as_deref().is_some_and(|help| !help.is_empty()), "{message}");
        assert!(!message.ends_with('.') && !message.ends_with('?'), "{message}");
        assert!(!message.starts_with(char::is_uppercase) || message.starts_with("HTML"), "{message}");
        assert!(finding.place.is_some(), "{message}");
    }
}

#[test]
fn the_wrong_cross_reference_of_interactie_is_pointed_at_with_its_likely_meaning() {
    let found = findings();
    let finding = found.as_slice().iter().find(|finding| finding.code.id == "K315").unwrap();
    let place = finding.place.as_ref().unwrap();
    assert_eq!(place.source.slice(place.span), "artikel 4 lid 5");
    assert_eq!(finding.citation.as_ref().unwrap().article.as_deref(), Some("8.5"));
    assert_eq!(finding.help.as_deref(), Some("artikel 4 heeft 3 leden; bedoelde u artikel 8 lid 4?"));
}

/// Derived by hand from the calendar, 2025 up to and including 2028.
#[test]
fn the_days_on_which_the_acknowledgement_of_procedure_klachten_falls_due_last() {
    let repository = shipped();
    let regulation = repository.versions("procedure-klachten").next().unwrap();
    let (confirm, decide) = (regulation.term("bevestiging").unwrap(), regulation.term("oordeel").unwrap());
    let found = clashes(confirm, decide, day("2025-01-01")..=day("2028-12-31"));
    let days: Vec<String> = found.iter().map(|clash| clash.start.to_string()).collect();
    let mut expected: Vec<String> = (19..=24).map(|d| format!("2025-12-{d}")).collect();
    expected.extend((23..=26).map(|d| format!("2027-04-{d}")));
    expected.extend((3..=4).map(|d| format!("2027-05-0{d}")));
    assert_eq!(days, expected);
    assert_eq!((found[0].first, found[0].second), (day("2026-01-05"), day("2026-01-02")));
}

#[test]
fn with_decree_days_as_working_days_the_acknowledgement_always_comes_first() {
    let text = FILES[4].1.replace("werkdagen: atw", "werkdagen: atw-zonder-gelijkgesteld");
    let repository = of_files(vec![(FILES[4].0.to_owned(), text.into_bytes())]);
    let regulation = repository.versions("procedure-klachten").next().unwrap();
    let (confirm, decide) = (regulation.term("bevestiging").unwrap(), regulation.term("oordeel").unwrap());
    assert_eq!(clashes(confirm, decide, day("2025-01-01")..=day("2028-12-31")), []);
}
