//! What the pages tell of history: versions beside each other, corrections in place, the text that bound a case, and
//! what the audit found.

use std::fs;
use std::path::Path;

use klachtwerk::audience::leak::Detector;
use klachtwerk::git::Archive;
use klachtwerk::repository::{Quiet, load};
use klachtwerk::site::{Options, build};

use crate::pages::browse;
use crate::trail::history::{Commit, History, commit};

const FILE: &str = "regulations/proef/2024-01-01.md";
const CASE: &str = "cases/2026/2026-007.md";

fn regulation(day: &str, within: &str, words: &str) -> String {
    format!(
        "---\ntitel: Klachten\nin_werking: {day}\nvastgesteld: {day}\nrollen:\n  hoofd: {{naam: Testpersoon Hoofd}}\n\
        termijnen:\n  oordeel: {{stap: oordeel, binnen: {within}, na: ontvangen, artikel: \"2.1\"}}\n---\n\
        ## Artikel 1 Klagen\n1. Klagen kan per brief.\n\n## Artikel 2 Oordeel\n1. Het oordeel komt binnen {words}.\n"
    )
}

fn case(more: &str) -> String {
    format!(
        "---\nregeling: proef\nklager: {{naam: Testpersoon Noord}}\nverloop:\n  - ontvangen: 2026-03-03\n{more}---\n"
    )
}

/// On 2, 3, 4 and 5 March: a version, a case, a correction of that version, a case.
fn corrected() -> Vec<Commit> {
    vec![
        commit("begin").file(FILE, regulation("2024-01-01", "4 weken", "vier weken")),
        commit("zaak").file(CASE, case("")),
        commit("tikfout")
            .file(FILE, regulation("2024-01-01", "6 weken", "zes weken"))
            .by("Oude Rot <rot@example.org> 1772622000 +0100"),
        commit("later").file("cases/2026/2026-008.md", case("").replace("03-03", "03-05")),
    ]
}

/// Both sites of a history.
pub fn built(history: &History) -> tempfile::TempDir {
    let out = tempfile::tempdir().unwrap();
    let repository = load(&history.root(), &Quiet).unwrap();
    let archive = Archive::of_root(&history.root()).unwrap();
    let options = Options { out: out.path().to_owned(), public: true, private: true };
    build(&repository, Some(&archive), "2026-04-20".parse().unwrap(), &options, &Quiet).unwrap();
    out
}

#[track_caller]
fn page(out: &Path, name: &str) -> String {
    fs::read_to_string(out.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A page without tags, blanks as one.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn everything(top: &Path) -> Vec<(String, String)> {
    let files = klachtwerk::world::list(top).unwrap();
    let text = files.into_iter().filter(|file| !file.name.ends_with(".xlsx"));
    text.map(|file| (file.name, fs::read_to_string(&file.path).unwrap())).collect()
}

#[test]
fn a_new_version_tells_what_it_changed() {
    let history = History::of([commit("twee")
        .file(FILE, regulation("2024-01-01", "4 weken", "vier weken"))
        .file("regulations/proef/2026-01-01.md", regulation("2026-01-01", "6 weken", "zes weken"))]);
    let out = built(&history);
    let html = page(out.path(), "public/proef/2026-01-01/wijzigingen/index.html");
    let said = words(&html);
    assert!(said.contains("Anders dan de versie van 1 januari 2024"), "{said}");
    assert!(said.contains("Termijn oordeel: 4 weken werd 6 weken"), "{said}");
    assert!(said.contains("Artikel 2, lid 1: gewijzigd"), "{said}");
    assert!(html.contains("<del><span class=\"alleen-voorlezen\"> verwijderd: </span>vier</del>"), "{html}");
    assert!(html.contains("<ins><span class=\"alleen-voorlezen\"> toegevoegd: </span>zes</ins>"), "{html}");
    assert!(html.contains("href=\"../#art-2\""), "{html}");
    assert!(!said.contains("Artikel 1"), "{said}");
    assert!(!out.path().join("public/proef/2024-01-01/wijzigingen").exists(), "the first version changed nothing");
    let versions = words(&page(out.path(), "public/proef/index.html"));
    assert!(versions.contains("geldend van 1 januari 2024 tot en met 31 december 2025 vastgesteld op 1 januari 2024"));
    assert!(versions.contains("wijzigingen in de versie van 1 januari 2026"), "{versions}");
}

#[test]
fn a_correction_in_place_is_told_by_its_day_and_by_nobodys_name() {
    let out = built(&History::of(corrected()));
    let said = words(&page(out.path(), "public/proef/2024-01-01/wijzigingen/index.html"));
    assert!(said.contains("Aangepast op 4 maart 2026"), "{said}");
    assert!(said.contains("binnen verwijderd: vier toegevoegd: zes weken."), "{said}");
    assert!(words(&page(out.path(), "public/proef/index.html")).contains("aangepast op 4 maart 2026"));
    for (name, text) in everything(&out.path().join("public")) {
        for personal in ["Rot", "rot@example.org", "Officier", "a@example.org", "tikfout"] {
            assert!(!text.contains(personal), "{name} has {personal}");
        }
    }
}

#[test]
fn a_draft_and_an_editors_noise_are_no_correction() {
    let future = "regulations/proef/2027-01-01.md";
    let history = History::of([
        commit("begin")
            .file(FILE, regulation("2024-01-01", "4 weken", "vier weken"))
            .file(future, regulation("2027-01-01", "4 weken", "vier weken")),
        commit("noise").file(FILE, regulation("2024-01-01", "\"4 weken\"", "vier  weken")),
        commit("draft").file(future, regulation("2027-01-01", "3 weken", "drie weken")),
    ]);
    let out = built(&history);
    assert!(!out.path().join("public/proef/2024-01-01/wijzigingen").exists());
    assert!(!page(out.path(), "public/proef/2027-01-01/wijzigingen/index.html").contains("Aangepast op"));
}

#[test]
fn a_name_that_was_taken_out_does_not_come_back_as_what_was_taken_out() {
    let with = regulation("2024-01-01", "4 weken", "vier weken, zei Testpersoon Noord");
    let history = History::of([
        commit("oeps").file(FILE, with).file(CASE, case("")),
        commit("weg").file(FILE, regulation("2024-01-01", "4 weken", "vier weken")),
    ]);
    let out = built(&history);
    let said = words(&page(out.path(), "public/proef/2024-01-01/wijzigingen/index.html"));
    assert!(said.contains("om gegevens van personen te beschermen"), "{said}");
    let detector = Detector::new(&load(&history.root(), &Quiet).unwrap());
    for (name, text) in everything(&out.path().join("public")) {
        assert!(detector.scan(&name, text.as_bytes()).is_empty(), "{name}");
    }
}

#[test]
fn who_holds_a_role_is_not_kept_by_the_difference() {
    let text = regulation("2024-01-01", "4 weken", "vier weken");
    let history = History::of([
        commit("begin").file(FILE, &text),
        commit("ander").file(FILE, text.replace("Testpersoon Hoofd", "Testpersoon Nieuw")),
    ]);
    let html = page(built(&history).path(), "public/proef/2024-01-01/wijzigingen/index.html");
    assert!(html.contains("Rol hoofd: gewijzigd") && !html.contains("Testpersoon"), "{html}");
}

#[test]
fn a_version_that_got_a_file_of_its_own_keeps_its_corrections() {
    let single = "regulations/proef.md";
    let history = History::of([
        commit("begin").file(single, regulation("2024-01-01", "4 weken", "vier weken")),
        commit("zaak").file(CASE, case("")),
        commit("verplaatst").without(single).file(FILE, regulation("2024-01-01", "5 weken", "vijf weken")),
    ]);
    let out = built(&history);
    assert!(page(out.path(), "public/proef/2024-01-01/wijzigingen/index.html").contains(">vijf</ins>"));
    assert!(page(out.path(), "private/zaken/2026-007/index.html").contains("later aangepast op 4 maart 2026"));
}

#[test]
fn a_case_shows_the_text_as_it_stood_when_it_was_registered() {
    let history = History::of(corrected());
    let blob = history.git(["rev-parse", &format!("HEAD~3:{FILE}")]);
    let folder = format!("regelingen/proef/2024-01-01/{}/index.html", &blob[..10]);
    let out = built(&history);
    let case = page(out.path(), "private/zaken/2026-007/index.html");
    assert!(words(&case).contains("De tekst van de regeling is later aangepast op 4 maart 2026."), "{case}");
    assert!(case.contains(&format!("href=\"../../{folder}\"")), "{case}");
    assert!(case.contains(&format!("href=\"../../{folder}#art-2-lid-1\"")), "{case}");
    let text = page(out.path(), &format!("private/{folder}"));
    assert!(text.contains("binnen vier weken") && text.contains("id=\"art-2-lid-1\""), "{text}");
    assert!(words(&text).contains("Later aangepast op 4 maart 2026"), "{text}");
    assert!(text.contains("toegevoegd: </span>zes</ins>"), "{text}");
    let later = page(out.path(), "private/zaken/2026-008/index.html");
    assert!(!later.contains("later aangepast") && later.contains("regelingen/proef/2024-01-01/index.html#art-2-lid-1"));
}

#[test]
fn a_correction_that_was_taken_back_leaves_the_text_of_now() {
    let mut commits = corrected();
    commits.push(commit("terug").file(FILE, regulation("2024-01-01", "4 weken", "vier weken")));
    let out = built(&History::of(commits));
    assert!(!page(out.path(), "private/zaken/2026-007/index.html").contains("later aangepast"));
    assert!(page(out.path(), "private/zaken/2026-008/index.html").contains("later aangepast op 6 maart 2026"));
}

#[test]
fn what_the_audit_found_is_on_the_dashboard_the_page_of_the_history_and_the_page_of_the_case() {
    let mut commits = corrected();
    let hostile = "A&lt;b \"onclick=\"x() <a@example.org> 1772881200 +0100";
    commits.push(commit("<b>bericht</b>").file(CASE, case("  - bevestigd: 2026-03-04\n    '<img src=x>': een\n")));
    commits.push(commit("anders").file(CASE, case("  - bevestigd: 2026-03-06\n    '<img src=x>': twee\n")).by(hostile));
    let out = built(&History::of(commits));
    for name in ["index.html", "geschiedenis/index.html", "zaken/2026-007/index.html"] {
        let html = page(out.path(), &format!("private/{name}"));
        assert!(html.contains("K530") && html.contains("controles/K530.html"), "{name}: {html}");
        assert!(html.contains("A&amp;lt;b"), "{name}: {html}");
        for acts in ["\"onclick", "<b>", "<img"] {
            assert!(!html.contains(acts), "{name}: {html}");
        }
    }
    let history = page(out.path(), "private/geschiedenis/index.html");
    assert!(history.contains("K551") && history.contains("controles/K551.html"), "{history}");
    assert!(out.path().join("private/controles/K551.html").exists());
    assert!(!page(out.path(), "private/zaken/2026-008/index.html").contains("K530"));
}

#[test]
fn what_was_found_about_a_commit_is_on_the_page_of_the_case_it_changed() {
    let mut commits = corrected();
    let asked = "organisatie = \"Proef\"\nregeling = \"proef\"\n[controle]\nhandtekening = \"ja\"\n";
    commits.push(commit("om handtekeningen vragen").file("klacht.toml", asked));
    let out = built(&History::of(commits));
    assert!(page(out.path(), "private/zaken/2026-007/index.html").contains("K560"));
}

#[test]
fn without_git_nothing_is_said_of_history() {
    let history = History::of(corrected());
    let repository = load(&history.root(), &Quiet).unwrap();
    let out = tempfile::tempdir().unwrap();
    let options = Options { out: out.path().to_owned(), public: true, private: true };
    build(&repository, None, "2026-04-20".parse().unwrap(), &options, &Quiet).unwrap();
    assert!(!out.path().join("public/proef/2024-01-01/wijzigingen").exists());
    assert!(!out.path().join("private/geschiedenis").exists());
    for (name, text) in everything(out.path()) {
        assert!(!text.contains("geschiedenis/index.html") && !text.contains("later aangepast"), "{name}");
    }
}

#[test]
fn a_browser_opens_the_pages_of_history_without_complaint() {
    let history = History::of(corrected());
    let out = built(&history);
    let blob = history.git(["rev-parse", &format!("HEAD~3:{FILE}")]);
    let old = format!("private/regelingen/proef/2024-01-01/{}/index.html", &blob[..10]);
    for name in ["public/proef/2024-01-01/wijzigingen/index.html", "private/geschiedenis/index.html", &old] {
        let (dom, complaints) = browse(&format!("file://{}/{name}", out.path().display()));
        assert!(dom.contains("gemaakt met Klachtwerk"), "{name}: {dom}");
        assert!(complaints.is_empty(), "{name}: {complaints:#?}");
    }
}

#[test]
fn every_link_on_the_pages_of_history_leads_somewhere() {
    let out = built(&History::of(corrected()));
    let pages: Vec<(String, String)> =
        everything(out.path()).into_iter().filter(|(name, _)| name.ends_with(".html")).collect();
    for (name, html) in &pages {
        for link in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            if link.contains(':') || name.ends_with("404.html") {
                continue;
            }
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let mut place: Vec<&str> = name.split('/').collect();
            if !path.is_empty() {
                place.pop();
            }
            for part in path.split('?').next().unwrap_or_default().split('/').filter(|part| !part.is_empty()) {
                match part {
                    ".." => drop(place.pop()),
                    "." => {}
                    part => place.push(part),
                }
            }
            let mut target = place.join("/");
            if out.path().join(&target).is_dir() {
                target += "/index.html";
            }
            assert!(out.path().join(&target).is_file(), "{name}: {link} leads to {target}");
            let has = |html: &String| html.contains(&format!("id=\"{anchor}\""));
            let found = pages.iter().find(|(other, _)| *other == target).is_none_or(|(_, html)| has(html));
            let chosen = target == "private/zaken/index.html" && anchor.contains('=');
            assert!(anchor.is_empty() || chosen || found, "{name}: {link}");
        }
    }
}
