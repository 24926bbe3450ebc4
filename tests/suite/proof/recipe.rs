//! The recipe of `docs/ijkpunt.md`, followed by a program of another maker.

use std::fs;
use std::process::Command;

use super::{Archive, SEVEN, case};

#[test]
fn a_third_party_comes_to_the_same_list() {
    let archive = Archive::new();
    fs::create_dir_all(archive.root().join("cases/2026/2026-010/bijlagen")).unwrap();
    fs::write(archive.root().join("cases/2026/2026-010/index.md"), case("Wim", &["ontvangen: 2026-03-05"])).unwrap();
    fs::write(archive.root().join("cases/2026/2026-010/bijlagen/brief.txt"), "brief").unwrap();
    archive.commit("2026-010: geregistreerd, zie ook 2026-007", 5);
    archive.git(&["checkout", "-q", "-b", "zij", "HEAD^"]);
    let text = case("Noor Noordzee", &["ontvangen: 2026-03-02", "bevestigd: 2026-03-04"]);
    archive.record(SEVEN, &text.replace("te laat", "erg laat"), "tekst aangepast", 6);
    archive.git(&["checkout", "-q", "main"]);
    archive.record(SEVEN, &text.replace("naam: Noor", "naam: N."), "2026-007: naam aangepast", 6);
    archive.git_on(7, &["merge", "-q", "-m", "samen", "zij"]);
    archive.checkpoint(&["--unsigned"]);

    let doc = include_str!("../../../docs/ijkpunt.md");
    let script = doc.split("```python\n").nth(1).unwrap().split("```").next().unwrap();
    let path = archive.home().join("ketens.py");
    fs::write(&path, script).unwrap();
    let output = Command::new("python3").arg(path).arg("HEAD").current_dir(archive.root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let theirs = String::from_utf8(output.stdout).unwrap();
    let tag = archive.git(&["for-each-ref", "--format=%(contents)", "refs/tags/ijkpunt/"]);
    let ours = tag.split("\n\n").find(|part| part.contains(" zaak ")).unwrap();
    let (list, root) = theirs.trim_end().rsplit_once('\n').unwrap();
    assert_eq!(list, ours.trim_end());
    assert!(tag.contains(root), "{root}");
}
