//! Where git looks for hooks, and whose they are.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::world;

use super::settings::Settings;
use super::{Desk, GitProblem};

/// The folder git looks in for hooks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HookFolder {
    /// Where it is.
    pub path: PathBuf,
    /// Whether it serves this repository alone.
    pub own: bool,
}

impl Desk {
    /// The folder git looks in for hooks, `core.hooksPath` minded.
    ///
    /// # Errors
    /// Git is not there, or does not say.
    pub fn hook_folder(&self) -> Result<HookFolder, GitProblem> {
        let unknown = |reason: String| GitProblem { act: "de map voor hooks vinden", reason, mend: None };
        let mut git = Command::new("git");
        git.args(["rev-parse", "--git-path", "hooks"]).current_dir(&self.tree).stdin(Stdio::null());
        let output = git.output().map_err(|error| unknown(world::reason(&error)))?;
        if !output.status.success() {
            return Err(unknown(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
        }
        let said = String::from_utf8_lossy(&output.stdout).trim_end_matches(['\n', '\r']).to_owned();
        let path = world::resolved(&self.tree.join(said));
        let homes = [self.tree.clone(), world::resolved(self.repository.commondir())];
        let own = homes.iter().any(|home| path.starts_with(home));
        Ok(HookFolder { path, own })
    }

    /// The folder of the working tree.
    #[must_use]
    pub fn tree(&self) -> &std::path::Path {
        &self.tree
    }

    /// What a line of a message begins with to be no part of it.
    #[must_use]
    pub fn comment_mark(&self) -> String {
        let settings = Settings::read(&self.tree, &self.repository);
        let mark = settings.get("core.commentstring").or_else(|| settings.get("core.commentchar"));
        // `auto` chooses `#` unless the message needs it.
        mark.filter(|mark| *mark != "auto").unwrap_or("#").to_owned()
    }
}
