//! `klacht check`: what it finds, where, and how it ends.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use super::{STRICT, TOO_SOON, received};
use crate::test_repo::{KLACHT, TestRepo, hermetic, texts};

fn strict() -> TestRepo {
    TestRepo::empty().regulation("streng", STRICT)
}

#[test]
fn an_error_shows_the_place_the_other_place_the_article_and_the_mend() {
    let repo = strict().case("2026-001", TOO_SOON);
    let shown = repo.run(["check", "cases"]).on("2026-05-25").ended(1);
    snapbox::assert_data_eq!(
        shown,
        snapbox::str![[r#"
fout[K209 step-before-gate]: `oordeel` is van 20 mei 2026, maar `klager-gehoord` pas van 21 mei 2026
 --> cases/2026/2026-001.md:5:5
  |
5 |   - oordeel: 2026-05-20
  |     ^^^^^^^
6 |   - klager-gehoord: 2026-05-21
  |                     ---------- `klager-gehoord` moet hier eerst komen
  |
  = volgens: artikel 1.2 van streng (versie 2024-01-01): "Voor het oordeel wordt de klager gehoord."
  = doe dit: verbeter een van beide datums, of neem `oordeel` opnieuw na `klager-gehoord`

1 fout, 0 waarschuwingen en 0 opmerkingen in 1 bestand (1 zaak, 0 regelingen)

"#]]
    );
}

#[test]
fn an_archive_in_order_ends_with_0_and_quiet_says_nothing() {
    let repo = TestRepo::new().case("2026-001", &received("2026-05-18"));
    assert_eq!(repo.run(["check", "--quiet"]).on("2026-06-01").ended(0), "");
    assert_eq!(repo.run(["check", "-q"]).on("2026-06-01").ended(0), "");
    let said = repo.run(["check", "cases"]).on("2026-06-01").ended(0);
    assert_eq!(said, "0 fouten, 0 waarschuwingen en 0 opmerkingen in 1 bestand (1 zaak, 0 regelingen)\n");
}

#[test]
fn quiet_still_tells_of_errors_and_leaves_remarks_out() {
    let shown = strict().case("2026-001", TOO_SOON).run(["check", "--quiet"]).on("2026-05-25").ended(1);
    assert!(shown.contains("fout[K209 step-before-gate]") && !shown.contains("opmerking["), "{shown}");
}

#[test]
fn warnings_do_not_fail() {
    let repo = TestRepo::new().case("2026-001", &received("2026-01-05"));
    let shown = repo.run(["check", "--quiet"]).on("2026-06-01").ended(0);
    assert!(shown.starts_with("waarschuwing[K237 term-overdue]"), "{shown}");
}

#[test]
fn without_an_archive_it_cannot_run() {
    let folder = tempfile::tempdir().unwrap();
    let refused = TestRepo::empty().run(["check"]).from(folder.path()).now().refused();
    assert!(refused.starts_with("fout: in ") && refused.contains("staat geen klachtenarchief"), "{refused}");
    let refused = TestRepo::empty().run(["-C", "nergens", "check"]).now().refused();
    assert_eq!(refused, "fout: de map nergens bestaat niet\n  doe dit: kijk of het pad klopt\n");
}

#[test]
fn every_finding_of_every_file_comes_in_one_run_sorted_by_file_and_place() {
    let unreadable = "---\nklager: [\nverloop:\n  - ontvangen: 2026-05-04\n---\n";
    let two = "---\nklager: {naam: Noor Noordzee}\nverloop:\n  - ontvangen: onleesbaar\n  - onbekende-stap: 2026-05-05\n---\n";
    let repo = strict()
        .case("2026-003", unreadable)
        .case("2026-002", two)
        .case("2026-001", TOO_SOON)
        .file("klacht.toml", "organisatie = \n");
    let ran = repo.run(["check", "--format", "json"]).on("2026-05-25");
    let found = ran.json()["diagnostics"].clone();
    let places: Vec<(&str, u64, u64)> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|f| (f["file"].as_str().unwrap(), f["line"].as_u64().unwrap(), f["column"].as_u64().unwrap()))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    let errors: Vec<&str> = found
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["severity"] == "error")
        .map(|finding| finding["file"].as_str().unwrap())
        .collect();
    let mut files = errors.clone();
    files.dedup();
    assert_eq!(
        files,
        ["cases/2026/2026-001.md", "cases/2026/2026-002.md", "cases/2026/2026-003.md", "klacht.toml"],
        "{errors:?}"
    );
    assert!(errors.iter().filter(|file| **file == "cases/2026/2026-002.md").count() >= 2, "{errors:?}");
}

#[test]
fn paths_are_those_of_the_folder_or_of_the_archive() {
    let repo = strict().case("2026-001", TOO_SOON).case("2026-002", TOO_SOON).file("klacht.toml", "");
    let root = repo.root();
    let of = |folder: &str, arguments: &[&str]| {
        let run = repo.run(["check", "--format", "json"].into_iter().chain(arguments.iter().copied()));
        let json = run.from(root.join(folder)).on("2026-05-25").json();
        let mut files: Vec<String> = texts(&json["diagnostics"], "file").iter().map(|&file| file.to_owned()).collect();
        files.dedup();
        (json["summary"]["files"].as_u64().unwrap(), files)
    };
    let one = (1, vec!["cases/2026/2026-001.md".to_owned()]);
    assert_eq!(of("", &["cases/2026/2026-001.md"]), one);
    assert_eq!(of("cases", &["cases/2026/2026-001.md"]), one, "relative to the archive");
    assert_eq!(of("cases", &["2026/2026-001.md"]), one, "relative to the folder");
    assert_eq!(of("regulations", &["../cases/2026/2026-001.md"]), one, "up and down again");
    assert_eq!(of("", &["./cases/./2026/2026-001.md"]), one);
    assert_eq!(of("", &[root.join("cases/2026/2026-001.md").to_str().unwrap()]), one, "absolute");
    assert_eq!(of("", &["cases/"]).0, 2);
    assert_eq!(of("", &["klacht.toml"]), (1, vec![]));
    assert_eq!(of("", &["regulations", "cases/2026/2026-002.md"]).0, 2);
    assert_eq!(of("cases", &["."]).0, 2, "the folder itself");
    assert_eq!(of("", &["."]), of("", &[]));
    let half = repo.run(["check", "cases/2026/2026-00"]).now().refused();
    assert!(half.contains("bestaat niet in dit archief"), "half a name is no folder: {half}");
}

#[test]
fn a_path_that_is_not_there_is_no_clean_path() {
    let refused = strict().run(["check", "cases/2026/2026-009.md"]).now().refused();
    assert_eq!(refused, "fout: cases/2026/2026-009.md bestaat niet in dit archief\n  doe dit: kijk of het pad klopt\n");
}

#[cfg(unix)]
#[test]
fn an_archive_behind_a_link_is_the_same_archive() {
    let repo = strict().case("2026-001", TOO_SOON);
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("link");
    std::os::unix::fs::symlink(repo.root(), &link).unwrap();
    let path = repo.root().join("cases");
    let arguments = ["-C", link.to_str().unwrap(), "check", path.to_str().unwrap(), "--format", "json"];
    assert_eq!(repo.run(arguments).on("2026-05-25").json()["summary"]["errors"], 1);
}

#[test]
fn an_accepted_finding_stays_away_until_its_day_has_passed() {
    let accepted = TOO_SOON.replace(
        "verloop:",
        "negeer:\n  - {controle: step-before-gate, reden: de klager belde eerst, tot: 2026-06-30}\nverloop:",
    );
    let repo = strict().case("2026-001", &accepted);
    let said = repo.run(["check", "cases"]).on("2026-06-30").ended(0);
    assert_eq!(said, "0 fouten, 0 waarschuwingen en 0 opmerkingen in 1 bestand (1 zaak, 0 regelingen)\n");
    let late = repo.run(["check", "cases"]).on("2026-07-01").ended(1);
    assert!(late.contains("K209") && late.contains("expired-suppression"), "{late}");
}

#[test]
fn a_reader_that_leaves_early_hears_no_noise() {
    let mut repo = strict();
    for number in 1..=300 {
        repo = repo.case(&format!("2026-{number:03}"), TOO_SOON);
    }
    let mut child = hermetic(KLACHT, &repo.root())
        .args(["check", "--on", "2026-05-25"])
        .current_dir(repo.root())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::with_capacity(64, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let mut noise = String::new();
    child.stderr.take().unwrap().read_to_string(&mut noise).unwrap();
    assert!(first.starts_with("fout[K209"), "{first}");
    assert_eq!((child.wait().unwrap().code(), noise.as_str()), (Some(1), ""), "the status still says it");
}

#[test]
fn what_is_checked_is_left_as_it_was() {
    let repo = strict().case("2026-001", TOO_SOON);
    let before = klachtwerk::world::list(&repo.root()).unwrap();
    repo.run(["check"]).on("2026-05-25").ended(1);
    assert_eq!(klachtwerk::world::list(&repo.root()).unwrap(), before);
    assert_eq!(fs::read_to_string(repo.root().join("cases/2026/2026-001.md")).unwrap(), TOO_SOON);
}
