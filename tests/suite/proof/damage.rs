//! A store of which a part is damaged or gone: that part is named, the rest is audited.

use std::fs;
use std::path::PathBuf;

use super::{Archive, audit_in, message, said};

impl Archive {
    fn object(&self, name: &str) -> (String, PathBuf) {
        let id = self.git(&["rev-parse", name]);
        let path = self.root().join(format!(".git/objects/{}/{}", &id[..2], &id[2..]));
        (id, path)
    }

    /// Puts other bytes in the place of an object.
    fn spoil(&self, name: &str, bytes: &[u8]) -> String {
        let (id, path) = self.object(name);
        fs::remove_file(&path).unwrap();
        fs::write(path, bytes).unwrap();
        id
    }
}

#[test]
fn a_damaged_version_costs_only_what_it_holds() {
    let archive = Archive::new();
    fs::remove_file(archive.root().join("cases/2026/2026-008.md")).unwrap();
    archive.commit("weg", 6);
    let id = archive.spoil("HEAD~3:cases/2026/2026-007.md", b"rommel");
    let ran = archive.audit(&["--format", "json"]);
    let json = ran.json();
    // What is wrong elsewhere is still found.
    assert_eq!((ran.status, said(&json)), (1, vec!["K503 2026-007".to_owned(), "K531 2026-008".to_owned()]));
    let told = message(&json, "K503");
    assert!(told.contains(&id) && told.contains("een bestand: onleesbaar"), "{told}");
    // Without reading everything again, it is met on the way.
    let quick = archive.audit(&["--quick", "--format", "json"]).json();
    assert_eq!(said(&quick), ["K503 2026-007", "K531 2026-008"]);
}

#[test]
fn content_that_is_not_what_its_name_says() {
    let archive = Archive::new();
    let (_, other) = archive.object("HEAD:klacht.toml");
    let bytes = fs::read(other).unwrap();
    let id = archive.spoil("HEAD:cases/2026/2026-008.md", &bytes);
    let json = archive.audit(&["--format", "json"]).json();
    let told = message(&json, "K503");
    assert!(told.contains(&id) && told.contains("de inhoud is een andere dan de naam zegt"), "{json:#}");
}

#[test]
fn a_tree_or_a_commit_that_is_gone() {
    for name in ["HEAD~1^{tree}", "HEAD~1:cases", "HEAD~1"] {
        let archive = Archive::new();
        archive.checkpoint(&["--unsigned"]);
        let (id, path) = archive.object(name);
        fs::remove_file(path).unwrap();
        let ran = archive.audit(&["--format", "json"]);
        let json = ran.json();
        assert_eq!((ran.status, ran.stderr.as_str()), (1, ""));
        let told = message(&json, "K503");
        assert!(told.contains(&id) && told.contains("ontbreekt"), "{name}: {told}");
        // What cannot be read is not said to be different.
        assert!(!said(&json).iter().any(|said| said.starts_with("K571") || said.starts_with("K572")), "{json:#}");
        assert!(json["not_checked"].to_string().contains("een deel van de geschiedenis is niet te lezen"), "{json:#}");
    }
}

#[test]
fn a_damaged_tree_and_commit() {
    for name in ["HEAD~1^{tree}", "HEAD~1"] {
        let archive = Archive::new();
        let id = archive.spoil(name, b"rommel");
        let ran = archive.audit(&["--format", "json"]);
        assert_eq!((ran.status, ran.stderr.as_str()), (1, ""), "{name}");
        assert!(message(&ran.json(), "K503").contains(&id), "{name}");
        assert!(
            audit_in(&archive.root(), &["--checkpoint", "--unsigned", "--yes"]).refused().contains("niet te lezen")
        );
    }
}

#[test]
fn what_nothing_points_to_is_no_damage() {
    let archive = Archive::new();
    archive.git_on(4, &["commit", "-q", "--amend", "-m", "anders"]);
    let (_, old) = archive.object("HEAD@{1}");
    fs::remove_file(&old).unwrap();
    fs::write(old, b"rommel").unwrap();
    let json = archive.audit(&["--format", "json"]).json();
    assert!(said(&json).is_empty(), "{json:#}");
    assert!(json["checked"]["objects"].as_u64().unwrap() > 10, "{json:#}");
}

#[test]
fn a_quick_audit_says_what_it_did_not_read() {
    let archive = Archive::new();
    let json = archive.audit(&["--quick", "--format", "json"]).json();
    assert!(json["checked"]["objects"].is_null());
    assert!(json["not_checked"].to_string().contains("of elk opgeslagen bestand heel is"), "{json:#}");
}

#[test]
fn a_packed_store() {
    let archive = Archive::new();
    archive.git(&["gc", "-q"]);
    assert!(archive.found().is_empty());
}
