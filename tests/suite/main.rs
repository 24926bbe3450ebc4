//! One test binary: the domain, the pages, the commands from outside.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, missing_docs)]

mod building;
mod check_pages;
mod deadlines;
mod floors;
mod officer_input;
mod pages;
mod regulation_checks;
mod regulations;
mod retention;
mod unreadable;
