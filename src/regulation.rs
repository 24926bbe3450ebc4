//! A regulation (klachtenregeling): its rules as data and its text with articles and members.

mod article;
pub mod codes;
mod model;
mod reader;

pub use article::{Article, Articles, Member, Target};
pub use model::*;
pub use reader::{KNOWN_KEYS, read};
