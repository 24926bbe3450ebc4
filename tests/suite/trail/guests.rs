//! Repositories git itself is wary of: somebody else's, partial ones, and those that show what was not recorded.

use std::fs;
use std::path::{Path, PathBuf};

use super::{History, commit, received, stories};
use crate::test_repo::{QUIET, Ran, TestRepo};

const FILE: &str = "cases/2026/2026-007.md";

/// Three commits on one case, with a regulation and settings.
fn three() -> History {
    let rules = commit("begin").file("klacht.toml", "organisatie = \"Voorbeeld BV\"\nregeling = \"voorbeeld\"\n");
    History::of([
        rules.file("regulations/voorbeeld.md", QUIET).file(FILE, received(&[])),
        commit("twee").file(FILE, received(&["bevestigd: 2026-03-04"])),
        commit("drie").file(FILE, received(&["bevestigd: 2026-03-04", "contact: 2026-03-05"])),
    ])
}

fn run_in(history: &History, folder: &Path, arguments: &[&str]) -> Ran {
    history.repo.run(arguments.iter().copied()).from(folder).on("2026-03-06")
}

/// A copy made by git, with an officer in it.
fn copy(history: &History, options: &[&str], name: &str) -> PathBuf {
    let (url, place) = (format!("file://{}", history.root().display()), format!("../{name}"));
    history.git(["config", "uploadpack.allowFilter", "true"]);
    history.git(["clone", "-q"].into_iter().chain(options.iter().copied()).chain([url.as_str(), place.as_str()]));
    let folder = history.root().parent().unwrap().join(name);
    for (key, value) in [("user.name", "A. Officier"), ("user.email", "a@example.org")] {
        history.git(["-C", folder.to_str().unwrap(), "config", key, value]);
    }
    folder
}

fn change(folder: &Path) {
    let text = fs::read_to_string(folder.join(FILE)).unwrap();
    fs::write(folder.join(FILE), format!("{text}\nNog iets.\n")).unwrap();
}

/// The messages of one code that an audit gives.
fn found(ran: &Ran, code: &str) -> Vec<String> {
    let json = ran.json();
    let findings = json["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == code);
    findings.map(|finding| finding["message"].as_str().unwrap().to_owned()).collect()
}

#[test]
#[allow(clippy::print_stderr)] // a test that is passed over says so
fn a_repository_of_another_user() {
    let history = three();
    let root = history.root().canonicalize().unwrap();
    let owner = std::process::Command::new("chown").args(["-R", "12345"]).arg(&root).output().unwrap();
    if !owner.status.success() {
        eprintln!("SKIPPED: only root can give a folder to another user");
        return;
    }
    let mend = format!("git config --global --add safe.directory {}", root.display());
    for command in [&["log"] as &[&str], &["audit"], &["check", "--at", "HEAD"], &["save"], &["hooks", "install"]] {
        let said = run_in(&history, &root, command).refused();
        assert!(said.contains(&format!("de map {} is van een andere gebruiker", root.display())), "{said}");
        assert!(said.contains(&mend) && !said.contains("owned"), "{said}");
    }
    // The command that was named helps, whatever file git's own settings are in.
    let trusted = format!("[safe]\n\tdirectory = {}\n", root.display());
    let home = root.parent().unwrap().join("thuis");
    fs::write(home.join("eigen"), &trusted).unwrap();
    let elsewhere = home.join("eigen");
    let log = || history.repo.run(["log", "--format", "json"]);
    let ran = log().with("GIT_CONFIG_GLOBAL", elsewhere.to_str().unwrap()).now();
    assert_eq!(ran.ended(0).matches("\"story\"").count(), 3);
    fs::write(home.join(".gitconfig"), &trusted).unwrap();
    assert_eq!(log().without("GIT_CONFIG_GLOBAL").now().ended(0).matches("\"story\"").count(), 3);
    fs::write(home.join(".gitconfig"), "[user]\n\tname = A\n").unwrap();
    assert!(log().without("GIT_CONFIG_GLOBAL").now().refused().contains("andere gebruiker"));
}

#[test]
#[allow(clippy::print_stderr)] // a test that is passed over says so
fn a_folder_of_another_user_with_a_blank_in_its_name_is_quoted() {
    let history = three();
    let folder = history.root().canonicalize().unwrap().parent().unwrap().join("mijn archief");
    fs::rename(history.root(), &folder).unwrap();
    let owner = std::process::Command::new("chown").args(["-R", "12345"]).arg(&folder).output().unwrap();
    if !owner.status.success() {
        eprintln!("SKIPPED: only root can give a folder to another user");
        return;
    }
    let said = run_in(&history, &folder, &["log"]).refused();
    assert!(said.contains(&format!("safe.directory '{}'", folder.display())), "{said}");
}

#[test]
fn a_partial_clone_says_what_it_does_not_have_and_fetches_nothing() {
    let history = three();
    let partial = copy(&history, &["--filter=blob:none"], "deel");
    // There is nowhere to fetch from any more.
    fs::rename(history.root(), history.root().with_extension("weg")).unwrap();
    let ran = run_in(&history, &partial, &["log", "--format", "json"]);
    assert_eq!((ran.status, ran.json()["entries"].as_array().unwrap().len()), (0, 3));
    assert!(ran.stderr.contains("let op: dit is een gedeeltelijke kopie"), "{ran:?}");
    assert!(ran.stderr.contains("een versie kan niet worden gelezen") && !ran.stderr.contains("not found"), "{ran:?}");
    let ran = run_in(&history, &partial, &["audit", "--format", "json"]);
    let said = found(&ran, "K501");
    assert!(ran.status == 1 && said[0].contains("gedeeltelijke kopie"), "{ran:?}");
    assert!(said.iter().any(|said| said.contains("staan niet in deze gedeeltelijke kopie")), "{said:?}");
    // What is checked out is here.
    assert_eq!(run_in(&history, &partial, &["check", "--at", "HEAD", "--format", "json"]).status, 0);
    let said = run_in(&history, &partial, &["check", "--at", "HEAD~1"]).refused();
    assert!(said.contains("een oude toestand lezen lukt niet: cases/"), "{said}");
    assert!(said.contains("dit staat niet in dit archief"), "{said}");
    change(&partial);
    assert!(run_in(&history, &partial, &["save"]).ended(0).contains("2026-007: tekst aangepast"));
}

#[test]
fn grafts_hide_nothing() {
    let history = three();
    let before = history.log(["--format", "json"]);
    let head = history.git(["rev-parse", "HEAD"]);
    fs::write(history.root().join(".git/info/grafts"), format!("{head}\n")).unwrap();
    let ran = history.repo.run(["log", "--format", "json"]).now();
    assert_eq!((ran.status, &ran.stdout), (0, &before));
    assert!(ran.stderr.contains("let op: info/grafts geeft"), "{ran:?}");
    let ran = run_in(&history, &history.root(), &["audit", "--format", "json"]);
    assert!(ran.status == 1 && found(&ran, "K501")[0].contains("info/grafts"), "{ran:?}");
    assert_eq!(ran.json()["checked"]["commits"], 3);
    let ran = run_in(&history, &history.root(), &["check", "--at", "2026-03-02"]);
    assert!(ran.status == 0 && ran.stderr.contains("info/grafts"), "{ran:?}");
    change(&history.root());
    history.git(["config", "user.name", "A"]);
    history.git(["config", "user.email", "a@example.org"]);
    assert_eq!(run_in(&history, &history.root(), &["save"]).status, 0);
}

#[test]
fn a_replaced_commit_hides_nothing() {
    let history = three();
    let before = history.log(["--format", "json"]);
    history.git(["replace", "HEAD~1", "HEAD~2"]);
    let ran = history.repo.run(["log", "--format", "json"]).now();
    assert_eq!((ran.status, &ran.stdout), (0, &before));
    assert!(ran.stderr.contains("let op: refs/replace"), "{ran:?}");
    let ran = run_in(&history, &history.root(), &["audit", "--format", "json"]);
    assert!(ran.status == 1 && found(&ran, "K501")[0].contains("refs/replace"), "{ran:?}");
    assert!(run_in(&history, &history.root(), &["check", "--at", "HEAD"]).stderr.contains("refs/replace"));
}

#[test]
fn what_is_borrowed_is_read_and_said() {
    let history = three();
    let borrowed = history.root().parent().unwrap().join("geleend");
    history.git(["clone", "-q", "--shared", ".", "../geleend"]);
    let ran = run_in(&history, &borrowed, &["log", "--format", "json"]);
    assert_eq!((ran.status, ran.json()["entries"].as_array().unwrap().len()), (0, 3));
    assert!(ran.stderr.contains("objects/info/alternates"), "{ran:?}");
    let ran = run_in(&history, &borrowed, &["audit", "--format", "json"]);
    assert!(ran.status == 1 && found(&ran, "K501")[0].contains("alternates"), "{ran:?}");
    // The other store went: what it had is named, and nothing crashes.
    fs::rename(history.root().join(".git/objects"), history.root().join(".git/weg")).unwrap();
    let said = run_in(&history, &borrowed, &["log"]).refused();
    assert!(said.contains("de geschiedenis lezen lukt niet") && !said.contains("not found"), "{said}");
}

#[test]
fn a_linked_worktree_is_worked_in_like_any_other() {
    let history = three();
    for (key, value) in [("user.name", "A. Officier"), ("user.email", "a@example.org")] {
        history.git(["config", key, value]);
    }
    history.git(["worktree", "add", "-q", "-b", "zij", "../boom"]);
    let tree = history.root().parent().unwrap().join("boom");
    change(&tree);
    assert!(run_in(&history, &tree, &["save"]).ended(0).contains("2026-007: tekst aangepast"));
    assert_eq!(history.git(["log", "-1", "--format=%s", "zij"]), "2026-007: tekst aangepast");
    assert_eq!(history.git(["log", "-1", "--format=%s", "main"]), "drie");
    assert_eq!(run_in(&history, &tree, &["log", "--format", "json"]).json()["entries"].as_array().unwrap().len(), 4);
    assert_eq!(run_in(&history, &tree, &["audit", "--format", "json"]).json()["checked"]["commits"], 4);
    assert!(run_in(&history, &tree, &["hooks", "install"]).ended(0).contains("pre-commit: neergezet"));
    fs::write(tree.join(FILE), "---\nverloop:\n  - ontvangen: gisteren\n---\n").unwrap();
    let ran = TestRepo::try_git(&history.repo, &["-C", tree.to_str().unwrap(), "commit", "-q", "-a", "-m", "x"]);
    assert!(ran.status != 0 && ran.stderr.contains("niets vastgelegd"), "{ran:?}");
    // The index of this tree alone is held.
    fs::write(history.root().join(".git/worktrees/boom/index.lock"), "").unwrap();
    assert!(run_in(&history, &tree, &["save"]).refused().contains("worktrees/boom/index.lock"));
    change(&history.root());
    assert_eq!(run_in(&history, &history.root(), &["save"]).status, 0);
}

#[test]
fn a_bare_repository_is_looked_at_and_not_worked_in() {
    let history = three();
    history.git(["clone", "-q", "--bare", ".", "../kaal.git"]);
    let bare = history.root().parent().unwrap().join("kaal.git");
    let (here, there) = (
        run_in(&history, &history.root(), &["audit", "--format", "json"]),
        run_in(&history, &bare, &["audit", "--format", "json"]),
    );
    // Where copies are is what each clone has of its own.
    let without_copies = |ran: &Ran| {
        let mut said = ran.json();
        said["access"].as_object_mut().unwrap().remove("copies").unwrap();
        (ran.status, said)
    };
    assert_eq!(without_copies(&there), without_copies(&here));
    let check = ["check", "--at", "HEAD~1", "--format", "json"];
    assert_eq!(run_in(&history, &bare, &check).json(), run_in(&history, &history.root(), &check).json());
    for command in [&["save"] as &[&str], &["hooks", "install"]] {
        let said = run_in(&history, &bare, command).refused();
        assert!(said.contains("dit git-archief heeft geen werkmap") && said.contains("git clone"), "{said}");
    }
}

#[test]
fn an_archive_that_is_a_submodule() {
    let history = three();
    let above = history.root().parent().unwrap().join("boven");
    let above = above.to_str().unwrap();
    history.git(["init", "-q", above]);
    history.git(["-C", above, "submodule", "--quiet", "add", history.root().to_str().unwrap(), "klachten"]);
    let inside = Path::new(above).join("klachten");
    for (key, value) in [("user.name", "A. Officier"), ("user.email", "a@example.org")] {
        history.git(["-C", inside.to_str().unwrap(), "config", key, value]);
    }
    change(&inside);
    assert!(run_in(&history, &inside, &["save"]).ended(0).contains("2026-007: tekst aangepast"));
    assert_eq!(run_in(&history, &inside, &["audit", "--format", "json"]).json()["checked"]["commits"], 4);
    assert!(run_in(&history, &inside, &["hooks", "install"]).ended(0).contains("neergezet"));
    assert!(Path::new(above).join(".git/modules/klachten/hooks/pre-commit").exists());
}

#[test]
fn looking_back_at_an_archive_below_the_top_of_its_repository() {
    let history = History::of([
        commit("1").file("klachten/klacht.toml", "").file("klachten/regulations/voorbeeld.md", QUIET),
        commit("2").file("klachten/cases/2026-007.md", received(&[])).file("cases/2026-009.md", received(&[])),
    ]);
    let ran = run_in(&history, &history.root().join("klachten"), &["check", "--at", "HEAD", "--format", "json"]);
    assert_eq!((ran.status, &ran.json()["summary"]["cases"]), (0, &1.into()), "{ran:?}");
}

#[test]
fn a_file_that_is_gone_can_be_checked_as_it_stood() {
    let history = three().then([commit("weg").without(FILE).file("cases/2026-008.md", received(&[]))]);
    history.git(["reset", "-q", "--hard"]);
    let cases = |ran: Ran| ran.json()["summary"]["cases"].as_u64();
    for path in [FILE, "cases/2026"] {
        let ran = run_in(&history, &history.root(), &["check", path, "--at", "HEAD~1", "--format", "json"]);
        assert_eq!(cases(ran), Some(1), "{path}");
    }
    let below = history.root().join("cases");
    let ran = run_in(&history, &below, &["check", "2026/2026-007.md", "--at", "HEAD~1", "--format", "json"]);
    assert_eq!(cases(ran), Some(1));
    for command in
        [&["check", FILE] as &[&str], &["check", FILE, "--at", "HEAD"], &["check", "nooit", "--at", "HEAD~1"]]
    {
        assert!(run_in(&history, &history.root(), command).refused().contains("bestaat niet in dit archief"));
    }
}

#[test]
fn a_case_that_came_back_as_another_is_a_new_one() {
    let other = received(&[]).replace("Noor Noordzee", "Zoë Zuiderzee");
    let history = three().then([commit("weg").without(FILE), commit("nieuw").file(FILE, other)]);
    assert_eq!(
        stories(&history.entries(["--limit", "2"])),
        ["2026-007: zaak geregistreerd: klacht ontvangen op 2 maart 2026", "2026-007: zaak verwijderd"]
    );
}

#[test]
fn a_moment_that_is_none_is_said_so_in_dutch() {
    let history = three();
    for at in ["onzin", "2026-13-01", "HEAD^{tree}", "HEAD:cases", "", "..", "@{", "deadbeef"] {
        let ran = run_in(&history, &history.root(), &["check", "--at", at]);
        assert_eq!(ran.status, 2, "{at}: {ran:?}");
        assert!(ran.stderr.contains("is geen dag en geen wijziging"), "{at}: {}", ran.stderr);
    }
}
