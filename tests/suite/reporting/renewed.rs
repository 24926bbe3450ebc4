//! A report that is there: only the figures change.

use super::*;

/// A report as officers have them: comments, own keys in the middle, own words around the tables.
fn lived_in() -> String {
    format!(
        "---\n# van de vergadering\nregeling:   \"voorbeeld\"   # de gewone\nperiode: '2025'\ncijfers:\n  tot: 2025-12-31\n  \
         voorlopig: nee\n  ontvangen: 1\n  afgehandeld: 1\n  open: 0\n# hieronder is van ons\nbesproken: {{op: 2026-02-03,   \
         met: [directie]}}\nx-eigen:\n    diep: [ a,b ]\n---\nVooraf.  \n\n{BEGIN}\noud\n{END}\n\n## Wat ons opvalt\n\n\tZelf \
         geschreven, met een ‘streep’ — en ø.\n"
    )
}

#[test]
fn what_the_officer_wrote_stays_to_the_last_byte() {
    let lf = lived_in();
    let forms = [
        lf.clone(),
        lf.trim_end().to_owned(),
        lf.replace('\n', "\r\n"),
        format!("\u{FEFF}{lf}"),
        format!("\u{FEFF}{}", lf.trim_end().replace('\n', "\r\n")),
    ];
    for before in forms {
        let repo = with(&before);
        let said = report(&repo, &["2025"]).ended(0);
        assert!(said.starts_with("reports/2025.md: cijfers ververst\n"), "{said}");
        let after = text(&repo, FILE);
        assert_eq!(own(&after), own(&before));
        assert!(after.contains("  ontvangen: 3") && after.contains("| ontvangen | 3 |"), "{after}");
        assert_eq!(after.matches("\r\n").count(), if before.contains('\r') { after.matches('\n').count() } else { 0 });
        assert_eq!(after.ends_with('\n'), before.ends_with('\n'));
        assert!(report(&repo, &["2025"]).ended(0).contains("stonden er al zo"), "a second time changes nothing");
        assert_eq!(text(&repo, FILE), after);
        repo.run(["undo"]).on(DAY).ended(0);
        assert_eq!(text(&repo, FILE), before);
    }
}

#[test]
fn other_encodings_stay_what_they_are() {
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(lived_in().encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let old: Vec<u8> = b"---\nregeling: voorbeeld\n---\n\xE9\xE9n jaar\n".to_vec();
    for before in [wide, old] {
        let repo = repo();
        fs::create_dir(repo.root().join("reports")).unwrap();
        fs::write(repo.root().join(FILE), &before).unwrap();
        assert_eq!(report(&repo, &["2025"]).status, 0);
        let after = bytes(&repo, FILE);
        assert_eq!((&after[..2], &after[after.len() - 8..]), (&before[..2], &before[before.len() - 8..]));
        assert!(after.len() > before.len());
        repo.run(["undo"]).on(DAY).ended(0);
        assert_eq!(bytes(&repo, FILE), before);
    }
}

#[test]
fn a_try_tells_and_leaves_the_report() {
    let repo = with(&lived_in());
    let said = report(&repo, &["2025", "--dry-run"]).ended(0);
    assert!(said.starts_with("reports/2025.md: de cijfers zouden worden ververst\n"), "{said}");
    assert_eq!(text(&repo, FILE), lived_in());
    assert_eq!(report(&repo, &["2025", "--format", "json"]).json()["report"], FILE);
    assert_eq!(text(&repo, FILE), lived_in());
    repo.run(["undo"]).on(DAY).refused();
}

#[test]
fn marks_that_were_taken_out_or_doubled_keep_the_tables_out() {
    let plain = lived_in();
    let marks = format!("{BEGIN}\noud\n{END}\n");
    for (instead, why) in [
        (String::new(), "taken out"),
        (format!("{marks}{marks}"), "doubled"),
        (format!("{BEGIN}\noud\n"), "half"),
        (format!("{END}\noud\n{BEGIN}\n"), "turned around"),
        (format!("{BEGIN}\n{BEGIN}\noud\n{END}\n"), "begun twice"),
        (format!("tekst {BEGIN}\noud\n{END}\n"), "in a line of text"),
    ] {
        let before = plain.replace(&marks, &instead);
        let repo = with(&before);
        let said = report(&repo, &["2025"]);
        assert_eq!(said.status, 0, "{why}: {said:?}");
        assert!(said.stderr.starts_with("let op: reports/2025.md: de tabellen in de tekst"), "{why}: {said:?}");
        let after = text(&repo, FILE);
        let body = |text: &str| text.split_once("\n---\n").unwrap().1.to_owned();
        assert_eq!(body(&after), body(&before), "{why}");
        assert!(after.contains("  ontvangen: 3\n"), "{why}: the figures are renewed");
    }
}

#[test]
fn notes_beside_the_figures_are_kept_above_them() {
    let before = "---\nperiode: 2025\ncijfers:  # niet aankomen\n  tot: 2025-12-31\n  # gecontroleerd door mij\n  ontvangen: \
                  1 # klopt\n  afgehandeld: 1\n  open: 0\n# van onderen\nbesproken: 2026-02-01\n---\nTekst.";
    let repo = with(before);
    assert_eq!(report(&repo, &["2025"]).status, 0);
    let after = text(&repo, FILE);
    let start = "---\nperiode: 2025\n# niet aankomen\n# gecontroleerd door mij\n# klopt\ncijfers:\n  tot: 2025-12-31\n";
    assert!(after.starts_with(start), "{after}");
    assert!(after.ends_with("\n# van onderen\nbesproken: 2026-02-01\n---\nTekst."), "{after}");
}

#[test]
fn figures_come_back_when_they_were_taken_out() {
    for before in
        ["---\nperiode: 2025\n---\nTekst.\n", "---\n---\nTekst.\n", "---\n# niets\n---\n", "---\ncijfers:\n---\n"]
    {
        let repo = with(before);
        assert_eq!(report(&repo, &["2025"]).status, 0, "{before}");
        assert!(text(&repo, FILE).contains("cijfers:\n  tot: 2025-12-31\n  voorlopig: nee\n"), "{before}");
        assert_eq!(own(&text(&repo, FILE)), own(before), "{before}");
        assert_eq!(repo.run(["check", "--quiet", FILE]).on(DAY).ended(0), "");
    }
}

#[test]
fn after_the_cases_are_gone_the_figures_stay() {
    let repo = repo().case("2026-001", &case(1).replace("2025-", "2026-"));
    report(&repo, &["2025"]).ended(0);
    let made = text(&repo, FILE);
    fs::remove_dir_all(repo.root().join("cases/2025")).unwrap();
    let said = report(&repo, &["2025"]).refused();
    assert!(said.contains("telde 3 ontvangen klachten en nu zijn er 0") && said.contains("--recount"), "{said}");
    assert_eq!(text(&repo, FILE), made);
    assert_eq!(
        repo.run(["check", "--quiet", "--on", DAY]).now().ended(0),
        "",
        "nobody asks for cases that are destroyed"
    );
    // The report of a later year has them beside its own.
    let said = report(&repo, &["2026"]).ended(0);
    assert!(said.contains("In 2026 is 1 klacht ontvangen"), "{said}");
    assert!(
        text(&repo, "reports/2026.md").contains(
            "| Klachten | 2025 | 2026 |\n| --- | ---: | ---: |\n| open aan het begin | 0 | 0 |\n| ontvangen | 3 | 1 |\n"
        ),
        "{}",
        text(&repo, "reports/2026.md")
    );
    // Who says so anyway loses them, and can take that back.
    let said = report(&repo, &["2025", "--recount"]).ended(0);
    assert!(said.starts_with("reports/2025.md: cijfers ververst\nIn 2025 zijn geen klachten"), "{said}");
    repo.run(["undo"]).on(DAY).ended(0);
    assert_eq!(text(&repo, FILE), made);
}

#[test]
fn a_case_less_among_those_handled_is_not_lost_either() {
    let before = case(1).replace("ontvangen: 2025-01-04", "ontvangen: 2024-12-04");
    let repo = repo().case("2024-001", &before);
    report(&repo, &["2025"]).ended(0);
    let made = text(&repo, FILE);
    fs::remove_file(repo.root().join("cases/2024/2024-001.md")).unwrap();
    let said = report(&repo, &["2025"]).refused();
    assert!(said.contains("telde 4 afgehandelde klachten en nu zijn er 3"), "{said}");
    assert_eq!(text(&repo, FILE), made);
}

#[test]
fn a_part_of_a_year_is_not_counted_from_what_is_left_of_it() {
    let later = (4..=9).map(|number| {
        let text = case(number).replace("2025-", "2026-");
        (format!("2026-00{number}"), text)
    });
    let repo = later.fold(repo(), |repo, (id, text)| repo.case(&id, &text));
    report(&repo, &["2025"]).ended(0);
    let half = |repo: &TestRepo, half| repo.run(["report", half, "--dry-run"]).on("2026-12-01").ended(0);
    assert!(half(&repo, "2026-h1").contains("in het eerste halfjaar 2025 waren het er 3"));
    fs::remove_file(repo.root().join("cases/2025/2025-001.md")).unwrap();
    fs::remove_file(repo.root().join("cases/2025/2025-002.md")).unwrap();
    let said = half(&repo, "2026-h1");
    assert!(!said.contains("halfjaar 2025 was het er 1"), "{said}");
    assert!(
        said.contains(
            "Niet vergeleken met het eerste halfjaar 2025: reports/2025.md telde meer klachten dan er nog zaken"
        ),
        "{said}"
    );
    // The year itself has its figures in the report.
    assert!(half(&repo, "2026").contains("in 2025 waren het er 3"));
}

#[test]
fn figures_of_a_whole_period_do_not_go_back_to_those_of_an_earlier_day() {
    let repo = repo();
    report(&repo, &["2025"]).ended(0);
    let made = text(&repo, FILE);
    let said = repo.run(["report", "2025"]).on("2025-11-30").refused();
    assert!(said.contains("gaan tot en met 31 december 2025") && said.contains("30 november 2025"), "{said}");
    assert_eq!(text(&repo, FILE), made);
    repo.run(["report", "2025", "--recount"]).on("2025-11-30").ended(0);
    assert!(text(&repo, FILE).contains("voorlopig: ja"));
}
