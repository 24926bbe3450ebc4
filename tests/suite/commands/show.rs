//! `klacht show`: one case on a terminal, and as JSON.

use serde_json::Value;

use super::{STRICT, received};
use crate::test_repo::{QUIET, TestRepo, keys, texts};
use crate::trail::history::{History, commit};

const FILE: &str = "cases/2026/2026-001.md";

fn repo() -> TestRepo {
    TestRepo::new().regulation("streng", STRICT).file("klacht.toml", "regeling = \"streng\"\n")
}

fn shown(repo: &TestRepo, on: &str) -> String {
    repo.run(["show", "2026-001"]).on(on).ended(0)
}

/// The lines below a heading.
fn part<'t>(text: &'t str, heading: &str) -> Vec<&'t str> {
    let (_, rest) = text.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no {heading}: {text}"));
    rest.lines().take_while(|line| !line.is_empty()).map(str::trim).collect()
}

#[test]
fn everything_of_a_case_stands_on_one_page() {
    let repo = repo().case("2026-001", &received("2026-05-04"));
    let text = shown(&repo, "2026-06-03");
    assert!(
        text.starts_with(
            "2026-001\nin behandeling, op woensdag 3 juni 2026\nKlachtenregeling Streng (streng, versie 2024-01-01)\n\
             cases/2026/2026-001.md\n\nBetrokkenen\n  klager          Noor Noordzee\n"
        ),
        "{text}"
    );
    assert_eq!(
        part(&text, "Termijnen")[..4],
        [
            "oordeel: te laat: uiterlijk maandag 1 juni 2026",
            "2 dagen te laat · klachtenfunctionaris · artikel 1 lid 1",
            "Termijn `oordeel` (artikel 1.1): oordeel gegeven binnen 4 weken na: klacht",
            "ontvangen.",
        ]
    );
    assert_eq!(part(&text, "Verloop"), ["2026-05-04  klacht ontvangen"]);
    assert!(part(&text, "Bevindingen").iter().any(|line| line.contains("K237, regel 4: ")), "{text}");
    assert_eq!(part(&text, "Geschiedenis"), ["er is niets te zien: nog niet vastgelegd in git, of niet te lezen"]);
}

#[test]
fn no_line_is_wider_than_a_terminal() {
    let long = "een heel lang verhaal over een wachtkamer waarin niemand kwam en niemand iets zei ".repeat(4);
    let case = format!(
        "{}  - bericht: 2026-05-06\n    toelichting: {long}\n---\n",
        received("2026-05-04").trim_end_matches("---\n")
    );
    let text = shown(&repo().case("2026-001", &case), "2026-06-03");
    assert!(text.contains("toelichting: een heel lang"), "{text}");
    let wide: Vec<&str> = text.lines().filter(|line| line.chars().count() > 80).collect();
    assert!(wide.is_empty(), "{wide:#?}");
}

#[test]
fn the_command_has_what_the_regulation_leaves_no_choice_in() {
    let regulation = QUIET.replacen(
        "stappen:\n",
        "stappen:\n  bevestigd: {door: [beklaagde], aan: klager, vorm: \
        schriftelijk, vereist: [aan, reden], vereist_voor: oordeel, artikel: \"1\"}\n",
        1,
    );
    assert_ne!(regulation, QUIET);
    let repo = TestRepo::new().regulation("voorbeeld", &regulation).case("2026-001", &received("2026-05-04"));
    let shown = shown(&repo, "2026-05-05");
    let text = part(&shown, "Wat nu");
    let at = text.iter().position(|line| line.starts_with("klacht record 2026-001 bevestigd")).unwrap();
    assert_eq!(
        text[at..at + 2],
        [
            "klacht record 2026-001 bevestigd --set door=beklaagde --set aan=klager --set vorm=schriftelijk",
            "geef daarbij: reden (--set reden=…)",
        ]
    );
}

#[test]
fn what_to_do_next_comes_with_its_command_and_what_must_go_first() {
    let text = shown(&repo().case("2026-001", &received("2026-05-04")), "2026-05-11");
    assert_eq!(
        part(&text, "Wat nu"),
        [
            "klager gehoord, eerst, voor: oordeel gegeven; afzien mag, met een reden",
            "klacht record 2026-001 klager-gehoord",
            "oordeel gegeven, uiterlijk maandag 1 juni 2026 (oordeel)",
            "klacht record 2026-001 oordeel",
        ]
    );
}

#[test]
fn what_to_do_next_follows_the_case_to_its_end() {
    let next = |course: &str| {
        let case = format!("---\nklager: {{naam: Noor Noordzee}}\nverloop:\n  - ontvangen: 2026-05-04\n{course}---\n");
        let json = repo().case("2026-001", &case).run(["show", "2026-001", "--format", "json"]).on("2026-05-20").json();
        texts(&json["next"], "step").join(" ")
    };
    assert_eq!(next(""), "klager-gehoord oordeel");
    assert_eq!(next("  - klager-gehoord: 2026-05-06\n"), "oordeel");
    assert_eq!(next("  - klager-gehoord:\n    afgezien: wilde niet\n"), "oordeel");
    assert_eq!(next("  - klager-gehoord:\n    afgezien: ja\n"), "klager-gehoord oordeel", "a waiver without a reason");
    let judged = "  - klager-gehoord: 2026-05-06\n  - oordeel: 2026-05-08\n";
    assert_eq!(next(judged), "afgesloten");
    assert_eq!(next(&format!("{judged}  - bezwaar: 2026-05-10\n")), "bezwaar-beslist");
    assert_eq!(next(&format!("{judged}  - voorgelegd: 2026-05-10\n")), "uitspraak");
    assert_eq!(next(&format!("{judged}  - afgesloten: 2026-05-11\n")), "");
    assert_eq!(next(&format!("{judged}  - afgesloten: 2026-05-21\n")), "afgesloten", "a closing that is still to come");
}

#[test]
fn an_open_window_of_the_complainant_holds_back_the_end() {
    let window = STRICT.replace(
        "---\n## Artikel",
        "  bezwaar: {stap: bezwaar, binnen: 2 weken, na: oordeel, voor: klager, artikel: \"1.1\"}\n---\n## Artikel",
    );
    let case = "---\nklager: {naam: Noor Noordzee}\nverloop:\n  - ontvangen: 2026-05-04\n  - klager-gehoord: 2026-05-06\n  - oordeel: 2026-05-08\n---\n";
    let repo = repo().regulation("streng", &window).case("2026-001", case);
    assert!(!shown(&repo, "2026-05-20").contains("Wat nu"));
    assert_eq!(part(&shown(&repo, "2026-06-20"), "Wat nu")[1], "klacht record 2026-001 afgesloten");
}

#[test]
fn json_has_every_key_of_the_contract() {
    let case = "---\ntitel: Te laat\nklager: {naam: Noor Noordzee, vertegenwoordiger: {naam: Bo}}\nbeklaagde: Zuurbes\nverloop:\n  - ontvangen: 2026-05-04\n    via: e-mail\n---\n";
    let repo = repo().case("2026-001", case).committed();
    let json = repo.run(["show", "2026-001", "--format", "json"]).on("2026-06-03").json();
    let contract = [
        "id",
        "path",
        "on",
        "title",
        "state",
        "regulation",
        "version",
        "parties",
        "terms",
        "course",
        "findings",
        "next",
        "attachments",
        "trail",
    ];
    assert_eq!(keys(&json), contract);
    assert_eq!((&json["title"], &json["version"]), (&"Te laat".into(), &"2024-01-01".into()));
    assert_eq!(texts(&json["parties"], "part"), ["complainant", "representative", "respondent"]);
    assert_eq!(texts(&json["parties"], "name"), ["Noor Noordzee", "Bo", "Zuurbes"]);
    let event = serde_json::json!({
        "step": "ontvangen", "label": "klacht ontvangen", "on": "2026-05-04", "attributes": {"via": "e-mail"},
    });
    assert_eq!(json["course"], Value::Array(vec![event]));
    assert_eq!((&json["next"][1]["due"], &json["next"][0]["before"]), (&"2026-06-01".into(), &"oordeel".into()));
    // Terms, findings and the trail are those of the commands that are about them.
    let other = |arguments: &[&str]| repo.run(arguments.iter().copied()).on("2026-06-03").json();
    assert_eq!(json["terms"], other(&["overdue", "--all", "--format", "json"])["terms"]);
    assert_eq!(json["findings"], other(&["check", "--show-values", "--format", "json", FILE])["diagnostics"]);
    assert_eq!(json["trail"], other(&["log", "2026-001", "--format", "json"])["entries"]);
    assert_eq!(json["trail"][0]["signature"], "none");
}

#[test]
fn a_look_back_shows_what_stood_there_and_who_had_recorded_it() {
    let history = History::of([
        commit("nieuw").file("regulations/streng.md", STRICT).file(FILE, received("2026-03-02")),
        commit("gehoord").file(FILE, received("2026-03-02").replace("---\nklager", "---\nregeling: streng\nklager")),
        commit("weg").without(FILE),
    ]);
    let refused = history.repo.run(["show", "2026-001"]).now().refused();
    assert!(refused.contains("zaak `2026-001` is er niet"), "{refused}");
    let text = history.repo.run(["show", "2026-001", "--at", "2026-03-02"]).now().ended(0);
    assert!(text.contains("in behandeling, op maandag 2 maart 2026\n"), "{text}");
    assert!(text.contains("uiterlijk maandag 30 maart 2026\n    nog 28 dagen"), "{text}");
    assert_eq!(part(&text, "Geschiedenis").len(), 2, "{text}");
    assert!(!text.contains("klacht record") && text.contains("\nWat toen nog moest\n"), "{text}");
}

#[test]
fn a_case_that_is_not_there_gives_the_one_that_was_meant() {
    let repo = repo().case("2026-001", &received("2026-05-04"));
    let refused = repo.run(["show", "2026-01"]).now().refused();
    assert_eq!(refused, "fout: zaak `2026-01` is er niet\n  doe dit: bedoelde u `2026-001`?\n");
}

#[test]
fn a_case_without_a_regulation_is_shown_as_far_as_it_goes() {
    let repo = TestRepo::empty().case("2026-001", &received("2026-05-04"));
    let text = shown(&repo, "2026-06-03");
    assert!(text.contains("\ngeen regeling bindt deze zaak\n") && !text.contains("Termijnen"), "{text}");
}

#[test]
fn a_history_that_cannot_be_read_does_not_hide_the_case() {
    let repo = repo().case("2026-001", &received("2026-05-04")).committed();
    std::fs::remove_dir_all(repo.root().join(".git/objects")).unwrap();
    std::fs::create_dir(repo.root().join(".git/objects")).unwrap();
    let ran = repo.run(["show", "2026-001"]).on("2026-05-05");
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.stderr.starts_with("let op: de geschiedenis is niet te lezen"), "{ran:?}");
    assert!(ran.stdout.contains("Noor Noordzee"), "{ran:?}");
    let json = repo.run(["show", "2026-001", "--format", "json"]).on("2026-05-05").json();
    assert!(json["trail"].is_null());
}

#[test]
fn attachments_are_those_of_the_folder_or_those_it_names() {
    let case = received("2026-05-04").replace("verloop", "bijlagen: [bijlagen/brief.pdf]\nverloop");
    let repo = repo()
        .file("cases/2026/2026-001.md", &case)
        .file("cases/2026/bijlagen/brief.pdf", "a")
        .file("cases/2026/bijlagen/van-een-ander.pdf", "b")
        .file("cases/2026/2026-002/index.md", &received("2026-05-04"))
        .file("cases/2026/2026-002/diep/foto.png", "c");
    assert_eq!(part(&shown(&repo, "2026-05-05"), "Bijlagen"), ["cases/2026/bijlagen/brief.pdf"]);
    let text = repo.run(["show", "2026-002"]).on("2026-05-05").ended(0);
    assert_eq!(part(&text, "Bijlagen"), ["cases/2026/2026-002/diep/foto.png"]);
}

#[test]
fn nothing_in_a_case_or_its_history_steers_the_terminal() {
    let case = received("2026-03-02").replace("Noor Noordzee", "Noor \u{202E}eezdroon");
    let history = History::of([commit("1").file(FILE, case).by("An\u{1b}[31mne <a@example.org> 1772449200 +0100")]);
    let text = shown(&history.repo, "2026-03-05");
    assert!(text.contains("Noor \u{FFFD}eezdroon") && text.contains("An\u{FFFD}[31mne: "), "{text}");
    assert!(!text.chars().any(|c| c.is_control() && c != '\n' || c == '\u{202E}'), "{text}");
}
