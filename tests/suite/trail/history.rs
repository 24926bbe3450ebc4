//! A history in text, made by git itself.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Stdio;

use klachtwerk::git::Archive;
use klachtwerk::trail::{self, Trail};
use serde_json::Value;

use crate::test_repo::{TestRepo, hermetic};

/// A commit of a fast-import stream.
pub struct Commit {
    branch: String,
    mark: String,
    parents: String,
    author: Vec<u8>,
    committer: Vec<u8>,
    message: Vec<u8>,
    files: Vec<u8>,
}

/// The next commit on `main`: a day after the one before, by A. Officier.
pub fn commit(message: &str) -> Commit {
    Commit {
        branch: "main".into(),
        mark: String::new(),
        parents: String::new(),
        author: Vec::new(),
        committer: Vec::new(),
        message: message.into(),
        files: Vec::new(),
    }
}

impl Commit {
    /// On another branch.
    pub fn on(mut self, branch: &str) -> Self {
        branch.clone_into(&mut self.branch);
        self
    }

    /// With a number to call it by.
    pub fn mark(mut self, mark: u32) -> Self {
        self.mark = format!("mark :{mark}\n");
        self
    }

    /// After another commit than the last of its branch.
    pub fn from(mut self, mark: u32) -> Self {
        self.parents = format!("from :{mark}\n");
        self
    }

    /// Joined with another: the files stay those of the first parent, until said otherwise.
    pub fn merge(mut self, mark: u32) -> Self {
        writeln!(self.parents, "merge :{mark}").unwrap();
        self
    }

    /// Made by somebody at a moment: `Naam <adres> 1772445600 +0100`.
    pub fn by(mut self, who: impl Into<Vec<u8>>) -> Self {
        self.author = who.into();
        self
    }

    /// Recorded by somebody at a moment.
    pub fn recorded(mut self, who: impl Into<Vec<u8>>) -> Self {
        self.committer = who.into();
        self
    }

    /// With a message that is not text.
    pub fn message(mut self, message: &[u8]) -> Self {
        self.message = message.to_vec();
        self
    }

    /// With a file.
    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.entry("100644", path, text)
    }

    /// With an entry of some mode.
    pub fn entry(mut self, mode: &str, path: &str, text: impl AsRef<[u8]>) -> Self {
        let text = text.as_ref();
        write!(self.files, "M {mode} inline {}\ndata {}\n", quoted(path), text.len()).unwrap();
        self.files.extend_from_slice(text);
        self.files.push(b'\n');
        self
    }

    /// With a line of the stream as it is.
    pub fn line(mut self, line: &str) -> Self {
        writeln!(self.files, "{line}").unwrap();
        self
    }

    /// Without a file or folder.
    pub fn without(self, path: &str) -> Self {
        let line = format!("D {}", quoted(path));
        self.line(&line)
    }

    /// With a file or folder at another place.
    pub fn moved(self, from: &str, to: &str) -> Self {
        let line = format!("R {} {}", quoted(from), quoted(to));
        self.line(&line)
    }
}

fn quoted(path: &str) -> String {
    format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

/// A repository with a history.
pub struct History {
    pub repo: TestRepo,
    commits: u64,
}

impl History {
    /// Without a commit.
    pub fn empty() -> Self {
        let history = Self { repo: TestRepo::empty(), commits: 0 };
        history.git(["init", "-q", "-b", "main"]);
        history
    }

    /// Of these commits, the newest state in the folder.
    pub fn of(commits: impl IntoIterator<Item = Commit>) -> Self {
        let history = Self::empty().then(commits);
        history.git(["reset", "-q", "--hard"]);
        history
    }

    /// With more commits.
    pub fn then(mut self, commits: impl IntoIterator<Item = Commit>) -> Self {
        let mut stream = Vec::new();
        let mut goes_on = self.commits > 0;
        for mut commit in commits {
            if std::mem::take(&mut goes_on) && commit.parents.is_empty() {
                commit.parents = format!("from refs/heads/{}^0\n", commit.branch);
            }
            // The first day is 2 March 2026, at noon in Amsterdam.
            let own = format!("A. Officier <a@example.org> {} +0100", 1_772_449_200 + self.commits * 86_400);
            self.commits += 1;
            let author = if commit.author.is_empty() { own.clone().into_bytes() } else { commit.author };
            let committer = match commit.committer {
                none if none.is_empty() => author.clone(),
                some => some,
            };
            write!(stream, "commit refs/heads/{}\n{}author ", commit.branch, commit.mark).unwrap();
            stream.extend([author.as_slice(), b"\ncommitter ", &committer].concat());
            write!(stream, "\ndata {}\n", commit.message.len()).unwrap();
            stream.extend([commit.message.as_slice(), b"\n", commit.parents.as_bytes(), &commit.files, b"\n"].concat());
        }
        self.feed(&["fast-import", "--quiet", "--date-format=raw-permissive", "--force"], &stream);
        self
    }

    /// What git says.
    #[track_caller]
    pub fn git<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> String {
        let arguments: Vec<&str> = arguments.into_iter().collect();
        self.feed(&arguments, b"")
    }

    /// What git says to an input.
    #[track_caller]
    pub fn feed(&self, arguments: &[&str], input: &[u8]) -> String {
        let mut command = hermetic("git", &self.home());
        for part in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{part}_NAME"), "B. Collega").env(format!("GIT_{part}_EMAIL"), "b@example.org");
            command.env(format!("GIT_{part}_DATE"), "1780000000 +0200");
        }
        command.args(["-c", "protocol.file.allow=always"]).args(arguments).current_dir(self.root());
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
    }

    /// Where it stands.
    pub fn root(&self) -> PathBuf {
        self.repo.root()
    }

    fn home(&self) -> PathBuf {
        self.root().parent().unwrap().join("thuis")
    }

    /// Standard output of `klacht log`.
    #[track_caller]
    pub fn log<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> String {
        self.repo.run(std::iter::once("log").chain(arguments)).now().ended(0)
    }

    /// The entries `klacht log` gives as JSON.
    #[track_caller]
    pub fn entries<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Vec<Value> {
        let said = self.log(arguments.into_iter().chain(["--format", "json"]));
        let mut json: Value = serde_json::from_str(&said).unwrap();
        serde_json::from_value(json["entries"].take()).unwrap()
    }

    /// The one entry there is of the newest commit.
    #[track_caller]
    pub fn newest(&self) -> Value {
        let head = self.git(["rev-parse", "HEAD"]);
        let mut entries = self.entries([]);
        entries.retain(|entry| entry["commit"] == head.as_str());
        assert_eq!(entries.len(), 1, "{entries:#?}");
        entries.remove(0)
    }

    /// The trail as the library reads it.
    #[track_caller]
    pub fn trail(&self) -> Trail {
        let archive = Archive::open(&self.root()).unwrap();
        let head = archive.head().unwrap().unwrap();
        trail::read(&archive, head, None).unwrap()
    }
}
