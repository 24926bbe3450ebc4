//! Histories that are not what they were when the checkpoint was made.

use super::{Archive, SEVEN, case, message, said};

/// A checkpoint; the branch is not remembered, so that only the checkpoint speaks.
fn held() -> Archive {
    let archive = Archive::new();
    archive.checkpoint(&["--unsigned"]);
    forget(&archive);
    archive
}

fn forget(archive: &Archive) {
    std::fs::remove_dir_all(archive.root().join(".git/klacht")).unwrap();
}

#[test]
fn another_author_date_of_one_case() {
    let archive = held();
    let filter = "case \"$(git show -s --format=%s $GIT_COMMIT)\" in '2026-007: ontvangst bevestigd') \
                  export GIT_AUTHOR_DATE='2026-03-03T12:00:00+0100';; esac";
    archive.rewritten(&["--env-filter", filter]);
    let json = archive.audit(&["--format", "json"]).json();
    assert_eq!(said(&json), ["K570", "K573", "K571 2026-007"], "{json:#}");
    assert_eq!(message(&json, "K571"), "de keten is anders dan in ijkpunt/2026-03-10, vanaf schakel 2 van 2");
    assert_eq!(json["findings"][0]["severity"], "error");
}

#[test]
fn another_content_message_or_name() {
    for filter in [
        ["--tree-filter", "sed -i 's/te laat/op tijd/' cases/2026/2026-008.md 2>/dev/null || true"],
        ["--msg-filter", "sed 's/2026-008: geregistreerd/2026-008: later geregistreerd/'"],
    ] {
        let archive = held();
        archive.rewritten(&filter);
        assert_eq!(archive.found(), ["K570", "K573", "K571 2026-008"], "{filter:?}");
    }
    let archive = held();
    archive.rewritten(&["--env-filter", "export GIT_AUTHOR_NAME='B. Ander'"]);
    let found = archive.found();
    assert!(found.contains(&"K571 2026-007".to_owned()) && found.contains(&"K571".to_owned()), "{found:?}");
}

#[test]
fn a_case_taken_out_of_the_history() {
    let archive = held();
    archive.rewritten(&["--index-filter", "git rm -q --cached --ignore-unmatch cases/2026/2026-008.md"]);
    let json = archive.audit(&["--format", "json"]).json();
    assert_eq!(said(&json), ["K570", "K573", "K572 2026-008"], "{json:#}");
    assert_eq!(message(&json, "K572"), "staat in ijkpunt/2026-03-10 en is er niet meer");
}

#[test]
fn a_branch_put_back_before_the_checkpoint() {
    let archive = held();
    archive.git(&["reset", "-q", "--hard", "HEAD^"]);
    let json = archive.audit(&["--format", "json"]).json();
    assert!(message(&json, "K570").contains("ligt vóór ijkpunt/2026-03-10"), "{json:#}");
    assert!(said(&json).contains(&"K571 2026-007".to_owned()), "{json:#}");
}

#[test]
fn rewritten_with_every_chain_the_same_is_a_remark() {
    let archive = Archive::new();
    // A file that belongs to nothing: without it all ids differ and no chain does.
    std::fs::write(archive.root().join("los.txt"), "x").unwrap();
    archive.commit("los", 5);
    archive.checkpoint(&["--unsigned"]);
    forget(&archive);
    archive.record("2026-009", &case("Wim", &["ontvangen: 2026-03-06"]), "2026-009: geregistreerd", 6);
    let before = archive.git(&["rev-parse", "HEAD"]);
    archive.rewritten(&["--index-filter", "git rm -q --cached --ignore-unmatch los.txt"]);
    assert_ne!(before, archive.git(&["rev-parse", "HEAD"]));
    let json = archive.audit(&["--format", "json"]).json();
    assert_eq!(said(&json), ["K570", "K573"]);
    assert_eq!(json["findings"][0]["severity"], "info");
    assert_eq!(
        message(&json, "K570"),
        "de geschiedenis is na ijkpunt/2026-03-10 herschreven, maar alle 4 ketens komen gelijk uit"
    );
    assert_eq!(archive.audit(&[]).status, 0);
}

#[test]
fn the_destruction_of_one_case_leaves_the_chains_of_the_others() {
    let archive = Archive::new();
    // One commit about both, whose message the destruction changes.
    std::fs::write(archive.root().join("cases/2026/2026-008.md"), case("Zoë", &["ontvangen: 2026-03-03"])).unwrap();
    let seven = case("Noor Noordzee", &["ontvangen: 2026-03-02", "bevestigd: 2026-03-05"]);
    archive.record(SEVEN, &seven, "2026-007: datum aangepast\n2026-008: naam aangepast", 5);
    archive.checkpoint(&["--unsigned"]);
    forget(&archive);
    let list = || archive.git(&["for-each-ref", "--sort=-creatordate", "--format=%(contents)", "refs/tags/ijkpunt/"]);
    let line = |text: &str| text.lines().find(|line| line.ends_with("zaak 2026-007")).unwrap().to_owned();
    let before = line(&list());
    archive.rewritten(&[
        "--index-filter",
        "git rm -q --cached --ignore-unmatch cases/2026/2026-008.md",
        "--msg-filter",
        "sed 's/2026-008: .*/2026-008: vernietigd/'",
    ]);
    assert_eq!(archive.found(), ["K570", "K573", "K572 2026-008", "K530 2026-007"]);
    archive.git(&["tag", "-d", "ijkpunt/2026-03-10"]);
    forget(&archive);
    archive.checkpoint(&["--unsigned"]);
    assert_eq!(line(&list()), before);
    assert!(!list().contains("2026-008"));
}

#[test]
fn two_sides_of_a_merge_whichever_comes_first() {
    let archive = Archive::new();
    archive.git(&["checkout", "-q", "-b", "zij", "HEAD"]);
    archive.record("2026-009", &case("Wim", &["ontvangen: 2026-03-05"]), "2026-009: geregistreerd", 5);
    let other =
        case("Noor Noordzee", &["ontvangen: 2026-03-02", "bevestigd: 2026-03-04"]).replace("te laat", "erg laat");
    archive.record(SEVEN, &other, "2026-007: tekst aangepast", 6);
    archive.git(&["checkout", "-q", "main"]);
    let own = case("N. Noordzee", &["ontvangen: 2026-03-02", "bevestigd: 2026-03-04"]);
    archive.record(SEVEN, &own, "2026-007: naam aangepast", 5);
    archive.checkpoint(&["--unsigned"]);
    // The checkpoint is on what becomes the second parent.
    archive.git(&["checkout", "-q", "zij"]);
    archive.git_on(7, &["merge", "-q", "-m", "samen", "main"]);
    let json = archive.audit(&["--format", "json"]).json();
    assert_eq!(said(&json), ["K573"], "{json:#}");
    archive.checkpoint(&["--unsigned"]);
    let text = archive.git(&["cat-file", "tag", "ijkpunt/2026-03-10-2"]);
    // Two links before they parted, one on each side, one that joins them.
    assert!(text.contains(" 5 zaak 2026-007\n") && text.contains(" 1 zaak 2026-009"), "{text}");
    forget(&archive);
    // Taking the other side instead is seen.
    archive.git(&["reset", "-q", "--hard", "HEAD^"]);
    archive.git_on(7, &["merge", "-q", "-s", "ours", "-m", "samen", "main"]);
    assert!(archive.found().contains(&"K571 2026-007".to_owned()));
}
