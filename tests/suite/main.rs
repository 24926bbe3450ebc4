//! One test binary: the domain, the pages, the commands from outside.
#![allow(clippy::unwrap_used, missing_docs)]

mod check_pages;
mod deadlines;
mod officer_input;
mod retention;
mod unreadable;
