//! `klacht explain`.

use klachtwerk::check::CHECKS;

use crate::test_repo::TestRepo;

#[test]
fn a_code_and_a_name_give_the_same_page() {
    let repo = TestRepo::empty();
    let page = repo.run(["explain", "K104"]).now().ended(0);
    assert!(page.starts_with("# K104 missing-field: "), "{page}");
    assert!(
        page.contains("\n## Fout\n") && page.contains("\n## Goed\n"),
        "an example that breaks it and one that keeps it"
    );
    for word in ["missing-field", "k104", "Missing-Field"] {
        assert_eq!(repo.run(["explain", word]).now().ended(0), page);
    }
}

#[test]
fn an_unknown_code_gets_the_likely_one() {
    let repo = TestRepo::empty();
    assert_eq!(
        repo.run(["explain", "mising-field"]).now().refused(),
        "fout: de controle `mising-field` bestaat niet\n  \
         doe dit: bedoelde u `missing-field`? Alle controles: klacht explain\n"
    );
    let refused = repo.run(["explain", "zzzzzzzzzzzz"]).now().refused();
    assert!(refused.ends_with("  doe dit: klacht explain geeft alle controles\n"), "{refused}");
}

#[test]
fn the_list_has_every_check_once() {
    let list = TestRepo::empty().run(["explain"]).now().ended(0);
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines.len(), CHECKS.len());
    assert!(lines.is_sorted());
    for check in CHECKS {
        let start = format!("{}  {} ", check.code.id, check.code.name);
        assert_eq!(lines.iter().filter(|line| line.starts_with(&start)).count(), 1, "{start}");
    }
}
