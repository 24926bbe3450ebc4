//! A theme of the repository: made with `klacht theme init`, judged by `klacht check`, and the one that is shipped as an
//! example.

use std::fs;
use std::path::Path;

use klachtwerk::check;
use klachtwerk::repository::{Quiet, load};
use klachtwerk::site::{Options, build, judge_theme};

use crate::check_pages::{self, Example};
use crate::test_repo::TestRepo;

const OWN: &str = "thema = \"eigen\"\n";

fn laid_out(example: &Example) -> TestRepo {
    let mut repo = TestRepo::new().file("klacht.toml", OWN).file("themes/eigen/LEESMIJ.md", "Van ons.\n");
    for (name, bytes) in &example.files {
        repo = repo.file(name, std::str::from_utf8(bytes).unwrap());
    }
    repo
}

fn with(file: &str, text: &str) -> TestRepo {
    TestRepo::new().file("klacht.toml", OWN).file(&format!("themes/eigen/{file}"), text)
}

/// Code, place and message of each finding on the theme.
fn found(repo: &TestRepo) -> Vec<String> {
    let repository = load(&repo.root(), &Quiet).unwrap();
    let findings = judge_theme(&repository);
    let told = findings.iter().map(|found| {
        let (line, column) = found.range().0;
        let help = found.help.as_deref().unwrap_or_default();
        format!("{} {}:{line}:{column} {}; {help}", found.code.id, found.file, found.message)
    });
    told.collect()
}

#[test]
fn the_pages_on_themes_show_what_they_say() {
    for code in ["K620", "K621", "K622", "K623"] {
        let page = check_pages::read(check::find(code).unwrap().page);
        let wrong = found(&laid_out(&page.wrong));
        assert!(wrong.len() == 1 && wrong[0].starts_with(code), "{code}: {wrong:?}");
        let right = found(&laid_out(&page.right));
        assert!(right.is_empty(), "{code}: {right:?}");
    }
}

#[test]
fn init_copies_what_was_asked_and_check_is_content_with_it() {
    let repo = TestRepo::new();
    let said = repo.run(["theme", "init", "eigen"]).now().ended(0);
    assert_eq!(
        said,
        "gemaakt: themes/eigen/LEESMIJ.md\ngemaakt: themes/eigen/static/tokens.css\n\
         zet nu bovenaan in klacht.toml: thema = \"eigen\"\n"
    );
    let repo = repo.file("klacht.toml", OWN);
    let said = repo
        .run(["theme", "init", "eigen", "tokens.css", "public/feed.xml", "public/base.html", "404.html"])
        .now()
        .ended(0);
    assert!(
        said.starts_with(
            "staat er al, niet veranderd: themes/eigen/static/tokens.css\ngemaakt: themes/eigen/public/feed.xml\n"
        ),
        "{said}"
    );
    assert!(!said.contains("klacht.toml"), "{said}");
    assert_eq!(found(&repo), Vec::<String>::new());
    repo.run(["check", "--quiet"]).on("2026-04-20").ended(0);
    let built = repo.run(["build"]).on("2026-04-20").ended(0);
    assert!(!built.contains("[K6"), "{built}");
    let feed = fs::read_to_string(repo.root().join("out/public/feed.xml")).unwrap();
    assert!(feed.starts_with("<?xml"), "{feed}");
}

#[test]
fn init_refuses_what_it_does_not_have_and_suggests_what_was_meant() {
    let repo = TestRepo::new();
    for (arguments, said) in [
        (vec!["theme", "init", "eigen", "public/bse.html"], "bedoelde u `public/base.html`?"),
        (vec!["theme", "init", "eigen", "token.css"], "bedoelde u `static/tokens.css`?"),
        (vec!["theme", "init", "standaard"], "een eigen thema kan niet `standaard` heten"),
        (vec!["theme", "init", "../weg"], "een eigen thema kan niet `../weg` heten"),
        (vec!["theme", "init"], "NAAM"),
    ] {
        let refused = repo.run(arguments.clone()).now().refused();
        assert!(refused.contains(said), "{arguments:?}: {refused}");
    }
    assert!(!repo.root().join("themes").exists());
    let list = repo.run(["theme", "init", "--list"]).now().ended(0);
    assert!(list.contains("public/base.html\n") && list.contains("static/tokens.css\n"), "{list}");
}

#[test]
fn a_copy_of_an_older_file_is_told_with_what_to_write() {
    let repo = TestRepo::new().file("klacht.toml", OWN);
    repo.run(["theme", "init", "eigen", "tokens.css"]).now().ended(0);
    let file = repo.root().join("themes/eigen/static/tokens.css");
    let text = fs::read_to_string(&file).unwrap();
    let digest = text.split_whitespace().nth(3).unwrap().to_owned();
    let repo = repo.file("themes/eigen/static/tokens.css", &text.replace(&digest, "0badc0de"));
    let said = repo.run(["check"]).on("2026-04-20").ended(0);
    assert!(said.contains("K621") && said.contains("themes/eigen/static/tokens.css:1:36"), "{said}");
    assert!(said.contains(&format!("zet daarna {digest} op de eerste regel")), "{said}");
    assert!(repo.run(["build"]).on("2026-04-20").ended(0).contains("K621"));
}

#[test]
fn lost_and_stray_blocks_names_and_faults_have_their_place() {
    let base = "<!DOCTYPE html>\n<title>{% block title %}{% endblock %}</title>\n{% block mian %}{% endblock %}\n";
    let said = found(&with("public/base.html", base));
    assert!(
        said[0].starts_with("K622 themes/eigen/public/base.html:1:1 de blokken ") && said[0].contains("`main`"),
        "{said:?}"
    );
    let stray = "{% extends \"public/base.html\" %}\n{% block title %}{% endblock %}{% block canonical %}{% endblock %}\n{% block mian %}{% block in %}{% endblock %}{% endblock %}\n";
    let said = found(&with("public/404.html", stray));
    assert!(said[0].contains("het blok `main` ontbreekt"), "{said:?}");
    assert!(
        said[1].starts_with("K622 themes/eigen/public/404.html:3:10 het blok `mian`") && said[1].contains("`main`?"),
        "{said:?}"
    );
    assert_eq!(said.len(), 2, "{said:?}");
    let said = found(&with("static/token.css", ":root {}"));
    assert!(
        said[0].starts_with("K623 themes/eigen/static/token.css:1:1") && said[0].contains("`static/tokens.css`?"),
        "{said:?}"
    );
    assert!(found(&with("static/logo.svg", "<svg/>")).is_empty());
    let said = found(&with("public/404.html", "<h1>\n  {{ niet af\n"));
    assert!(said[0].starts_with("K601 themes/eigen/public/404.html:"), "{said:?}");
    let repo = with("public/404.html", "<h1>\n  {% block %}\n").file("klacht.toml", OWN);
    let shown = repo.run(["check"]).on("2026-04-20").ended(1);
    assert!(shown.contains("themes/eigen/public/404.html:2:"), "{shown}");
}

/// A repository with the theme that is shipped as an example.
pub fn helder() -> TestRepo {
    let mut repo = TestRepo::new().file("klacht.toml", "organisatie = \"Voorbeeld BV\"\nthema = \"helder\"\n");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/helder");
    for file in klachtwerk::world::list(&folder).unwrap() {
        repo = repo.file(&format!("themes/helder/{}", file.name), &fs::read_to_string(&file.path).unwrap());
    }
    repo.case("2026-001", "---\nklager: {naam: Noor Noordzee}\nverloop:\n  - ontvangen: 2026-03-02\n---\n")
}

#[test]
fn the_second_theme_changes_the_pages_and_is_without_findings() {
    let repo = helder();
    assert_eq!(found(&repo), Vec::<String>::new());
    let out = tempfile::tempdir().unwrap();
    let options = Options { out: out.path().to_owned(), public: true, private: true };
    build(&load(&repo.root(), &Quiet).unwrap(), None, "2026-04-20".parse().unwrap(), &options, &Quiet).unwrap();
    let page = |name: &str| fs::read_to_string(out.path().join(name)).unwrap();
    for name in ["public/voorbeeld/index.html", "private/index.html"] {
        assert!(page(name).contains("helder.css") && page(name).contains("class=\"merkteken\""), "{name}");
        assert!(page(name).contains("class=\"naar-inhoud\""), "{name}: the rest of the template stays");
    }
    assert!(page("public/404.html").contains("Hier is niets"));
    assert!(page("public/tokens.css").contains("--papier: #fffdf8"));
}
