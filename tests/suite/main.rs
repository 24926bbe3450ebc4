//! One test binary: the domain, the pages, the commands from outside.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, missing_docs)]

mod audit;
mod building;
mod check_pages;
mod checkout;
mod commands;
mod coverage;
mod deadlines;
mod floors;
mod format;
mod history_pages;
mod officer_input;
mod pages;
mod proof;
mod recording;
mod registering;
mod regulation_checks;
mod regulations;
mod retention;
mod rules;
mod saving;
mod signatures;
mod syncing;
mod test_repo;
mod trail;
mod unreadable;
