//! A regulation (klachtenregeling): its rules as data and its text with articles and members.

mod article;
mod changes;
pub mod codes;
mod mention;
mod model;
mod order;
mod reader;
mod record;
mod refs;
mod slug;
mod yearly;

pub use article::{Article, Articles, Member, Target};
pub use changes::{ArticleChange, Changes, Did, Piece, RuleChange, changes};
pub use mention::{Mention, mentions};
pub use model::*;
pub use order::{Order, Precedence};
pub use reader::{KNOWN_KEYS, read};
pub use record::{Appointment, Processing, Secrecy};
pub use slug::{is_slug, misnamed};
pub use yearly::{Information, MeasuresRule, Report, Training};
