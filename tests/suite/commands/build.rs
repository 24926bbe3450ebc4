//! `klacht build`: what it writes where, and what it refuses.

use serde_json::Value;

use super::received;
use crate::test_repo::{QUIET, TestRepo, keys};

fn repo() -> TestRepo {
    TestRepo::new().case("2026-001", &received("2026-03-02"))
}

fn standing(repo: &TestRepo, out: &str) -> Vec<String> {
    klachtwerk::world::list(&repo.root().join(out)).unwrap().into_iter().map(|file| file.name).collect()
}

#[test]
fn json_has_the_keys_of_the_contract() {
    let repo = repo();
    let json = repo.run(["build", "--format", "json"]).on("2026-06-01").json();
    assert_eq!(keys(&json), ["public", "private", "seconds"]);
    for side in ["public", "private"] {
        assert_eq!(keys(&json[side]), ["pages", "bytes"]);
        assert!(json[side].as_object().unwrap().values().all(|count| count.as_u64().is_some_and(|count| count > 0)));
    }
    assert!(json["seconds"].as_f64().is_some_and(|seconds| seconds > 0.0));
    let json = repo.run(["build", "--public", "--format", "json"]).on("2026-06-01").json();
    assert!(json["public"].is_object() && json["private"].is_null(), "{json}");
}

#[test]
fn every_file_of_the_contract_is_there() {
    let repo = repo();
    repo.run(["build"]).on("2026-06-01").ended(0);
    let files = standing(&repo, "out");
    for name in [
        "public/index.html",
        "public/voorbeeld/index.html",
        "public/voorbeeld/2024-01-01/index.html",
        "public/voorbeeld/2024-01-01/regels.json",
        "public/sitemap.xml",
        "public/feed.xml",
        "public/robots.txt",
        "public/404.html",
        "private/index.html",
        "private/zaken/index.html",
        "private/zaken/2026-001/index.html",
        "private/termijnen.ics",
        "private/zaken.csv",
    ] {
        assert!(files.contains(&name.to_owned()), "{name} is not in {files:#?}");
    }
    assert!(!files.iter().any(|file| file.starts_with("public/") && file.contains("2026-001")), "{files:#?}");
    let page = std::fs::read_to_string(repo.root().join("out/public/voorbeeld/index.html")).unwrap();
    assert!(page.contains("id=\"art-1\"") && page.contains("id=\"art-1-lid-2\""), "{page}");
}

#[test]
fn the_public_pages_alone_in_a_folder_of_choice() {
    let repo = repo();
    let said = repo.run(["build", "--public", "--out", "site"]).on("2026-06-01").ended(0);
    assert!(said.starts_with("openbaar: ") && !said.contains("besloten: "), "{said}");
    let files = standing(&repo, "site");
    assert!(files.contains(&"public/index.html".to_owned()) && !files.iter().any(|file| file.starts_with("private/")));
    assert!(!repo.root().join("out").exists());
}

#[test]
fn the_private_pages_alone() {
    let repo = repo();
    let said = repo.run(["build", "--private"]).on("2026-06-01").ended(0);
    assert!(said.starts_with("besloten: ") && !repo.root().join("out/public").exists(), "{said}");
}

#[test]
fn it_works_from_another_folder() {
    let repo = repo();
    let elsewhere = tempfile::tempdir().unwrap();
    let root = repo.root();
    repo.run(["-C", root.to_str().unwrap(), "build"]).from(elsewhere.path()).on("2026-06-01").ended(0);
    assert!(root.join("out/public/index.html").exists());
    repo.run(["-C", root.to_str().unwrap(), "build", "--out", "hier"]).from(elsewhere.path()).on("2026-06-01").ended(0);
    assert!(elsewhere.path().join("hier/private/index.html").exists(), "--out is relative to where the command runs");
    repo.run(["build"]).from(root.join("cases/2026")).on("2026-06-01").ended(0);
    assert!(!root.join("cases/2026/out").exists(), "the archive is found from a folder in it");
}

#[test]
fn settings_may_be_left_out() {
    let repo = TestRepo::empty().regulation("voorbeeld", QUIET).case("2026-001", &received("2026-03-02"));
    let said = repo.run(["build"]).on("2026-06-01").ended(0);
    assert!(said.contains("zonder basis_url in klacht.toml"), "{said}");
    assert!(repo.root().join("out/private/zaken/2026-001/index.html").exists());
}

/// A name from a case that stands in the text of a regulation.
fn leak_in(repo: TestRepo) -> TestRepo {
    let leak = QUIET.replace("binnen zes weken.", "binnen zes weken, zoals bij Noor Noordzee.");
    repo.regulation("voorbeeld", &leak)
}

fn leaking() -> TestRepo {
    leak_in(repo())
}

#[test]
fn a_leak_stops_the_build_and_takes_the_public_pages_away() {
    let repo = repo();
    repo.run(["build"]).on("2026-06-01").ended(0);
    let leaking = leak_in(repo);
    let said = leaking.run(["build"]).on("2026-06-01").ended(1);
    assert!(said.contains("K602") && said.ends_with("niet gebouwd\n"), "{said}");
    assert!(!leaking.root().join("out/public/index.html").exists());
}

#[test]
fn a_build_that_fails_is_json_too_without_the_name() {
    let ran = leaking().run(["build", "--format", "json"]).on("2026-06-01");
    let json = ran.json();
    assert_eq!(
        (ran.status, json["public"].is_null(), &json["diagnostics"][0]["code"]),
        (1, true, &Value::from("K602"))
    );
    assert!(!ran.stdout.contains("Noordzee"), "{}", ran.stdout);
}

#[test]
fn a_broken_template_is_named_with_file_line_and_column() {
    let repo = repo()
        .file("klacht.toml", "thema = \"eigen\"\n")
        .file("themes/eigen/public/404.html", "<h1>\n  {{ niets.bekends }}</h1>\n");
    let said = repo.run(["build"]).on("2026-06-01").ended(1);
    assert!(said.starts_with("fout[K601 template-error]: "), "{said}");
    assert!(said.contains("--> themes/eigen/public/404.html:2:6\n"), "{said}");
}

#[test]
fn it_cannot_run_without_the_theme_or_over_the_sources() {
    let refused = repo().file("klacht.toml", "thema = \"weg\"\n").run(["build"]).on("2026-06-01").refused();
    assert!(
        refused.starts_with("fout: het thema `weg` bestaat niet\n") && refused.contains("klacht theme init"),
        "{refused}"
    );
    let refused = repo().run(["build", "--out", "cases"]).on("2026-06-01").refused();
    assert!(refused.contains("staan de bronnen zelf"), "{refused}");
}
