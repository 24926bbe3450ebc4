//! The archives the open files lie in, each found from a file's own path.
//!
//! Which folders the editor has open does not matter: one window may show three archives, or a single file of one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::repository::{Live, find_root};
use crate::world;

use super::uri;

/// Where a file stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    /// The folder of the archive.
    pub(super) root: PathBuf,
    /// The path in it, `/` between folders.
    pub(super) name: String,
}

/// The place of a file that may be a case, a regulation or the settings; nothing for any other.
pub(super) fn place(address: &str) -> Option<Placed> {
    let path = uri::to_path(address)?;
    let root = find_root(path.parent()?).ok()?;
    let inside = path.strip_prefix(&root).ok()?;
    let parts: Vec<&str> = inside.iter().map(|part| part.to_str()).collect::<Option<_>>()?;
    let is_ours = match parts.as_slice() {
        ["klacht.toml"] => true,
        ["cases" | "regulations" | "reports", rest @ ..] => {
            !rest.is_empty() && rest.iter().all(|part| !part.starts_with('.'))
        }
        _ => false,
    };
    // `check` follows no symlink either.
    let mut below = inside.ancestors().filter(|part| !part.as_os_str().is_empty());
    let linked = below.any(|part| world::is_symlink(&root.join(part)));
    (is_ours && !linked).then(|| Placed { name: parts.join("/"), root: root.clone() })
}

/// The archives in use.
#[derive(Debug, Default)]
pub(super) struct Archives(BTreeMap<PathBuf, Live>);

impl Archives {
    /// The archive in a folder, read the first time it is asked for; why not, in Dutch.
    pub(super) fn enter(&mut self, root: &Path) -> Result<&mut Live, String> {
        if !self.0.contains_key(root) {
            let live = Live::open(root).map_err(|problem| {
                format!("{} kan niet worden gelezen: {}", problem.path.display(), world::reason(&problem.error))
            })?;
            self.0.insert(root.to_owned(), live);
        }
        self.0.get_mut(root).ok_or_else(String::new)
    }

    pub(super) fn get(&self, root: &Path) -> Option<&Live> {
        self.0.get(root)
    }

    pub(super) fn get_mut(&mut self, root: &Path) -> Option<&mut Live> {
        self.0.get_mut(root)
    }

    /// Lets go of an archive nobody has a file open of.
    pub(super) fn leave(&mut self, root: &Path) {
        self.0.remove(root);
    }

    /// The archives one of these paths lies in.
    pub(super) fn touched(&self, paths: &[PathBuf]) -> Vec<PathBuf> {
        self.0.keys().filter(|root| paths.iter().any(|path| path.starts_with(root))).cloned().collect()
    }
}
