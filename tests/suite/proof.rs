//! The proof side of the audit: checkpoints made, held against rewritten histories, and stores that are damaged.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::test_repo::{QUIET, Ran, TestRepo, hermetic};

mod checkpoints;
mod damage;
mod recipe;
mod rewritten;
mod seen;

/// An archive with a history of four commits over two cases.
struct Archive {
    repo: TestRepo,
}

const SEVEN: &str = "2026-007";
const EIGHT: &str = "2026-008";

fn case(name: &str, events: &[&str]) -> String {
    let events: String = events.iter().map(|event| format!("  - {event}\n")).collect();
    format!("---\nklager: {{naam: {name}}}\nverloop:\n{events}---\n## Omschrijving\nDe trein was te laat.\n")
}

impl Archive {
    fn new() -> Self {
        let repo = TestRepo::empty()
            .file("klacht.toml", "organisatie = \"Voorbeeld BV\"\nregeling = \"voorbeeld\"\n")
            .regulation("voorbeeld", QUIET);
        let archive = Self { repo };
        archive.git(&["init", "-q", "-b", "main"]);
        archive.git(&["config", "user.name", "A. Officier"]);
        archive.git(&["config", "user.email", "officier@example.org"]);
        archive.commit("begin", 1);
        archive.record(SEVEN, &case("Noor Noordzee", &["ontvangen: 2026-03-02"]), "2026-007: geregistreerd", 2);
        archive.record(EIGHT, &case("Zoë Zuiderzee", &["ontvangen: 2026-03-03"]), "2026-008: geregistreerd", 3);
        let acknowledged = case("Noor Noordzee", &["ontvangen: 2026-03-02", "bevestigd: 2026-03-04"]);
        archive.record(SEVEN, &acknowledged, "2026-007: ontvangst bevestigd", 4);
        archive
    }

    /// With a key to sign with, which the list in the archive names.
    fn with_key(self) -> Self {
        let key = self.key("sleutel");
        let public = fs::read_to_string(key.with_extension("pub")).unwrap();
        fs::write(self.root().join("allowed_signers"), format!("officier@example.org {public}")).unwrap();
        self.commit("sleutels", 5);
        self.use_key(&key);
        self
    }

    /// Makes a key.
    fn key(&self, name: &str) -> PathBuf {
        let key = self.home().join(name);
        let mut keygen = Command::new("ssh-keygen");
        keygen.args(["-q", "-t", "ed25519", "-N", "", "-C", "officier@example.org", "-f"]).arg(&key);
        assert!(keygen.status().unwrap().success());
        key
    }

    fn use_key(&self, key: &Path) {
        self.repo.git(&["config", "gpg.format", "ssh"]);
        self.repo.git(&["config", "user.signingkey", &key.display().to_string()]);
    }

    fn root(&self) -> PathBuf {
        self.repo.root()
    }

    fn home(&self) -> PathBuf {
        self.root().parent().unwrap().join("thuis")
    }

    fn record(&self, id: &str, text: &str, message: &str, day: u32) {
        let path = self.root().join(format!("cases/2026/{id}.md"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self.commit(message, day);
    }

    /// Commits everything on a day in March, as git does.
    fn commit(&self, message: &str, day: u32) {
        self.repo.git(&["add", "-A"]);
        self.git_on(day, &["commit", "-q", "--allow-empty", "-m", message]);
    }

    /// Runs git on a day in March.
    fn git_on(&self, day: u32, arguments: &[&str]) {
        let when = format!("2026-03-{day:02}T12:00:00+0100");
        let mut git = hermetic("git", &self.home());
        git.current_dir(self.root()).env("GIT_AUTHOR_DATE", &when).env("GIT_COMMITTER_DATE", &when);
        let output = git.args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn git(&self, arguments: &[&str]) -> String {
        self.repo.git(arguments).trim_end().to_owned()
    }

    /// Rewrites the history as `git filter-branch` does, leaving nothing of its own behind.
    fn rewritten(&self, arguments: &[&str]) {
        let mut git = hermetic("git", &self.home());
        git.current_dir(self.root()).env("FILTER_BRANCH_SQUELCH_WARNING", "1");
        let output = git.args(["filter-branch", "-f"]).args(arguments).args(["--", "main"]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        self.git(&["update-ref", "-d", "refs/original/refs/heads/main"]);
        self.git(&["reset", "-q", "--hard"]);
    }

    fn audit(&self, arguments: &[&str]) -> Ran {
        audit_in(&self.root(), arguments)
    }

    /// A checkpoint, and what was said.
    #[track_caller]
    fn checkpoint(&self, arguments: &[&str]) -> String {
        let all: Vec<&str> = ["--checkpoint"].iter().chain(arguments).copied().collect();
        let ran = self.audit(&all);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
        ran.stdout
    }

    /// The findings as `K571 2026-007`, a code and a case.
    fn found(&self) -> Vec<String> {
        said(&self.audit(&["--format", "json"]).json())
    }
}

fn audit_in(folder: &Path, arguments: &[&str]) -> Ran {
    let all = ["audit"].iter().chain(arguments).copied().collect::<Vec<_>>();
    let home = folder.parent().unwrap().join("thuis");
    let mut command = hermetic(crate::test_repo::KLACHT, &home);
    let output = command.args(all).args(["--on", "2026-03-10"]).current_dir(folder).output().unwrap();
    Ran {
        status: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn said(json: &Value) -> Vec<String> {
    let findings = json["findings"].as_array().unwrap().iter();
    let line = |finding: &Value| {
        let case = finding["case"].as_str().map(|case| format!(" {case}")).unwrap_or_default();
        format!("{}{case}", finding["code"].as_str().unwrap())
    };
    findings.map(line).collect()
}

fn message(json: &Value, code: &str) -> String {
    let mut findings = json["findings"].as_array().unwrap().iter();
    let found = findings.find(|finding| finding["code"] == code).unwrap_or_else(|| panic!("no {code}: {json:#}"));
    found["message"].as_str().unwrap().to_owned()
}
