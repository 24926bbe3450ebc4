//! A repository that reads like the officer's files, and the command run in it from outside.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The command under test.
pub const KLACHT: &str = env!("CARGO_BIN_EXE_klacht");

/// A regulation with no rule too few: a repository with nothing else in it is clean.
pub const QUIET: &str = include_str!("fixtures/voorbeeld.md");

/// A repository in a folder of its own, with a home folder beside it.
pub struct TestRepo {
    folder: TempDir,
}

impl TestRepo {
    /// With nothing in it.
    pub fn empty() -> Self {
        let folder = TempDir::new().unwrap();
        for name in ["archief", "thuis"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        Self { folder }
    }

    /// With settings and a regulation that has a term for the verdict: four of its weeks can be added.
    pub fn new() -> Self {
        Self::empty().file("klacht.toml", "organisatie = \"Voorbeeld BV\"\n").regulation("voorbeeld", QUIET)
    }

    /// Writes any file.
    pub fn file(self, name: &str, text: &str) -> Self {
        let path = self.root().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Writes a regulation.
    pub fn regulation(self, slug: &str, text: &str) -> Self {
        self.file(&format!("regulations/{slug}.md"), text)
    }

    /// Writes a case.
    pub fn case(self, id: &str, text: &str) -> Self {
        let year = id.get(..4).unwrap_or("2026").to_owned();
        self.file(&format!("cases/{year}/{id}.md"), text)
    }

    /// Makes it a git repository with an officer's identity, and commits what is there.
    pub fn committed(self) -> Self {
        self.git(&["init", "-q", "-b", "main"]);
        self.git(&["config", "user.name", "A. Officier"]);
        self.git(&["config", "user.email", "officier@example.org"]);
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", "begin"]);
        self
    }

    /// Runs git in it; what it said, on both outputs.
    #[track_caller]
    pub fn git(&self, arguments: &[&str]) -> String {
        let ran = self.try_git(arguments);
        assert_eq!(ran.status, 0, "{arguments:?}: {ran:?}");
        format!("{}{}", ran.stdout, ran.stderr)
    }

    /// Runs git in it, whatever comes of it.
    pub fn try_git(&self, arguments: &[&str]) -> Ran {
        let mut command = hermetic("git", &self.folder.path().join("thuis"));
        command.args(arguments).current_dir(self.root());
        Run { command }.now()
    }

    /// Where it stands.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("archief")
    }

    /// A command to run in it.
    pub fn run<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Run {
        let mut command = hermetic(KLACHT, &self.folder.path().join("thuis"));
        command.args(arguments).current_dir(self.root());
        Run { command }
    }
}

/// A program that sees nothing of this machine's settings.
pub fn hermetic(program: &str, home: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("HOME", home).env("NO_COLOR", "1").env("LC_ALL", "C.UTF-8").stdin(Stdio::null());
    command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null");
    command.env("PATH", "/usr/local/bin:/usr/bin:/bin");
    command
}

/// A command that is about to run.
pub struct Run {
    command: Command,
}

impl Run {
    /// Takes a day as today, and runs.
    pub fn on(mut self, day: &str) -> Ran {
        self.command.args(["--on", day]);
        self.now()
    }

    /// Runs from another folder.
    pub fn from(mut self, folder: impl AsRef<Path>) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Puts a variable in the environment.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Takes a variable out of the environment.
    pub fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Runs.
    pub fn now(mut self) -> Ran {
        let output = self.command.output().unwrap();
        Ran {
            status: output.status.code().expect("no exit status: the command was killed"),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// What a command did.
#[derive(Debug, PartialEq, Eq)]
pub struct Ran {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    /// Standard output of a command that ended with this status and complained about nothing.
    #[track_caller]
    pub fn ended(self, status: i32) -> String {
        assert_eq!((self.status, self.stderr.as_str()), (status, ""), "{}", self.stdout);
        self.stdout
    }

    /// Standard error of a command that could not run, and printed nothing.
    #[track_caller]
    pub fn refused(self) -> String {
        assert_eq!((self.status, self.stdout.as_str()), (2, ""), "{}", self.stderr);
        self.stderr
    }

    /// Standard output as JSON, whatever the status.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// The keys of a JSON object.
#[track_caller]
pub fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

/// A text field of each item of a list.
#[track_caller]
pub fn texts<'v>(list: &'v Value, field: &str) -> Vec<&'v str> {
    list.as_array().expect("a list").iter().map(|item| item[field].as_str().expect("text")).collect()
}
