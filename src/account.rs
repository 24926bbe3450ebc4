//! What a report says, as tables and sentences: written once, shown as Markdown, as a page and as a workbook.

mod advice;
mod markdown;
mod meeting;
mod register;
mod skeleton;
mod table;
mod tables;
mod whole;
mod wording;

pub use advice::{Advice, advice};
pub use markdown::markdown;
pub use meeting::{Decision, Meeting, Number, Point};
pub use register::{Registered, Stage, register, register_table};
pub use skeleton::{BEGIN, END, skeleton};
pub use table::{Cell, Drawn, Row, Table};
pub use tables::{Year, tables};
pub use whole::{Account, From, Ledger};
pub use wording::{counted_until, gaps, headline, in_common};
