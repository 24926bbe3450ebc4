//! A repository with unsaved texts: one case judged by itself hears what `check` would say of it among all others.

use klachtwerk::check;
use klachtwerk::repository::{Live, Quiet, Repository, Role, load};
use proptest::prelude::*;

use super::test_repo::TestRepo;

const DAY: &str = "2026-06-01";

const CASE: &str = "---\nklager: {naam: Noor Noordzee}\nverloop:\n  - ontvangen: 2026-05-04\n    via: brief\n---\n";

fn told(findings: &klachtwerk::diagnostic::Findings, file: Option<&str>) -> Vec<String> {
    let wanted = findings.as_slice().iter().filter(|finding| file.is_none_or(|file| finding.file == file));
    wanted.map(|finding| format!("{} {} {:?} {:?}", finding.file, finding.code.id, finding.range(), finding)).collect()
}

fn among_all(repository: &Repository, file: Option<&str>) -> Vec<String> {
    told(&check::run(repository, DAY.parse().unwrap()), file)
}

fn by_itself(live: &Live, file: &str) -> Vec<String> {
    told(&check::run_one(live.rules(), live.case(file), DAY.parse().unwrap()), None)
}

/// Every case by itself and everything at once, against the same files on disk.
fn assert_same(live: &Live) {
    let saved = TestRepo::empty();
    let mut files: Vec<&str> = live.cases().collect();
    files.extend(["klacht.toml", "regulations/voorbeeld.md", "cases/2026/2026-009.md.txt"]);
    let saved = files.iter().fold(saved, |saved, name| match live.source(name).0 {
        Some(source) => saved.file(name, source.text()),
        None => saved,
    });
    let of_disk = load(&saved.root(), &Quiet).unwrap();
    let whole = live.whole();
    assert_eq!(among_all(&whole, None), among_all(&of_disk, None));
    for file in live.cases() {
        assert_eq!(by_itself(live, file), among_all(&of_disk, Some(file)), "{file}");
    }
}

#[test]
fn an_unsaved_text_counts_until_it_is_taken_away() {
    let repo = TestRepo::new().case("2026-001", CASE);
    let mut live = Live::open(&repo.root()).unwrap();
    let before = by_itself(&live, "cases/2026/2026-001.md");
    live.lay("cases/2026/2026-001.md", CASE.replace("ontvangen: 2026-05-04", "ontvangen: 2099-05-04").into());
    assert!(by_itself(&live, "cases/2026/2026-001.md").iter().any(|finding| finding.contains("K206")));
    assert_same(&live);
    live.lift("cases/2026/2026-001.md");
    assert_eq!(by_itself(&live, "cases/2026/2026-001.md"), before);
}

#[test]
fn a_number_that_is_taken_is_found_by_the_second_case() {
    let repo = TestRepo::new().case("2026-001", CASE).file("cases/archief/2026-001.md", CASE);
    let mut live = Live::open(&repo.root()).unwrap();
    let found = |live: &Live, file: &str| by_itself(live, file).iter().any(|finding| finding.contains("K120"));
    assert!(!found(&live, "cases/2026/2026-001.md"));
    assert!(found(&live, "cases/archief/2026-001.md"));
    // A case that was never saved takes a number as well.
    live.lay("cases/2025/2026-001.md", CASE.into());
    assert!(found(&live, "cases/2026/2026-001.md"));
    assert_same(&live);
    live.lift("cases/2025/2026-001.md");
    assert_eq!(live.role("cases/2025/2026-001.md"), Role::Other);
    assert_same(&live);
}

#[test]
fn unsaved_rules_bind_every_case() {
    let repo = TestRepo::new().case("2026-001", CASE);
    let mut live = Live::open(&repo.root()).unwrap();
    let text = live.source("regulations/voorbeeld.md").0.unwrap().text().to_owned();
    live.lay("regulations/voorbeeld.md", text.replace("in_werking: 2024-01-01", "in_werking: 2026-06-01").into());
    assert!(by_itself(&live, "cases/2026/2026-001.md").iter().any(|finding| finding.contains("K103")), "{text}");
    assert_same(&live);
    live.lay("klacht.toml", b"regeling = \"anders\"\n".to_vec());
    assert!(by_itself(&live, "cases/2026/2026-001.md").iter().any(|finding| finding.contains("K102")));
    assert_same(&live);
}

#[test]
fn what_came_and_went_on_disk_is_seen_after_looking_again() {
    let repo = TestRepo::new().case("2026-001", CASE);
    let mut live = Live::open(&repo.root()).unwrap();
    let repo = repo.case("2026-002", CASE).file("cases/2026/2026-003/index.md", CASE);
    let repo = repo.file("cases/2026/2026-003/brief.md", "een bijlage");
    assert_eq!(live.cases().count(), 1);
    live.look_again().unwrap();
    let cases: Vec<&str> = live.cases().collect();
    assert_eq!(cases, ["cases/2026/2026-001.md", "cases/2026/2026-002.md", "cases/2026/2026-003/index.md"]);
    std::fs::remove_file(repo.root().join("cases/2026/2026-002.md")).unwrap();
    live.look_again().unwrap();
    assert_eq!(live.cases().count(), 2);
    assert_eq!(live.rules().attachments, ["cases/2026/2026-003/brief.md"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever stands in a file, judging it alone and judging it among others say the same.
    #[test]
    fn alone_and_among_others_agree(
        texts in proptest::collection::vec("(---\n)?(regeling: (voorbeeld|x)\n|klager: \\{naam: N\\}\n|verloop:\n|  - ontvangen: 2026-05-0[1-9]\n|  - oordel: 2026-05-09\n|negeer:\n|  - K203\n|x: \\[\u{e9}\\{\n){0,7}(---\n)?", 4),
    ) {
        let repo = TestRepo::new().case("2026-001", CASE).file("cases/2026/2026-009.md.txt", CASE);
        let mut live = Live::open(&repo.root()).unwrap();
        let names = ["cases/2026/2026-001.md", "cases/2026/2026-002.md", "cases/oud/2026-001.md", "cases/2026/Fout Naam.md"];
        for (name, text) in names.iter().zip(texts) {
            live.lay(name, text.into());
        }
        assert_same(&live);
    }
}
