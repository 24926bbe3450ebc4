//! Every check on the trail, with a history in which it finds something and one in which it does not. The histories
//! are real ones: `git fast-import` reads them.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use klachtwerk::check::codes::AUDIT;
use serde_json::Value;
use tempfile::TempDir;

use crate::test_repo::{QUIET, Ran, TestRepo, hermetic, keys};

/// What is said about one commit.
struct Commit<'a> {
    from: &'a [usize],
    authored: &'a str,
    committed: &'a str,
    files: Vec<(&'a str, Option<String>)>,
}

/// A commit on a day, after others.
fn on<'a>(day: &'a str, from: &'a [usize]) -> Commit<'a> {
    Commit { from, authored: day, committed: day, files: Vec::new() }
}

impl<'a> Commit<'a> {
    fn file(mut self, name: &'a str, text: impl Into<String>) -> Self {
        self.files.push((name, Some(text.into())));
        self
    }

    fn case(self, text: impl Into<String>) -> Self {
        self.file(CASE, text)
    }

    fn without(mut self, name: &'a str) -> Self {
        self.files.push((name, None));
        self
    }

    fn authored(self, authored: &'a str) -> Self {
        Self { authored, ..self }
    }
}

const CASE: &str = "cases/2026/2026-001.md";
const RULES: &str = "regulations/voorbeeld.md";
const CONFIG: &str = "organisatie = \"Voorbeeld BV\"\nregeling = \"voorbeeld\"\n";

/// Seconds since 1970 of noon, or of a given hour, on a day.
fn seconds(moment: &str) -> i64 {
    let (day, hour) = moment.split_once(' ').unwrap_or((moment, "12"));
    let day: chrono::NaiveDate = day.parse().unwrap();
    day.and_hms_opt(hour.parse().unwrap(), 0, 0).unwrap().and_utc().timestamp()
}

/// The commits as a stream; the first has the settings and the regulation too.
fn stream(commits: &[Commit<'_>]) -> String {
    let mut out = String::new();
    for (index, commit) in commits.iter().enumerate() {
        let (authored, committed) = (seconds(commit.authored), seconds(commit.committed));
        out += &format!(
            "commit refs/heads/main\nmark :{}\nauthor Anne Voorbeeld <anne@example.org> {authored} +0000\n\
             committer Anne Voorbeeld <anne@example.org> {committed} +0000\ndata 6\nstap {}\n",
            index + 1,
            index % 10
        );
        for (place, parent) in commit.from.iter().enumerate() {
            out += &format!("{} :{parent}\n", if place == 0 { "from" } else { "merge" });
        }
        let first = [("klacht.toml", Some(CONFIG.to_owned())), (RULES, Some(QUIET.to_owned()))];
        let first = first.iter().filter(|(name, _)| index == 0 && commit.files.iter().all(|(own, _)| own != name));
        for (name, text) in first.chain(&commit.files) {
            match text {
                Some(text) => out += &format!("M 644 inline {name}\ndata {}\n{text}\n", text.len()),
                None => out += &format!("D {name}\n"),
            }
        }
        out.push('\n');
    }
    out
}

fn git(root: &Path, arguments: &[&str], input: &str) -> String {
    let mut command = hermetic("git", root);
    command.args(arguments).current_dir(root).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A repository with a history.
fn history(commits: &[Commit<'_>]) -> TempDir {
    let folder = TempDir::new().unwrap();
    git(folder.path(), &["init", "-q", "-b", "main"], "");
    git(folder.path(), &["fast-import", "--quiet", "--date-format=raw"], &stream(commits));
    git(folder.path(), &["reset", "-q", "--hard"], "");
    folder
}

fn audit(folder: &Path, format: &str) -> Ran {
    TestRepo::empty().run(["audit", "--format", format]).from(folder).on("2026-06-01")
}

/// The findings of a history as JSON.
fn found(commits: &[Commit<'_>]) -> Vec<Value> {
    audit(history(commits).path(), "json").json()["findings"].as_array().unwrap().clone()
}

fn codes(found: &[Value]) -> Vec<&str> {
    found.iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

/// The failing history has this code alone, with this message; the passing one has nothing.
#[track_caller]
fn shows(code: &str, message: &str, wrong: &[Commit<'_>], right: &[Commit<'_>]) {
    let wrong = found(wrong);
    assert_eq!(codes(&wrong), [code], "{wrong:#?}");
    let said = wrong[0]["message"].as_str().unwrap();
    assert!(said.contains(message), "{said}");
    let right = found(right);
    assert!(right.is_empty(), "{right:#?}");
}

/// A case with a course, and a text.
fn case(events: &[&str]) -> String {
    let events: Vec<String> = events.iter().map(|event| format!("  - {{{event}}}\n")).collect();
    format!(
        "---\nklager: {{naam: Noor Noordzee}}\nverloop:\n{}---\n## Omschrijving\nDe trein was te laat.\n",
        events.concat()
    )
}

fn received() -> Commit<'static> {
    on("2026-03-02", &[]).case(case(&["ontvangen: 2026-03-02"]))
}

/// The test of each code; `every_code_has_a_history` holds this against the list of codes.
const SHOWN: [&str; 32] = [
    "K501", "K502", "K503", "K504", "K510", "K511", "K512", "K520", "K521", "K522", "K530", "K531", "K532", "K540",
    "K541", "K550", "K551", "K552", "K553", "K560", "K561", "K562", "K563", "K564", "K565", "K566", "K567", "K570",
    "K571", "K572", "K573", "K574",
];

#[test]
fn every_code_has_a_history() {
    // The checkpoints, the store and the branch have histories in `proof`.
    let source = [
        include_str!("audit.rs"),
        include_str!("signatures/judged.rs"),
        include_str!("proof/checkpoints.rs"),
        include_str!("proof/rewritten.rs"),
        include_str!("proof/seen.rs"),
        include_str!("proof/damage.rs"),
        include_str!("trail/kept.rs"),
    ];
    assert_eq!(AUDIT.map(|code| code.id), SHOWN);
    for code in SHOWN {
        let told = source.iter().map(|text| text.matches(&format!("\"{code}")).count()).sum::<usize>();
        assert!(told > 1, "{code} has no history");
    }
}

#[test]
fn k501_a_store_that_is_not_whole() {
    let whole = history(&[received(), on("2026-03-03", &[1]).case(case(&["ontvangen: 2026-03-02, via: e-mail"]))]);
    let store = |folder: &Path| {
        let ran = audit(folder, "json");
        let said: Vec<String> = ran.json()["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|finding| finding["code"] == "K501")
            .map(|finding| finding["message"].as_str().unwrap().to_owned())
            .collect();
        (ran.status, said)
    };
    assert_eq!(store(whole.path()), (0, vec![]));

    let path = format!("file://{}", whole.path().display());
    let copies = TempDir::new().unwrap();
    let copy = |name: &str, options: &[&str]| {
        let arguments: Vec<&str> =
            ["clone", "-q"].iter().chain(options).copied().chain([path.as_str(), name]).collect();
        git(copies.path(), &arguments, "");
        copies.path().join(name)
    };
    let (status, said) = store(&copy("ondiep", &["--depth", "1"]));
    assert!(status == 1 && said.len() == 1 && said[0].contains("ondiepe kopie"), "{said:?}");

    // Where it begins, nothing seems late.
    let late = history(&[received(), on("2026-05-20", &[1]).case(case(&["ontvangen: 2026-03-02"]) + "En vol.\n")]);
    let url = format!("file://{}", late.path().display());
    git(copies.path(), &["clone", "-q", "--depth", "1", &url, "kort"], "");
    assert_eq!(codes(audit(&copies.path().join("kort"), "json").json()["findings"].as_array().unwrap()), ["K501"]);

    let (head, first) = (git(whole.path(), &["rev-parse", "HEAD"], ""), git(whole.path(), &["rev-parse", "HEAD^"], ""));
    let replaced = copy("vervangen", &[]);
    git(&replaced, &["replace", head.trim(), first.trim()], "");
    let (status, said) = store(&replaced);
    assert!(status == 1 && said.len() == 1 && said[0].contains("refs/replace"), "{said:?}");

    let grafted = copy("geënt", &[]);
    fs::write(grafted.join(".git/info/grafts"), format!("{}\n", head.trim())).unwrap();
    let (status, said) = store(&grafted);
    assert!(status == 1 && said.len() == 1 && said[0].contains("info/grafts"), "{said:?}");

    let shared = copies.path().join("geleend");
    let plain = whole.path().display().to_string();
    git(copies.path(), &["clone", "-q", "--shared", &plain, "geleend"], "");
    let (status, said) = store(&shared);
    assert!(status == 1 && said.len() == 1 && said[0].contains("alternates"), "{said:?}");

    let partial = copy("gedeeltelijk", &[]);
    git(&partial, &["config", "remote.origin.promisor", "true"], "");
    let (status, said) = store(&partial);
    assert!(status == 1 && said.len() == 1 && said[0].contains("gedeeltelijke kopie"), "{said:?}");
}

#[test]
fn k510_made_after_it_was_recorded() {
    let wrong = [received().authored("2026-03-04")];
    // A rebase records later what was made before.
    let right = [received().authored("2026-03-01")];
    shows("K510", "gemaakt op 4 maart 2026 12:00 (+00:00), maar al vastgelegd op 2 maart 2026", &wrong, &right);
}

#[test]
fn k511_older_than_what_it_follows() {
    let next = |day| on(day, &[1]).file("LEESMIJ.md", "Lees mij.\n");
    shows(
        "K511",
        "vastgelegd op 27 februari 2026 12:00 (+00:00), eerder dan de wijziging waarop zij volgt",
        &[received(), next("2026-02-27")],
        &[received(), next("2026-03-02")],
    );
}

#[test]
fn k512_a_day_that_is_still_to_come() {
    let next = |day| on(day, &[1]).file("LEESMIJ.md", "Lees mij.\n");
    shows("K512", "2 juni 2026", &[received(), next("2026-06-02")], &[received(), next("2026-06-01")]);
}

#[test]
fn k520_recorded_long_after_its_day() {
    let acknowledged = |day| on(day, &[1]).case(case(&["ontvangen: 2026-03-02", "bevestigd: 2026-03-04"]));
    shows(
        "K520",
        "ontvangst bevestigd op 4 maart 2026, vastgelegd op 12 maart 2026: 6 werkdagen later",
        &[received(), acknowledged("2026-03-12")],
        &[received(), acknowledged("2026-03-11")],
    );
    let registered = |day, events: &[&str]| [on(day, &[]).case(case(events))];
    shows(
        "K520",
        "zaak geregistreerd: klacht ontvangen op 2 maart 2026, vastgelegd op 12 maart 2026: 8 werkdagen later, en nog \
         1 gebeurtenis te laat",
        &registered("2026-03-12", &["ontvangen: 2026-03-02", "bevestigd: 2026-03-03"]),
        // What came before the complaint was nobody's to record.
        &registered("2026-03-04", &["opdracht-afgerond: 2026-01-05", "ontvangen: 2026-03-02"]),
    );
    // An event that gets its day later is recorded then.
    let undated = on("2026-03-04", &[1]).case(case(&["ontvangen: 2026-03-02", "bevestigd: "]));
    let dated = on("2026-03-12", &[2]).case(case(&["ontvangen: 2026-03-02", "bevestigd: 2026-03-04"]));
    assert!(codes(&found(&[received(), undated, dated])).contains(&"K520"));
    // The settings say what is late.
    let patient = format!("{CONFIG}[controle]\nlaat_na = 6\n");
    let history = [received().file("klacht.toml", patient), acknowledged("2026-03-12")];
    assert!(found(&history).is_empty());
}

#[test]
fn k521_put_before_what_had_been_recorded() {
    let events = ["ontvangen: 2026-03-02", "klager-gehoord: 2026-03-04", "oordeel: 2026-03-06, uitkomst: gegrond"];
    shows(
        "K521",
        "klager gehoord op 4 maart 2026 toegevoegd, terwijl oordeel gegeven op 6 maart 2026 al was vastgelegd",
        &[
            received(),
            on("2026-03-06", &[1]).case(case(&[events[0], events[2]])),
            on("2026-03-09", &[2]).case(case(&events)),
        ],
        &[received(), on("2026-03-05", &[1]).case(case(&events[..2])), on("2026-03-06", &[2]).case(case(&events))],
    );
}

#[test]
fn k522_a_day_that_feeds_a_term() {
    let next = |event| [received(), on("2026-03-05", &[1]).case(case(&[event]))];
    shows(
        "K522",
        "klacht ontvangen: datum 2 maart 2026 → 4 maart 2026",
        &next("ontvangen: 2026-03-04"),
        // Written another way, it is the same day.
        &next("ontvangen: 2 maart 2026"),
    );
    // A day no term hangs on is a change like any other.
    let note = |day| case(&["ontvangen: 2026-03-02", &format!("notitie: {day}")]);
    let found =
        found(&[on("2026-03-03", &[]).case(note("2026-03-02")), on("2026-03-04", &[1]).case(note("2026-03-03"))]);
    assert_eq!(codes(&found), ["K530"], "{found:#?}");
}

#[test]
fn k530_changed_or_removed_after_it_was_recorded() {
    let verdict = |more: &str| case(&["ontvangen: 2026-03-02", &format!("oordeel: 2026-03-05, {more}")]);
    let history = |more| {
        let first = on("2026-03-05", &[1]).case(verdict("uitkomst: gegrond, toelichting: Noor had gelijk"));
        [received(), first, on("2026-03-06", &[2]).case(verdict(more))]
    };
    shows(
        "K530",
        "oordeel gegeven op 5 maart 2026: `toelichting` veranderd en `uitkomst` gegrond → ongegrond",
        &history("uitkomst: ongegrond, toelichting: Noor had ongelijk"),
        &history("toelichting: Noor had gelijk, uitkomst: 'gegrond'"),
    );
    let verdict_alone = verdict("uitkomst: gegrond");
    let commits = [
        received(),
        on("2026-03-05", &[1]).case(verdict_alone),
        on("2026-03-06", &[2]).case(case(&["ontvangen: 2026-03-02"])),
    ];
    let removed = found(&commits);
    assert_eq!(codes(&removed), ["K530"]);
    assert_eq!(removed[0]["message"], "oordeel gegeven op 5 maart 2026 weggehaald");
    assert_eq!(removed[0]["severity"], "warning");
    // To say more is worth a remark, no more.
    let added = found(&history("uitkomst: gegrond, toelichting: Noor had gelijk, vorm: schriftelijk"));
    assert_eq!(codes(&added), ["K530"]);
    assert_eq!(
        (&added[0]["severity"], &added[0]["message"]),
        (&Value::from("info"), &Value::from("oordeel gegeven op 5 maart 2026: `vorm` toegevoegd"))
    );
}

#[test]
fn k531_a_case_that_is_gone() {
    shows(
        "K531",
        "zaak verwijderd, en niet door een vernietiging",
        &[received(), on("2026-03-03", &[1]).without(CASE)],
        // A file that moves is the same case.
        &[
            received(),
            on("2026-03-03", &[1]).without(CASE).file("cases/2026-001/index.md", case(&["ontvangen: 2026-03-02"])),
        ],
    );
    let renumbered = [
        received(),
        on("2026-03-03", &[1]).without(CASE).file("cases/2026/2026-002.md", case(&["ontvangen: 2026-03-02"])),
    ];
    shows("K531", "dezelfde zaak kreeg het nummer 2026-002", &renumbered, &[received()]);
    assert_eq!(audit(history(&renumbered).path(), "text").status, 1);
}

#[test]
fn k532_a_number_given_to_a_second_case() {
    let again =
        |text: String| found(&[received(), on("2026-03-03", &[1]).without(CASE), on("2026-03-04", &[2]).case(text)]);
    let other = case(&["ontvangen: 2026-03-04"]).replace("Noor Noordzee", "Zoë Zuiderzee");
    let wrong = again(other.clone());
    assert_eq!(codes(&wrong), ["K532", "K531"], "{wrong:#?}");
    let message = "het nummer is voor een tweede zaak gebruikt: eerst ontvangen op 2 maart 2026, nu op 4 maart 2026";
    assert_eq!(wrong[0]["message"], message);
    // A case that comes back is the same case.
    assert_eq!(codes(&again(case(&["ontvangen: 2026-03-02"]))), ["K531"]);
    // Nor may it come back as another text in silence.
    let changed = again(case(&["ontvangen: 2026-03-02"]).replace("te laat", "op tijd"));
    assert_eq!(codes(&changed), ["K530", "K531"], "{changed:#?}");
    assert_eq!(changed[0]["message"], "zaak teruggezet, maar anders dan zij werd verwijderd: de tekst");
    // Two officers took the same number.
    let both = found(&[
        on("2026-03-01", &[]),
        on("2026-03-02", &[1]).case(case(&["ontvangen: 2026-03-02"])),
        on("2026-03-04", &[1]).case(other.clone()),
        on("2026-03-04", &[2, 3]),
    ]);
    assert!(codes(&both).contains(&"K532"), "{both:#?}");
    // A case that was written over.
    let over = found(&[received(), on("2026-03-04", &[1]).case(other)]);
    assert!(codes(&over).contains(&"K532"), "{over:#?}");
}

/// Two sides: one acknowledged, the other wrote more; and what became of them.
fn merge(merged: &str) -> [Commit<'static>; 4] {
    let one = case(&["ontvangen: 2026-03-02", "bevestigd: 2026-03-03"]);
    let other = case(&["ontvangen: 2026-03-02"]).replace("te laat", "veel te laat");
    [
        received(),
        on("2026-03-03", &[1]).case(one),
        on("2026-03-04", &[1]).case(other),
        on("2026-03-05", &[2, 3]).case(merged),
    ]
}

fn joined() -> String {
    case(&["ontvangen: 2026-03-02", "bevestigd: 2026-03-03"]).replace("te laat", "veel te laat")
}

#[test]
fn k540_a_hand_in_a_merge() {
    shows(
        "K540",
        "bij het samenvoegen met de hand veranderd: `klager` en de tekst",
        &merge(&joined().replace("Noor Noordzee", "Noor Noord").replace("veel te laat", "stipt op tijd")),
        &merge(&joined()),
    );
}

#[test]
fn a_term_date_changed_in_a_merge_shows_its_old_and_new_value() {
    let found = found(&merge(&joined().replace("ontvangen: 2026-03-02", "ontvangen: 2026-03-01")));
    assert_eq!(codes(&found), ["K522", "K540"], "{found:#?}");
    assert!(found[0]["message"].as_str().unwrap().contains("2 maart 2026 → 1 maart 2026"));
}

#[test]
fn an_event_put_into_a_merge_by_hand_is_late_and_backdated_like_any_other() {
    let text = joined().replace("{ontvangen: 2026-03-02}\n", "{ontvangen: 2026-03-02}\n  - {contact: 2026-01-05}\n");
    assert_ne!(text, joined());
    let found = found(&merge(&text));
    assert!(codes(&found).contains(&"K520") && codes(&found).contains(&"K540"), "{found:#?}");
}

#[test]
fn a_case_that_moved_on_one_side_is_no_hand_and_nothing_lost() {
    let place = "cases/2026/2026-001/index.md";
    let [_, acknowledged, written, _] = merge("");
    let text = |commit: &Commit<'_>| commit.files[0].1.clone().unwrap();
    for parents in [&[2, 3], &[3, 2]] {
        let history = [
            received(),
            on("2026-03-03", &[1]).case(text(&acknowledged)),
            on("2026-03-04", &[1]).without(CASE).file(place, text(&written)),
            on("2026-03-05", parents).without(CASE).file(place, joined()),
        ];
        let found = found(&history);
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn what_is_no_key_is_not_repeated() {
    let odd = |day| case(&["ontvangen: 2026-03-02", &format!("Noor belde: {day}")]);
    let folder =
        history(&[on("2026-03-03", &[]).case(odd("2026-03-03")), on("2026-03-04", &[1]).case(odd("2026-03-04"))]);
    let ran = audit(folder.path(), "text");
    assert!(!ran.stdout.contains("Noor"), "{}", ran.stdout);
}

#[test]
fn k541_a_side_that_was_passed_over() {
    let wrong = merge(&case(&["ontvangen: 2026-03-02", "bevestigd: 2026-03-03"]));
    shows("K541", "met als laatste Anne Voorbeeld): de tekst", &wrong, &merge(&joined()));
    assert_eq!(audit(history(&wrong).path(), "text").status, 1);
    // One field of several: the file is that of neither side.
    let phone = |number: &str| {
        joined().replace("{naam: Noor Noordzee}", &format!("{{naam: Noor Noordzee, telefoon: {number}}}"))
    };
    let sides = |merged: String| {
        [
            on("2026-03-02", &[]).case(phone("1")),
            on("2026-03-03", &[1]).case(phone("2").replace("te laat", "laat")),
            on("2026-03-04", &[1]).case(phone("1").replace("2026-03-03", "2026-03-02")),
            on("2026-03-05", &[2, 3]).case(merged),
        ]
    };
    let lost = sides(phone("1").replace("te laat", "laat").replace("2026-03-03", "2026-03-02"));
    let lost = found(&lost);
    // The other side changed a day that had been recorded; that is told of its own commit.
    assert_eq!(codes(&lost), ["K541", "K530"], "{lost:#?}");
    assert_eq!(lost[0]["severity"], "error");
    assert!(lost[0]["message"].as_str().unwrap().ends_with(": `klager`"), "{lost:#?}");
    // Both changed it, and one was chosen.
    let chosen = [
        on("2026-03-02", &[]).case(phone("1")),
        on("2026-03-03", &[1]).case(phone("2").replace("te laat", "laat")),
        on("2026-03-04", &[1]).case(phone("3")),
        on("2026-03-05", &[2, 3]).case(phone("3").replace("te laat", "laat")),
    ];
    let chosen = found(&chosen);
    assert_eq!((codes(&chosen), &chosen[0]["severity"]), (vec!["K541"], &Value::from("warning")), "{chosen:#?}");
    // What both sides did is not lost when one of them is kept.
    let one = case(&["ontvangen: 2026-03-02", "bevestigd: 2026-03-03"]);
    let both = [
        received(),
        on("2026-03-03", &[1]).case(joined()),
        on("2026-03-04", &[1]).case(one),
        on("2026-03-05", &[2, 3]).case(joined()),
    ];
    assert!(found(&both).is_empty());
}

#[test]
fn k550_another_regulation_for_a_case() {
    let named = |slug: &str| case(&["ontvangen: 2026-03-02"]).replace("klager:", &format!("regeling: {slug}\nklager:"));
    let next = |slug| [on("2026-03-02", &[]).case(named("voorbeeld")), on("2026-03-03", &[1]).case(named(slug))];
    shows("K550", "`regeling` voorbeeld → voorbeeld@2024-01-01", &next("voorbeeld@2024-01-01"), &next("\"voorbeeld\""));
}

#[test]
fn k551_a_regulation_in_force_that_changed() {
    let longer = QUIET.replacen("4 weken", "6 weken", 1);
    assert_ne!(longer, QUIET);
    let next = |name, text: String| [received(), on("2026-03-03", &[1]).file(name, text)];
    shows(
        "K551",
        "regulations/voorbeeld.md, in werking vanaf",
        &next(RULES, longer.clone()),
        &next("regulations/voorbeeld/2027-01-01.md", longer.clone()),
    );
    // A version that is not in force yet may still change.
    let later = "regulations/voorbeeld/2027-01-01.md";
    let draft = |text: &str| text.replace("in_werking: 2", "in_werking: 2027-01-01 #");
    let drafts = [received().file(later, draft(QUIET)), on("2026-03-03", &[1]).file(later, draft(&longer))];
    assert!(found(&drafts).is_empty());
    // A version that goes to a file of its own does not change by that; one that goes altogether does.
    let moved = [received(), on("2026-03-03", &[1]).without(RULES).file("regulations/voorbeeld/2024-01-01.md", QUIET)];
    assert!(found(&moved).is_empty());
    let gone = found(&[received(), on("2026-03-03", &[1]).without(RULES)]);
    assert_eq!(codes(&gone), ["K551"]);
    assert!(gone[0]["message"].as_str().unwrap().ends_with("is weggehaald"), "{gone:#?}");
}

#[test]
fn k552_another_default_regulation() {
    let changed = CONFIG.replace("\"voorbeeld\"", "\"anders\"");
    let next = |text: &str| on("2026-03-04", &[1]).file("klacht.toml", text);
    let named = || {
        on("2026-03-02", &[]).case(case(&["ontvangen: 2026-03-02"]).replace("klager:", "regeling: voorbeeld\nklager:"))
    };
    shows(
        "K552",
        "de standaardregeling in klacht.toml voorbeeld → anders: 1 zaak noemt zelf geen regeling",
        &[received(), next(&changed)],
        // A case that names its own is bound by that.
        &[named(), next(&changed)],
    );
    assert!(found(&[received(), next(&CONFIG.replace("BV", "NV"))]).is_empty());
}

#[test]
fn k553_settings_that_reach_back() {
    let first = |more: &str| received().file("klacht.toml", format!("{CONFIG}{more}"));
    let next = |more: &str| on("2026-03-04", &[1]).file("klacht.toml", format!("{CONFIG}{more}"));
    let closed = |day: &str| next(&format!("[kalender]\ngesloten = [\"{day}\"]\n"));
    let late = |days: u32| format!("[controle]\nlaat_na = {days}\n");
    let wrong = [received(), closed("2026-03-03")];
    let right = [received(), closed("2026-03-05")];
    shows("K553", "in klacht.toml `gesloten` achteraf erbij: 3 maart 2026", &wrong, &right);
    shows("K553", "`laat_na` 5 → 50", &[received(), next(&late(50))], &[first(&late(50)), next(&late(5))]);
}

#[test]
fn asking_for_signatures_is_not_undone_without_one() {
    let asked = format!("{CONFIG}[controle]\nhandtekening = \"ja\"\n");
    let later = on("2026-03-04", &[1]).file("klacht.toml", asked);
    let undone = on("2026-03-05", &[2]).file("klacht.toml", CONFIG);
    let found = found(&[received(), later, undone, on("2026-03-06", &[3]).file("LEESMIJ.md", "Lees mij.\n")]);
    assert_eq!(codes(&found), ["K553", "K560", "K560"], "{found:#?}");
    assert!(found[0]["message"].as_str().unwrap().contains("`handtekening` ja → nee"));
    assert!(found[1]["message"].as_str().unwrap().contains("dat toen vroeg"));
}

#[test]
fn k560_a_commit_without_a_signature() {
    let asked = format!("{CONFIG}[controle]\nhandtekening = \"ja\"\n");
    shows("K560", "niet ondertekend", &[received().file("klacht.toml", asked)], &[received()]);
}

#[test]
fn one_line_each_the_newest_first_and_what_was_not_checked() {
    let changed = on("2026-03-05", &[1]).case(case(&["ontvangen: 2026-03-04"]));
    let folder = history(&[received(), changed, on("2026-03-06", &[2]).without(CASE)]);
    let ran = audit(folder.path(), "text");
    let lines: Vec<&str> = ran.stdout.lines().collect();
    let short = |name: &str| git(folder.path(), &["rev-parse", name], "")[..10].to_owned();
    assert_eq!(ran.status, 1);
    assert_eq!(
        lines[..4],
        [
            format!(
                "fout K531  2026-001: zaak verwijderd, en niet door een vernietiging \
                 (Anne Voorbeeld, vastgelegd op 6 maart 2026, {})",
                short("HEAD")
            ),
            format!(
                "waarschuwing K522  2026-001: klacht ontvangen: datum 2 maart 2026 → 4 maart 2026 \
                 (Anne Voorbeeld, vastgelegd op 5 maart 2026, {})",
                short("HEAD^")
            ),
            String::new(),
            format!(
                "Nagekeken: 3 wijzigingen van 1 zaak, tot en met {}. Gevonden: 1 fout, 1 waarschuwing, 0 opmerkingen.",
                short("HEAD")
            ),
        ]
    );
    assert_eq!(lines[4], "Niet nagekeken:");
    for told in ["vrije tekst", "handtekeningen", "ijkpunt", "andere kopieën", "vernietiging"] {
        assert!(lines[5..].iter().any(|line| line.contains(told)), "{told}: {lines:#?}");
    }
    let json = audit(folder.path(), "json").json();
    assert_eq!((&json["checked"]["commits"], &json["checked"]["cases"]), (&Value::from(3), &Value::from(1)));
    let own = keys(&json["findings"][0]);
    for key in ["code", "severity", "commit", "case", "message"] {
        assert!(own.contains(&key), "{own:?}");
    }
    // Nothing of a person in the case.
    assert!(!ran.stdout.contains("Noor"), "{}", ran.stdout);
}

#[test]
fn a_history_that_cannot_be_read_is_no_audit() {
    let none = TestRepo::new();
    assert!(none.run(["audit"]).now().refused().starts_with("fout: git: het archief openen lukt niet"));
    git(&none.root(), &["init", "-q"], "");
    assert!(none.run(["audit"]).now().refused().starts_with("fout: in dit archief is nog niets vastgelegd"));
}

#[test]
fn the_demo_has_the_one_correction_it_is_there_to_show() {
    let folder = TempDir::new().unwrap();
    TestRepo::empty().run(["demo", "demo"]).from(folder.path()).now().ended(0);
    let ran = TestRepo::empty().run(["audit", "--format", "json"]).from(folder.path().join("demo")).on("2026-10-30");
    let json = ran.json();
    let found: BTreeSet<&str> = codes(json["findings"].as_array().unwrap()).into_iter().collect();
    assert_eq!((ran.status, found), (0, BTreeSet::from(["K551"])));
    assert_eq!(json["findings"].as_array().unwrap().len(), 1);
    assert_eq!(json["checked"]["cases"], 57);
}
