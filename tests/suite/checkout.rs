//! The checkout is a repository itself: its examples hold, and are what the demo makes.

use std::path::Path;

use klachtwerk::diagnostic::Severity;
use klachtwerk::repository::{Quiet, load};
use klachtwerk::{check, demo, world};

#[test]
fn the_examples_have_no_errors() {
    let repository = load(Path::new(env!("CARGO_MANIFEST_DIR")), &Quiet).unwrap();
    assert!(repository.cases.len() >= 10);
    let findings = check::run(&repository, demo::today());
    let errors: Vec<_> = findings.as_slice().iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_examples_are_what_the_demo_makes() {
    let folder = tempfile::TempDir::new().unwrap();
    demo::make(folder.path()).unwrap();
    for file in world::list(&Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")).unwrap() {
        let here = std::fs::read_to_string(&file.path).unwrap();
        let there = std::fs::read_to_string(folder.path().join("cases").join(&file.name)).unwrap();
        assert_eq!(here, there, "{}", file.name);
    }
}
