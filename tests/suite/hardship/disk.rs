//! Disks that are full, and disks that cannot be written.

use super::*;

/// A disk of its own at a folder, let go at the end.
struct Disk(PathBuf);

fn as_root(program: &str, arguments: &[&str]) -> bool {
    let run = |command: &mut Command| command.output().is_ok_and(|output| output.status.success());
    run(Command::new(program).args(arguments)) || run(Command::new("sudo").arg("-n").arg(program).args(arguments))
}

impl Disk {
    fn new(folder: &Path, size: &str) -> Self {
        let path = folder.to_string_lossy().into_owned();
        let options = format!("size={size},mode=777");
        assert!(
            as_root("mount", &["-t", "tmpfs", "-o", &options, "tmpfs", &path]),
            "deze proef heeft een schijf van zichzelf nodig: draai haar als root, of met sudo zonder wachtwoord"
        );
        Self(folder.to_owned())
    }

    /// Takes the last byte.
    fn fill(&self) {
        let _ = fs::write(self.0.join("vol"), vec![b'x'; 4 << 20]);
    }

    fn empty(&self) {
        fs::remove_file(self.0.join("vol")).unwrap();
    }

    fn set(&self, mode: &str) {
        assert!(as_root("mount", &["-o", &format!("remount,{mode}"), &self.0.to_string_lossy()]));
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        as_root("umount", &["-l", &self.0.to_string_lossy()]);
    }
}

const WRITERS: [&[&str]; 7] = [
    &["record", "2026-007", "bevestigd"],
    &["set", "2026-007", "dienst=Rekenen"],
    &["fmt"],
    &["report", "2026"],
    &NEW,
    &["new", "--from", "../klacht.eml"],
    &INIT,
];

const MAIL: &str =
    "Date: Mon, 4 May 2026 12:00:00 +0000\r\nFrom: Kim <kim@example.org>\r\nSubject: Klacht\r\n\r\nTe laat.\r\n";

/// An archive on a disk of its own, of this size.
fn on_disk(size: &str) -> (TestRepo, Disk) {
    let repo = TestRepo::empty().file("../klacht.eml", MAIL);
    let disk = Disk::new(&repo.root(), size);
    let repo = repo.file("klacht.toml", "organisatie = \"Voorbeeld BV\"\n").regulation("voorbeeld", QUIET);
    (repo.case("2026-007", OPEN).case("2026-008", OPEN), disk)
}

#[test]
fn a_full_disk_changes_nothing() {
    let (repo, disk) = on_disk("256k");
    repo.run(["record", "2026-007", "bevestigd"]).on(DAY).ended(0);
    let later = files(&repo.root());
    disk.fill();
    let full = files(&repo.root());
    for arguments in WRITERS.into_iter().chain([&["undo"][..]]) {
        let said = repo.run(arguments.iter().copied()).on(DAY);
        assert_eq!(said.status, 2, "{arguments:?}: {said:?}");
        assert!(
            said.stderr.contains("de schijf is vol") && said.stderr.contains("doe dit: "),
            "{arguments:?}: {said:?}"
        );
        assert_eq!(files(&repo.root()).keys().collect::<Vec<_>>(), full.keys().collect::<Vec<_>>(), "{arguments:?}");
        assert!(files(&repo.root()) == full, "{arguments:?}");
    }
    // Room again: the note of the last change is whole, and takes it back.
    disk.empty();
    assert!(files(&repo.root()) == later);
    repo.run(["undo"]).on(DAY).ended(0);
    assert_eq!(fs::read_to_string(repo.root().join(CASE)).unwrap(), OPEN);
}

#[test]
fn a_disk_that_cannot_be_written_changes_nothing() {
    let (repo, disk) = on_disk("256k");
    repo.run(["record", "2026-007", "bevestigd"]).on(DAY).ended(0);
    let before = files(&repo.root());
    disk.set("ro");
    for arguments in WRITERS.into_iter().chain([&["undo"][..]]) {
        let said = repo.run(arguments.iter().copied()).on(DAY);
        assert_eq!((said.status, said.stdout.as_str()), (2, ""), "{arguments:?}: {said:?}");
        assert!(
            said.stderr.contains("kan niet worden geschreven") && said.stderr.contains("doe dit: "),
            "{arguments:?}: {said:?}"
        );
    }
    // Looking is always possible.
    repo.run(["check", "--quiet"]).on(DAY).ended(0);
    assert!(repo.run(["fmt", "--check"]).on(DAY).ended(1).contains("2 bestanden zouden veranderen"));
    repo.run(["set", "2026-007", "dienst=x", "--dry-run"]).on(DAY).ended(0);
    disk.set("rw");
    assert!(files(&repo.root()) == before);
}

#[test]
fn a_disk_that_runs_full_halfway_tells_how_far_it_came() {
    let repo = TestRepo::new();
    fs::create_dir(repo.root().join("cases")).unwrap();
    let disk = Disk::new(&repo.root().join("cases"), "96k");
    // Each file fills one block of the disk, and in its canonical form a little of a second.
    let events = "- notitie: 2026-05-04\n".repeat(180);
    let text = format!("---\nklager: Noor\nverloop:\n- ontvangen: 2026-05-04\n{events}---\n");
    let cases = ["2026-001", "2026-002", "2026-003"];
    let repo = cases.iter().fold(repo, |repo, id| repo.case(id, &text));
    let now = |id: &str| fs::read_to_string(repo.root().join(format!("cases/2026/{id}.md"))).unwrap();
    // Two blocks are left: the first file takes one more, and the second finds no room for its neighbour.
    fs::write(repo.root().join("cases/vol"), vec![b'x'; (96 << 10) - 5 * 4096]).unwrap();
    let said = repo.run(["fmt"]).on(DAY).refused();
    assert!(said.contains("de schijf is vol; daarvoor zijn er 1 veranderd") && said.contains("klacht undo"), "{said}");
    assert!(now("2026-001").contains("\n  - ontvangen"));
    assert_eq!((now("2026-002"), now("2026-003")), (text.clone(), text.clone()));
    assert_eq!(files(&repo.root().join("cases")).len(), 4);
    fs::remove_file(repo.root().join("cases/vol")).unwrap();
    repo.run(["undo"]).on(DAY).ended(0);
    assert_eq!(cases.map(now), [text.clone(), text.clone(), text]);
    drop(disk);
}
