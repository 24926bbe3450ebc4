//! A history of signed commits.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use klachtwerk::git::Stamp;
use klachtwerk::git::signature::Signed;
use tempfile::TempDir;

use crate::test_repo::{QUIET, TestRepo, hermetic};

pub const CONFIG: &str = "organisatie = \"Voorbeeld BV\"\nregeling = \"voorbeeld\"\n";

/// Seconds since 1970 of noon on 2 March 2026 in Amsterdam, when the first commit is made.
pub const FIRST: i64 = 1_772_449_200;

/// A repository in which commits are signed, with the keys of those who do.
pub struct Signing {
    pub repo: TestRepo,
    keys: TempDir,
    days: std::cell::Cell<i64>,
}

impl Signing {
    /// Without a commit.
    pub fn new() -> Self {
        let signing = Self { repo: TestRepo::empty(), keys: TempDir::new().unwrap(), days: std::cell::Cell::new(0) };
        signing.repo.git(&["init", "-q", "-b", "main"]);
        signing.write("klacht.toml", CONFIG).write("regulations/voorbeeld.md", QUIET)
    }

    /// Writes a file.
    pub fn write(self, name: &str, text: &str) -> Self {
        self.put(name, text);
        self
    }

    /// The same.
    pub fn put(&self, name: &str, text: &str) {
        let path = self.repo.root().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The private key of somebody, made when first asked for: `anne`, or `anne:rsa`, `anne:ecdsa`.
    pub fn key(&self, who: &str) -> PathBuf {
        let (_, kind) = who.split_once(':').unwrap_or((who, "ed25519"));
        let (kind, bits) = kind.split_once('-').unwrap_or((kind, ""));
        let path = self.keys.path().join(who.replace(':', "-"));
        if !path.exists() {
            let mut command = Command::new("ssh-keygen");
            command.args(["-q", "-t", kind, "-N", "", "-C", "een opmerking", "-f"]).arg(&path).stdin(Stdio::null());
            if !bits.is_empty() {
                command.args(["-b", bits]);
            }
            assert!(command.status().expect("ssh-keygen (openssh-client)").success());
        }
        path
    }

    /// The public key of somebody as a line of the list has it.
    pub fn public(&self, who: &str) -> String {
        let text = fs::read_to_string(self.key(who).with_extension("pub")).unwrap();
        text.trim().to_owned()
    }

    /// A line of the list for somebody, under their address.
    pub fn line(&self, who: &str) -> String {
        self.line_with(who, "")
    }

    /// The same with options.
    pub fn line_with(&self, who: &str, options: &str) -> String {
        let gap = if options.is_empty() { "" } else { " " };
        format!("{} {options}{gap}{}\n", address(who), self.public(who))
    }

    /// Commits all there is, a day after the commit before.
    pub fn commit(&self) -> Made<'_> {
        let day = self.days.replace(self.days.get() + 1);
        Made {
            signing: self,
            author: "anne".into(),
            committer: None,
            key: None,
            at: FIRST + day * 86_400,
            extra: vec![],
        }
    }

    /// Runs git as somebody at a moment.
    pub fn git_as(&self, who: (&str, &str), at: i64, settings: &[String], arguments: &[&str]) -> String {
        let mut command = hermetic("git", self.keys.path());
        for (part, who) in [("AUTHOR", who.0), ("COMMITTER", who.1)] {
            command.env(format!("GIT_{part}_NAME"), name(who)).env(format!("GIT_{part}_EMAIL"), address(who));
            command.env(format!("GIT_{part}_DATE"), format!("{at} +0100"));
        }
        for setting in settings {
            command.args(["-c", setting]);
        }
        let output = command.args(arguments).current_dir(self.repo.root()).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// Puts a raw commit object on the branch.
    pub fn raw_commit(&self, raw: &[u8]) -> String {
        let path = self.keys.path().join("object");
        fs::write(&path, raw).unwrap();
        let id = self.repo.git(&["hash-object", "-t", "commit", "--literally", "-w", &path.to_string_lossy()]);
        self.repo.git(&["update-ref", "HEAD", id.trim()]);
        id.trim().to_owned()
    }

    /// The raw text of a commit or tag.
    pub fn raw(&self, kind: &str, name: &str) -> Vec<u8> {
        let mut command = hermetic("git", self.keys.path());
        command.args(["cat-file", kind, name]).current_dir(self.repo.root()).output().unwrap().stdout
    }

    /// A commit taken apart.
    pub fn signed(&self, name: &str) -> Signed {
        Signed::of_commit(&self.raw("commit", name)).unwrap()
    }

    /// What git thinks of a commit with this list.
    pub fn git_trusts(&self, list: &str, name: &str) -> bool {
        let path = self.keys.path().join("lijst");
        fs::write(&path, list).unwrap();
        let setting = format!("gpg.ssh.allowedSignersFile={}", path.display());
        self.repo.try_git(&["-c", &setting, "verify-commit", name]).status == 0
    }
}

/// A commit about to be made.
pub struct Made<'a> {
    signing: &'a Signing,
    author: String,
    committer: Option<String>,
    key: Option<String>,
    at: i64,
    extra: Vec<String>,
}

impl Made<'_> {
    /// Signed by somebody who is the author too.
    pub fn by(self, who: &str) -> String {
        Self { author: who.split(':').next().unwrap().into(), key: Some(who.into()), ..self }.now()
    }

    /// With an author.
    pub fn author(self, who: &str) -> Self {
        Self { author: who.into(), ..self }
    }

    /// With another committer.
    pub fn committer(self, who: &str) -> Self {
        Self { committer: Some(who.into()), ..self }
    }

    /// Signed by somebody.
    pub fn key(self, who: &str) -> Self {
        Self { key: Some(who.into()), ..self }
    }

    /// So many days after the first.
    pub fn on_day(self, day: i64) -> Self {
        Self { at: FIRST + day * 86_400, ..self }
    }

    /// A merge of another branch, with the files as they are.
    pub fn merging(self, branch: &str) -> Self {
        Self { extra: vec![branch.into()], ..self }
    }

    /// Makes it; its id.
    pub fn now(self) -> String {
        let committer = self.committer.as_deref().unwrap_or(&self.author);
        let mut settings = vec!["gpg.format=ssh".to_owned()];
        let mut arguments = vec!["commit-tree", "-m", "wijziging"];
        if let Some(key) = &self.key {
            settings.push(format!("user.signingkey={}", self.signing.key(key).display()));
            arguments.push("-S");
        }
        let git = |arguments: &[&str]| self.signing.git_as((&self.author, committer), self.at, &settings, arguments);
        git(&["add", "-A"]);
        let tree = git(&["write-tree"]);
        let head = self.signing.repo.try_git(&["rev-parse", "-q", "--verify", "HEAD"]).stdout;
        let merged: Vec<String> = self.extra.iter().map(|branch| git(&["rev-parse", branch])).collect();
        for parent in
            std::iter::once(head.trim()).filter(|head| !head.is_empty()).chain(merged.iter().map(String::as_str))
        {
            arguments.extend(["-p", parent]);
        }
        arguments.push(&tree);
        let id = git(&arguments);
        git(&["update-ref", "HEAD", &id]);
        id
    }
}

/// The address of somebody.
pub fn address(who: &str) -> String {
    format!("{}@example.org", who.split(':').next().unwrap())
}

fn name(who: &str) -> String {
    format!("{} Voorbeeld", who.split(':').next().unwrap())
}

/// A moment.
pub fn at(seconds: i64) -> Stamp {
    Stamp { seconds, offset: 60 }
}
