//! Where else a repository is, as its own settings tell: the remotes.

use serde::Serialize;

use super::run::without_passwords;
use super::{Archive, GitProblem};

/// A place a repository is copied to or from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Copied {
    /// What git calls it: `origin`.
    pub name: String,
    /// Where it is, without a name or password; nothing when git has no address for it.
    pub address: Option<String>,
    /// Where it is sent to, when that is another place.
    pub sent_to: Option<String>,
}

impl Archive {
    /// The remotes of this clone, by name. Copies somebody made from here are not among them: git does not know those.
    ///
    /// # Errors
    /// The settings cannot be read.
    pub fn copies(&self) -> Result<Vec<Copied>, GitProblem> {
        let doing = GitProblem::while_doing("de lijst van andere plekken lezen");
        let names = self.repository.remotes().map_err(&doing)?;
        let mut copies = Vec::new();
        for name in names.iter().filter_map(|name| name.ok().flatten()) {
            let remote = self.repository.find_remote(name).map_err(&doing)?;
            let fetched = remote.url().ok().map(public);
            let pushed = remote.pushurl().ok().flatten().map(public).filter(|to| Some(to) != fetched.as_ref());
            copies.push(Copied { name: name.to_owned(), address: fetched, sent_to: pushed });
        }
        copies.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(copies)
    }
}

/// An address without who asks and what they may: some put a key behind a question mark.
fn public(address: &str) -> String {
    let clean = without_passwords(address);
    clean.split(['?', '#']).next().unwrap_or_default().to_owned()
}
