//! Building on a real disk: what fails, what stays, what goes.

use std::fs;
use std::path::Path;

use klachtwerk::check;
use klachtwerk::repository::{Quiet, load};
use klachtwerk::site::{Options, SiteProblem, build, published};
use serde_json::Value;
use tempfile::TempDir;

use crate::check_pages::{self, Example};
use crate::test_repo::TestRepo;

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
    build(&repository, None, on(), &options, &Quiet).map(|_| ())
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
fn a_missing_template_or_function_is_found_where_it_is_named() {
    for (text, place) in [
        ("<h1>\n{% include \"weg.html\" %}</h1>\n", (2, 12)),
        ("{% extends \"weg/basis.html\" %}\n", (1, 12)),
        ("<p>\n  {{ bestaat_niet(a=1) }}</p>\n", (2, 6)),
        ("<p>{{ site.on | bestaat_niet }}</p>\n", (1, 17)),
    ] {
        let folder = lay_out(&Example::default());
        write(folder.path(), "themes/eigen/public/404.html", text);
        let Err(SiteProblem::Template(finding)) = build_in(folder.path()) else { panic!("no error for {text}") };
        assert_eq!(
            (finding.file.as_str(), finding.range().0),
            ("themes/eigen/public/404.html", place),
            "{:?}",
            finding.notes
        );
    }
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
        assert!(matches!(build(&repository, None, on(), &options, &Quiet), Err(SiteProblem::Overlap(_))), "{out}");
    }
}

/// A repository with one regulation and one case, for what happens around the pages.
fn small() -> TempDir {
    let folder = TempDir::new().unwrap();
    write(folder.path(), "regulations/voorbeeld.md", REGULATION);
    let case =
        "---\nklager: {naam: Zoë Geheimman, telefoon: \"070 000 00 99\"}\nverloop:\n  - ontvangen: 2026-03-02\n---\n";
    write(folder.path(), "cases/2026/2026-001.md", case);
    folder
}

fn build_to(root: &Path, out: &Path) -> Result<(), SiteProblem> {
    let repository = load(root, &Quiet).unwrap();
    let options = Options { out: out.to_owned(), public: true, private: true };
    build(&repository, None, on(), &options, &Quiet).map(|_| ())
}

#[test]
fn the_output_never_lands_among_the_sources_by_a_detour() {
    let folder = small();
    let root = folder.path();
    fs::create_dir(root.join("x")).unwrap();
    assert!(matches!(build_to(root, &root.join("x/../cases")), Err(SiteProblem::Overlap(_))));
    assert!(matches!(build_to(root, &root.join("nieuw/../cases/diep")), Err(SiteProblem::Overlap(_))));
    std::os::unix::fs::symlink("cases", root.join("out")).unwrap();
    assert!(matches!(build_in(root), Err(SiteProblem::Overlap(_))));
    assert_eq!(files(&root.join("cases")).len(), 1);
}

#[test]
fn nothing_is_written_or_removed_through_a_symlink_in_the_output() {
    let folder = small();
    let root = folder.path();
    write(root, "elders/index.html", "van een ander");
    fs::create_dir(root.join("out")).unwrap();
    std::os::unix::fs::symlink("../elders", root.join("out/public")).unwrap();
    assert!(matches!(build_in(root), Err(SiteProblem::Write(_))));
    fs::remove_file(root.join("out/public")).unwrap();
    build_in(root).unwrap();
    // A stale page whose folder has since become a symlink.
    fs::remove_dir_all(root.join("out/private/zaken/2026-001")).unwrap();
    std::os::unix::fs::symlink("../../../elders", root.join("out/private/zaken/2026-001")).unwrap();
    fs::remove_file(root.join("cases/2026/2026-001.md")).unwrap();
    build_in(root).unwrap();
    assert_eq!(fs::read_to_string(root.join("elders/index.html")).unwrap(), "van een ander");
}

#[test]
fn what_a_killed_build_left_goes_with_the_next() {
    let folder = small();
    let root = folder.path();
    build_in(root).unwrap();
    let case = root.join("cases/2026/2026-001.md");
    fs::copy(&case, root.join("cases/2026/2026-002.md")).unwrap();
    // A folder where the page should come stops the build halfway.
    fs::create_dir_all(root.join("out/private/zaken/2026-002/index.html.klacht-nieuw/x")).unwrap();
    assert!(matches!(build_in(root), Err(SiteProblem::Write(_))));
    let noted = fs::read_to_string(root.join("out/.klacht/bestanden.json")).unwrap();
    assert!(noted.contains("private/zaken/2026-002/index.html"), "{noted}");
    fs::remove_dir_all(root.join("out/private/zaken/2026-002")).unwrap();
    write(root, "out/private/zaken/2026-002/index.html", "afgebroken");
    write(root, "out/private/zaken/2026-002/index.html.klacht-nieuw", "half");
    fs::remove_file(root.join("cases/2026/2026-002.md")).unwrap();
    build_in(root).unwrap();
    assert!(!root.join("out/private/zaken/2026-002").exists());
}

#[test]
fn two_builds_at_once_wait_for_each_other() {
    let folder = small();
    let root = folder.path();
    for number in 2..200 {
        fs::copy(root.join("cases/2026/2026-001.md"), root.join(format!("cases/2026/2026-{number:03}.md"))).unwrap();
    }
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..4).map(|_| scope.spawn(|| build_in(root))).collect();
        running.into_iter().for_each(|build| build.join().unwrap().unwrap());
    });
}

#[test]
fn a_leak_is_found_however_it_is_written() {
    for written in [
        "Zoe\u{308} Geheimman",
        "ZOE GEHEIMMAN",
        "Zoë Geheim\u{ad}man",
        "Zoë\u{200b} Geheimman",
        "| a | b |\n|---|---|\n| Zoë | Geheimman |",
        "[x](https://example.org/Zo%c3%ab%20Geheimman)",
        "bel +31 70 000 00 99",
        "bel (070) 000.00.99",
    ] {
        let folder = small();
        write(folder.path(), "regulations/voorbeeld.md", &format!("{REGULATION}\n\n{written}\n"));
        assert!(matches!(build_in(folder.path()), Err(SiteProblem::Leak(_))), "{written}");
    }
}

#[test]
fn a_hidden_file_is_looked_through_too() {
    let folder = small();
    write(folder.path(), "out/public/.oud.html", "Zoë Geheimman");
    assert!(matches!(build_in(folder.path()), Err(SiteProblem::Leak(_))));
}

#[test]
fn a_word_that_is_nobody_does_not_stop_the_build() {
    for word in ["Anoniem", "Directie", "onbekend", "2024"] {
        let folder = small();
        let case =
            format!("---\nklager: {{naam: {word}, telefoon: \"{word}\"}}\nverloop:\n  - ontvangen: 2026-03-02\n---\n");
        write(folder.path(), "cases/2026/2026-001.md", &case);
        write(folder.path(), "regulations/voorbeeld.md", &format!("{REGULATION}\n\nDe {word} beslist.\n"));
        build_in(folder.path()).unwrap();
    }
}

#[test]
fn a_theme_or_a_configuration_behind_a_symlink_is_not_read() {
    let folder = small();
    let root = folder.path();
    write(root, "elders/static/geheim.txt", "van een ander");
    write(root, "klacht.toml", "thema = \"eigen\"\n");
    fs::create_dir(root.join("themes")).unwrap();
    std::os::unix::fs::symlink("../elders", root.join("themes/eigen")).unwrap();
    assert!(matches!(build_in(root), Err(SiteProblem::NoTheme(_))));
    fs::rename(root.join("klacht.toml"), root.join("echt.toml")).unwrap();
    std::os::unix::fs::symlink("echt.toml", root.join("klacht.toml")).unwrap();
    let repository = load(root, &Quiet).unwrap();
    assert!(repository.findings.as_slice().iter().any(|finding| finding.code.id == "K013"));
    fs::rename(root.join("cases"), root.join("zaken")).unwrap();
    std::os::unix::fs::symlink("zaken", root.join("cases")).unwrap();
    assert!(load(root, &Quiet).is_err());
}

#[test]
fn an_index_beside_other_cases_hides_none_of_them() {
    let folder = small();
    let root = folder.path();
    for place in ["cases/index.md", "cases/2026/index.md"] {
        fs::copy(root.join("cases/2026/2026-001.md"), root.join(place)).unwrap();
        let repository = load(root, &Quiet).unwrap();
        assert!(repository.cases.iter().any(|bound| bound.case.id == "2026-001"), "{place}");
        fs::remove_file(root.join(place)).unwrap();
    }
}

#[test]
fn a_regulation_is_named_as_a_part_of_an_address() {
    let folder = small();
    for name in ["a b.md", "<script>.md", "404.html/2024-01-01.md", "Groot.md"] {
        write(folder.path(), &format!("regulations/{name}"), REGULATION);
    }
    let repository = load(folder.path(), &Quiet).unwrap();
    assert_eq!(repository.regulations.len(), 1);
    assert_eq!(repository.findings.as_slice().iter().filter(|finding| finding.code.id == "K019").count(), 4);
}

/// Whether the regulation's page is there, linked and in the sitemap.
fn shown(repo: &TestRepo) -> [bool; 3] {
    let repository = load(&repo.root(), &Quiet).unwrap();
    let found = published(&repo.root().join("out"), &repository, on());
    assert_eq!(found.len(), 1, "{found:?}");
    [found[0].page.as_deref() == Some("voorbeeld/index.html"), found[0].linked, found[0].in_sitemap]
}

#[test]
fn what_was_built_is_read_back_to_see_that_each_regulation_is_published() {
    let later = REGULATION.replace("in_werking: 2024-01-01", "in_werking: 2027-01-01");
    assert_ne!(later, REGULATION);
    for config in ["", "basis_url = \"https://example.org/klachten/\"\n"] {
        // One that is not in force yet is nobody's duty to publish.
        let repo = TestRepo::empty().file("klacht.toml", config).regulation("voorbeeld", REGULATION);
        let repo = repo.regulation("straks", &later);
        assert_eq!(shown(&repo), [false; 3]);
        let json = repo.run(["build", "--format", "json"]).on("2026-06-01").json();
        assert_eq!(json["unpublished"], Value::Null);
        assert_eq!(shown(&repo), [true; 3]);
        fs::remove_file(repo.root().join("out/public/sitemap.xml")).unwrap();
        assert_eq!(shown(&repo), [true, true, false]);
        // A page of before, that says nothing of the version in force.
        fs::write(repo.root().join("out/public/voorbeeld/index.html"), "<p>Onze regeling van 2019-01-01").unwrap();
        assert_eq!(shown(&repo), [false, true, false]);
        fs::write(repo.root().join("out/public/index.html"), "<a href='voorbeeld/2024-01-01/'>oud</a>").unwrap();
        assert_eq!(shown(&repo), [false; 3]);
    }
}

#[test]
fn a_theme_that_leaves_the_way_to_a_regulation_out_is_told() {
    let repo = TestRepo::empty()
        .file("klacht.toml", "thema = \"eigen\"\n")
        .file("themes/eigen/public/index.html", "<h1>Welkom</h1>")
        .regulation("voorbeeld", REGULATION);
    let said = repo.run(["build"]).on("2026-06-01").ended(0);
    assert!(said.contains("let op: voorbeeld heeft geen link op de eerste pagina; kijk naar uw thema"), "{said}");
    assert_eq!(shown(&repo), [true, false, true]);
    let json = repo.run(["build", "--format", "json"]).on("2026-06-01").json();
    assert_eq!(
        json["unpublished"],
        serde_json::json!([{"slug": "voorbeeld", "version": "2024-01-01", "page": "voorbeeld/index.html",
            "linked": false, "in_sitemap": true}])
    );
    let fine = TestRepo::empty().regulation("voorbeeld", REGULATION);
    assert!(!fine.run(["build"]).on("2026-06-01").ended(0).contains("voorbeeld heeft"));
    // Without the public side there is nothing to say of it.
    let json = repo.run(["build", "--private", "--format", "json"]).on("2026-06-01").json();
    assert_eq!(json["unpublished"], Value::Null);
}
