//! Git objects: the only module that speaks git2.

mod archive;
mod commit;
mod history;
mod past;
mod problem;
mod script;
mod store;
mod tree;

pub use archive::{Archive, Id};
pub use commit::{Commit, Person, Stamp};
pub use history::{Change, Dropped, Step};
pub use problem::GitProblem;
pub use script::{Author, Script};
pub use store::Gap;
pub use tree::Found;
