//! Running the officer's own git, for what libgit2 cannot do here: networks, and merging as git's settings ask.

use std::process::{Command, Stdio};

use crate::world;

use super::{Desk, GitProblem, SyncProblem};

/// What a run of git came to.
pub(super) struct Said {
    /// Its exit status; none when something ended it.
    pub(super) status: Option<i32>,
    pub(super) out: Vec<u8>,
    /// What it complained about, without passwords in addresses.
    pub(super) complaint: String,
}

impl Said {
    pub(super) fn is_fine(&self) -> bool {
        self.status == Some(0)
    }

    /// Its output as one line.
    pub(super) fn line(&self) -> String {
        String::from_utf8_lossy(&self.out).trim().to_owned()
    }

    /// A failure nobody foresaw, in the words of git.
    pub(super) fn failed(&self, act: &'static str) -> SyncProblem {
        SyncProblem::Git(GitProblem {
            act,
            reason: self.last(),
            mend: Some("kijk wat git ervan zegt: git status".to_owned()),
        })
    }

    /// The last thing git complained about.
    pub(super) fn last(&self) -> String {
        let line = self.complaint.lines().rfind(|line| !line.trim().is_empty());
        line.map_or_else(|| "git zegt niet waarom".to_owned(), |line| line.trim().to_owned())
    }
}

impl Desk {
    /// Runs git in the working tree. It speaks English, for we read what it says, and it asks for a name or a
    /// password only when somebody is there to answer.
    pub(super) fn run(&self, arguments: &[&str]) -> Result<Said, SyncProblem> {
        let mut git = Command::new("git");
        git.current_dir(&self.tree).stdin(Stdio::null()).env("LC_ALL", "C").env_remove("LANGUAGE");
        git.env("GIT_REFLOG_ACTION", "klacht save --sync");
        if !world::at_terminal() {
            git.env("GIT_TERMINAL_PROMPT", "0");
        }
        git.args(["-c", "core.quotePath=false"]).args(arguments);
        let output = git.output().map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => SyncProblem::NoGit,
            _ => SyncProblem::Git(GitProblem { act: "git starten", reason: world::reason(&error), mend: None }),
        })?;
        let complaint = without_passwords(&String::from_utf8_lossy(&output.stderr));
        Ok(Said { status: output.status.code(), out: output.stdout, complaint })
    }
}

/// Takes names and passwords out of addresses: `https://naam:geheim@host` becomes `https://host`.
pub(super) fn without_passwords(text: &str) -> String {
    let mut parts = text.split("://");
    let mut clean = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| c == '/' || c == '\'' || c.is_whitespace()).unwrap_or(part.len());
        let from = part[..end].rfind('@').map_or(0, |at| at + 1);
        clean += "://";
        clean += &part[from..];
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::without_passwords;

    #[test]
    fn addresses_are_told_without_who_and_what() {
        let said = "fatal: unable to access 'https://noor:ge@heim@git.example.org/a.git/': x@y";
        assert_eq!(without_passwords(said), "fatal: unable to access 'https://git.example.org/a.git/': x@y");
        assert_eq!(without_passwords("niets: bijzonders"), "niets: bijzonders");
    }
}
