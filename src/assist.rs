//! What there is to say at a place in a file: what a word means, what may come here, where a reference leads, which day
//! a term ends. For editors and whoever else asks; nothing here knows how it is shown.

mod complete;
mod cursor;
mod explain;
mod file;
mod hints;
mod links;
mod meaning;
mod outline;
mod spot;

pub use complete::{Completion, Sort, complete, people};
pub use explain::{Explained, explain};
pub use file::{Content, File};
pub use hints::{Hint, hints};
pub use links::{Citing, Subject, leads_to, subject};
pub use meaning::{Kind, meaning};
pub use outline::{Symbol, SymbolKind, outline};
