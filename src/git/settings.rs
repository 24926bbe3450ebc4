//! Git's settings as git itself sees them.

use std::collections::HashMap;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::world;

/// Settings by name in lower case. One process reads them all: libgit2 knows neither `GIT_CONFIG_GLOBAL` nor
/// settings on the command line.
#[derive(Debug, Default)]
pub(super) struct Settings(HashMap<String, String>);

impl Settings {
    /// Reads the settings that hold in a folder; without git on this computer, those libgit2 finds.
    pub(super) fn read(folder: &Path, repository: &git2::Repository) -> Self {
        let mut git = Command::new("git");
        git.args(["config", "--null", "--list"]).current_dir(folder).stdin(Stdio::null());
        if let Ok(output) = git.output()
            && output.status.success()
        {
            let text = String::from_utf8_lossy(&output.stdout);
            let pair = |pair: &str| match pair.split_once('\n') {
                Some((key, value)) => (key.to_lowercase(), value.to_owned()),
                None => (pair.to_lowercase(), "true".to_owned()),
            };
            return Self(text.split_terminator('\0').map(pair).collect());
        }
        let mut found = HashMap::new();
        if let Ok(config) = repository.config()
            && let Ok(mut entries) = config.entries(None)
        {
            while let Some(Ok(entry)) = entries.next() {
                if let (Ok(key), Ok(value)) = (entry.name(), entry.value()) {
                    found.insert(key.to_lowercase(), value.to_owned());
                }
            }
        }
        Self(found)
    }

    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str).filter(|value| !value.is_empty())
    }

    pub(super) fn is_on(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| matches!(value.to_lowercase().as_str(), "true" | "yes" | "on" | "1"))
    }

    /// The name and address of the author or committer; the environment goes before the settings, as with git.
    pub(super) fn identity(&self, role: &str) -> Option<(String, String)> {
        let part = |part: &str| {
            world::variable(&format!("GIT_{}_{}", role.to_uppercase(), part.to_uppercase()))
                .filter(|value| !value.is_empty())
                .or_else(|| self.get(&format!("{role}.{part}")).map(str::to_owned))
                .or_else(|| self.get(&format!("user.{part}")).map(str::to_owned))
        };
        let email = part("email").or_else(|| world::variable("EMAIL").filter(|value| !value.is_empty()));
        Some((part("name")?, email?))
    }
}
