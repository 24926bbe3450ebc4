//! Hearing that files changed: from the system, or by looking every second where the system does not tell.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Config, RecommendedWatcher, RecursiveMode, Watcher};

use crate::world;

use super::keeper::Message;

/// The folders of an archive that say something.
pub(super) const FOLDERS: [&str; 4] = ["cases", "regulations", "reports", "themes"];
/// The settings.
pub(super) const SETTINGS: &str = "klacht.toml";

/// How often is looked when the system does not tell.
const EVERY: Duration = Duration::from_secs(1);

/// What is followed.
#[derive(Debug, Clone)]
pub(super) struct Places {
    /// The folder of the archive.
    pub(super) root: PathBuf,
    /// The folders git keeps its own things in: of this working tree, and of all of them.
    pub(super) git: Vec<PathBuf>,
}

/// Somebody who tells, as long as this is kept.
#[derive(Debug)]
pub(super) struct Watch(RecommendedWatcher);

impl Watch {
    /// Asks the system to tell.
    ///
    /// # Errors
    /// It will not: why, in Dutch.
    pub(super) fn start(places: &Places, tell: Sender<Message>) -> Result<Self, String> {
        let hear = move |event: notify::Result<notify::Event>| {
            // When nobody listens any more we are about to stop.
            let _ = match event {
                Ok(event) if event.need_rescan() => tell.send(Message::Lost),
                Ok(event) if says_something(event.kind) => {
                    event.paths.into_iter().try_for_each(|path| tell.send(Message::Seen(path)))
                }
                Ok(_) => Ok(()),
                Err(error) => tell.send(Message::Blind(reason(&error))),
            };
        };
        let config = Config::default().with_follow_symlinks(false);
        let mut watch = Self(RecommendedWatcher::new(hear, config).map_err(|error| reason(&error))?);
        watch.again(places)?;
        Ok(watch)
    }

    /// Follows what there is now: a folder may have come, or have been put in the place of another.
    ///
    /// # Errors
    /// As for [`Watch::start`].
    pub(super) fn again(&mut self, places: &Places) -> Result<(), String> {
        let mut follow = |path: &Path, mode| match self.0.watch(path, mode) {
            // What went away in the meantime has nothing to tell.
            Err(error) if world::is_dir(path) => Err(reason(&error)),
            _ => Ok(()),
        };
        follow(&places.root, RecursiveMode::NonRecursive)?;
        for folder in FOLDERS.map(|name| places.root.join(name)) {
            if world::is_dir(&folder) && !world::is_symlink(&folder) {
                follow(&folder, RecursiveMode::Recursive)?;
            }
        }
        for folder in &places.git {
            follow(folder, RecursiveMode::NonRecursive)?;
            let refs = folder.join("refs");
            if world::is_dir(&refs) {
                follow(&refs, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }
}

/// Reading a file is no change; ours would go on for ever.
fn says_something(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write))
}

const FULL: &str = "er worden al zo veel mappen gevolgd als het systeem toelaat";

fn reason(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => FULL.to_owned(),
        // Linux says "too many open files" (24) or "no space left on device" (28) when it means this.
        notify::ErrorKind::Io(error) if matches!(error.raw_os_error(), Some(24 | 28)) => FULL.to_owned(),
        notify::ErrorKind::Io(error) => world::reason(error),
        other => format!("{other:?}"),
    }
}

/// Looks every second, in a thread of its own, until nobody listens any more.
pub(super) fn poll(places: Places, tell: Sender<Message>) -> std::io::Result<()> {
    let mut known = stamps(&places.root);
    let look = move || {
        loop {
            std::thread::sleep(EVERY);
            let now = stamps(&places.root);
            let changed = now.iter().filter(|(path, stamp)| known.get(*path) != Some(stamp)).map(|(path, _)| path);
            let gone = known.keys().filter(|path| !now.contains_key(*path));
            // Git is asked what it has: its own files are none of ours.
            let git = places.git.iter().map(|folder| folder.join("HEAD"));
            for path in changed.chain(gone).cloned().chain(git) {
                if tell.send(Message::Seen(path)).is_err() {
                    return;
                }
            }
            known = now;
        }
    };
    std::thread::Builder::new().name("kijken".to_owned()).spawn(look).map(|_| ())
}

fn stamps(root: &Path) -> BTreeMap<PathBuf, world::Stamp> {
    let below = FOLDERS.iter().flat_map(|folder| world::list(&root.join(folder)).unwrap_or_default());
    let files = below.map(|file| file.path).chain([root.join(SETTINGS)]);
    files.filter_map(|path| Some((world::stamp(&path)?, path))).map(|(stamp, path)| (path, stamp)).collect()
}

/// What a change on disk is about.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum About {
    /// A file or folder of the archive, by its name there.
    Archive(String),
    /// One of the folders at the top.
    Top,
    /// The history.
    History,
    /// Nothing of ours.
    Nothing,
}

/// Tells what a path is about.
pub(super) fn about(places: &Places, path: &Path) -> About {
    for folder in &places.git {
        if let Ok(inside) = path.strip_prefix(folder) {
            let name = inside.to_string_lossy();
            let head = name == "HEAD" || name == "packed-refs" || inside.starts_with("refs");
            return if head && !name.ends_with(".lock") { About::History } else { About::Nothing };
        }
    }
    let Ok(inside) = path.strip_prefix(&places.root) else { return About::Nothing };
    let parts: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    match parts.as_slice() {
        [only] if only == SETTINGS => About::Archive(only.clone()),
        [only] if FOLDERS.contains(&only.as_str()) || only == ".git" => About::Top,
        [first, rest @ ..] if FOLDERS.contains(&first.as_str()) && !rest.iter().any(|part| is_passing(part)) => {
            About::Archive(parts.join("/"))
        }
        _ => About::Nothing,
    }
}

/// What an editor, or this program, puts beside a file while it saves it.
fn is_passing(name: &str) -> bool {
    let endings = ["~", ".swp", ".swx", ".tmp", ".bak", ".klacht-nieuw", ".crswap"];
    name.starts_with(['.', '#']) || name == "4913" || endings.iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_says_something_is_heard() {
        let places = Places { root: "/a".into(), git: vec!["/a/.git".into()] };
        let about = |path: &str| about(&places, Path::new(path));
        assert_eq!(about("/a/cases/2026/2026-001.md"), About::Archive("cases/2026/2026-001.md".to_owned()));
        assert_eq!(about("/a/klacht.toml"), About::Archive("klacht.toml".to_owned()));
        for path in ["/a/.git/HEAD", "/a/.git/refs/heads/main", "/a/.git/packed-refs"] {
            assert_eq!(about(path), About::History, "{path}");
        }
        assert_eq!(about("/a/cases"), About::Top);
        for path in [
            "/a/out/public/index.html",
            "/a/.git/index",
            "/a/.git/refs/heads/main.lock",
            "/a/.git/objects/00/11",
            "/a/cases/2026/.2026-001.md.swp",
            "/a/cases/2026/2026-001.md~",
            "/a/cases/2026/2026-001.md.klacht-nieuw",
            "/a/cases/2026/4913",
            "/a/cases/.verborgen/2026-001.md",
            "/a/README.md",
            "/elders/cases/2026-001.md",
        ] {
            assert_eq!(about(path), About::Nothing, "{path}");
        }
    }
}
