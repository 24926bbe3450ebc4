//! K013: what is on disk but cannot be read is said, and the rest is read all the same.
#![allow(clippy::disallowed_methods)] // the test lays out the disk that the program reads

use std::path::Path;

use klachtwerk::document;
use klachtwerk::repository::{Quiet, load};

#[test]
fn a_folder_in_place_of_a_file_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("klacht.toml")).unwrap();
    let repository = load(folder.path(), &Quiet).unwrap();
    let found: Vec<_> =
        repository.findings.as_slice().iter().map(|found| (found.code.id, found.file.as_str())).collect();
    assert_eq!(found, [("K013", "klacht.toml"), ("K390", "regulations")]);
    let finding = &repository.findings.as_slice()[0];
    assert_eq!(finding.message, "dit bestand kan niet worden gelezen");
    assert!(finding.help.as_deref().unwrap().starts_with("het systeem meldt: "), "{finding:?}");
}

#[test]
fn a_file_that_has_gone_is_reported() {
    let (source, findings) = document::read(Path::new("/bestaat/niet.md"), "cases/2026-001.md");
    assert!(source.is_none());
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!(
        (finding.code.name, finding.file.as_str(), finding.place.is_none()),
        ("unreadable-file", "cases/2026-001.md", true)
    );
}

#[test]
fn the_other_files_are_read_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    for path in ["klacht.toml", "regulations", "cases"] {
        std::fs::create_dir_all(folder.path().join(path)).unwrap();
    }
    std::fs::write(folder.path().join("regulations/voorbeeld.md"), include_str!("fixtures/voorbeeld.md")).unwrap();
    std::fs::write(folder.path().join("cases/2026-001.md"), "---\nverloop:\n  - ontvangen: 2026-03-02\n---\n").unwrap();
    let repository = load(folder.path(), &Quiet).unwrap();
    assert_eq!((repository.cases.len(), repository.regulations.len(), repository.findings.as_slice().len()), (1, 1, 1));
}

#[test]
fn a_huge_file_is_not_taken_into_memory() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("cases")).unwrap();
    // Sparse: it takes no room on disk, and would take all of memory.
    std::fs::File::create(folder.path().join("cases/2026-001.md")).unwrap().set_len(1 << 40).unwrap();
    let repository = load(folder.path(), &Quiet).unwrap();
    assert_eq!(repository.findings.as_slice()[0].code.id, "K007");
}
