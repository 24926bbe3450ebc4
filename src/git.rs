//! Git objects: the only module that speaks git2 and ssh-key, and the only one that starts git.

mod archive;
mod commit;
mod desk;
mod history;
mod hooks;
mod levels;
mod objects;
mod open;
mod past;
mod problem;
mod record;
mod script;
mod seen;
mod settings;
pub mod signature;
mod signers;
mod store;
mod tags;
mod tree;
mod walk;
mod words;

pub use archive::{Archive, Blobs, Id};
pub use commit::{Commit, Person, Stamp};
pub use desk::{Blocked, Desk, Pending};
pub use history::{Change, Dropped, Step};
pub use hooks::HookFolder;
pub use objects::Damage;
pub use problem::GitProblem;
pub use record::{Draft, RecordProblem};
pub use script::{Author, Script};
pub use signers::{Principals, SIGNERS_FILE, Signers, Standing, UnreadLine};
pub use store::Gap;
pub use tags::{Tag, TagProblem};
pub use tree::Found;
pub use words::Words;
