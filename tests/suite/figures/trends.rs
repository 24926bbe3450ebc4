//! What periods show beside each other: exact tests in plain words, and nothing concluded from few complaints.

use klachtwerk::figures::trend::{Verdict, history, trends, wanted};
use klachtwerk::report::Figures;
use klachtwerk::report::figures::{Class, Split};

use super::{Year, day, period};

/// Figures of a whole period with so many complaints, so many of them about each topic.
fn received(of: &str, count: usize, topics: &[(&str, usize)]) -> (klachtwerk::calendar::Period, Figures) {
    let period = period(of);
    let mut figures = Figures::empty(period.last(), false);
    figures.received = count;
    let classes = topics.iter().map(|(name, count)| Class { name: (*name).to_owned(), count: *count }).collect();
    let split = Split { cases: count, without: 0, multiple: true, classes };
    figures.classification = vec![("onderwerpen".to_owned(), split)];
    (period, figures)
}

#[test]
fn a_large_difference_is_told_with_its_test_and_what_it_means() {
    let history = [received("2025", 18, &[]), received("2026", 34, &[])];
    let found = trends(period("2026"), &history, "onderwerpen").unwrap();
    let before = found.before.unwrap();
    assert_eq!(before.verdict, Verdict::More);
    // By hand: both tails of a binomial of 52 with a half, from 34 on.
    assert!((before.chance.unwrap() - 0.036_483).abs() < 1e-5);
    assert_eq!(
        before.sentence,
        "In 2026 kwamen er 34 klachten binnen, in 2025 waren het er 18. Dat zijn er duidelijk meer: als er niets was veranderd, kwam \
         zo'n verschil in 3,6% van de keren voor (exacte toets van Przyborowski en Wilenski)."
    );
    assert!(found.year_before.is_none(), "for a year that is the same comparison");
}

#[test]
fn a_small_difference_and_small_numbers_conclude_nothing() {
    let said = |then, now| {
        let history = [received("2025", then, &[]), received("2026", now, &[])];
        trends(period("2026"), &history, "onderwerpen").unwrap().before.unwrap()
    };
    let chance = said(20, 24);
    assert_eq!(chance.verdict, Verdict::NoDifference);
    assert!(chance.sentence.contains("Dat verschil kan toeval zijn"), "{}", chance.sentence);
    // All nine on one side would be rare enough for a test; it is not asked.
    let few = said(0, 9);
    assert_eq!((few.verdict, few.chance), (Verdict::TooFew, None));
    assert_eq!(
        few.sentence,
        "In 2026 kwamen er 9 klachten binnen, in 2025 waren het er 0: te weinig klachten om iets te zeggen. Daarvoor zijn er samen \
         minstens 10 nodig."
    );
    assert!(said(0, 1).sentence.starts_with("In 2026 kwam er 1 klacht binnen"));
}

#[test]
fn a_period_that_runs_is_held_against_its_days() {
    let mut history = [received("2025", 40, &[]), received("2026", 10, &[])];
    (history[1].1.until, history[1].1.provisional) = (day("2026-03-31"), true);
    let before = trends(period("2026"), &history, "onderwerpen").unwrap().before.unwrap();
    assert_eq!((before.now.days, before.verdict), (90, Verdict::NoDifference));
    assert!(
        before.sentence.contains("(tot nu toe, 90 dagen)")
            && before.sentence.contains("gerekend naar het aantal dagen")
    );
    let whole = [received("2025", 40, &[]), received("2026", 10, &[])];
    assert_eq!(trends(period("2026"), &whole, "onderwerpen").unwrap().before.unwrap().verdict, Verdict::Fewer);
}

#[test]
fn several_topics_are_corrected_for_being_several() {
    let then = [("factuur", 10), ("toon", 20), ("uitleg", 8), ("planning", 1), ("(overige)", 30)];
    let now = [("Factuur", 24), ("toon", 21), ("uitleg", 9), ("planning", 4), ("(overige)", 2)];
    let history = [received("2025", 60, &then), received("2026", 60, &now)];
    let found = trends(period("2026"), &history, "onderwerpen").unwrap().classes;
    let told: Vec<_> = found.iter().map(|one| (one.class.as_deref().unwrap(), one.verdict)).collect();
    assert_eq!(
        told,
        [
            ("Factuur", Verdict::NoDifference),
            ("toon", Verdict::NoDifference),
            ("uitleg", Verdict::NoDifference),
            ("planning", Verdict::TooFew)
        ],
        "24 against 10 is rare by itself (2,4%), not as the clearest of three"
    );
    assert!(found[0].sentence.contains("correctie van Holm voor 3 vergelijkingen"), "{}", found[0].sentence);
    assert!(found[0].sentence.contains("over “Factuur” binnen") && found[0].sentence.contains("in 7,3% van de keren"));
    let alone = [received("2025", 10, &then[..1]), received("2026", 24, &now[..1])];
    let alone = trends(period("2026"), &alone, "onderwerpen").unwrap().classes.remove(0);
    assert_eq!(alone.verdict, Verdict::More);
    assert!(trends(period("2026"), &history, "aard").unwrap().classes.is_empty());
}

#[test]
fn a_line_needs_five_whole_periods() {
    let line = |counts: &[usize]| {
        let history: Vec<_> =
            (2020..).zip(counts).map(|(year, count)| received(&year.to_string(), *count, &[])).collect();
        trends(history.last().unwrap().0, &history, "onderwerpen").unwrap().line.unwrap()
    };
    let up = line(&[3, 5, 6, 8, 9]);
    assert_eq!((up.verdict, up.counts.len()), (Verdict::More, 5));
    assert_eq!(
        up.sentence,
        "Van 2020 tot en met 2024 kwamen er 3, 5, 6, 8, 9 klachten binnen. Het aantal loopt op: als de volgorde toeval was, \
         kwam zo'n lijn in 1,6% van de keren voor (exacte toets van Mann en Kendall)."
    );
    assert_eq!(line(&[9, 8, 6, 5, 3]).verdict, Verdict::Fewer);
    assert_eq!(line(&[3, 5, 6, 9, 8]).verdict, Verdict::NoDifference);
    let short = line(&[30, 50, 60, 80]);
    assert_eq!(short.verdict, Verdict::TooFew);
    assert!(short.sentence.contains("te weinig jaren om een lijn te zien"), "{}", short.sentence);
    assert!(line(&[0, 1, 1, 2, 3]).sentence.contains("te weinig klachten"));
}

#[test]
fn a_quarter_stands_beside_the_one_before_and_that_of_a_year_ago() {
    let history: Vec<_> = wanted(period("2026-k2"))
        .into_iter()
        .zip(1..)
        .map(|(own, count)| received(&own.to_string(), count, &[]))
        .collect();
    assert_eq!(history.len(), 12);
    let found = trends(period("2026-k2"), &history, "onderwerpen").unwrap();
    let names = |one: &Option<klachtwerk::figures::trend::Comparison>| one.as_ref().unwrap().then.period.clone();
    assert_eq!((names(&found.before), names(&found.year_before)), ("2026-k1".to_owned(), "2025-k2".to_owned()));
    assert!(
        found
            .before
            .unwrap()
            .sentence
            .starts_with("In het tweede kwartaal 2026 kwamen er 12 klachten binnen, in het eerste")
    );
    assert_eq!(found.line.unwrap().verdict, Verdict::More);
    assert!(trends(period("2027-k1"), &history, "onderwerpen").is_none());
}

#[test]
fn figures_an_earlier_report_kept_go_before_counting_again() {
    let repository = Year::new()
        .case("2025-001", "", &["ontvangen: 2025-03-01"])
        .case("2026-001", "", &["ontvangen: 2026-03-01"])
        .repository();
    let count = |of| Some(klachtwerk::figures::count(&repository, "proef", of, day("2027-01-01"), &|_, _| false));
    let mut provisional = received("2026", 99, &[]);
    provisional.1.provisional = true;
    let kept = [received("2024", 7, &[]), provisional];
    let known = history(&wanted(period("2026")), &kept, Some(day("2025-03-01")), count);
    let told: Vec<_> = known.iter().map(|(own, figures)| (own.to_string(), figures.received)).collect();
    let told: Vec<_> = told.iter().map(|(own, count)| (own.as_str(), *count)).collect();
    // 2024 is gone but was kept; 2023 nobody counted; of 2026 the report was made too early.
    assert_eq!(told, [("2024", 7), ("2025", 1), ("2026", 1)]);
    assert!(history(&wanted(period("2026")), &[], None, count).is_empty());
}
