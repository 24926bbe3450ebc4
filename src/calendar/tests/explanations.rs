//! The sentences an officer reads.

use super::{date, duration};
use crate::calendar::{Calendar, EndRule, Moment, WorkdaySet, parse_date};

fn explain(set: WorkdaySet, end: EndRule, start: &str, length: &str) -> String {
    let closed = vec![date("2026-12-28")];
    let start: Moment = parse_date(start).expect("a date").moment;
    Calendar::new(set, end, closed).explain(start, duration(length)).join("\n")
}

#[test]
fn a_term_that_ends_on_good_friday() {
    assert_eq!(
        explain(WorkdaySet::Atw, EndRule::Atw, "2026-03-06", "4 weken"),
        "Begint op vrijdag 6 maart 2026; die dag telt niet mee.\n\
         4 weken later is vrijdag 3 april 2026.\n\
         Vrijdag 3 april 2026 is Goede Vrijdag: de termijn loopt door (Algemene termijnenwet, artikel 1 lid 1 en artikel 3 lid 2).\n\
         Zaterdag 4 april 2026 valt in het weekend: de termijn loopt door (Algemene termijnenwet, artikel 1 lid 1).\n\
         Zondag 5 april 2026 valt in het weekend: de termijn loopt door (Algemene termijnenwet, artikel 1 lid 1).\n\
         Maandag 6 april 2026 is tweede paasdag: de termijn loopt door (Algemene termijnenwet, artikel 1 lid 1 en artikel 3 lid 1).\n\
         De laatste dag is dinsdag 7 april 2026, tot 24.00 uur.\n\
         Kalender: werkdagen 'atw', bijgewerkt tot 1 november 2026."
    );
}

/// The start and the version of the calendar are the same in every explanation.
fn middle(set: WorkdaySet, end: EndRule, start: &str, length: &str) -> String {
    let text = explain(set, end, start, length);
    let lines: Vec<&str> = text.lines().collect();
    lines[1..lines.len() - 1].join("\n")
}

#[test]
fn terms_under_the_act() {
    let middle = |start, length| middle(WorkdaySet::Atw, EndRule::Atw, start, length);
    assert_eq!(
        middle("2026-04-17", "4 weken"),
        "4 weken later is vrijdag 15 mei 2026.\n\
         Vrijdag 15 mei 2026 is met een feestdag gelijkgesteld (dag na Hemelvaartsdag; koninklijk besluit, Staatscourant 2025, 24713): de termijn loopt door (Algemene termijnenwet, artikel 1 lid 1 en artikel 3 lid 3).\n\
         Zaterdag 16 mei 2026 valt in het weekend: de termijn loopt door (Algemene termijnenwet, artikel 1 lid 1).\n\
         Zondag 17 mei 2026 valt in het weekend: de termijn loopt door (Algemene termijnenwet, artikel 1 lid 1).\n\
         De laatste dag is maandag 18 mei 2026, tot 24.00 uur."
    );
    assert_eq!(
        middle("2026-12-24", "3 dagen"),
        "3 dagen later is zondag 27 december 2026.\n\
         Zondag 27 december 2026 valt in het weekend: de termijn loopt door (Algemene termijnenwet, artikel 1 lid 1).\n\
         Er zit dan maar één dag in de termijn die geen zaterdag, zondag of feestdag is. Een termijn van drie dagen of meer heeft er minstens twee: de termijn loopt door (Algemene termijnenwet, artikel 2).\n\
         De laatste dag is dinsdag 29 december 2026, tot 24.00 uur."
    );
    assert_eq!(
        middle("2025-04-27", "1 jaar"),
        "1 jaar later is maandag 27 april 2026.\n\
         De Algemene termijnenwet geldt niet voor een termijn in jaren (artikel 4).\n\
         Maandag 27 april 2026 is Koningsdag; het einde schuift niet op.\n\
         De laatste dag is maandag 27 april 2026, tot 24.00 uur."
    );
    assert_eq!(
        middle("2026-11-30", "4 weken"),
        "4 weken later is maandag 28 december 2026.\n\
         Maandag 28 december 2026 is een eigen sluitingsdag; een sluitingsdag verschuift het einde volgens de Algemene termijnenwet niet.\n\
         De laatste dag is maandag 28 december 2026, tot 24.00 uur."
    );
    assert!(middle("2026-01-02", "14 weken").contains("van meer dan twaalf weken (artikel 4)"));
    assert!(middle("2026-01-24", "91 dagen").contains("van meer dan 90 dagen (artikel 4)"));
    assert!(middle("2026-01-24", "4 maanden").contains("van meer dan drie maanden (artikel 4)"));
}

#[test]
fn working_days_name_what_was_skipped() {
    let middle = |start, length| middle(WorkdaySet::Atw, EndRule::Nominal, start, length);
    assert_eq!(
        middle("2026-04-30", "10 werkdagen"),
        "Werkdag 1 is vrijdag 1 mei 2026; werkdag 10 is dinsdag 19 mei 2026.\n\
         Overgeslagen: 3 weekenden; dinsdag 5 mei 2026 (Bevrijdingsdag); donderdag 14 mei 2026 (Hemelvaartsdag); vrijdag 15 mei 2026 (dag na Hemelvaartsdag, gelijkgestelde dag).\n\
         De laatste dag is dinsdag 19 mei 2026, tot 24.00 uur."
    );
    assert_eq!(
        middle("2026-04-04", "1 werkdag"),
        "Werkdag 1 is dinsdag 7 april 2026.\n\
         Overgeslagen: zondag 5 april 2026; maandag 6 april 2026 (tweede paasdag).\n\
         De laatste dag is dinsdag 7 april 2026, tot 24.00 uur."
    );
    assert!(middle("2026-12-24", "2 werkdagen").contains("maandag 28 december 2026 (eigen sluitingsdag)"));
    assert!(
        middle("2026-03-02", "3 werkdagen")
            .starts_with("Werkdag 1 is dinsdag 3 maart 2026; werkdag 3 is donderdag 5 maart 2026.\nDe laatste")
    );
    assert!(middle("2023-01-02", "1000 werkdagen").contains("andere vrije dagen."));
}

#[test]
fn an_end_that_stays_says_so() {
    assert_eq!(
        middle(WorkdaySet::Atw, EndRule::Nominal, "2026-01-31", "1 maand"),
        "1 maand later is zaterdag 28 februari 2026: februari 2026 heeft geen dag 31, dan telt de laatste dag van de maand (Hoge Raad 1 september 2017, ECLI:NL:HR:2017:2225).\n\
         Zaterdag 28 februari 2026 valt in het weekend; het einde schuift niet op, want de regeling verschuift het einde van deze termijn niet (einde 'nominaal').\n\
         De laatste dag is zaterdag 28 februari 2026, tot 24.00 uur."
    );
    assert_eq!(
        middle(WorkdaySet::Holidays, EndRule::NextWorkday, "2026-03-06", "4 weken"),
        "4 weken later is vrijdag 3 april 2026.\n\
         Vrijdag 3 april 2026 is Goede Vrijdag; voor deze termijn is dat een werkdag.\n\
         De laatste dag is vrijdag 3 april 2026, tot 24.00 uur."
    );
}

#[test]
fn an_end_that_rolls_to_the_next_workday_says_so() {
    assert_eq!(
        middle(WorkdaySet::MondayToFriday, EndRule::NextWorkday, "2026-11-29", "4 weken"),
        "4 weken later is zondag 27 december 2026.\n\
         Zondag 27 december 2026 valt in het weekend: de termijn loopt door tot de volgende werkdag.\n\
         Maandag 28 december 2026 is een eigen sluitingsdag: de termijn loopt door tot de volgende werkdag.\n\
         De laatste dag is dinsdag 29 december 2026, tot 24.00 uur."
    );
}

#[test]
fn hours_say_where_they_start() {
    let explain = |start, length| explain(WorkdaySet::Atw, EndRule::Nominal, start, length);
    assert_eq!(
        explain("2026-03-28T14:30", "24 uur"),
        "Begint op zaterdag 28 maart 2026 om 14.30 uur; de uren tellen vanaf die minuut.\n\
         24 uur later is zondag 29 maart 2026 om 15.30 uur.\n\
         In deze termijn gaat de klok een uur vooruit; alleen echt verstreken uren tellen.\n\
         Zondag 29 maart 2026 valt in het weekend; het einde schuift niet op, want de regeling verschuift het einde van deze termijn niet (einde 'nominaal').\n\
         De termijn eindigt op zondag 29 maart 2026 om 15.30 uur.\n\
         Kalender: werkdagen 'atw', bijgewerkt tot 1 november 2026."
    );
    assert!(explain("2026-03-02", "24 uur").starts_with(
        "Begint op maandag 2 maart 2026; zonder tijd erbij tellen de uren vanaf 24.00 uur.\n\
         24 uur later is dinsdag 3 maart 2026 om 24.00 uur.\n"
    ));
    assert!(!explain("2026-03-02T10:00", "24 uur").contains("klok"));
}

#[test]
fn years_without_a_decree_are_named_where_they_matter() {
    let has = |set, end, start, length| explain(set, end, start, length).contains("gelijkgestelde dagen");
    use EndRule::{Atw, NextWorkday, Nominal};
    let a = WorkdaySet::Atw;
    let text = explain(a, Nominal, "2028-12-28", "10 werkdagen");
    assert!(text.contains("Voor 2029 zijn de gelijkgestelde dagen nog niet bekend;"), "{text}");
    assert!(has(a, Atw, "2029-03-05", "4 weken"));
    assert!(has(WorkdaySet::MondayToFriday, Atw, "2028-12-20", "4 weken"));
    assert!(has(a, NextWorkday, "2029-03-05", "1 jaar"));
    assert!(!has(a, Nominal, "2029-03-05", "4 weken"));
    assert!(!has(a, Atw, "2029-03-05", "1 jaar"));
    assert!(!has(a, NextWorkday, "2029-03-05", "24 uur"));
    assert!(!has(WorkdaySet::AtwWithoutEquated, Nominal, "2029-03-05", "10 werkdagen"));
    assert!(!has(a, Nominal, "2026-03-02", "10 werkdagen"));
    let text = explain(a, Nominal, "2003-01-01", "700 werkdagen");
    assert!(text.contains("Voor 2003 tot en met 2004 zijn geen gelijkgestelde dagen vastgelegd;"), "{text}");
    assert!(!text.contains("2005 zijn"), "{text}");
    let text = explain(a, Atw, "2022-12-29", "5 dagen");
    assert!(text.contains("Voor 2022 zijn niet alle gelijkgestelde dagen bekend;"), "{text}");
    let text = explain(a, Atw, "2018-03-02", "4 weken");
    assert!(text.contains("Voor 2018 zijn niet alle gelijkgestelde dagen bekend;"), "{text}");
}
