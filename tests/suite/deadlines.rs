//! Terms of a case from the regulation to the day: how each stands, why, and when it stops running.

use klachtwerk::deadline::{Deadline, deadlines};
use klachtwerk::repository::{Repository, of_files};

/// A regulation with these terms and a case with this course.
fn repository(terms: &str, course: &str) -> Repository {
    repository_with("", terms, "", course)
}

fn repository_with(calendar: &str, terms: &str, front: &str, course: &str) -> Repository {
    let indented = |text: &str| text.trim().lines().map(|line| format!("  {}\n", line.trim_end())).collect::<String>();
    let regulation = format!(
        "---\ntitel: Voorbeeld\nin_werking: 2010-01-01\n{calendar}termijnen:\n{}---\n## Artikel 1 A\n",
        indented(terms)
    );
    let case = format!("---\nklager: Voorbeeld Klager\n{front}verloop:\n{}---\n", indented(course));
    let repository = of_files(vec![
        ("regulations/voorbeeld.md".to_owned(), regulation.into_bytes()),
        ("cases/2026-001.md".to_owned(), case.into_bytes()),
    ]);
    assert!(repository.findings.is_empty(), "{:?}", repository.findings);
    repository
}

fn line(term: &Deadline<'_>) -> String {
    let mut line = format!("{} {} uiterlijk {}", term.rule.name.text, term.status.key(), term.due);
    if term.nominal != term.due {
        line += &format!(", geteld {}", term.nominal);
    }
    if let Some(from) = term.extended_from {
        line += &format!(", eerst {from}");
    }
    line += &match term.met_on {
        Some(met) => format!(", gedaan {met}"),
        None => format!(", nog {}", term.days()),
    };
    line
}

fn stand_in(repository: &Repository, on: &str) -> String {
    let bound = repository.case("2026-001").unwrap();
    let terms = deadlines(&bound.case, repository.binding(bound).unwrap(), on.parse().unwrap());
    terms.iter().map(line).collect::<Vec<_>>().join("; ")
}

/// How the terms of a case stand on a day.
fn stand(terms: &str, course: &str, on: &str) -> String {
    stand_in(&repository(terms, course), on)
}

fn explanation(terms: &str, course: &str, on: &str) -> Vec<String> {
    let repository = repository(terms, course);
    let bound = repository.case("2026-001").unwrap();
    deadlines(&bound.case, repository.binding(bound).unwrap(), on.parse().unwrap()).remove(0).explanation()
}

fn roles(terms: &str, front: &str, course: &str) -> (String, &'static str, bool, i64) {
    let repository = repository_with("", terms, front, course);
    let bound = repository.case("2026-001").unwrap();
    let all = deadlines(&bound.case, repository.binding(bound).unwrap(), "2026-06-01".parse().unwrap());
    (all[0].responsible().to_owned(), all[0].state(), all[0].is_passed(), all[0].workdays())
}

const VERDICT: &str =
    "oordeel: {stap: oordeel, binnen: 4 weken, na: ontvangen, verlengen: {stap: verlengd, vereist: [reden, tot]}}";
const CAPPED: &str = "oordeel: {stap: oordeel, binnen: 4 weken, na: ontvangen, verlengen: {stap: verlengd, hoogstens: 4 weken, keer: 1}}";

#[test]
fn the_day_of_receipt_is_not_counted() {
    assert_eq!(stand(VERDICT, "- ontvangen: 2026-03-02", "2026-03-02"), "oordeel open uiterlijk 2026-03-30, nog 28");
}

#[test]
fn the_last_day_is_not_late_and_the_next_one_is() {
    let course = "- ontvangen: 2026-03-02";
    assert_eq!(stand(VERDICT, course, "2026-03-30"), "oordeel open uiterlijk 2026-03-30, nog 0");
    assert_eq!(stand(VERDICT, course, "2026-03-31"), "oordeel overdue uiterlijk 2026-03-30, nog -1");
}

#[test]
fn a_verdict_on_the_last_day_is_in_time_and_on_the_next_is_late() {
    let course = |day| format!("- ontvangen: 2026-03-02\n- oordeel: {day}");
    assert_eq!(
        stand(VERDICT, &course("2026-03-30"), "2026-06-01"),
        "oordeel met uiterlijk 2026-03-30, gedaan 2026-03-30"
    );
    assert_eq!(
        stand(VERDICT, &course("2026-03-31"), "2026-06-01"),
        "oordeel late uiterlijk 2026-03-30, gedaan 2026-03-31"
    );
}

#[test]
fn what_has_yet_to_happen_does_not_count() {
    let course = "- ontvangen: 2026-03-02\n- oordeel: 2026-03-20";
    assert_eq!(stand(VERDICT, course, "2026-03-10"), "oordeel open uiterlijk 2026-03-30, nog 20");
    assert_eq!(stand(VERDICT, course, "2026-03-01"), "", "nothing was received yet");
}

#[test]
fn good_friday_moves_a_term_only_under_the_atw() {
    let course = "- ontvangen: 2026-03-06";
    let term = |end| format!("oordeel: {{stap: oordeel, binnen: 4 weken, na: ontvangen{end}}}");
    assert_eq!(stand(&term(""), course, "2026-03-06"), "oordeel open uiterlijk 2026-04-03, nog 28");
    assert_eq!(
        stand(&term(", einde: atw"), course, "2026-03-06"),
        "oordeel open uiterlijk 2026-04-07, geteld 2026-04-03, nog 32"
    );
}

#[test]
fn the_calendar_of_the_regulation_holds_unless_a_term_has_its_own() {
    let calendar = "kalender: {einde: atw, werkdagen: maandag-vrijdag}\n";
    let terms = "oordeel: {stap: oordeel, binnen: 4 weken, na: ontvangen}\n\
                 bericht: {stap: bericht, binnen: 4 weken, na: ontvangen, einde: nominaal}\n\
                 bevestiging: {stap: bevestigd, binnen: 3 werkdagen, na: ontvangen}\n\
                 contact: {stap: contact, binnen: 3 werkdagen, na: ontvangen, werkdagen: atw}";
    let repository = repository_with(calendar, terms, "", "- ontvangen: 2026-05-11");
    assert_eq!(
        stand_in(&repository, "2026-05-11"),
        "oordeel open uiterlijk 2026-06-08, nog 28; bericht open uiterlijk 2026-06-08, nog 28; \
         bevestiging open uiterlijk 2026-05-18, geteld 2026-05-14, nog 7; contact open uiterlijk 2026-05-18, nog 7"
    );
}

#[test]
fn closing_days_of_the_regulation_and_of_the_organisation_are_no_working_days() {
    let regulation = "---\ntitel: V\nin_werking: 2010-01-01\nkalender: {gesloten: [2026-03-03]}\ntermijnen:\n  \
                      bevestiging: {stap: bevestigd, binnen: 3 werkdagen, na: ontvangen}\n---\n";
    let case = "---\nverloop:\n  - ontvangen: 2026-03-02\n---\n";
    let repository = of_files(vec![
        ("klacht.toml".to_owned(), b"[kalender]\ngesloten = [2026-03-04]\n".to_vec()),
        ("regulations/voorbeeld.md".to_owned(), regulation.as_bytes().to_vec()),
        ("cases/2026-001.md".to_owned(), case.as_bytes().to_vec()),
    ]);
    assert_eq!(stand_in(&repository, "2026-03-02"), "bevestiging open uiterlijk 2026-03-09, nog 7");
}

#[test]
fn a_window_of_the_complainant_rolls_when_nobody_says_how_it_ends() {
    let course = "- oordeel: 2026-05-08";
    let term = |more| format!("bezwaar: {{stap: bezwaar, binnen: 2 weken, na: oordeel{more}}}");
    assert_eq!(stand(&term(""), "- oordeel: 2026-05-09", "2026-05-09"), "bezwaar open uiterlijk 2026-05-23, nog 14");
    assert_eq!(
        stand(&term(", voor: klager"), "- oordeel: 2026-05-09", "2026-05-09"),
        "bezwaar open uiterlijk 2026-05-26, geteld 2026-05-23, nog 17",
        "Saturday, Sunday and Whit Monday"
    );
    assert_eq!(
        stand(&term(", voor: klager, einde: nominaal"), "- oordeel: 2026-05-09", "2026-05-09"),
        "bezwaar open uiterlijk 2026-05-23, nog 14"
    );
    assert_eq!(stand(&term(", voor: klager"), course, "2026-05-08"), "bezwaar open uiterlijk 2026-05-22, nog 14");
}

#[test]
fn a_window_of_the_complainant_lapses_and_is_never_overdue() {
    let term = "bezwaar: {stap: bezwaar, binnen: 10 werkdagen, na: oordeel, voor: klager}";
    assert_eq!(stand(term, "- oordeel: 2026-04-30", "2026-05-19"), "bezwaar open uiterlijk 2026-05-19, nog 0");
    assert_eq!(stand(term, "- oordeel: 2026-04-30", "2026-05-20"), "bezwaar lapsed uiterlijk 2026-05-19, nog -1");
    assert_eq!(
        stand(term, "- oordeel: 2026-04-30\n- bezwaar: 2026-05-20", "2026-06-01"),
        "bezwaar late uiterlijk 2026-05-19, gedaan 2026-05-20"
    );
}

#[test]
fn closing_the_case_leaves_the_complainants_window_open() {
    let term = "bezwaar: {stap: bezwaar, binnen: 10 werkdagen, na: oordeel, voor: klager}";
    let course = "- oordeel: 2026-03-02\n- afgesloten: 2026-03-03";
    assert_eq!(stand(term, course, "2026-03-04"), "bezwaar open uiterlijk 2026-03-16, nog 12");
}

#[test]
fn a_complaint_before_the_window_for_complaints_opens_is_in_time() {
    let term = "indienen: {stap: ontvangen, binnen: 30 werkdagen, na: opdracht-afgerond, voor: klager}";
    assert_eq!(
        stand(term, "- ontvangen: 2026-03-02\n- opdracht-afgerond: 2026-03-20", "2026-06-01"),
        "indienen met uiterlijk 2026-05-07, gedaan 2026-03-02"
    );
    assert_eq!(
        stand(term, "- opdracht-afgerond: 2026-03-20\n- ontvangen: 2026-05-08", "2026-06-01"),
        "indienen late uiterlijk 2026-05-07, gedaan 2026-05-08"
    );
}

#[test]
fn a_target_that_passes_is_not_overdue() {
    let term = "besluit: {stap: bezwaar-beslist, binnen: 4 weken, na: bezwaar, soort: streef}";
    assert_eq!(stand(term, "- bezwaar: 2026-03-02", "2026-03-31"), "besluit lapsed uiterlijk 2026-03-30, nog -1");
    let (_, state, passed, _) = roles(term, "", "- ontvangen: 2026-03-01\n- bezwaar: 2026-03-02");
    assert_eq!((state, passed), ("streeftermijn verstreken", true));
}

#[test]
fn at_once_is_a_norm_and_the_output_says_so() {
    let term = "doorgeven: {stap: doorgeleid, binnen: direct, norm: 1 werkdag, na: ontvangen, artikel: \"1\"}";
    assert_eq!(stand(term, "- ontvangen: 2026-04-02", "2026-04-02"), "doorgeven open uiterlijk 2026-04-07, nog 5");
    assert_eq!(stand(term, "- ontvangen: 2026-04-02", "2026-04-08"), "doorgeven lapsed uiterlijk 2026-04-07, nog -1");
    let lines = explanation(term, "- ontvangen: 2026-04-02", "2026-04-08");
    assert_eq!(
        lines[0],
        "Norm (de regeling zegt 'direct') `doorgeven` (artikel 1): klacht doorgeleid binnen 1 werkdag na: klacht ontvangen."
    );
}

#[test]
fn hours_run_from_the_minute_and_can_be_missed_by_one() {
    let term = "contact: {stap: contact, binnen: 24 uur, na: ontvangen}";
    let course = |time| format!("- ontvangen: 2026-03-02 14:30\n- contact: 2026-03-03 {time}");
    assert_eq!(
        stand(term, &course("14:30"), "2026-03-04"),
        "contact met uiterlijk 2026-03-03T14:30, gedaan 2026-03-03"
    );
    assert_eq!(
        stand(term, &course("14:31"), "2026-03-04"),
        "contact late uiterlijk 2026-03-03T14:30, gedaan 2026-03-03"
    );
    assert_eq!(
        stand(term, &course(""), "2026-03-04"),
        "contact met uiterlijk 2026-03-03T14:30, gedaan 2026-03-03",
        "without a time the day counts"
    );
    assert!(
        explanation(term, &course("14:31"), "2026-03-04")
            .contains(&"Gedaan op dinsdag 3 maart 2026: na het laatste uur.".to_owned())
    );
}

#[test]
fn an_extension_replaces_the_end_from_the_day_it_was_told() {
    let course = "- ontvangen: 2026-03-02\n- verlengd: 2026-03-20\n  tot: 2026-04-20\n  reden: wacht op een verklaring";
    assert_eq!(stand(VERDICT, course, "2026-03-19"), "oordeel open uiterlijk 2026-03-30, nog 11");
    assert_eq!(
        stand(VERDICT, course, "2026-03-20"),
        "oordeel open uiterlijk 2026-04-20, geteld 2026-03-30, eerst 2026-03-30, nog 31"
    );
    assert_eq!(
        stand(VERDICT, course, "2026-04-21"),
        "oordeel overdue uiterlijk 2026-04-20, geteld 2026-03-30, eerst 2026-03-30, nog -1"
    );
}

#[test]
fn an_extension_may_be_told_on_the_last_day_and_not_after_it() {
    let course = |day| format!("- ontvangen: 2026-03-02\n- verlengd: {day}\n  tot: 2026-04-20");
    assert!(stand(VERDICT, &course("2026-03-30"), "2026-04-01").starts_with("oordeel open uiterlijk 2026-04-20"));
    assert_eq!(stand(VERDICT, &course("2026-03-31"), "2026-04-01"), "oordeel overdue uiterlijk 2026-03-30, nog -2");
}

#[test]
fn without_a_maximum_a_term_can_be_extended_again_before_its_new_end() {
    let course =
        "- ontvangen: 2026-03-02\n- verlengd: 2026-03-20\n  tot: 2026-04-20\n- verlengd: 2026-04-20\n  tot: 2026-07-20";
    assert_eq!(
        stand(VERDICT, course, "2026-05-01"),
        "oordeel open uiterlijk 2026-07-20, geteld 2026-03-30, eerst 2026-04-20, nog 80"
    );
}

#[test]
fn the_maximum_counts_from_the_nominal_end() {
    let course = "- ontvangen: 2026-03-02\n- verlengd: 2026-03-20\n  tot: 2026-05-11";
    assert_eq!(
        stand(CAPPED, course, "2026-04-01"),
        "oordeel open uiterlijk 2026-04-27, geteld 2026-03-30, eerst 2026-03-30, nog 26"
    );
    let lines = explanation(CAPPED, course, "2026-04-01");
    assert_eq!(
        lines.last().unwrap(),
        "Verlengd op 20 maart 2026 tot 11 mei 2026, maar de regeling staat hoogstens 27 april 2026 toe: die dag telt."
    );
}

#[test]
fn an_extension_too_many_does_not_count() {
    let course =
        "- ontvangen: 2026-03-02\n- verlengd: 2026-03-20\n  tot: 2026-04-06\n- verlengd: 2026-04-01\n  tot: 2026-04-13";
    assert_eq!(
        stand(CAPPED, course, "2026-04-02"),
        "oordeel open uiterlijk 2026-04-06, geteld 2026-03-30, eerst 2026-03-30, nog 4"
    );
}

#[test]
fn an_extension_that_failed_does_not_use_up_the_one_allowed() {
    let course = "- ontvangen: 2026-03-02\n- verlengd: 2026-03-20\n- verlengd: 2026-03-24\n  tot: 2026-04-13";
    assert_eq!(
        stand(CAPPED, course, "2026-04-02"),
        "oordeel open uiterlijk 2026-04-13, geteld 2026-03-30, eerst 2026-03-30, nog 11"
    );
}

#[test]
fn each_extension_belongs_to_its_own_term() {
    let terms = "oordeel: {stap: oordeel, binnen: 4 weken, na: ontvangen, verlengen: {stap: verlengd}}\n\
                 besluit: {stap: bezwaar-beslist, binnen: 4 weken, na: bezwaar, verlengen: {stap: bezwaar-verlengd}}";
    let course = "- ontvangen: 2026-03-02\n- oordeel: 2026-03-20\n- bezwaar: 2026-03-27\n- bezwaar-verlengd: 2026-04-20\n  tot: 2026-05-08";
    assert_eq!(
        stand(terms, course, "2026-05-01"),
        "oordeel met uiterlijk 2026-03-30, gedaan 2026-03-20; \
         besluit open uiterlijk 2026-05-08, geteld 2026-04-24, eerst 2026-04-24, nog 7"
    );
}

#[test]
fn a_progress_notice_starts_anew_after_each_notice_until_the_verdict() {
    let term = "bericht: {stap: bericht, binnen: 2 weken, na: ontvangen, herhalen_tot: oordeel}";
    let course = "- ontvangen: 2026-03-02\n- bericht: 2026-03-12";
    assert_eq!(stand(term, course, "2026-03-11"), "bericht open uiterlijk 2026-03-16, nog 5");
    assert_eq!(stand(term, course, "2026-03-13"), "bericht open uiterlijk 2026-03-26, nog 13");
    assert_eq!(stand(term, course, "2026-03-27"), "bericht overdue uiterlijk 2026-03-26, nog -1");
    let ended = format!("{course}\n- oordeel: 2026-03-20");
    assert_eq!(stand(term, &ended, "2026-06-01"), "bericht met uiterlijk 2026-03-26, gedaan 2026-03-20");
}

#[test]
fn a_notice_after_the_verdict_does_not_start_the_row_again() {
    let term = "bericht: {stap: bericht, binnen: 2 weken, na: ontvangen, herhalen_tot: oordeel}";
    let course = "- ontvangen: 2026-03-02\n- oordeel: 2026-03-10\n- bericht: 2026-03-12";
    assert_eq!(stand(term, course, "2026-06-01"), "bericht met uiterlijk 2026-03-16, gedaan 2026-03-10");
}

/// How a term on hearing stands under a regulation with this rule for the step.
fn hearing(rule: &str, event: &str) -> String {
    let term = "horen: {stap: klager-gehoord, binnen: 2 weken, na: ontvangen}";
    let steps = format!("stappen:\n  klager-gehoord: {rule}\n");
    stand_in(&repository_with(&steps, term, "", &format!("- ontvangen: 2026-03-02\n{event}")), "2026-06-01")
}

#[test]
fn a_waived_step_ends_its_term_with_or_without_a_day() {
    let waived =
        ["- klager-gehoord:\n  afgezien: klager wil dat niet", "- klager-gehoord: 2026-03-10\n  afgezien: ziek"];
    for event in waived {
        assert_eq!(hearing("{afzien: true}", event), "horen lapsed uiterlijk 2026-03-16, nog -77", "{event}");
    }
}

#[test]
fn a_waiver_that_does_not_count_silences_no_term() {
    let overdue = "horen overdue uiterlijk 2026-03-16, nog -77";
    assert_eq!(hearing("{afzien: nee}", "- klager-gehoord:\n  afgezien: klager wil dat niet"), overdue);
    assert_eq!(hearing("{afzien: true}", "- klager-gehoord:\n  afgezien: ja"), overdue);
    assert_eq!(hearing("{afzien: true}", "- klager-gehoord: 2026-03-10\n  afgezien:"), overdue);
}

#[test]
fn a_waived_verdict_starts_nothing() {
    let term = "uitvoering: {stap: uitgevoerd, binnen: 2 weken, na: oordeel}";
    assert_eq!(stand(term, "- ontvangen: 2026-03-02\n- oordeel: 2026-03-10\n  afgezien: opgelost", "2026-06-01"), "");
}

#[test]
fn a_closed_or_withdrawn_case_has_nothing_left_to_do() {
    for ending in ["afgesloten", "ingetrokken", "niet-ontvankelijk"] {
        let course = format!("- ontvangen: 2026-03-02\n- {ending}: 2026-03-10");
        assert_eq!(stand(VERDICT, &course, "2026-06-01"), "oordeel lapsed uiterlijk 2026-03-30, nog -63");
        assert_eq!(stand(VERDICT, &course, "2026-03-09"), "oordeel open uiterlijk 2026-03-30, nog 21");
    }
}

#[test]
fn a_reopened_case_runs_on() {
    let course = "- ontvangen: 2026-03-02\n- afgesloten: 2026-03-10\n- heropend: 2026-03-17";
    assert_eq!(stand(VERDICT, course, "2026-03-31"), "oordeel overdue uiterlijk 2026-03-30, nog -1");
}

#[test]
fn an_objection_on_the_day_of_closing_still_has_to_be_decided() {
    let term = "besluit: {stap: bezwaar-beslist, binnen: 4 weken, na: bezwaar}";
    let course = "- ontvangen: 2026-02-02\n- oordeel: 2026-03-02\n- afgesloten: 2026-03-04\n- bezwaar: 2026-03-04";
    assert_eq!(stand(term, course, "2026-04-02"), "besluit overdue uiterlijk 2026-04-01, nog -1");
}

#[test]
fn the_last_of_several_starts_counts() {
    let term = "oordeel: {stap: oordeel, binnen: 4 weken, na: [ontvangen, informatie-ontvangen]}";
    let course = "- ontvangen: 2026-03-02\n- informatie-ontvangen: 2026-03-16";
    assert_eq!(stand(term, course, "2026-03-15"), "oordeel open uiterlijk 2026-03-30, nog 15");
    assert_eq!(stand(term, course, "2026-03-16"), "oordeel open uiterlijk 2026-04-13, nog 28");
}

#[test]
fn any_of_several_steps_meets_a_term() {
    let term = "afhandelen: {stap: [oordeel, bemiddeld], binnen: 4 weken, na: ontvangen}";
    let course = "- ontvangen: 2026-03-02\n- bemiddeld: 2026-03-09\n- oordeel: 2026-04-09";
    assert_eq!(stand(term, course, "2026-06-01"), "afhandelen met uiterlijk 2026-03-30, gedaan 2026-03-09");
}

#[test]
fn a_condition_looks_at_the_event_the_term_runs_from() {
    let term =
        "uitvoering: {stap: uitgevoerd, binnen: 2 weken, na: oordeel, bij: {uitkomst: [gegrond, deels gegrond]}}";
    let course = |outcome| format!("- ontvangen: 2026-02-02\n- oordeel: 2026-03-02\n  uitkomst: {outcome}");
    assert_eq!(stand(term, &course("Deels gegrond"), "2026-03-02"), "uitvoering open uiterlijk 2026-03-16, nog 14");
    assert_eq!(stand(term, &course("ongegrond"), "2026-03-02"), "");
}

#[test]
fn a_condition_knows_a_class_by_its_code_and_by_its_label() {
    let calendar = "indeling: {wijze: {keuzes: {A: mondeling, B: schriftelijk}}}\n";
    let term =
        |wanted| format!("formulier: {{stap: doorgeleid, binnen: 1 week, na: ontvangen, bij: {{wijze: {wanted}}}}}");
    for (wanted, found) in [("A", true), ("mondeling", true), ("B", false)] {
        let repository = repository_with(calendar, &term(wanted), "indeling: {wijze: A}\n", "- ontvangen: 2026-03-02");
        assert_eq!(!stand_in(&repository, "2026-03-02").is_empty(), found, "{wanted}");
    }
}

#[test]
fn ten_and_four_weeks_stay_two_terms() {
    let terms = "advies: {stap: uitspraak, binnen: 10 weken, na: voorgelegd, einde: atw}\n\
                 besluit: {stap: bezwaar-beslist, binnen: 4 weken, na: uitspraak, einde: atw}";
    let course = "- ontvangen: 2025-12-01\n- voorgelegd: 2026-01-02\n- uitspraak: 2026-03-13";
    assert_eq!(
        stand(terms, course, "2026-03-13"),
        "advies met uiterlijk 2026-03-13, gedaan 2026-03-13; besluit open uiterlijk 2026-04-10, nog 28"
    );
}

#[test]
fn a_confirmation_can_fall_due_after_the_position() {
    let terms = "bevestiging: {stap: bevestigd, binnen: 7 werkdagen, na: ontvangen}\n\
                 standpunt: {stap: oordeel, binnen: 2 weken, na: ontvangen}";
    assert_eq!(
        stand(terms, "- ontvangen: 2025-12-19", "2025-12-19"),
        "bevestiging open uiterlijk 2026-01-05, nog 17; standpunt open uiterlijk 2026-01-02, nog 14"
    );
}

#[test]
fn the_role_that_acts_is_the_rules_or_the_handlers() {
    let term = |who| format!("oordeel: {{stap: oordeel, binnen: 4 weken, na: ontvangen{who}}}");
    let front = "behandelaar: {naam: Voorbeeld, rol: klachtenfunctionaris}\n";
    let course = "- ontvangen: 2026-03-02";
    assert_eq!(roles(&term(", wie: directie"), front, course).0, "directie");
    assert_eq!(roles(&term(""), front, course), ("klachtenfunctionaris".to_owned(), "te laat", true, -38));
    assert_eq!(roles(&term(", voor: klager"), front, course).0, "klager");
    assert_eq!(roles(&term(""), "", course).0, "behandelaar");
}

#[test]
fn the_explanation_tells_every_step_of_the_date() {
    let term = "oordeel: {stap: oordeel, binnen: 4 weken, na: ontvangen, einde: atw, artikel: \"1\", verlengen: {stap: verlengd}}";
    let course = "- ontvangen: 2026-03-06\n- verlengd: 2026-04-07\n  tot: 2026-04-20\n- oordeel: 2026-04-22";
    let lines = explanation(term, course, "2026-06-01");
    assert_eq!(lines[0], "Termijn `oordeel` (artikel 1): oordeel gegeven binnen 4 weken na: klacht ontvangen.");
    assert!(lines.iter().any(|line| line.contains("Goede Vrijdag")), "{lines:#?}");
    assert_eq!(
        lines[lines.len() - 2..],
        [
            "Verlengd op 7 april 2026: de laatste dag wordt 20 april 2026 in plaats van 7 april 2026.",
            "Gedaan op woensdag 22 april 2026: 2 dagen na de laatste dag."
        ]
    );
}
