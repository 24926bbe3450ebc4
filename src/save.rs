//! What a set of changed files is about: one part for each case, each with the message of its commit.

use std::collections::BTreeMap;

use crate::repository::{Role, roles};

mod message;
mod numbers;
mod private;

pub use message::combined;
pub use numbers::{Clash, clashes, first_free};
pub use private::{Private, is_reachable};

/// A file that changed, with its content where that is text of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Its path in the officer's repository.
    pub path: String,
    /// What it was; nothing when it is new.
    pub before: Option<Vec<u8>>,
    /// What it is; nothing when it is gone.
    pub after: Option<Vec<u8>>,
}

/// What a part is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// `klacht.toml`.
    Config,
    /// A regulation.
    Regulation(String),
    /// Anything else: reports, files that are not ours.
    Other,
    /// A case with its attachments.
    Case(String),
}

/// What one commit is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is about.
    pub topic: Topic,
    /// Its files.
    pub files: Vec<String>,
    /// The subject of its message.
    pub subject: String,
    /// Further lines of its message, when the subject would be too long.
    pub lines: Vec<String>,
}

impl Part {
    /// The message, with a line of the officer's own.
    #[must_use]
    pub fn message(&self, own: Option<&str>) -> String {
        let mut message = format!("{}\n", self.subject);
        if let Some(own) = own {
            message += &format!("\n{own}\n");
        }
        if !self.lines.is_empty() {
            message += &format!("\n{}\n", self.lines.join("\n"));
        }
        message
    }
}

/// Puts changed files together, settings and regulations first, then one part for each case. `names` are all paths
/// there are now.
#[must_use]
pub fn plan(changed: Vec<Changed>, names: &[String]) -> Vec<Part> {
    let mut names = names.to_vec();
    names.extend(changed.iter().map(|file| file.path.clone()));
    names.sort();
    names.dedup();
    let roles: BTreeMap<String, Role> = names.iter().cloned().zip(roles(&names)).collect();
    let mut parts: BTreeMap<Topic, Vec<(Changed, bool)>> = BTreeMap::new();
    // A file that says again what it said is no change, whatever the index holds.
    for file in changed.into_iter().filter(|file| file.before != file.after) {
        let (topic, attached) = match roles.get(&file.path).unwrap_or(&Role::Other) {
            Role::Config => (Topic::Config, false),
            Role::Regulation(slug) => (Topic::Regulation(slug.clone()), false),
            Role::Case(id) => (Topic::Case(id.clone()), false),
            Role::Attachment(id) => (Topic::Case(id.clone()), true),
            Role::Report | Role::Other => (Topic::Other, false),
        };
        parts.entry(topic).or_default().push((file, attached));
    }
    parts.into_iter().map(|(topic, files)| message::part(topic, &files)).collect()
}
