//! A PDF of every version, printed by a real browser.

use std::fs;

use klachtwerk::browser::Browser;
use klachtwerk::repository::{Quiet, load};
use klachtwerk::site::{Built, Options, SiteProblem, build_and_print};

use crate::test_repo::{TestRepo, keys};

const TITLE: &str = "Regeling (proef) met één lid";
const NAME: &str = "public/papier/2026-01-01/papier-2026-01-01.pdf";

fn repo(text: &str) -> TestRepo {
    let front = format!("titel: {TITLE}\nin_werking: 2026-01-01\nvastgesteld: 2025-12-01");
    let case =
        "---\nontvangen: 2026-03-02\nklager: {naam: Klaagster Tweedehands}\nverloop:\n  - ontvangen: 2026-03-02\n---\n";
    let regulation = format!("---\n{front}\n---\n## Artikel 1 Klagen\n1. {text} Zie [lid 1](#art-1-lid-1).\n");
    TestRepo::empty().regulation("papier", &regulation).case("2026-001", case)
}

fn printed(repo: &TestRepo, out: &str, with_browser: bool) -> Result<Built, SiteProblem> {
    let repository = load(&repo.root(), &Quiet).unwrap();
    let options = Options { out: repo.root().join(out), public: true, private: false };
    let browser = with_browser.then(|| Browser::find().expect("chromium ontbreekt: draai tests/run"));
    let on = chrono::NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
    build_and_print(&repository, None, on, &options, browser.as_ref(), &Quiet)
}

fn page(repo: &TestRepo, out: &str) -> String {
    fs::read_to_string(repo.root().join(out).join("public/papier/index.html")).unwrap()
}

#[test]
fn a_pdf_is_tagged_dated_and_the_same_twice() {
    let repo = repo("Een klacht komt per brief.");
    let pdfs = ["een", "twee"].map(|out| {
        let built = printed(&repo, out, true).unwrap();
        assert_eq!((built.pdfs.standing, built.pdfs.made), (1, 1));
        fs::read(repo.root().join(out).join(NAME)).unwrap()
    });
    assert!(pdfs[0] == pdfs[1], "two prints of one text differ");
    let text = String::from_utf8_lossy(&pdfs[0]).into_owned();
    for part in ["/StructTreeRoot ", "/Marked true", "/Lang (nl)", "/Outlines ", "/CreationDate (D:20251201000000"] {
        assert!(text.contains(part), "{part}");
    }
    let root = repo.root().display().to_string();
    assert!(!text.contains("file:") && !text.contains(&root), "the PDF says where it was made");
    assert!(page(&repo, "een").contains("href=\"2026-01-01/papier-2026-01-01.pdf\""));
    let below = klachtwerk::world::list_all(&repo.root().join("een/.klacht")).unwrap();
    let names: Vec<_> = below.into_iter().map(|file| file.name).collect();
    assert_eq!(names, ["bestanden.json", "slot"], "the browser left something behind");
}

#[test]
fn a_pdf_stays_while_it_fits_and_goes_when_it_does_not() {
    let repo = repo("Een klacht komt per brief.");
    assert_eq!(printed(&repo, "out", false).unwrap().pdfs.standing, 0);
    assert!(!page(&repo, "out").contains(".pdf"));
    printed(&repo, "out", true).unwrap();
    let pdf = repo.root().join("out").join(NAME);
    let first = fs::read(&pdf).unwrap();
    for with_browser in [false, true] {
        let pdfs = printed(&repo, "out", with_browser).unwrap().pdfs;
        assert_eq!((pdfs.standing, pdfs.made, pdfs.dropped), (1, 0, 0));
        assert!(fs::read(&pdf).unwrap() == first && page(&repo, "out").contains(".pdf"));
    }
    // What somebody else changed is no PDF of ours.
    fs::write(&pdf, "%PDF iets anders").unwrap();
    assert_eq!(printed(&repo, "out", true).unwrap().pdfs.made, 1);
    assert!(fs::read(&pdf).unwrap() == first);
    let source = repo.root().join("regulations/papier.md");
    fs::write(&source, fs::read_to_string(&source).unwrap().replace("per brief", "per e-mail")).unwrap();
    let pdfs = printed(&repo, "out", false).unwrap().pdfs;
    assert_eq!((pdfs.standing, pdfs.made, pdfs.dropped), (0, 0, 1));
    assert!(!pdf.exists() && !page(&repo, "out").contains(".pdf"));
}

#[test]
fn a_personal_value_is_found_before_it_is_printed() {
    let repo = repo("Stuur uw brief aan Klaagster Tweedehands.");
    let Err(SiteProblem::Leak(findings)) = printed(&repo, "out", true) else { panic!("nothing was found") };
    assert!(findings.iter().any(|finding| finding.file.ends_with(".pdf")), "{findings:#?}");
    assert!(!repo.root().join("out").join(NAME).exists() && !repo.root().join("out/public/papier").exists());
}

#[test]
fn without_a_browser_the_command_says_what_to_do_and_changes_nothing() {
    let repo = repo("Een klacht komt per brief.");
    let said = repo.run(["build", "--pdf"]).with("CHROME", "/is/er/niet").on("2026-06-01").refused();
    assert!(said.contains("de browser `/is/er/niet` uit CHROME is er niet"), "{said}");
    let said = repo.run(["build", "--pdf"]).with("PATH", "/is/er/niet").on("2026-06-01").refused();
    assert!(said.contains("installeer Chromium of Chrome, of zet het pad in CHROME"), "{said}");
    // A browser that ends well and prints nothing is not believed.
    let said = repo.run(["build", "--pdf"]).with("CHROMIUM", "true").on("2026-06-01").refused();
    assert!(said.contains("de browser heeft de pdf niet gemaakt"), "{said}");
    assert!(!repo.root().join("out/public").exists());
}

#[test]
fn the_command_tells_of_its_pdfs() {
    let repo = repo("Een klacht komt per brief.");
    let json = repo.run(["build", "--public", "--pdf", "--format", "json"]).on("2026-06-01").json();
    assert_eq!(keys(&json), ["public", "private", "seconds", "pdf"]);
    assert_eq!(json["pdf"]["made"], 1);
    let said = repo.run(["build", "--public"]).on("2026-06-01").ended(0);
    assert!(said.contains("pdf: 1, waarvan 0 nieuw gemaakt"), "{said}");
}
