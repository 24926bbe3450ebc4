//! What is recorded beside the rules: agreements with processors, appointments, ways and answers of a case.

use klachtwerk::audience::PublicView;
use klachtwerk::check::run;
use klachtwerk::repository::of_files;

const BODY: &str = "## Artikel 1 A\n1. een\n2. twee\n";

/// What is found in a regulation with these rules, and a case with this course: code, message and help.
fn found(rules: &str, course: &str, on: &str) -> Vec<String> {
    let regulation = format!("---\ntitel: Voorbeeld\nin_werking: 2024-01-01\n{rules}\n---\n{BODY}");
    let case = format!("---\nklager: {{naam: Noor}}\nregeling: voorbeeld\nverloop:\n{course}---\n");
    let repository = of_files(vec![
        ("regulations/voorbeeld.md".to_owned(), regulation.into_bytes()),
        ("cases/2026-001.md".to_owned(), case.into_bytes()),
    ]);
    let wanted = ["K121", "K122", "K240", "K429", "K430", "K016", "K303", "K302", "K304", "K015"];
    let findings = run(&repository, on.parse().unwrap());
    let mine = findings.as_slice().iter().filter(|finding| wanted.contains(&finding.code.id));
    mine.map(|own| format!("{} {} | {}", own.code.id, own.message, own.help.clone().unwrap_or_default())).collect()
}

fn on_day(rules: &str, on: &str) -> Vec<String> {
    found(rules, "  - ontvangen: 2026-03-02\n", on)
}

fn sent_to(role: &str) -> String {
    format!("rollen: {{bureau: {{naam: Bureau{role}}}}}\nstappen: {{doorgeleid: {{aan: [bureau], artikel: \"1.1\"}}}}")
}

#[test]
fn what_goes_outside_has_an_agreement_or_a_reason() {
    for (role, said) in [
        (", extern: ja", Some("`bureau` is van buiten en krijgt klachten (klacht doorgeleid), zonder overeenkomst")),
        (", extern: ja, verwerkersovereenkomst: nee", Some("staat geen dag en geen reden")),
        (", extern: ja, verwerkersovereenkomst: ja", Some("staat geen dag en geen reden")),
        (", extern: ja, verwerkersovereenkomst: 2026-07-01", Some("geldt pas vanaf 1 juli 2026")),
        (", extern: ja, verwerkersovereenkomst: 2026-06-01", None),
        (", extern: ja, verwerkersovereenkomst: beslist zelf over de gegevens", None),
        ("", None),
        (", extern: nee", None),
    ] {
        let found = on_day(&sent_to(role), "2026-06-01");
        match said {
            Some(said) => {
                assert!(
                    found.len() == 1 && found[0].starts_with("K429 ") && found[0].contains(said),
                    "{role}: {found:?}"
                );
            }
            None => assert_eq!(found, Vec::<String>::new(), "{role}"),
        }
    }
    // Nothing is sent there: then there is nothing to agree on.
    assert!(on_day("rollen: {bureau: {naam: Bureau, extern: ja}}", "2026-06-01").is_empty());
    // A day that is none is told as a day, and is not taken for a reason.
    let found = on_day(&sent_to(", extern: ja, verwerkersovereenkomst: 2026-13-01"), "2026-06-01");
    assert!(found.iter().any(|found| found.starts_with("K016")), "{found:?}");
    assert!(found.iter().any(|found| found.starts_with("K429")), "{found:?}");
}

fn committee(appointed: &str) -> String {
    format!(
        "rollen: {{directie: {{naam: Directie}}, commissie: {{naam: Commissie, benoemd_door: directie{appointed}}}}}\n\
         stappen: {{bezwaar-beslist: {{door: [commissie], artikel: \"1.1\"}}}}"
    )
}

const GROUNDS: &str = "deskundigheid: recht, onafhankelijkheid: van buiten";

#[test]
fn who_decides_was_appointed_on_that_day() {
    let objection =
        |day: &str| format!("  - ontvangen: 2026-01-05\n  - bezwaar: 2026-02-02\n  - bezwaar-beslist: {day}\n");
    let record = format!(", benoemd: [{{op: 2024-01-01, tot: 2026-02-28, {GROUNDS}}}, {{op: 2026-03-10, {GROUNDS}}}]");
    for (appointed, day, is_found) in [
        (record.as_str(), "2026-02-28", false),
        (&record, "2026-03-01", true),
        (&record, "2026-03-09", true),
        (&record, "2026-03-10", false),
        ("", "2026-03-10", true),
    ] {
        let found = found(&committee(appointed), &objection(day), "2026-06-01");
        assert_eq!(found.iter().any(|found| found.starts_with("K240 ")), is_found, "{appointed} {day}: {found:?}");
    }
    // Somebody else decided, or it was waived, or it is an ordinary judgement without any record.
    let judged = "  - ontvangen: 2026-01-05\n  - oordeel: 2026-02-02\n    door: commissie\n";
    assert!(found(&committee(""), judged, "2026-06-01").is_empty());
    let late = format!(", benoemd: [{{op: 2026-02-03, {GROUNDS}}}]");
    assert_eq!(found(&committee(&late), judged, "2026-06-01").len(), 1);
    let other =
        "  - ontvangen: 2026-01-05\n  - bezwaar: 2026-02-02\n  - bezwaar-beslist: 2026-03-01\n    door: behandelaar\n";
    assert!(found(&committee(&record), other, "2026-06-01").is_empty());
}

#[test]
fn an_appointment_in_a_newer_version_counts_for_older_cases() {
    let version = |day: &str, appointed: &str| {
        let text = format!("---\ntitel: V\nin_werking: {day}\n{}\n---\n{BODY}", committee(appointed));
        (format!("regulations/v/{day}.md"), text.into_bytes())
    };
    let case = "---\nklager: {naam: Noor}\nregeling: v\nverloop:\n  - ontvangen: 2025-12-01\n  - bezwaar: 2026-01-05\n  \
                - bezwaar-beslist: 2026-02-02\n---\n";
    let newer = format!(", benoemd: [{{op: 2026-01-01, {GROUNDS}}}]");
    for (appointed, count) in [(newer.as_str(), 0), ("", 1)] {
        let repository = of_files(vec![
            version("2024-01-01", ""),
            version("2026-01-01", appointed),
            ("cases/2025-001.md".to_owned(), case.as_bytes().to_vec()),
        ]);
        let findings = run(&repository, "2026-06-01".parse().unwrap());
        assert_eq!(findings.as_slice().iter().filter(|own| own.code.id == "K240").count(), count);
    }
}

#[test]
fn an_appointment_says_when_and_why_and_never_who() {
    for (appointed, said) in [
        ("benoemd: [{leden: 3}]", "K302 deze benoeming heeft geen dag"),
        ("benoemd: [{op: 2024-01-01, leden: drie}]", "K304 bij `leden` hoort een aantal"),
        (
            "benoemd: [{op: 2024-01-01, namen: [Noor]}]",
            "K015 `namen` is onbekend in een benoeming, waarin geen namen staan",
        ),
        (
            "benoemd: [{op: 2024-01-01, deskundigheid: recht}]",
            "K430 de benoeming van `commissie` op 1 januari 2024 zegt niets over onafhankelijkheid",
        ),
    ] {
        let found = on_day(&committee(&format!(", {appointed}")), "2026-06-01");
        assert!(found.iter().any(|found| found.contains(said)), "{appointed}: {found:?}");
    }
}

#[test]
fn an_unknown_way_is_found_with_the_one_that_was_meant() {
    let course = |via: &str| format!("  - ontvangen: 2026-03-02\n    via: {via}\n");
    for (via, meant) in [
        ("emial", "bedoelde u `e-mail`?"),
        ("telefon", "bedoelde u `telefoon`?"),
        ("postduif", "kies uit: e-mail, brief"),
        ("{a: b}", "kies uit: e-mail, brief"),
    ] {
        let found = found("", &course(via), "2026-06-01");
        assert!(found.len() == 1 && found[0].starts_with("K121 ") && found[0].contains(meant), "{via}: {found:?}");
    }
    for via in ["e-mail", "Email", "POST", "externe_site", "[brief, telefoon]", "\"\""] {
        assert!(found("", &course(via), "2026-06-01").is_empty(), "{via}");
    }
    // A way the regulation names for another step is a way; for this step K213 tells.
    let fax = "stappen: {bevestigd: {via: [fax], artikel: \"1.1\"}}";
    assert!(found(fax, &course("fax"), "2026-06-01").is_empty());
    let here = "stappen: {ontvangen: {via: [fax], artikel: \"1.1\"}}";
    assert!(found(here, &course("emial"), "2026-06-01").is_empty());
}

#[test]
fn satisfied_is_yes_or_no() {
    let course = |answer: &str| format!("  - ontvangen: 2026-03-02\n  - bericht: 2026-03-09\n    tevreden: {answer}\n");
    for (answer, said) in
        [("misschien", "schrijf ja of nee"), ("jaa", "bedoelde u `ja`?"), ("[ja, nee]", "hier staat een lijst")]
    {
        let found = found("", &course(answer), "2026-06-01");
        assert!(found.len() == 1 && found[0].starts_with("K122 ") && found[0].contains(said), "{answer}: {found:?}");
    }
    for answer in ["ja", "Nee", "true", ""] {
        assert!(found("", &course(answer), "2026-06-01").is_empty(), "{answer}");
    }
}

#[test]
fn the_most_of_an_extension_is_not_counted_in_hours() {
    let most = |length: &str| {
        let rule = format!(
            "termijnen: {{oordeel: {{stap: oordeel, binnen: 4 weken, na: ontvangen, verlengen: {{hoogstens: {length}}}}}}}"
        );
        on_day(&rule, "2026-06-01")
    };
    assert!(most("2 dagen").is_empty());
    for (length, days) in [("48 uur", "2 dagen"), ("12 uur", "1 dag"), ("25 uur", "2 dagen")] {
        let found = most(length);
        assert!(
            found.len() == 1 && found[0].starts_with("K303 ") && found[0].ends_with(&format!("hoogstens: {days}")),
            "{found:?}"
        );
    }
}

#[test]
fn the_public_reads_when_members_were_appointed() {
    let file = "regulations/klik-onderwijs.md";
    let text = std::fs::read(format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let repository = of_files(vec![(file.to_owned(), text)]);
    let view = PublicView::new(&repository.regulations, &repository.config, "2026-06-01".parse().unwrap());
    let roles = &view.regulations[0].versions[0].roles;
    let told = roles.iter().find(|role| role.name == "commissie: benoemd").unwrap();
    assert_eq!(
        told.value,
        "3 leden, vanaf 1 januari 2024 tot en met 31 december 2027; deskundigheid: kennen het onderwijs en het omgaan \
         met klachten; onafhankelijkheid: werken niet op de afdeling die trainingen levert"
    );
}
