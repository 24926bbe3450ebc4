//! Making a checkpoint, and finding it again.

use super::{Archive, audit_in, message, said};
use crate::test_repo::keys;
use serde_json::Value;

#[test]
fn a_signed_checkpoint_is_made_and_found_again() {
    let archive = Archive::new().with_key();
    let told = archive.checkpoint(&[]);
    assert!(told.contains("ijkpunt gemaakt: ijkpunt/2026-03-10, ondertekend, wortel "), "{told}");
    assert!(told.contains("git push origin ijkpunt/2026-03-10"), "{told}");
    let text = archive.git(&["cat-file", "tag", "ijkpunt/2026-03-10"]);
    assert!(text.contains("\nklacht-ijkpunt 1\nklacht-keten 1\ndatum: 2026-03-10\n"), "{text}");
    assert!(text.contains(" 2 zaak 2026-007\n") && text.contains("BEGIN SSH SIGNATURE"), "{text}");
    // Nothing of a person in a case.
    assert!(!text.contains("Noor") && !text.contains("Zuiderzee"), "{text}");

    archive.record("2026-009", &super::case("Wim Westen", &["ontvangen: 2026-03-06"]), "2026-009: geregistreerd", 6);
    let json = archive.audit(&["--format", "json"]).json();
    assert!(said(&json).is_empty(), "{json:#}");
    let held = &json["checked"]["checkpoint"];
    assert_eq!(keys(held), ["tag", "date", "commit", "signature", "cases"]);
    assert_eq!((&held["tag"], &held["cases"]), (&Value::from("ijkpunt/2026-03-10"), &Value::from(2)));

    assert_eq!(held["signature"], "good");

    // A second one of the same day has a name of its own.
    assert!(archive.checkpoint(&[]).contains("ijkpunt gemaakt: ijkpunt/2026-03-10-2, ondertekend"));
    let json = archive.audit(&["--format", "json"]).json();
    assert_eq!(json["checked"]["checkpoint"]["tag"], "ijkpunt/2026-03-10-2");
    assert!(said(&json).is_empty(), "{json:#}");
}

#[test]
fn without_a_key_it_says_how_to_get_one() {
    let archive = Archive::new();
    let refused = archive.audit(&["--checkpoint"]).refused();
    for told in ["geen ijkpunt gemaakt", "gpg.format ssh", "user.signingkey", "ssh-keygen", "--unsigned"] {
        assert!(refused.contains(told), "{told}: {refused}");
    }
    assert_eq!(archive.git(&["tag"]), "");
    let told = archive.checkpoint(&["--unsigned"]);
    assert!(told.contains("zonder handtekening is het minder waard"), "{told}");
    let json = archive.audit(&["--format", "json"]).json();
    assert_eq!(said(&json), ["K573"]);
    assert_eq!(
        (&json["findings"][0]["severity"], &json["checked"]["checkpoint"]["signature"]),
        (&"warning".into(), &"missing".into())
    );
}

#[test]
fn a_key_that_does_not_work_makes_no_tag() {
    let archive = Archive::new();
    archive.use_key(&archive.home().join("bestaat-niet"));
    let refused = archive.audit(&["--checkpoint"]).refused();
    assert!(refused.contains("het ijkpunt maken lukt niet"), "{refused}");
    assert_eq!(archive.git(&["tag"]), "");
}

#[test]
fn who_puts_themselves_on_the_list_seals_nothing() {
    let archive = Archive::new().with_key();
    archive.checkpoint(&[]);
    assert!(archive.found().is_empty());
    let own = archive.key("indringer");
    let list = std::fs::read_to_string(archive.root().join("allowed_signers")).unwrap();
    let public = std::fs::read_to_string(own.with_extension("pub")).unwrap();
    std::fs::write(archive.root().join("allowed_signers"), format!("{list}officier@example.org {public}")).unwrap();
    archive.commit("sleutel erbij", 6);
    archive.use_key(&own);
    assert_eq!(archive.found(), ["K567"]);
    assert!(archive.audit(&["--checkpoint", "--yes"]).stdout.contains("ijkpunt gemaakt"));
    let json = archive.audit(&["--format", "json"]).json();
    assert_eq!(said(&json), ["K573", "K567"]);
    assert!(message(&json, "K573").contains("niet op de lijst stond"), "{json:#}");
}

#[test]
fn with_errors_only_when_asked() {
    let archive = Archive::new();
    std::fs::remove_file(archive.root().join("cases/2026/2026-008.md")).unwrap();
    archive.commit("weg", 6);
    let ran = archive.audit(&["--checkpoint", "--unsigned"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.stdout.contains("geen ijkpunt gemaakt: er is 1 fout") && ran.stdout.contains("--yes"),
        "{}",
        ran.stdout
    );
    assert_eq!(archive.git(&["tag"]), "");
    archive.checkpoint_despite();
    assert_eq!(archive.found(), ["K573", "K531 2026-008"]);
}

#[test]
fn what_is_not_recorded_is_said_not_to_be_in_it() {
    let archive = Archive::new();
    std::fs::write(archive.root().join("cases/2026/2026-009.md"), super::case("Wim", &["ontvangen: 2026-03-05"]))
        .unwrap();
    let told = archive.checkpoint(&["--unsigned"]);
    assert!(told.contains("niet erin: 1 bestand met wat nog niet is vastgelegd"), "{told}");
}

#[test]
fn in_json_it_stands_beside_the_findings() {
    let archive = Archive::new();
    let json = archive.audit(&["--checkpoint", "--unsigned", "--format", "json"]).json();
    assert_eq!((&json["made"]["tag"], &json["made"]["signed"]), (&"ijkpunt/2026-03-10".into(), &false.into()));
    assert!(json["checked"]["checkpoint"].is_null());
}

#[test]
fn the_closing_lines_say_what_a_checkpoint_is_for() {
    let archive = Archive::new();
    let none = archive.audit(&[]).ended(0);
    assert!(
        none.contains("manipulatie is te zien vanaf het eerste ijkpunt, en dat is er in deze kopie niet"),
        "{none}"
    );
    archive.checkpoint(&["--unsigned"]);
    let one = archive.audit(&[]).stdout;
    assert!(
        one.contains("manipulatie is te zien vanaf het eerste ijkpunt") && one.contains("(ijkpunt/2026-03-10)"),
        "{one}"
    );
    assert!(!one.contains("kan niet worden gewijzigd"));
}

#[test]
fn in_a_clone_without_tags_that_is_said() {
    let archive = Archive::new();
    archive.checkpoint(&["--unsigned"]);
    let url = format!("file://{}", archive.root().display());
    archive.git(&["clone", "-q", "--no-tags", &url, "../zonder"]);
    let ran = audit_in(&archive.root().join("../zonder"), &[]);
    assert!(ran.stdout.contains("git fetch --tags"), "{ran:?}");
    archive.git(&["clone", "-q", &url, "../met"]);
    let json = audit_in(&archive.root().join("../met"), &["--format", "json"]).json();
    assert_eq!(json["checked"]["checkpoint"]["tag"], "ijkpunt/2026-03-10");
    archive.git(&["clone", "-q", "--depth", "1", &url, "../ondiep"]);
    let shallow = archive.root().join("../ondiep");
    archive.git(&[
        "-C",
        &shallow.display().to_string(),
        "fetch",
        "-q",
        "--depth",
        "1",
        "origin",
        "tag",
        "ijkpunt/2026-03-10",
    ]);
    let ran = audit_in(&shallow, &[]);
    assert!(ran.stdout.contains("zoals in het ijkpunt: dit is een ondiepe kopie"), "{ran:?}");
    assert!(audit_in(&shallow, &["--checkpoint", "--unsigned", "--yes"]).refused().contains("ondiepe kopie"));
}

#[test]
fn a_bare_archive_and_a_second_working_tree() {
    let archive = Archive::new();
    archive.checkpoint(&["--unsigned"]);
    archive.git(&["clone", "-q", "--bare", ".", "../kaal.git"]);
    let bare = archive.root().join("../kaal.git");
    assert_eq!(said(&audit_in(&bare, &["--format", "json"]).json()), ["K573"]);
    for (key, value) in [("user.name", "A. Officier"), ("user.email", "officier@example.org")] {
        archive.git(&["-C", &bare.display().to_string(), "config", key, value]);
    }
    assert!(audit_in(&bare, &["--checkpoint", "--unsigned"]).stdout.contains("ijkpunt gemaakt: ijkpunt/2026-03-10-2"));
    archive.git(&["worktree", "add", "-q", "-b", "zij", "../boom"]);
    let tree = archive.root().join("../boom");
    assert_eq!(said(&audit_in(&tree, &["--format", "json"]).json()), ["K573"]);
    assert!(archive.root().join(".git/klacht/gezien/zij").exists());
}

#[test]
fn a_list_that_was_tampered_with() {
    let archive = Archive::new();
    archive.checkpoint(&["--unsigned"]);
    let text = archive.git(&["for-each-ref", "--format=%(contents)", "refs/tags/ijkpunt"]);
    for (from, to) in
        [(" 2 zaak 2026-007", " 3 zaak 2026-007"), ("klacht-ijkpunt 1", "klacht-ijkpunt 9"), ("zaken: 2", "zaken: 1")]
    {
        archive.git(&["tag", "-f", "-a", "-m", &text.replacen(from, to, 1), "ijkpunt/2026-03-10"]);
        let found = archive.found();
        assert!(found.contains(&"K574".to_owned()), "{from}: {found:?}");
    }
    // A checkpoint that hangs on another commit than it names.
    archive.git(&["tag", "-f", "-a", "-m", &text, "ijkpunt/2026-03-10", "HEAD^"]);
    let json = archive.audit(&["--format", "json"]).json();
    assert!(json.to_string().contains("het noemt een andere wijziging"), "{json:#}");
    // A list that fits its root, of another history.
    let other = archive.git(&["rev-parse", "HEAD^"]);
    archive.git(&["tag", "-d", "ijkpunt/2026-03-10"]);
    let head = archive.git(&["rev-parse", "HEAD"]);
    archive.git(&["tag", "-a", "-m", &text.replace(&head, &other), "ijkpunt/2026-03-09", "HEAD^"]);
    let json = archive.audit(&["--format", "json"]).json();
    assert!(message(&json, "K571").contains("noemt een andere keten dan er in de geschiedenis staat"), "{json:#}");
    assert!(said(&json).contains(&"K571 2026-007".to_owned()), "{json:#}");
}

#[test]
fn a_checkpoint_that_was_replaced_or_removed() {
    let archive = Archive::new().with_key();
    archive.checkpoint(&[]);
    assert!(archive.found().is_empty());
    let text =
        archive.git(&["for-each-ref", "--format=%(contents:subject)%0a%0a%(contents:body)", "refs/tags/ijkpunt"]);
    archive.git(&["tag", "-f", "-a", "--no-sign", "-m", &text, "ijkpunt/2026-03-10"]);
    assert_eq!(archive.found(), ["K573", "K574"]);
    archive.git(&["tag", "-d", "ijkpunt/2026-03-10"]);
    let json = archive.audit(&["--format", "json"]).json();
    assert!(message(&json, "K574").contains("stond eerder in deze kopie en is er niet meer"), "{json:#}");
    // It stays, until somebody says that it is right so: a new one does not take its place.
    let ran = archive.audit(&["--checkpoint", "--yes"]);
    assert!(
        ran.status == 1 && ran.stdout.contains("geen ijkpunt gemaakt") && ran.stdout.contains("--accept-head"),
        "{ran:?}"
    );
    assert_eq!(archive.git(&["tag", "-l"]), "");
    assert_eq!(archive.found(), ["K574"]);
    assert_eq!(archive.audit(&["--accept-head"]).status, 0);
    assert!(archive.found().is_empty());
}

impl Archive {
    fn checkpoint_despite(&self) {
        let ran = self.audit(&["--checkpoint", "--unsigned", "--yes"]);
        assert!(ran.status == 1 && ran.stdout.contains("ijkpunt gemaakt"), "{ran:?}");
    }
}

#[test]
fn a_signature_of_somebody_else_or_for_another_text() {
    let archive = Archive::new().with_key();
    archive.checkpoint(&[]);
    let raw = archive.git(&["cat-file", "tag", "ijkpunt/2026-03-10"]);
    // The same signature under another text.
    let file = archive.home().join("tag");
    std::fs::write(&file, format!("{}\n", raw.replace("Ijkpunt van", "IJkpunt van"))).unwrap();
    let id = archive.git(&["hash-object", "-t", "tag", "-w", &file.display().to_string()]);
    archive.git(&["update-ref", "refs/tags/ijkpunt/2026-03-11", &id]);
    let json = archive.audit(&["--format", "json"]).json();
    assert_eq!(said(&json), ["K573"], "{json:#}");
    assert!(message(&json, "K573").contains("die er niet bij hoort"), "{json:#}");
    archive.git(&["update-ref", "-d", "refs/tags/ijkpunt/2026-03-11"]);
    assert_eq!(archive.audit(&["--accept-head"]).status, 0);
    // A key that is on no list.
    archive.use_key(&archive.key("vreemd"));
    archive.checkpoint(&[]);
    let json = archive.audit(&["--format", "json"]).json();
    assert_eq!(json["checked"]["checkpoint"]["signature"], "unknown");
    assert!(message(&json, "K573").contains("niet op de lijst stond"), "{json:#}");
}
