//! Figures written are figures read; nonsense is told.

use std::sync::Arc;

use chrono::NaiveDate;
use proptest::prelude::*;

use crate::calendar::Period;
use crate::diagnostic::Findings;
use crate::document::{Document, Fields};
use crate::regulation::Hardness;
use crate::source::Source;

use super::{
    Class, Extensions, External, Figures, Informed, Kept, Numbers, Objections, Satisfaction, Signal, SignalKind, Split,
    Spread, TermFigures, normal,
};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// Reads figures of 2026 as they stand in a report; the findings as `K042 message`.
fn read(yaml: &str) -> (Option<Figures>, Vec<String>) {
    let source = Arc::new(Source::new("reports/2026.md", format!("---\nregeling: proef\n{yaml}---\nTekst.\n")));
    let (document, mut findings) = Document::parse(&source);
    let mut fields = Fields { source: &source, findings: &mut findings };
    let figures = Figures::read(&document.front, Period::parse("2026").expect("a period"), &mut fields);
    let told = |findings: Findings| {
        findings.into_iter().map(|found| {
            assert!(found.help.as_deref().is_some_and(|help| !help.is_empty()), "{}", found.message);
            let at = found.place.as_ref().map(|place| place.source.slice(place.span).to_owned()).unwrap_or_default();
            format!("{} {} [{at}]", found.code.id, found.message)
        })
    };
    (figures, told(findings).collect())
}

/// Complaints with one to three classes each, of words anybody may type.
fn split(most: usize, multiple: bool) -> impl Strategy<Value = Split> {
    let word = prop_oneof![
        "[a-z ]{1,12}",
        "\\PC{1,20}",
        "[-?:,\\[\\]{}#&*!|>'\"%@`~ .0-9]{1,8}",
        Just("x-eigen".to_owned()),
        Just("ja".to_owned()),
        Just("2026-03-04".to_owned()),
        Just("0612345678".to_owned()),
        Just("“krul”".to_owned()),
    ];
    let classes = if multiple { 0..4_usize } else { 0..2 };
    prop::collection::vec(prop::collection::vec(word, classes), most..=most).prop_map(move |complaints| {
        let normal = |word: &String| normal(word).map(std::borrow::Cow::into_owned);
        let complaints: Vec<Vec<String>> =
            complaints.iter().map(|words| words.iter().filter_map(normal).collect()).collect();
        Split::of(complaints.iter().map(Vec::as_slice), multiple)
    })
}

fn spread(count: usize) -> impl Strategy<Value = Option<Spread>> {
    prop::collection::vec(0..900_i64, 5).prop_map(move |mut days| {
        days.sort_unstable();
        let [minimum, lower, median, upper, maximum] = days.try_into().ok()?;
        (count > 0).then_some(Spread { count, minimum, lower, median, upper, maximum })
    })
}

fn figures() -> impl Strategy<Value = Figures> {
    (0..12_usize, 0..12_usize, 0..4_usize, 0..6_usize, 0..3_usize).prop_flat_map(
        |(before, received, again, left, times)| {
            let open = left.min(before + received);
            let handled = before + received + again - open;
            let splits = (
                split(received, true),
                split(received, false),
                split(received, true),
                split(handled, true),
                split(handled, false),
                split(times, false),
            );
            let kept = prop::array::uniform5(0..9_usize);
            let rest = (spread(handled), spread(times), kept, any::<bool>(), prop::collection::vec(1..40_u32, 0..9));
            (splits, rest).prop_map(
                move |((topics, way, service, cause, ending, reasons), (closing, judged, kept, over, ids))| {
                    let mut figures = Figures::empty(day(if over { "2026-12-31" } else { "2026-05-20" }), !over);
                    (figures.open_before, figures.received, figures.reopened) = (before, received, again);
                    (figures.handled, figures.open, figures.informal) = (handled, open, times);
                    let axis = if topics.classes.is_empty() { "x-eigen: as" } else { "onderwerpen" };
                    figures.classification = vec![(axis.to_owned(), topics.clone()), ("aard".to_owned(), way.clone())];
                    (figures.channel, figures.department, figures.service) = (way, topics, service);
                    (figures.cause, figures.ending, figures.outcome) = (cause, ending, reasons.clone());
                    let [met, late, overdue, running, lapsed] = kept;
                    let kept = Kept { met, late, overdue, running, lapsed };
                    for (term, hardness) in [
                        ("oordeel", Hardness::Hard),
                        ("bezwaar-besluit", Hardness::Target),
                        ("2 weken", Hardness::Norm),
                    ] {
                        figures.terms.push(TermFigures { term: term.to_owned(), hardness, kept });
                    }
                    (figures.to_closing, figures.to_judgement) = (closing, judged);
                    figures.extensions = Extensions { cases: times.min(1), times, reasons };
                    figures.objections = Objections { lodged: met, decided: late + overdue, upheld: late };
                    figures.external = External { submitted: running, rulings: lapsed };
                    figures.satisfaction = Satisfaction { yes: handled / 2, no: 0, unknown: handled - handled / 2 };
                    let ids: Vec<String> = ids.iter().map(|number| format!("2026-{number:03}")).collect();
                    let numbers = Numbers::of(ids.iter().map(String::as_str));
                    if numbers.count() <= received {
                        let recorded = received - numbers.count();
                        figures.information.push(Informed {
                            step: "regeling-gemeld".to_owned(),
                            recorded,
                            missing: numbers.clone(),
                        });
                    }
                    if numbers.count() >= 3 {
                        let (first, last, count) = (day("2025-12-01"), day("2026-05-20"), numbers.count());
                        let cases = numbers.clone();
                        figures.signals.push(Signal { kind: SignalKind::Topic, first, last, count, cases });
                    }
                    figures.missing_numbers = numbers;
                    figures
                },
            )
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_the_same(figures in figures()) {
        let written = figures.yaml();
        let (read, findings) = read(&written);
        prop_assert!(findings.is_empty(), "{findings:?}\n{written}");
        prop_assert_eq!(read.as_ref(), Some(&figures), "{}", written);
        // The form `klacht fmt` gives is the form they are written in.
        let report = format!("---\n{written}---\nTekst.\n");
        let tidied = crate::edit::tidy("reports/2026.md", report.as_bytes(), &|_| Vec::new());
        prop_assert!(tidied.as_ref().is_ok_and(|tidied| tidied.changes.is_empty()), "{:?}\n{}", tidied, written);
        prop_assert_eq!(read.map(|read| read.yaml()), Some(written));
    }

    #[test]
    fn a_class_is_one_line_of_what_people_see(text in "\\PC{0,90}") {
        if let Some(class) = normal(&text) {
            prop_assert!(class.chars().count() <= super::LONGEST && class.trim() == class && !class.is_empty());
            let again = normal(&class);
            prop_assert_eq!(again.as_deref(), Some(class.as_ref()));
        }
    }

    #[test]
    fn whatever_stands_there_is_read_without_a_panic(line in 0..70_usize, text in "\\PC{0,12}") {
        let mut lines: Vec<String> = example().yaml().lines().map(str::to_owned).collect();
        let at = 1 + line % (lines.len() - 1);
        let key = lines[at].split(':').next().unwrap_or_default().to_owned();
        lines[at] = format!("{key}: {text}");
        let _ = read(&format!("{}\n", lines.join("\n")));
    }
}

/// A year of seven complaints.
fn example() -> Figures {
    let mut figures = Figures::empty(day("2026-12-31"), false);
    (figures.open_before, figures.received, figures.handled, figures.open) = (1, 6, 5, 2);
    let class = |name: &str, count| Class { name: name.to_owned(), count };
    figures.classification = vec![(
        "onderwerpen".to_owned(),
        Split { cases: 5, without: 1, multiple: true, classes: vec![class("factuur", 4), class("toon", 3)] },
    )];
    figures.channel = Split { cases: 6, without: 0, multiple: false, classes: vec![class("e-mail", 6)] };
    figures.satisfaction = Satisfaction { yes: 2, no: 1, unknown: 2 };
    figures.to_closing = Some(Spread { count: 5, minimum: 2, lower: 5, median: 9, upper: 20, maximum: 44 });
    figures.extensions = Extensions {
        cases: 1,
        times: 2,
        reasons: Split { cases: 1, without: 1, multiple: false, classes: vec![class("ziekte", 1)] },
    };
    let kept = Kept { met: 4, late: 1, ..Kept::default() };
    figures.terms = vec![TermFigures { term: "oordeel".to_owned(), hardness: Hardness::Hard, kept }];
    let missing = Numbers::of(["2026-004"]);
    figures.information = vec![Informed { step: "regeling-gemeld".to_owned(), recorded: 5, missing }];
    figures.signals = vec![Signal {
        kind: SignalKind::Respondent,
        first: day("2026-02-01"),
        last: day("2026-06-01"),
        count: 3,
        cases: Numbers::of(["2026-001", "2026-002", "2026-005"]),
    }];
    figures
}

#[test]
fn an_edit_by_hand_that_cannot_be_is_told_where_it_stands() {
    let (read_back, findings) = read(&example().yaml());
    assert_eq!((read_back, findings), (Some(example()), Vec::new()));
    for (from, to, said) in [
        ("ontvangen: 6", "ontvangen: -6", "K041 bij `ontvangen` staat een aantal onder nul [-6]"),
        ("ontvangen: 6", "ontvangen: zes", "K041 bij `ontvangen` hoort een getal [zes]"),
        ("ontvangen: 6", "ontvangen: 6,5", "K041 bij `ontvangen` staat geen heel getal [6,5]"),
        ("ontvangen: 6", "ontvangen: 6 klachten", "K041 bij `ontvangen` staat meer dan een getal [6 klachten]"),
        (
            "ontvangen: 6",
            "ontvangen: 99999999999",
            "K041 bij `ontvangen` staat een getal dat te groot is [99999999999]",
        ),
        ("ontvangen: 6", "ontvangen:", "K040 bij de cijfers ontbreekt `ontvangen` [cijfers]"),
        (
            "tot: 2026-12-31",
            "tot: 2027-01-31",
            "K042 er is geteld tot zondag 31 januari 2027, maar dat ligt niet in 2026",
        ),
        ("tot: 2026-12-31", "tot: 2026-11-30", "K042 er is geteld tot maandag 30 november 2026, en 2026 loopt dan nog"),
        ("tot: 2026-12-31", "tot: eind", "K016 "),
        ("afgehandeld: 5", "afgehandeld: 7", "K042 7 afgehandeld en 2 open is samen 9, maar er waren 7 klachten"),
        ("open: 2", "open: 0", "K042 5 afgehandeld en 0 open is samen 5, maar er waren 7 klachten"),
        ("factuur: 4", "factuur: 6", "K042 een klasse heeft 6 klachten, maar het gaat om 5 klachten [geteld]"),
        ("factuur: 4", "factuur: 1", "K042 de klassen zijn samen 4, maar 5 klachten hebben er een [geteld]"),
        ("e-mail: 6", "e-mail: 7", "K042 de klassen zijn samen 7, maar het gaat om 6 klachten met één klasse [geteld]"),
        (
            "zonder: 1",
            "zonder: 3",
            "K042 `onderwerpen` gaat over 8 klachten, maar er zijn er 6 ontvangen [onderwerpen]",
        ),
        ("nee: 1", "nee: 2", "K042 `tevreden` gaat over 6 klachten, maar er zijn er 5 afgehandeld [tevreden]"),
        ("kwart: 5", "kwart: 50", "K042 de kortste, middelste en langste tijd lopen niet op"),
        ("keer: 2", "keer: 0", "K042 0 verlengingen kunnen niet bij 1 klachten horen"),
        ("vastgelegd: 5", "vastgelegd: 9", "K042 `regeling-gemeld` gaat over 10 klachten, maar er zijn er 6 ontvangen"),
        ("- 2026-004", "- Jan de Tester", "K043 bij `ontbreekt` staat iets anders dan een nummer van een zaak"),
        ("klachten: 3", "klachten: 4", "K042 bij een signaal van 4 klachten staan 3 nummers [signalen]"),
        ("van: 2026-02-01", "van: 2026-07-01", "K042 een signaal eindigt voor het begint"),
        (
            "soort: beklaagde",
            "soort: beklagde",
            "K014 bij `soort` hoort beklaagde, dienst, onderwerp, afdeling [beklagde]",
        ),
        ("te_laat: 1", "telaat: 1", "K015 `telaat` is onbekend in oordeel [telaat]"),
        ("heropend: 0", "her-opend: 0", "K015 `her-opend` is onbekend in cijfers [her-opend]"),
        ("voorlopig: nee", "voorlopig: misschien", "K018 bij `voorlopig` hoort ja of nee [misschien]"),
    ] {
        let yaml = example().yaml().replacen(from, to, 1);
        assert_ne!(yaml, example().yaml(), "{from}");
        let findings = read(&yaml).1;
        assert!(findings.iter().any(|found| found.starts_with(said)), "{to}: {findings:?}");
    }
}

#[test]
fn without_figures_there_are_none_and_no_finding() {
    assert_eq!(read(""), (None, Vec::new()));
    assert_eq!(read("cijfers:\n"), (None, Vec::new()));
    let (figures, findings) = read("cijfers: [1, 2]\n");
    assert!(figures.is_none() && findings[0].starts_with("K014 "), "{findings:?}");
}

#[test]
fn the_names_in_json_are_english() {
    let json = serde_json::to_value(example()).expect("JSON");
    assert_eq!(json["until"], "2026-12-31");
    assert_eq!(json["terms"][0]["in_time"], 4);
    assert_eq!((&json["terms"][0]["hardness"], &json["signals"][0]["kind"]), (&"hard".into(), &"respondent".into()));
    assert_eq!(json["information"][0]["missing"][0]["first"], "2026-004");
    assert_eq!(json["classification"]["onderwerpen"]["classes"][0]["name"], "factuur");
}
