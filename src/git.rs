//! Git objects: the only module that speaks git2.

mod problem;
mod script;

pub use problem::GitProblem;
pub use script::{Author, Script};
