//! Building on a real disk: what fails, what stays, what goes.

use std::fs;
use std::path::Path;

use klachtwerk::check;
use klachtwerk::repository::{Quiet, load};
use klachtwerk::site::{Options, SiteProblem, build};
use tempfile::TempDir;

use crate::check_pages::{self, Example};

const REGULATION: &str = include_str!("fixtures/voorbeeld.md");

fn on() -> chrono::NaiveDate {
    "2026-06-01".parse().unwrap()
}

/// Writes the example as a repository of its own.
fn lay_out(example: &Example) -> TempDir {
    let folder = TempDir::new().unwrap();
    write(folder.path(), "klacht.toml", "thema = \"eigen\"\n");
    write(folder.path(), "themes/eigen/LEESMIJ.txt", "een eigen thema");
    write(folder.path(), "regulations/voorbeeld.md", REGULATION);
    for (name, bytes) in &example.files {
        write(folder.path(), name, std::str::from_utf8(bytes).unwrap());
    }
    folder
}

fn write(root: &Path, name: &str, text: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn build_in(root: &Path) -> Result<(), SiteProblem> {
    let repository = load(root, &Quiet).unwrap();
    let options = Options { out: root.join("out"), public: true, private: true };
    build(&repository, on(), &options, &Quiet).map(|_| ())
}

/// Every file below a folder with what it holds.
fn files(root: &Path) -> Vec<(String, Vec<u8>)> {
    let listed = klachtwerk::world::list(root).unwrap();
    listed.into_iter().map(|file| (file.name, fs::read(&file.path).unwrap())).collect()
}

#[test]
fn the_pages_on_building_show_what_they_say() {
    for code in ["K601", "K602"] {
        let page = check_pages::read(check::find(code).unwrap().page);
        let wrong = lay_out(&page.wrong);
        let found = match build_in(wrong.path()) {
            Err(SiteProblem::Template(finding)) => vec![finding.code.id],
            Err(SiteProblem::Leak(findings)) => findings.iter().map(|finding| finding.code.id).collect(),
            other => panic!("{code}: {other:?}"),
        };
        assert!(found.iter().all(|found| *found == code), "{found:?}");
        let right = lay_out(&page.right);
        build_in(right.path()).unwrap_or_else(|problem| panic!("{code}: {problem:?}"));
    }
}

#[test]
fn a_template_error_names_the_file_the_line_and_the_column() {
    let folder = lay_out(&Example::default());
    write(folder.path(), "themes/eigen/public/404.html", "<h1>\n  {{ niets.bekends }}</h1>\n");
    let Err(SiteProblem::Template(finding)) = build_in(folder.path()) else { panic!("no error") };
    assert_eq!(finding.file, "themes/eigen/public/404.html");
    assert_eq!(finding.range().0, (2, 6));
}

#[test]
fn a_leak_takes_the_public_pages_away_and_leaves_strangers_alone() {
    let page = check_pages::read(check::find("K602").unwrap().page);
    let folder = lay_out(&page.wrong);
    write(folder.path(), "out/public/van-een-ander.txt", "niet van ons");
    assert!(matches!(build_in(folder.path()), Err(SiteProblem::Leak(_))));
    let left: Vec<String> = files(&folder.path().join("out/public")).into_iter().map(|(name, _)| name).collect();
    assert_eq!(left, ["van-een-ander.txt"]);
}

#[test]
fn a_second_build_touches_nothing_and_a_new_place_gets_the_same_bytes() {
    let folder = lay_out(&Example::default());
    write(
        folder.path(),
        "cases/2026/2026-001.md",
        "---\nklager: Testpersoon Noord\nverloop:\n  - ontvangen: 2026-03-02\n---\n",
    );
    build_in(folder.path()).unwrap();
    let out = folder.path().join("out");
    let first = files(&out);
    let touched = |path: &Path| fs::metadata(path).unwrap().modified().unwrap();
    let index = out.join("private/zaken/2026-001/index.html");
    let before = touched(&index);
    build_in(folder.path()).unwrap();
    assert_eq!(files(&out), first);
    assert_eq!(touched(&index), before);
    let elsewhere = lay_out(&Example::default());
    fs::create_dir_all(elsewhere.path().join("cases/2026")).unwrap();
    fs::copy(folder.path().join("cases/2026/2026-001.md"), elsewhere.path().join("cases/2026/2026-001.md")).unwrap();
    build_in(elsewhere.path()).unwrap();
    assert_eq!(files(&elsewhere.path().join("out")), first);
}

#[test]
fn what_an_earlier_build_left_goes_and_what_was_changed_comes_back() {
    let folder = lay_out(&Example::default());
    let case = "---\nklager: Testpersoon Noord\nverloop:\n  - ontvangen: 2026-03-02\n---\n";
    write(folder.path(), "cases/2026/2026-001.md", case);
    write(folder.path(), "cases/2026/2026-002.md", case);
    build_in(folder.path()).unwrap();
    let page = |id: &str| folder.path().join(format!("out/private/zaken/{id}/index.html"));
    let good = fs::read(page("2026-001")).unwrap();
    fs::remove_file(folder.path().join("cases/2026/2026-002.md")).unwrap();
    fs::write(page("2026-001"), "geknoeid").unwrap();
    write(folder.path(), "out/private/eigen.txt", "niet van ons");
    build_in(folder.path()).unwrap();
    assert!(!page("2026-002").exists() && !page("2026-002").parent().unwrap().exists());
    assert_eq!(fs::read(page("2026-001")).unwrap(), good);
    assert!(folder.path().join("out/private/eigen.txt").exists());
}

#[test]
fn the_output_may_not_lie_among_the_sources() {
    let folder = lay_out(&Example::default());
    let repository = load(folder.path(), &Quiet).unwrap();
    for out in ["cases", "regulations/out", "."] {
        let options = Options { out: folder.path().join(out), public: true, private: false };
        assert!(matches!(build(&repository, on(), &options, &Quiet), Err(SiteProblem::Overlap(_))), "{out}");
    }
}
